import DatabaseDump
import Injection
import TestSupport

@testable import Reconstruction

/// A clinic's patients, a table unlike those of the recordings; what pages show of it is computed here, apart from the
/// program.
struct Clinic {
  static let columns = ["pid", "surname", "phone", "insurance_no", "remark", "ward"]
  /// Values as text, nil for NULL.
  let rows: [[String?]]

  init(count: Int = 24) {
    var random = SplitMix(state: 7)
    let names = ["Ito", "O'Hara", "山田", "Nguyễn", "Schäfer & Sons", "佐々木 小次郎", "Li", "de la <Cruz>", "田中"]
    let remarks = [
      "allergic", "来週また電話すること、午後は不在", "\"private\"", "follow-up in 3 months; bring the X-ray", "高血圧",
    ]
    rows = (0..<count).map { number in
      let name = names.randomElement(using: &random) ?? ""
      let digits = (0..<10).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
      return [
        String(101 + number * 3), name + String(repeating: "x", count: number % 4),
        number % 5 == 3 ? nil : "0" + digits.prefix(5 + number % 5),
        "IN-" + digits + String(repeating: "9", count: number % 9),
        number % 3 == 1 ? nil : remarks[number % remarks.count] + String(repeating: ".", count: number % 7),
        String(number % 4),
      ]
    }
  }

  /// - Parameter head: the dump's first line, which names the product.
  func database(_ head: String = "") throws -> Database {
    let tuples = rows.map { row in
      let cells = row.enumerated().map { place, value -> String in
        guard let value else { return "NULL" }
        if place == 0 || place == 5 { return value }
        return "'" + value.map { "'\\\"".contains($0) ? "\\\($0)" : String($0) }.joined() + "'"
      }
      return "(" + cells.joined(separator: ",") + ")"
    }
    let dump =
      head + """
        CREATE DATABASE /*!32312 IF NOT EXISTS*/ `clinic` /*!40100 DEFAULT CHARACTER SET utf8mb4 */;
        USE `clinic`;
        CREATE TABLE `patients` (
          `pid` int(11) NOT NULL,
          `surname` varchar(190) NOT NULL,
          `phone` varchar(40) DEFAULT NULL,
          `insurance_no` varchar(40) NOT NULL,
          `remark` text DEFAULT NULL,
          `ward` int(11) NOT NULL,
          PRIMARY KEY (`pid`)
        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
        INSERT INTO `patients` VALUES
        \(tuples.joined(separator: ",\n"));

        """
    var reader = DumpReader(keeping: { _ in true })
    let bytes = Array(dump.utf8)
    try reader.consume(bytes.span, firstLine: 1)
    var database = Database()
    database.add(try reader.finish(), item: 2)
    return database
  }

  /// What `MID(IFNULL(CAST(column AS CHAR),0x20),start,length)` is in a row.
  func piece(_ row: Int, _ column: String, _ start: Int, _ length: Int) -> String {
    let text = (Clinic.columns.firstIndex(of: column).flatMap { rows[row][$0] }) ?? " "
    return String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(start - 1).prefix(length)))
  }

  func value(_ row: Int, _ column: String) -> String? {
    Clinic.columns.firstIndex(of: column).flatMap { rows[row][$0] }
  }
}

/// How a server quotes a value in its message.
enum Quotation {
  static func all(_ text: String) -> String { text }

  /// MySQL's XPath error: 32 bytes, whole characters.
  static func mysql(_ text: String) -> String { prefix(text, 32) }

  /// MariaDB's: 32 bytes, the last three of them dots if there was more.
  static func mariadb(_ text: String) -> String { text.utf8.count <= 32 ? text : prefix(text, 29) + "..." }

  static func prefix(_ text: String, _ bytes: Int) -> String {
    var kept = ""
    for scalar in text.unicodeScalars {
      var longer = kept
      longer.unicodeScalars.append(scalar)
      if longer.utf8.count > bytes { break }
      kept = longer
    }
    return kept
  }
}

/// Pages as the applications write them, in full.
enum Pages {
  static func escaped(_ text: String) -> String {
    text.map { character -> String in
      switch character {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "'": "&#x27;"
      default: String(character)
      }
    }.joined()
  }

  static func json(_ text: String) -> String {
    text.map { "\"\\".contains($0) ? "\\\($0)" : String($0) }.joined()
  }

  static func html(_ message: String, _: String) -> Int {
    "<html><body><h1>Sorry</h1><p>SQL error: '\(escaped(message))'</p></body></html>".utf8.count + 311
  }

  static func json(_ message: String, _: String) -> Int {
    "{\"ok\":false,\"error\":{\"code\":1062,\"text\":\"\(json(message))\"}}".utf8.count
  }

  /// Repeats the query that failed, twice.
  static func echoing(_ message: String, _ payload: String) -> Int {
    let query = escaped("SELECT * FROM visits WHERE id = " + payload)
    return "<pre>\(escaped(message))</pre><pre>\(query)</pre><!-- \(query) -->".utf8.count + 120
  }

  /// Shows a value twice.
  static func profile(_ value: String, _: String) -> Int {
    "<title>\(escaped(value))</title><td>\(escaped(value))</td>".utf8.count + 940
  }
}

/// Goes through the clinic's cells one request at a time.
struct Intruder {
  let clinic: Clinic
  /// The payload around an expression that is to be seen.
  var wrap: (String) -> String
  /// What becomes of the expression's value until it stands in the page.
  var quote: (String) -> String = Quotation.all
  var page: (String, String) -> Int
  var status = 500
  var columns = ["pid", "surname", "phone", "insurance_no", "remark"]
  var pieceLength = 18
  /// How a row is picked, by its number in `order`.
  var pick: (Int) -> String = { "ORDER BY pid LIMIT \($0),1" }
  /// The rows in the order in which positions count them.
  var order: [Int]
  var calibrates = true
  private(set) var attacks: [AttackRequest] = []
  private var line = 0

  init(
    _ clinic: Clinic, wrap: @escaping (String) -> String, quote: @escaping (String) -> String = Quotation.all,
    page: @escaping (String, String) -> Int
  ) {
    self.clinic = clinic
    self.wrap = wrap
    self.quote = quote
    self.page = page
    order = Array(clinic.rows.indices)
  }

  /// One request: the expression, and its value on the server.
  mutating func ask(_ expression: String, _ value: String) throws {
    let payload = wrap(expression)
    line += 1
    attacks.append(
      try attack(
        payload, line: line, bytes: page(quote("~kqz" + value + "zqk"), payload),
        time: readTime + Int64(line / 20),
        status: status))
  }

  mutating func calibrate() throws {
    for count in [1, 9, 14] {
      try ask("(SELECT REPEAT(0x37,\(count)))", String(repeating: "7", count: count))
    }
  }

  /// Reads the cells of some positions, row by row, each in as many pieces as it takes.
  mutating func read(positions: Range<Int>, from table: String = "clinic.patients") throws {
    for position in positions {
      for column in columns {
        let row = order[position]
        var start = 1
        repeat {
          let piece = clinic.piece(row, column, start, pieceLength)
          try ask(
            "(SELECT MID((IFNULL(CAST(\(column) AS CHAR),0x20)),\(start),\(pieceLength)) FROM \(table) \(pick(position)))",
            piece)
          start += pieceLength
          // Tools go on while a piece was full.
          if piece.unicodeScalars.count < pieceLength { break }
        } while start < 200
      }
    }
  }

  /// What reached the intruder of a cell, with U+FFFD for each character that did not.
  func delivered(_ row: Int, _ column: String) -> String? {
    guard let value = clinic.value(row, column) else { return nil }
    var text = ""
    var start = 1
    while start <= max(1, value.unicodeScalars.count) {
      let piece = clinic.piece(row, column, start, pieceLength)
      let shown = quote("~kqz" + piece + "zqk").unicodeScalars.dropFirst(4)
      var kept = 0
      for (a, b) in zip(shown, piece.unicodeScalars) where a == b { kept += 1 }
      for (place, scalar) in piece.unicodeScalars.enumerated() {
        text.unicodeScalars.append(place < kept ? scalar : "\u{FFFD}")
      }
      start += pieceLength
    }
    return text
  }

  /// The rows as the findings must list them.
  func expected(positions: Range<Int>) -> [[String?]] {
    order[positions].sorted().map { row in columns.map { delivered(row, $0) } }
  }
}

extension ObtainedTable {
  /// The values in the order of some columns.
  func values(of names: [String]) -> [[String?]] {
    let places = names.compactMap(columns.firstIndex)
    return rows.map { row in places.map { row.values[$0] } }
  }
}
