import Testing

@testable import DatabaseDump

struct DumpStreamTests {
  private struct Row: Equatable {
    var table: Int
    var line: Int
    var values: [String]
  }

  private static let dump = #"""
    CREATE TABLE `a` (`x` int, `y` text, `z` text);
    INSERT INTO `a` VALUES (1,'it''s','\\'),(2,NULL,'a\nb'), ( 3 , "d" , x'4142' ),(4,'p' 'q',-1.5e3),(5,'x'),
    (6,NOW(),'/* no */') /* a comment ) */ ,(7,'','\%');
    INSERT INTO `b` (`m`, `n`) VALUES (+1,b'1000001'),(.5,_utf8mb4'é'),(null,DEFAULT);
    INSERT INTO `a` (`z`, `x`) VALUES ('z',8);
    INSERT INTO `a` (`z`, `x`) VALUES (0x414,9),(_binary 'a\0b\'',10),(0x4G,11),(_binary '',0xff);

    """#

  /// What the reader that keeps rows says of a dump that it gets byte by byte: the plain twin of the quick way.
  private func kept(_ text: String, columns: [String: [Int]]) throws -> [Row] {
    var reader = DumpReader(keeping: { _ in true })
    var line = 1
    for byte in text.utf8 {
      try reader.consume([byte].span, firstLine: line)
      if byte == 0x0A { line += 1 }
    }
    let dump = try reader.finish()
    var rows: [Row] = []
    for (table, definition) in dump.tables.enumerated() {
      guard let stored = dump.rows[table], let wanted = columns[definition.name] else { continue }
      for row in 0..<stored.count {
        let values = wanted.map { column in
          var arena: [UInt8] = []
          return Self.text(stored.cell(row: row, column: column, into: &arena), arena)
        }
        rows.append(Row(table: table, line: stored.line(row), values: values))
      }
    }
    return rows
  }

  private func streamed(_ text: String, columns: [String: [Int]], step: Int) throws -> [Row] {
    var stream = DumpStream { columns[$0.name] }
    let bytes = Array(text.utf8)
    var rows: [Row] = []
    var at = 0
    var line = 1
    while at < bytes.count {
      let piece = Array(bytes[at..<min(at + step, bytes.count)])
      try stream.consume(piece.span, firstLine: line) { row in
        #expect(bytes[row.offset] == UInt8(ascii: "("))
        rows.append(Row(table: row.table, line: row.line, values: row.cells.map { Self.text($0, row.arena) }))
        return true
      }
      line += piece.count { $0 == 0x0A }
      at += step
    }
    _ = try stream.finish(isCut: false) { _ in true }
    #expect(stream.unfittingRows == 1)
    return rows.sorted { ($0.table, $0.line) < ($1.table, $1.line) }
  }

  private static func text(_ cell: Cell, _ arena: [UInt8]) -> String {
    switch cell {
    case .null: "null"
    case .absent: "absent"
    case .bytes(let range, let isNumber): "\(isNumber ? "number" : "text") \(arena[range])"
    case .expression(let range): "expression \(arena[range])"
    }
  }

  @Test func `the stream reads what the reader that keeps rows reads, whatever the pieces`() throws {
    let columns = ["a": [2, 0, 1], "b": [1, 0]]
    let expected = try kept(Self.dump, columns: columns)
    #expect(expected.count == 14)
    for step in 1...Self.dump.utf8.count {
      #expect(try streamed(Self.dump, columns: columns, step: step) == expected, "\(step)")
    }
  }

  @Test func `a row that says stop is the last`() throws {
    var stream = DumpStream { $0.name == "a" ? [0] : nil }
    var count = 0
    try stream.consume(Array(Self.dump.utf8).span, firstLine: 1) { _ in
      count += 1
      return count < 3
    }
    #expect(count == 3)
  }
}
