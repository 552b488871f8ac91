/// A time within which something is to be done: `24 hours`, `3 days`, `5 business days`.
public struct TimeLimit: Sendable, Hashable, CustomStringConvertible {
  public enum Unit: String, Sendable, CaseIterable {
    case hours
    case days
    case businessDays = "business days"
  }

  /// From 1 to 1000.
  public let amount: Int
  public let unit: Unit

  /// Nil for anything else; `1 hour` and `1 day` may be written without the s.
  public init?(_ text: String) {
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2, let amount = Int(parts[0]), (1...1_000).contains(amount),
      let unit = Unit.allCases.first(where: { $0.rawValue == parts[1] || $0.rawValue == parts[1] + "s" })
    else { return nil }
    self.amount = amount
    self.unit = unit
  }

  public var description: String { "\(amount) \(unit.rawValue)" }
}

/// As the text that ``description`` gives.
extension TimeLimit: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let limit = TimeLimit(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "“\(text)” is no time limit")
    }
    self = limit
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
