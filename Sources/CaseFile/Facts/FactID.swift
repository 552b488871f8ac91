/// What a fact is called in its case: words of a-z and 0-9 with dashes between them, at most 64 characters.
public struct FactID: RawRepresentable, Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
  public let rawValue: String

  public init?(rawValue: String) {
    guard rawValue.utf8.count <= 64, rawValue.wholeMatch(of: #/[a-z0-9]+(?:-[a-z0-9]+)*/#) != nil else {
      return nil
    }
    self.rawValue = rawValue
  }

  public var description: String { rawValue }

  public static func < (a: FactID, b: FactID) -> Bool { a.rawValue < b.rawValue }
}
