/// Where a letter goes, as a mail house wants it.
public struct PostalAddress: Sendable, Hashable {
  public var postalCode: String
  /// Prefecture, city and street in one line, the building in the second.
  public var line1: String
  public var line2: String
  public var country: String

  /// Words of the data map's fields that hold parts of an address, in the order in which an address is written in Japan:
  /// from the largest to the smallest.
  private static let parts: [[String]] = [
    ["prefecture", "region", "state"], ["city"], ["address", "address1", "street", "streetAddress"],
  ]
  private static let buildings = ["building", "address2"]
  private static let codes = ["postalCode", "postcode", "zip", "zipCode"]

  /// Nil where the data has no street for the person: a letter would not arrive.
  public init?(_ values: [String: String]) {
    func first(_ words: [String]) -> String {
      for word in words {
        if let value = values[word]?.trimmingBlanks, !value.isEmpty { return value }
      }
      return ""
    }
    let street = first(Self.parts[2])
    guard !street.isEmpty else { return nil }
    country = first(["country"])
    postalCode = Self.code(first(Self.codes))
    line2 = first(Self.buildings)
    let larger = Self.parts[0..<2].map(first)
    // A field may hold the whole address already, its prefecture included.
    let missing = larger.filter { !$0.isEmpty && !street.contains($0) }
    let isJapanese = (missing + [street]).allSatisfy { $0.unicodeScalars.contains { $0.value > 0x2E80 } }
    line1 =
      isJapanese ? (missing + [street]).joined() : ([street] + missing.reversed()).joined(separator: ", ")
  }

  /// `1234567` as `123-4567`; others as they are.
  private static func code(_ text: String) -> String {
    let digits = text.unicodeScalars.compactMap { scalar -> Character? in
      switch scalar.value {
      case 0x30...0x39: Character(scalar)
      case 0xFF10...0xFF19: Unicode.Scalar(scalar.value - 0xFF10 + 0x30).map(Character.init)
      default: nil
      }
    }
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.properties.numericType != nil || "-－‐ー〒 　".unicodeScalars.contains($0)
    }
    guard digits.count == 7, isPlain else { return text }
    return String(digits[..<3]) + "-" + String(digits[3...])
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
    let scalars = unicodeScalars.drop(while: isBlank)
    guard let last = scalars.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(scalars[...last])
  }
}
