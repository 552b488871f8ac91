import Evidence
import TestSupport
import Testing

@testable import Records

struct DumpTests {
  let reading: Reading

  init() throws { reading = try Reading() }

  static let dump = #"""
    -- MySQL dump 10.13  Distrib 8.0.33, for Linux (x86_64)
    --
    -- Host: localhost    Database: shop
    /*!50503 SET NAMES utf8mb4 */;
    CREATE TABLE `members` (
      `id` int NOT NULL,
      `email` varchar(255) DEFAULT NULL,
      `memo` text,
      `n` int GENERATED ALWAYS AS (`id` + 1) VIRTUAL,
      `data` varbinary(10) DEFAULT NULL
    );
    INSERT INTO `members` (`id`, `email`, `memo`, `data`) VALUES (1,'a@b.jp','it\'s (a), ''b''',0x4142),(2,NULL,'',NULL);
    CREATE TABLE `empty` (`x` int);
    INSERT INTO `members` (`id`, `email`, `memo`, `data`) VALUES (-3,'佐',NOW(),_binary 'x\0y') /* c */ ,
    (4,'z','50\%\\','q');
    INSERT INTO `other` VALUES (1,'x'),(2,'y');
    INSERT INTO `members` (`id`, `email`, `memo`, `data`) VALUES (5,'short');
    -- Dump completed on 2017-01-07 12:00:00

    """#

  @Test func `rows of the wanted tables come in their order, whatever the chunks`() throws {
    let requests = [
      RecordRequest(table: TableName(name: "MEMBERS"), columns: ["memo", "ID", "data", "n", "phone"]),
      RecordRequest(table: TableName(schema: "shop", name: "other"), columns: ["a"]),
      RecordRequest(table: TableName(name: "members"), columns: ["email"]),
      RecordRequest(table: TableName(name: "none"), columns: ["email"]),
      RecordRequest(table: TableName(name: "empty"), columns: ["x"]),
    ]
    let whole = try reading.source(Self.dump).records(requests)
    #expect(
      whole.records.filter { $0.request == 0 }.map(\.fields) == [
        ["it's (a), 'b'", "1", "AB", nil, nil], ["", "2", nil, nil, nil], [nil, "-3", "x\0y", nil, nil],
        ["50\\%\\", "4", "q", nil, nil],
      ])
    #expect(whole.records.filter { $0.request == 2 }.map(\.fields) == [["a@b.jp"], [nil], ["佐"], ["z"]])
    #expect(whole.records.filter { $0.request == 0 }.map(\.line) == [12, 12, 14, 15])
    #expect(whole.records.filter { $0.request == 0 }.map(\.number) == [1, 2, 3, 4])
    let bytes = Array(Self.dump.utf8)
    for record in whole.records { #expect(bytes[record.offset] == UInt8(ascii: "(")) }
    #expect(whole.summary.answers.map(\.isTableFound) == [true, true, true, false, true])
    #expect(whole.summary.answers.map(\.records) == [4, 2, 4, 0, 0])
    #expect(whole.summary.answers[0].isColumnFound == [true, true, true, true, false])
    #expect(whole.summary.answers[0].table == TableName(schema: "shop", name: "members"))
    #expect(whole.summary.unparsed == RecordsSummary.Unparsed(count: 1, lines: [17]))
    for chunkSize in [1, 2, 3, 7, 64, 333] {
      let cut = try reading.source(Self.dump, chunkSize: chunkSize).records(requests)
      #expect(cut.records == whole.records, "\(chunkSize)")
      #expect(cut.summary.remarks == whole.summary.remarks)
    }
  }

  @Test func `a limit in bytes leaves the values that are whole`() throws {
    let bytes = Array(Self.dump.utf8)
    for limit in stride(from: 0, through: bytes.count, by: 3) {
      let request = RecordRequest(table: TableName(name: "members"), columns: ["id", "email"])
      let (records, _) = try reading.source(Self.dump).records([request], upTo: limit)
      for record in records {
        #expect(record.offset < limit)
        // The last row turns out to be too short only where its end is seen.
        #expect(["1", "2", "-3", "4", "5", nil].contains(record.fields[0]))
        #expect(["a@b.jp", nil, "佐", "z", "short"].contains(record.fields[1]))
        if record.fields[0] == nil { #expect(record.isCut) }
      }
      #expect(records.dropLast().allSatisfy { !$0.isCut })
    }
  }

  @Test func `two tables that fit one name are an error that says what to do`() throws {
    let text = "CREATE DATABASE `a`;\nUSE `a`;\nCREATE TABLE `t` (`x` int);\nINSERT INTO `t` VALUES (1);\n"
    let source = try reading.source(text + text.replacing("`a`", with: "`b`"))
    #expect(throws: RecordsError.self) { try source.fields("x", table: TableName(name: "t")) }
    #expect(try source.fields("x", table: TableName(schema: "b", name: "t")) == [["1"]])
  }

  @Test func `dumps in other encodings are read as they say`() throws {
    let text =
      "/*!40101 SET NAMES cp932 */;\nCREATE TABLE `t` (`x` text);\nINSERT INTO `t` VALUES ('表''ソ\\'能');\n"
    for chunkSize in [1, 5, 1000] {
      let source = try reading.source(Encoded.bytes(text, .shiftJIS), chunkSize: chunkSize)
      #expect(try source.fields("x", table: TableName(name: "t")) == [["表'ソ'能"]])
    }
  }

  @Test func `an inventory has each table with its types and samples`() throws {
    let tables = try reading.source(Self.dump).inventory(samples: 2)
    #expect(tables.map(\.table.name?.name) == ["members", "empty", "other"])
    #expect(tables.map(\.rowCount) == [4, 0, 2])
    #expect(tables[0].table.types == ["int", "varchar(255)", "text", "int", "varbinary(10)"])
    #expect(
      tables[0].samples == [["1", "a@b.jp", "it's (a), 'b'", nil, "AB"], ["-3", "佐", nil, nil, "x\0y"]])
  }
}

struct SQLiteTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  static let statements = """
    CREATE TABLE members(id INTEGER PRIMARY KEY, Email TEXT, "odd "" name" REAL, data BLOB);
    INSERT INTO members VALUES (10, 'a@b.jp', 1.5, x'00ff41'), (20, NULL, NULL, NULL), (30, '', -0.25, x'');
    CREATE TABLE pairs(a TEXT, b TEXT, PRIMARY KEY (a, b)) WITHOUT ROWID;
    INSERT INTO pairs VALUES ('x', 'y'), ('z', '佐');
    CREATE TABLE rowids(rowid TEXT, oid TEXT, _rowid_ TEXT);
    INSERT INTO rowids VALUES ('a', 'b', 'c');
    CREATE VIEW v AS SELECT id, email FROM members WHERE id > 15;
    CREATE VIEW broken AS SELECT x FROM nowhere;
    """

  @Test func `tables, views and tables without rowid are read, compressed or not`() throws {
    let path = folder.path + "/a b%?#.sqlite"
    MadeDatabase.make(Self.statements, at: path)
    let plain = try ChunkReader(EvidenceFile(path), longestLine: 1 << 30)
    var bytes: [UInt8] = []
    while let chunk = try plain.next() { bytes += chunk.bytes }
    let packed = [Compressors.gzip(bytes), Compressors.zstd(bytes), Compressors.xz(bytes)]
    let paths = try [path] + packed.enumerated().map { try folder.write($1, as: "packed\($0)") }
    for path in paths {
      let source = RecordSource(file: try EvidenceFile(path))
      let (records, summary) = try source.records([
        RecordRequest(table: TableName(name: "members"), columns: ["email", "odd \" name", "data", "none"]),
        RecordRequest(table: TableName(schema: "shop", name: "PAIRS"), columns: ["b"]),
        RecordRequest(table: TableName(name: "v"), columns: ["id"]),
        RecordRequest(table: TableName(name: "rowids"), columns: ["rowid"]),
        RecordRequest(table: TableName(name: "nothing"), columns: ["x"]),
      ])
      #expect(
        records.filter { $0.request == 0 }.map(\.fields)
          == [["a@b.jp", "1.5", "\0\u{FFFD}A", nil], [nil, nil, nil, nil], ["", "-0.25", "", nil]])
      #expect(records.filter { $0.request == 0 }.map(\.line) == [10, 20, 30])
      #expect(records.filter { $0.request == 1 }.map(\.fields) == [["y"], ["佐"]])
      #expect(records.filter { $0.request == 2 }.map(\.fields) == [["20"], ["30"]])
      #expect(records.filter { $0.request == 3 }.map(\.fields) == [["a"]])
      #expect(summary.answers.map(\.isTableFound) == [true, true, true, true, false])
      #expect(summary.tables.compactMap(\.name?.name) == ["members", "pairs", "rowids", "v", "broken"])
      #expect(summary.sha256?.count == 64 && summary.isFormatDetected)
    }
    #expect(try EvidenceFile.discover([folder.path]).count == 4)
    let tables = try RecordSource(file: try EvidenceFile(path)).inventory()
    #expect(tables.map(\.rowCount) == [3, 2, 1, nil, nil])
    #expect(tables[0].table.types == ["INTEGER", "TEXT", "REAL", "BLOB"])
  }

  @Test func `a log beside a database is told, and a limit is refused`() throws {
    let path = folder.path + "/logged.sqlite"
    MadeDatabase.make("CREATE TABLE t(a); INSERT INTO t VALUES (1);", at: path)
    try folder.write("x", as: "logged.sqlite-wal")
    let source = RecordSource(file: try EvidenceFile(path))
    let (records, summary) = try source.records([RecordRequest(columns: ["a"])])
    #expect(records.map(\.fields) == [["1"]])
    #expect(summary.remarks.count == 1 && summary.remarks[0].contains("write-ahead log"))
    do {
      _ = try source.records([RecordRequest(columns: ["a"])], upTo: 100)
      Issue.record("nothing was thrown")
    } catch let error as RecordsError {
      #expect(error.code == .cannotCut)
      #expect(
        error.description
          == "\(path): an SQLite database has no beginning that could be read alone. Leave the limit out: all its records may have been in the part that was read."
      )
    }
  }

  @Test func `a damaged database gives what stands before the damage, or an error, and never a crash`() throws
  {
    let path = folder.path + "/whole.sqlite"
    let rows = (1...2000).map { "(\($0), 'user\($0)@example.jp')" }.joined(separator: ",")
    MadeDatabase.make(
      "CREATE TABLE t(id INTEGER PRIMARY KEY, e TEXT); INSERT INTO t VALUES \(rows);", at: path)
    let reader = try ChunkReader(EvidenceFile(path), longestLine: 1 << 30)
    var bytes: [UInt8] = []
    while let chunk = try reader.next() { bytes += chunk.bytes }
    var random = SplitMix(state: 7)
    for round in 0..<60 {
      var broken = bytes
      if round.isMultiple(of: 3) { broken.removeLast(Int.random(in: 1..<broken.count - 20, using: &random)) }
      for _ in 0..<(round * 5) {
        broken[Int.random(in: 16..<broken.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      var source = RecordSource(file: try EvidenceFile(try folder.write(broken, as: "broken\(round)")))
      source.format = .sqlite
      do {
        let request = RecordRequest(table: TableName(name: "t"), columns: ["e"])
        let (records, summary) = try source.records([request])
        #expect(records.count <= 4000)
        if !summary.answers[0].isComplete { #expect(!summary.remarks.isEmpty) }
      } catch let error as RecordsError {
        #expect(error.code == .database)
      }
    }
  }
}
