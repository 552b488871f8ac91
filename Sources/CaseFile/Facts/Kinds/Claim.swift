public import YAMLText

/// A statement that must be proven before it is published, above all that something is not so: “we hold no security
/// codes”.
public struct Claim: Sendable, Hashable, Codable {
  public var id: FactID
  public var text: BilingualText
  public var publicWording: BilingualText?
  /// The services it speaks of; empty: all.
  public var services: [String]
  /// The sets of people it speaks of, by the data map's ids; empty: all.
  public var sets: [String]
  public var proof: Proof?

  /// What proves it, and who looked.
  public struct Proof: Sendable, Hashable, Codable {
    /// Reports and decisions that prove it.
    public var facts: [FactID]
    /// Evidence items that prove it.
    public var evidence: [String]
    /// How it follows from these.
    public var how: BilingualText?
  }

  /// Whether anything proves it.
  public var isProven: Bool { proof.map { !$0.facts.isEmpty || !$0.evidence.isEmpty } ?? false }

  enum CodingKeys: String, CodingKey {
    case id, text
    case publicWording = "public"
    case services, sets, proof
  }
}
