import DatabaseDump
import Foundation
import Testing

@Suite struct `Real dumps` {
  static let files = [
    "databases", "complete-hex-blob", "ansi", "no-create-info",
  ]

  static func bytes(of file: String) throws -> [UInt8] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    return Array(try Data(contentsOf: folder.appending(path: "Fixtures/\(file).sql")))
  }

  @Test(arguments: files) func `whatever the options, the rows are the same`(file: String) throws {
    let bytes = try Self.bytes(of: file)
    #expect(DumpKind.detect(in: bytes.span) == .mysqlDump)
    let dump = try read(bytes)
    let index = try #require(dump.tableIndex(schema: nil, name: "people"))
    let people = try #require(dump.rows[index])
    #expect(people.count == 3)
    #expect(people.columnCount == 15)
    #expect(
      dump.texts("people").map { $0[1...4].map { $0 } } == [
        ["a@example.com", "O'Neil \"x\" \\", "line1\nline2\r\n;),('", "b,)"],
        ["b@example.com", "表 十 ソ 😀", nil, "it's"],
        ["c@example.com", "", "-- not /* a */ comment\n# nor `this`; DELIMITER ;;\n", "a"],
      ])
    let photos = (0..<3).map { people.bytes(row: $0, column: 5).map(Array.init) }
    #expect(photos == [[0x00, 0x01, 0xFF, 0x27, 0x22, 0x5C, 0x0A, 0x1A], [], nil])
    #expect(people.bytes(row: 0, column: 6).map(Array.init) == [1])
    #expect(dump.texts("people").map { $0[14] } == [#"{"a": "b\"c"}"#, nil, "[]"])
    var arena: [UInt8] = []
    #expect(people.cell(row: 0, column: 0, into: &arena) == .bytes(0..<1, isNumber: true))
    #expect(dump.texts("orders-2`x").map { [$0[0], $0[1]] } == [["1", "1"], ["2", nil]])
    #expect(dump.texts("parts").map { $0[0] } == ["1", "11"])
    #expect(dump.texts("hist") == [["1", "now"]])
  }

  @Test func `schema, views, triggers and header of a dump are read right`() throws {
    let dump = try read(try Self.bytes(of: "databases"))
    #expect(dump.problems.isEmpty)
    #expect(dump.product == .mariadb)
    #expect(dump.serverVersion == "10.11.19-MariaDB-0+deb12u1")
    #expect(dump.host == "localhost")
    #expect(dump.database == "fix`shop")
    #expect(dump.hasEndMark)
    #expect(dump.completedAt == "2026-11-23 13:34:05")
    #expect(dump.timeZoneIsUTC)
    #expect(dump.characterSet == "utf8mb4")
    #expect(dump.schemas == ["fix`shop"])
    #expect(dump.tables.map(\.name) == ["empty_one", "grown", "hist", "orders-2`x", "parts", "people"])
    #expect(dump.tables.allSatisfy { $0.schema == "fix`shop" })
    #expect(dump.rowCounts == [0, 0, 1, 2, 2, 3])
    #expect(dump.tables[1].isView)
    #expect(dump.tables[1].columns.map(\.name) == ["id", "full name"])
    let people = dump.tables[5]
    #expect(people.comment == "people; of the 'shop'")
    #expect(people.columns.filter(\.isGenerated).map(\.name) == ["upper_name", "len"])
    #expect(people.columns.filter(\.updatesToNow).map(\.name) == ["seen"])
    #expect(people.columns.filter(\.defaultsToNow).map(\.name) == ["made", "seen"])
    #expect(people.columns[2].collation == "utf8mb4_unicode_ci")
    #expect(people.indexes.map(\.columns) == [[0], [1], [2, 9]])
  }

  @Test(arguments: files) func `the result does not depend on how the dump is cut`(file: String) throws {
    let bytes = try Self.bytes(of: file)
    let whole = try read(bytes)
    var generator = SeededGenerator(seed: 1)
    #expect(try read(bytes, chunks: [1]) == whole)
    #expect(try read(bytes, chunks: [7]) == whole)
    for _ in 0..<20 {
      let sizes = (0..<40).map { _ in Int.random(in: 1...600, using: &generator) }
      #expect(try read(bytes, chunks: sizes) == whole)
    }
  }

  @Test func `a dump cut off anywhere gives what was whole`() throws {
    let bytes = try Self.bytes(of: "databases")
    let whole = try read(bytes)
    for end in stride(from: 119, to: bytes.count, by: 97) {
      let dump = try read(Array(bytes[..<end]))
      let isPart = zip(dump.tables.map(\.name), whole.tables.map(\.name)).allSatisfy { $0 == $1 }
      #expect(isPart, "cut at \(end)")
      for table in dump.tables where !table.isView {
        let rows = dump.texts(table.name)
        #expect(rows == Array(whole.texts(table.name).prefix(rows.count)), "cut at \(end)")
      }
    }
    #expect(try !read(Array(bytes[..<(bytes.count - 60)])).hasEndMark)
  }
}
