public import YAMLText

/// A statement that must be proven before it is published, above all that something is not so: “we hold no security
/// codes”.
public struct Claim: Sendable, Hashable, Codable {
  public var id: FactID
  public var kind: ClaimKind?
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
    case id, kind, text
    case publicWording = "public"
    case services, sets, proof
  }
}

/// What kind of claim it is, where a rule or a document asks for it.
public struct ClaimKind: FactWord {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  /// What leaked cannot be read: encrypted to the state of the art, the key safe.
  public static let unintelligible = ClaimKind(rawValue: "unintelligible")

  public static let known = [
    FactTerm("noSecurityCodes", "セキュリティコードの非保持", "no card security codes held"),
    FactTerm("noCards", "カード情報の非保持", "no card data held"),
    FactTerm("passwordsProtected", "パスワードの保護", "passwords stored protected"),
    FactTerm("unintelligible", "高度な暗号化等の秘匿化", "unintelligible: strong encryption, key safe"),
    FactTerm("onlyThese", "対象の限定", "only these are concerned"),
    FactTerm("notAffected", "影響のないもの", "not affected"),
    FactTerm("noHarm", "被害の不確認", "no harm seen"),
  ]
}
