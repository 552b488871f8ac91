import Exposure
import Foundation
import Investigation
import TestSupport
import Testing

/// A population says the same, whatever file it stands in.
@Suite("A population that is kept")
struct PopulationFormTests {
  /// How a population is written, and how the map says so.
  struct Form: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let file: String
    let key: String
    /// What stands in the map: `records`, `key` and `fields`.
    let map: String
    let write: @Sendable (_ rows: [[String?]], _ path: String) throws -> Void

    init(
      _ description: String, _ file: String, records: String? = nil,
      columns: [String] = ["id", "email", "name", "country", "created_at", "left_at"],
      write: @escaping @Sendable ([[String?]], String) throws -> Void
    ) {
      (testDescription, self.file, self.write, key) = (description, file, write, columns[0])
      map =
        "file: \(file)" + (records.map { "\n    records: { \($0) }" } ?? "")
        + "\n    key: \(columns[0])\n    fields: { email: \(columns[1]), name: \(columns[2]), country: \(columns[3]), "
        + "createdAt: \(columns[4]), withdrawnAt: \(columns[5]) }"
    }

    /// A text of a line for each record.
    static func text(
      _ description: String, _ file: String, records: String? = nil, columns: [String]? = nil,
      encoding: String = "UTF-8", head: String = "", line: @escaping @Sendable ([String?]) throws -> String
    ) -> Form {
      let columns = columns ?? ["id", "email", "name", "country", "created_at", "left_at"]
      return Form(description, file, records: records, columns: columns) { rows, path in
        let text = head + (try rows.map { try line($0) + "\n" }.joined())
        let bytes = try #require(Encoded.bytes(text, named: encoding))
        try Data(file.hasSuffix(".gz") ? Compressors.gzip(bytes) : bytes).write(to: URL(filePath: path))
      }
    }
  }

  private static func quoted(_ row: [String?], _ separator: String) -> String {
    row.map { "\"" + ($0 ?? "").replacing("\"", with: "\"\"") + "\"" }.joined(separator: separator)
  }

  private static let japanese = ["会員番号", "メール", "氏名", "国", "登録日時", "退会日時"]

  static let forms: [Form] = [
    .text(
      "in CSV of Shift_JIS, which is detected", "members.csv", columns: japanese, encoding: "CP932",
      head: japanese.joined(separator: ",") + "\r\n"
    ) { quoted($0, ",") + "\r" },
    .text(
      "in CSV of Shift_JIS without a head, as the map says", "kaiin.txt",
      records:
        "format: csv, encoding: shift_jis, delimiter: \";\", header: [id, email, name, country, created_at, left_at]",
      encoding: "CP932"
    ) { quoted($0, ";") },
    .text(
      "in CSV of EUC-JP, compressed", "members.csv.gz", encoding: "EUC-JP",
      head: "id,email,name,country,created_at,left_at\n"
    ) { quoted($0, ",") },
    .text(
      "in TSV, with its columns in another order", "members.tsv",
      head: "left_at\tname\tcreated_at\tcountry\temail\tid\n"
    ) { row in [row[5], row[2], row[4], row[3], row[1], row[0]].map { $0 ?? "" }.joined(separator: "\t") },
    .text(
      "in JSON lines, inside other objects", "members.jsonl",
      columns: ["id", "mail.address", "mail.name", "country", "at.made", "at.left"]
    ) { row in
      let object: [String: Any] = [
        "id": Int(row[0] ?? "") ?? 0, "country": row[3] ?? "",
        "mail": ["address": row[1] ?? "", "name": row[2] ?? ""],
        "at": ["made": row[4] ?? "", "left": row[5] ?? NSNull()] as [String: Any],
      ]
      return String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
    },
    .text(
      "in lines of text", "members.log",
      records: "format: lines, pattern: '#{id} <{email}> {country} {created_at};{left_at};{name}'"
    ) { row in
      "#\(row[0] ?? "") <\(row[1] ?? "")> \(row[3] ?? "") \(row[4] ?? "");\(row[5] ?? "");\(row[2] ?? "")"
    },
    Form("in SQLite", "members.sqlite", records: "table: people") { rows, path in
      let values = rows.map { row in
        "("
          + row.map { $0.map { "'" + $0.replacing("'", with: "''") + "'" } ?? "NULL" }.joined(separator: ",")
          + ")"
      }
      MadeDatabase.make(
        """
        CREATE TABLE people(id INTEGER PRIMARY KEY, email TEXT, name TEXT, country TEXT, created_at TEXT, left_at TEXT);
        CREATE TABLE other(id INTEGER, email TEXT);
        INSERT INTO other VALUES (1, 'nobody@example.com');
        INSERT INTO people VALUES \(values.joined(separator: ","));
        """, at: path)
    },
  ]

  /// Sets of what only a population knows of its people.
  private static let sets = """
      - { id: left, people: withdrawn }
      - { id: abroad, people: all - country(JP) }

    """

  private let scene: WrittenScene

  init() throws { scene = try WrittenScene(SmallScenario.text, lines: 1_000) }

  @Test("gives the figures of the table that it was copied from", arguments: forms)
  func figures(_ form: Form) throws {
    let folder = try scene.changed { $1 }
    // What no encoding but Unicode's has is written in another way: nothing hangs on the names.
    let rows = try scene.rows(of: "members").map { row in
      row.enumerated().map { place, value -> String? in
        if value == "NULL" { return nil }
        let fits = ["CP932", "EUC-JP"].allSatisfy { Encoded.bytes(value, named: $0) != nil }
        return place == 2 && !fits ? "佐藤, \"表\" O'Brien" : value
      }
    }
    try form.write(rows, folder.path + "/" + form.file)
    let table = try #require(try scene.investigate([folder.path]) { $0 + Self.sets }.affected)
    let affected = try #require(
      try scene.investigate([folder.path]) { map in
        map.replacingEach([
          (
            """
            table: shop.members
                key: id
                fields: { email: email, name: name, country: country, createdAt: created_at, withdrawnAt: left_at }
            """, form.map
          )
        ]).replacing("by: { id: member_id }", with: "by: { \(form.key): member_id }") + Self.sets
      }.affected)
    #expect(Figures(affected).differences(from: Figures(table)) == [:])
    #expect(Figures(affected)["population members"] == Figures.Figure(records: 160, people: 160))
    for set in ["left", "abroad"] { #expect(Figures(affected)["set \(set)"].people > 20, "\(set)") }
    #expect(affected.byCountry.map(\.id) == table.byCountry.map(\.id))
    #expect(affected.byCountry.map(\.counts) == table.byCountry.map(\.counts))
  }
}
