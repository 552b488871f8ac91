import DatabaseDump
import Testing

@Suite struct `Any rows and any bytes` {
  /// A random table: what the rows hold, and the dump that says so.
  struct Sample {
    var rows: [[[UInt8]?]] = []
    var dump: [UInt8] = []

    init(seed: UInt64, escapesByBackslash: Bool) {
      var generator = SeededGenerator(seed: seed)
      let width = Int.random(in: 1...6, using: &generator)
      let names = (0..<width).map { "`c\($0)` blob" }.joined(separator: ",\n  ")
      if !escapesByBackslash {
        dump += Array("/*!40101 SET SQL_MODE='NO_BACKSLASH_ESCAPES' */;\n".utf8)
      }
      dump += Array("CREATE TABLE `t` (\n  \(names)\n);\n".utf8)
      for _ in 0..<Int.random(in: 1...30, using: &generator) {
        let isFirst = rows.isEmpty || Int.random(in: 0..<4, using: &generator) == 0
        if isFirst, !rows.isEmpty { dump += Array(";\n".utf8) }
        dump += Array((isFirst ? "INSERT INTO `t` VALUES (" : ",\n(").utf8)
        var row: [[UInt8]?] = []
        for column in 0..<width {
          if column > 0 { dump.append(UInt8(ascii: ",")) }
          let value = Self.value(&generator)
          row.append(value)
          dump += Self.written(value, escapesByBackslash, &generator)
        }
        rows.append(row)
        dump.append(UInt8(ascii: ")"))
      }
      dump += Array(";\n".utf8)
    }

    private static func value(_ generator: inout SeededGenerator) -> [UInt8]? {
      switch Int.random(in: 0..<8, using: &generator) {
      case 0: return nil
      case 1: return []
      case 2:
        let awkward = Array("'\"\\`;),(\n\r\0\u{1A}%_-/*#".utf8)
        return (0..<Int.random(in: 1...20, using: &generator)).map { _ in
          awkward[Int.random(in: 0..<awkward.count, using: &generator)]
        }
      default:
        return (0..<Int.random(in: 0...40, using: &generator)).map { _ in
          UInt8.random(in: 0...255, using: &generator)
        }
      }
    }

    /// As the C function mysql_real_escape_string_quote() writes it, or as hexadecimal.
    private static func written(
      _ value: [UInt8]?, _ escapesByBackslash: Bool, _ generator: inout SeededGenerator
    ) -> [UInt8] {
      guard let value else { return Array("NULL".utf8) }
      let form = Int.random(in: 0..<4, using: &generator)
      if form == 0, !value.isEmpty {
        let digits = value.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }
        return Array(("0x" + digits.joined()).utf8)
      }
      var text = Array((form == 1 ? "_binary '" : "'").utf8)
      for byte in value {
        switch byte {
        case UInt8(ascii: "'") where !escapesByBackslash: text += [byte, byte]
        case _ where !escapesByBackslash: text.append(byte)
        case 0: text += Array(#"\0"#.utf8)
        case 10: text += Array(#"\n"#.utf8)
        case 13: text += Array(#"\r"#.utf8)
        case 26: text += Array(#"\Z"#.utf8)
        case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""):
          text += [UInt8(ascii: "\\"), byte]
        default: text.append(byte)
        }
      }
      return text + [UInt8(ascii: "'")]
    }
  }

  @Test(arguments: 0..<300 as Range<UInt64>) func `rows come back as they were written`(
    seed: UInt64
  ) throws {
    let sample = Sample(seed: seed, escapesByBackslash: seed % 3 != 0)
    let dump = try read(sample.dump, chunks: [1 << 18])
    let rows = try #require(dump.rows[0])
    let back = (0..<rows.count).map { row in
      (0..<rows.columnCount).map { rows.bytes(row: row, column: $0).map(Array.init) }
    }
    #expect(back == sample.rows)
    #expect(dump.problems.isEmpty)
    var generator = SeededGenerator(seed: seed)
    let sizes = (0..<9).map { _ in Int.random(in: 1...50, using: &generator) }
    #expect(try read(sample.dump, chunks: [1]) == dump)
    #expect(try read(sample.dump, chunks: [7]) == dump)
    #expect(try read(sample.dump, chunks: sizes) == dump)
    let counted = try read(sample.dump, chunks: sizes, keeping: { _ in false })
    #expect(counted.rowCounts == [sample.rows.count])
    #expect(counted.rows == [nil])
  }
}
