public import YAMLText

/// How it could happen: the weakness that was used, and why it was there.
public struct Cause: Sendable, Hashable, Codable {
  public var id: FactID
  /// The technique in a few words: “SQL injection”.
  public var technique: BilingualText
  /// The weakness by its number in MITRE's Common Weakness Enumeration: `CWE-89`.
  public var weakness: String?
  /// For the case, not for the public.
  public var what: BilingualText
  public var publicWording: BilingualText?
  /// Systems of the organisation that had the weakness.
  public var systems: [String]
  public var certainty: Event.Certainty
  /// Whether somebody meant harm: unauthorised access, theft by one of our own.
  public var intent: Intent
  /// The report that says so.
  public var report: FactID?

  public enum Intent: String, Sendable, Codable, CaseIterable {
    /// Somebody meant harm, or may have.
    case wrongful
    /// A mishap.
    case accident
    case unknown
  }

  enum CodingKeys: String, CodingKey {
    case id, technique, weakness, what
    case publicWording = "public"
    case systems, certainty, intent, report
  }
}
