import Evidence
import TestSupport
import Testing

@testable import Records

/// Random tables, written by the tests in every format and read back.
struct PropertyTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let columns = ["id", "E mail", "名前", "memo"]

  /// Cells with everything that formats have to quote; nil stands for NULL.
  private static func table(_ random: inout SplitMix) -> [[String?]] {
    let pieces = [
      "a", "O'Brien", "\"", "\"\"", ",", "\t", ";", "|", "\n", "\r\n", "\\", "\\n", "表", "ソ", "ｶ", "①", " ",
      "'", "''", "(", ")",
      "NULL", "0x41", "-1", "{", "}", "[", ":", "/*", "--", "%", "_",
    ]
    return (0..<Int.random(in: 1...40, using: &random)).map { row in
      columns.indices.map { column in
        if column == 0 { return "\(row)" }
        if Int.random(in: 0..<8, using: &random) == 0 { return nil }
        return (0..<Int.random(in: 0...6, using: &random)).map { _ in
          pieces.randomElement(using: &random) ?? ""
        }.joined()
      }
    }
  }

  private func check(
    _ bytes: [UInt8], _ expected: [[String?]], _ name: String, table: TableName? = nil,
    set: (inout RecordSource) -> Void = { _ in }
  ) throws {
    var first: [ReadRecord]?
    for (index, form) in [bytes, Compressors.gzip(bytes), Compressors.zstd(bytes), Compressors.xz(bytes)]
      .enumerated()
    {
      for chunkSize in index == 0 ? [1, 3, 50, 1 << 20] : [1 << 20] {
        let path = try folder.write(form, as: "\(name)-\(index)")
        var source = RecordSource(file: try EvidenceFile(path))
        source.chunkSize = chunkSize
        set(&source)
        let request = RecordRequest(table: table, columns: Self.columns.reversed())
        let (records, summary) = try source.records([request])
        #expect(records.map { Array($0.fields.reversed()) } == expected, "\(name) \(index) \(chunkSize)")
        #expect(summary.unparsed.count == 0 && summary.damage.isEmpty)
        #expect(first == nil || first == records, "\(name) \(index) \(chunkSize)")
        first = records
      }
    }
  }

  @Test(arguments: 0..<6) func `CSV and TSV are read back, in any encoding`(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    let rows = Self.table(&random)
    for encoding in TextEncoding.allCases {
      for (separator, ending) in [(",", "\r\n"), ("\t", "\n"), (";", "\n"), ("|", "\r\n")] {
        func line(_ cells: [String?]) -> String {
          cells.map { cell in
            let needsQuotes = cell?.contains { "\",;\t|\n\r\r\n".contains($0) } ?? false
            guard needsQuotes || Bool.random(using: &random), let cell else { return cell ?? "" }
            return "\"" + cell.replacing("\"", with: "\"\"") + "\""
          }.joined(separator: separator) + ending
        }
        let text = ([Self.columns] + rows).map(line).joined()
        try check(
          Encoded.bytes(text, encoding), rows.map { $0.map { $0 ?? "" } }, "csv\(seed)"
        ) { source in
          source.delimiter = separator.utf8.first
          source.encoding = encoding
          source.format = .csv
        }
      }
    }
  }

  @Test(arguments: 0..<10) func `JSON lines are read back`(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    let rows = Self.table(&random)
    var text = ""
    for row in rows {
      let fields = zip(Self.columns, row).map { name, cell in
        "\(Self.json(name, &random)) :\(cell.map { Self.json($0, &random) } ?? "null")"
      }
      text += "{ \(fields.shuffled(using: &random).joined(separator: " , ")) }\n"
    }
    try check(Array(text.utf8), rows, "jsonl\(seed)") { $0.format = .jsonLines }
  }

  private static func json(_ text: String, _ random: inout SplitMix) -> String {
    var written = "\""
    for unit in text.utf16 {
      if unit < 0x20 || unit == 0x22 || unit == 0x5C || Bool.random(using: &random) {
        let digits = String(unit, radix: 16)
        written += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        written += String(decoding: [unit], as: UTF16.self)
      }
    }
    return written + "\""
  }

  @Test(arguments: 0..<10) func `dumps are read back`(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    let rows = Self.table(&random)
    var text = "CREATE TABLE `t` (\(Self.columns.map { "`\($0)` text" }.joined(separator: ", ")));\n"
    for row in rows {
      let cells = row.enumerated().map { index, cell in
        guard let cell else { return "NULL" }
        return index == 0 ? cell : "'" + Self.escaped(cell, &random) + "'"
      }
      let tuple = "(\(cells.joined(separator: Bool.random(using: &random) ? "," : ", ")))"
      if text.hasSuffix(")"), Bool.random(using: &random) {
        text += ",\(tuple)"
      } else {
        text += (text.hasSuffix(")") ? ";\n" : "") + "INSERT INTO `t` VALUES \(tuple)"
      }
    }
    try check(Array((text + ";\n").utf8), rows, "dump\(seed)", table: TableName(name: "t"))
  }

  private static func escaped(_ text: String, _ random: inout SplitMix) -> String {
    var written = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": written += "\\\\"
      case "'": written += Bool.random(using: &random) ? "''" : "\\'"
      case "\n": written += Bool.random(using: &random) ? "\n" : "\\n"
      case "\r": written += "\\r"
      case "\"": written += Bool.random(using: &random) ? "\"" : "\\\""
      default: written.unicodeScalars.append(scalar)
      }
    }
    return written
  }

  @Test(arguments: 0..<5) func `databases are read back`(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    let rows = Self.table(&random)
    let values = rows.map { row in
      "(" + row.map { $0.map { "'" + $0.replacing("'", with: "''") + "'" } ?? "NULL" }.joined(separator: ",")
        + ")"
    }
    let path = folder.path + "/made\(seed).sqlite"
    MadeDatabase.make(
      "CREATE TABLE t(\(Self.columns.map { "\"\($0)\" TEXT" }.joined(separator: ","))); INSERT INTO t VALUES \(values.joined(separator: ","));",
      at: path)
    let source = RecordSource(file: try EvidenceFile(path))
    #expect(try source.records([RecordRequest(columns: Self.columns)]).records.map(\.fields) == rows)
  }

  @Test(arguments: RecordFormat.allCases) func `random and broken bytes never fell a reader`(
    format: RecordFormat
  ) throws {
    var random = SplitMix(state: 99)
    let alphabet = Array("\"\"'',;\t|\n\r\\{}[]:()0truefalsnu-.e\u{0}表 `INSERT INTO `t` VALUES (1,'x');".utf8)
    for round in 0..<150 {
      let count = Int.random(in: 0...400, using: &random)
      var bytes = (0..<count).map { _ in
        Bool.random(using: &random)
          ? alphabet.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
      }
      if round.isMultiple(of: 3) { bytes = Array("INSERT INTO `t` VALUES (".utf8) + bytes }
      for encoding in [nil] + TextEncoding.allCases.map(Optional.some) {
        let path = try folder.write(bytes, as: "random")
        var results: [[ReadRecord]] = []
        for chunkSize in [5, 1 << 20] {
          var source = RecordSource(file: try EvidenceFile(path), format: format, encoding: encoding)
          source.chunkSize = chunkSize
          source.patterns = [try LinePattern("{0},{x}"), try LinePattern("{x:json}")]
          let request = RecordRequest(
            table: format.hasTables ? TableName(name: "t") : nil, columns: ["x", "1", "0"])
          let limit = round.isMultiple(of: 2) && format != .sqlite ? count / 2 : nil
          do {
            results.append(try source.records([request], upTo: limit).records)
          } catch is RecordsError {
            results.append([])
          }
        }
        #expect(results[0] == results[1], "\(round)")
      }
      _ = try? RecordSource(file: try EvidenceFile(folder.path + "/random")).inventory()
    }
  }

  @Test func `a compressed file that is cut gives what is there, and says so`() throws {
    let text = "a,b\n" + (0..<20000).map { "\($0),\($0 &* 2_654_435_761 % 1_000_003)\n" }.joined()
    let packed = Compressors.gzip(Array(text.utf8))
    let path = try folder.write(Array(packed.prefix(packed.count / 2)), as: "cut.csv.gz")
    let (records, summary) = try RecordSource(file: try EvidenceFile(path)).records([
      RecordRequest(columns: ["a", "b"])
    ])
    #expect(records.count > 1000 && records.count < 20000)
    #expect(records.dropLast().allSatisfy { !$0.isCut })
    #expect(summary.damage.count == 1)
    for record in records where !record.isCut {
      #expect(record.fields[1] == "\((Int(record.fields[0] ?? "") ?? 0) &* 2_654_435_761 % 1_000_003)")
    }
  }

  @Test func `samples are spread over the table`() throws {
    let text = "a\tb\n" + (0..<1000).map { "\($0)\tx\n" }.joined()
    let path = try folder.write(text, as: "long.tsv")
    let tables = try RecordSource(file: try EvidenceFile(path)).inventory(samples: 5)
    #expect(tables.map(\.rowCount) == [1000])
    let places = tables[0].samples.compactMap { $0[0].flatMap(Int.init) }
    #expect(places.count == 5 && places[0] == 0 && places[4] > 600 && places == places.sorted())
  }
}
