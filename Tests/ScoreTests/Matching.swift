/// A value that a row must have.
enum Expected: Hashable {
  case value(String)
  /// The tool does not show this one rightly.
  case anything
}

/// Values in the form in which they are compared.
enum Blank {
  /// NULL, an empty value, a blank and a value of which nothing is known are one: tools print them alike.
  static func normalised(_ value: String?) -> String {
    guard let value, !value.allSatisfy({ $0 == " " || $0 == "\u{FFFD}" }) else { return "" }
    let trimmed = value.drop { $0 == " " || $0 == "\u{FFFD}" }
    return ["NULL", "<blank>"].contains(String(trimmed)) ? "" : value
  }
}

/// Compares rows whole: a name beside another person's address is wrong.
enum Matching {
  /// How many of the expected rows are there, each found row counting once; the strictest rows choose first.
  static func matched(_ expected: [[Expected]], in found: [[String]]) -> Int {
    var left: [[String]: Int] = [:]
    for row in found { left[row, default: 0] += 1 }
    var count = 0
    for row in expected.sorted(by: { looseness($0) < looseness($1) }) {
      let hit = left.first { $0.value > 0 && fits($0.key, row) }
      guard let hit else { continue }
      left[hit.key] = hit.value - 1
      count += 1
    }
    return count
  }

  private static func looseness(_ row: [Expected]) -> Int { row.count { $0 == .anything } }

  private static func fits(_ found: [String], _ expected: [Expected]) -> Bool {
    found.count == expected.count
      && zip(found, expected).allSatisfy { $1 == .anything || $1 == .value($0) }
  }
}
