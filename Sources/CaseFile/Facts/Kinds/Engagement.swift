public import YAMLText

/// A party that works on the case under a contract: an investigator, counsel, a call centre.
public struct Engagement: Sendable, Hashable, Codable {
  public var id: FactID
  public var party: FactID
  public var scope: BilingualText
  /// Systems of the organisation that it is about.
  public var systems: [String]
  /// What makes it independent of us, or what ties there are.
  public var independence: BilingualText?
  public var accreditation: Accreditation?
  public var start: FactTime
  public var expectedEnd: FactTime?
  public var end: FactTime?
  /// Evidence handed over, by the names or numbers of the case's items.
  public var evidence: [String]
  public var publicWording: BilingualText?

  /// What the party is accredited as, and when somebody looked.
  public struct Accreditation: Sendable, Hashable, Codable {
    public var name: BilingualText
    /// Where it was looked up.
    public var register: String?
    public var checked: FactTime?
  }

  enum CodingKeys: String, CodingKey {
    case id, party, scope, systems, independence, accreditation, start, expectedEnd, end, evidence
    case publicWording = "public"
  }
}
