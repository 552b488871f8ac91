public import YAMLText

/// Something that was decided: by whom, on what grounds, against what else.
public struct Decision: Sendable, Hashable, Codable {
  public var id: FactID
  public var at: FactTime
  /// Facts that are known to have come before.
  public var after: [FactID]
  /// Parties, mostly of our own staff.
  public var by: [FactID]
  public var what: BilingualText
  public var grounds: BilingualText
  /// What else was weighed.
  public var alternatives: [BilingualText]
  /// Facts that it rests on.
  public var basis: [FactID]
  public var publicWording: BilingualText?

  enum CodingKeys: String, CodingKey {
    case id, at, after, by, what, grounds, alternatives, basis
    case publicWording = "public"
  }
}
