public import YAMLText

/// What the company bears of the harm.
public struct Compensation: Sendable, Hashable, Codable {
  public var id: FactID
  /// What is borne: fraudulent charges, fees for new cards.
  public var heads: [BilingualText]
  /// For whom, by the data map's sets; empty: everybody concerned.
  public var sets: [String]
  /// What has to be so: “as a direct consequence of this leak”.
  public var condition: BilingualText?
  /// Up to what amount, in words.
  public var cap: BilingualText?
  /// How one asks for it.
  public var how: BilingualText?
  public var publicWording: BilingualText?
  /// The decision that it rests on.
  public var decision: FactID?
  /// Filings by which others were told.
  public var declared: [FactID]

  enum CodingKeys: String, CodingKey {
    case id, heads, sets, condition, cap, how
    case publicWording = "public"
    case decision, declared
  }
}
