import Foundation
import TestSupport
import Testing

/// Whatever somebody changes in a case outside of Tenmatsu, `tenmatsu verify` tells, and says where.
@Suite("A case that was changed")
struct CaseChangedTests {
  /// A change made with SQL, as anybody can who may write to the file.
  struct Change: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let sql: String
    /// The beginning of what `verify` must say, among others.
    let named: String

    init(_ description: String, _ sql: String, _ named: String) {
      (testDescription, self.sql, self.named) = (description, sql, named)
    }
  }

  // Of the small case: entry 2 adds evidence, 3 seals object 1, 4 publishes object 2.
  static let changes = [
    Change(
      "an entry's first words",
      "UPDATE ledger SET entry = CAST(replace(entry, 'Lead', 'Laed') AS BLOB) WHERE sequence = 1",
      "ledger, entry 1: "),
    Change(
      "an entry in the middle",
      "UPDATE ledger SET entry = CAST(replace(entry, 'first', 'worst') AS BLOB) WHERE sequence = 2",
      "ledger, entry 2: "),
    Change(
      "an entry that is none", "UPDATE ledger SET entry = x'7b' WHERE sequence = 3",
      "ledger, entry 3: the entry cannot be read"),
    Change(
      "an entry without content", "UPDATE ledger SET entry = x'' WHERE sequence = 4", "ledger, entry 4: "),
    Change(
      "a hash", "UPDATE ledger SET hash = zeroblob(32) WHERE sequence = 3",
      "ledger, entry 3: the entry does not have the hash"),
    Change(
      "a signature", "UPDATE ledger SET signature = zeroblob(64) WHERE sequence = 2",
      "ledger, entry 2: the entry was not signed"),
    Change(
      "no signature", "UPDATE ledger SET signature = x'' WHERE sequence = 4",
      "ledger, entry 4: the entry was not signed"),
    Change(
      "another entry's signature",
      "UPDATE ledger SET signature = (SELECT signature FROM ledger WHERE sequence = 1) WHERE sequence = 2",
      "ledger, entry 2: the entry was not signed"),
    Change(
      "the last entry's number", "UPDATE ledger SET sequence = 50 WHERE sequence = 4",
      "ledger, entry 4: the entry is kept under the number 50"),
    Change(
      "the first entry's number", "UPDATE ledger SET sequence = 0 WHERE sequence = 1",
      "ledger, entry 1: the entry is kept under the number 0"),
    Change(
      "two entries swapped",
      """
      UPDATE ledger SET sequence = 9 WHERE sequence = 2; UPDATE ledger SET sequence = 2 WHERE sequence = 3;
      UPDATE ledger SET sequence = 3 WHERE sequence = 9
      """, "ledger, entry 2: the entry has the number 3"),
    Change(
      "an entry removed", "DELETE FROM ledger WHERE sequence = 2",
      "ledger, entry 2: the entry has the number 3"),
    Change("the first entry removed", "DELETE FROM ledger WHERE sequence = 1", "ledger, entry 1: "),
    Change(
      "the last entry removed", "DELETE FROM ledger WHERE sequence = 4",
      "case.sqlite: object 2 is in no entry"),
    Change("every entry removed", "DELETE FROM ledger", "case.sqlite: the ledger is empty"),
    Change(
      "an entry put in",
      "INSERT INTO ledger SELECT 5, entry, hash, signature FROM ledger WHERE sequence = 4",
      "ledger, entry 5: the entry has the number 4"),
    Change(
      "a sealed byte", "UPDATE part SET bytes = CAST(x'00' || substr(bytes, 2) AS BLOB) WHERE object = 1",
      "ledger, entry 3: letter.txt (object 1)"),
    Change(
      "a published byte",
      "UPDATE part SET bytes = CAST(replace(bytes, 'Not', 'not') AS BLOB) WHERE object = 2",
      "ledger, entry 4: notice.html (object 2)"),
    Change(
      "a part's object", "UPDATE part SET object = 7 WHERE object = 2", "case.sqlite: object 7 is in no entry"
    ),
    Change(
      "a part's number", "UPDATE part SET number = 3 WHERE object = 1",
      "ledger, entry 3: letter.txt (object 1)"),
    Change(
      "two objects swapped",
      """
      UPDATE part SET object = 9 WHERE object = 1; UPDATE part SET object = 1 WHERE object = 2;
      UPDATE part SET object = 2 WHERE object = 9
      """, "ledger, entry 3: letter.txt (object 1)"),
    Change("a part removed", "DELETE FROM part WHERE object = 1", "ledger, entry 3: letter.txt (object 1)"),
    Change(
      "a part put in", "INSERT INTO part VALUES (2, 1, x'00')", "ledger, entry 4: notice.html (object 2)"),
    Change(
      "an empty part put in", "INSERT INTO part VALUES (2, 1, x'')", "ledger, entry 4: notice.html (object 2)"
    ),
    Change(
      "an empty part put before", "INSERT INTO part VALUES (2, -1, x'')",
      "ledger, entry 4: notice.html (object 2)"),
    Change(
      "an object put in", "INSERT INTO part VALUES (3, 0, x'00')", "case.sqlite: object 3 is in no entry"),
    Change("a slot's number", "UPDATE slot SET number = 2", "case.sqlite: the passphrases' slots"),
    Change(
      "a slot", "UPDATE slot SET slot = CAST(replace(slot, 'key file', 'kex file') AS BLOB)",
      "case.sqlite: the passphrases' slots"),
    Change("a slot without content", "UPDATE slot SET slot = x''", "case.sqlite: the passphrases' slots"),
    Change("a slot removed", "DELETE FROM slot", "case.sqlite: the passphrases' slots"),
    Change(
      "a slot put in", "INSERT INTO slot SELECT 2, slot FROM slot", "case.sqlite: the passphrases' slots"),
    Change(
      "a table more", "CREATE TABLE more (a)", "case.sqlite: it holds what no case has: CREATE TABLE more"),
    Change(
      "a view more", "CREATE VIEW more AS SELECT 1",
      "case.sqlite: it holds what no case has: CREATE VIEW more"),
    Change(
      "an index more", "CREATE INDEX more ON ledger (hash)",
      "case.sqlite: it holds what no case has: CREATE INDEX more"),
    Change("statistics", "ANALYZE", "case.sqlite: it holds what no case has: CREATE TABLE sqlite_stat1"),
    Change(
      "a trigger", "CREATE TRIGGER more AFTER INSERT ON ledger BEGIN DELETE FROM part; END",
      "case.sqlite: it holds what no case has: CREATE TRIGGER more"),
    Change("the format's number", "PRAGMA user_version = 2", "case.sqlite: its header"),
    Change("the program's number", "PRAGMA application_id = 7", "case.sqlite: its header"),
    Change("no ledger", "DROP TABLE ledger", "case.sqlite: it lacks: CREATE TABLE ledger"),
    Change("no parts", "DROP TABLE part", "case.sqlite: it lacks: CREATE TABLE part"),
    Change("no slots", "DROP TABLE slot", "case.sqlite: it lacks: CREATE TABLE slot"),
    Change(
      "a ledger of nothing",
      "DROP TABLE ledger; CREATE TABLE ledger (sequence, entry, hash, signature); INSERT INTO ledger (sequence) VALUES ('one')",
      "case.sqlite: it lacks: CREATE TABLE ledger"),
    Change(
      "parts of nothing",
      "DROP TABLE part; CREATE TABLE part (object, number, bytes); INSERT INTO part VALUES (1, NULL, NULL), ('two', 0, 1.5)",
      "case.sqlite: it lacks: CREATE TABLE part"),
    Change(
      "slots of nothing",
      "DROP TABLE slot; CREATE TABLE slot (number, slot); INSERT INTO slot VALUES (NULL, NULL)",
      "case.sqlite: it lacks: CREATE TABLE slot"),
    Change(
      "a ledger that is a view",
      "ALTER TABLE ledger RENAME TO kept; CREATE VIEW ledger AS SELECT * FROM kept",
      "case.sqlite: it holds what no case has: CREATE VIEW ledger"),
  ]

  @Test("In its database: what is said names the place", arguments: changes)
  func database(_ change: Change) throws {
    let file = try CaseFolder.small()
    #expect(try file.faults() == [])
    MadeDatabase.make(change.sql, at: file.database)
    let faults = try file.faults()
    #expect(faults.contains { $0.hasPrefix(change.named) }, "\(faults)")
  }

  @Test("In its folder and its evidence: the file is named")
  func files() throws {
    let file = try CaseFolder.small()
    for (name, fault) in [
      ("case.tenmatsu/evidence.json", "evidence.json: it was changed"),
      ("case.tenmatsu/out/notice.html", "out/notice.html: it was changed"),
      ("case.tenmatsu/out/more.html", "out/more.html: no entry"),
      ("case.tenmatsu/more", "more: no entry"),
      ("a.log", "evidence, item 1: it was changed"),
    ] {
      let before = FileManager.default.contents(atPath: file.folder.path + "/" + name)
      try file.folder.write(Array(before ?? Data()) + [0x20], as: name)
      #expect(try file.faults().map { $0.hasPrefix(fault) } == [true], "\(name)")
      let target = URL(filePath: file.folder.path + "/" + name)
      try FileManager.default.removeItem(at: target)
      guard let before else { continue }
      #expect(try file.faults().map { $0.contains(": it is missing") } == [true], "\(name)")
      try before.write(to: target)
    }
    #expect(try file.faults() == [])
  }

  @Test("An entry taken off the end is told by a head that was noted")
  func head() throws {
    let file = try CaseFolder.small()
    try file.done("unseal", ["letter.txt", "--output", "copy"])
    let head = try #require(
      try file.done("verify").split(separator: "\n").last { $0.hasPrefix("head ") }?
        .split(separator: " ").dropFirst().first)
    #expect(try file.faults(["--head", String(head)]) == [])
    MadeDatabase.make("DELETE FROM ledger WHERE sequence = 5", at: file.database)
    #expect(try file.faults() == [], "nothing else can tell")
    #expect(
      try file.faults(["--head", String(head)]).first?.hasPrefix("ledger, entry 4: no entry has") == true)
  }

  @Test("With a trigger of somebody else's nothing is written to it")
  func trigger() throws {
    let file = try CaseFolder.small()
    MadeDatabase.make(
      "CREATE TRIGGER x AFTER INSERT ON ledger BEGIN DELETE FROM part; END", at: file.database)
    let outcome = try file.run("seal", ["notice.html"])
    #expect(outcome.status == 3 && outcome.error.contains("was changed outside Tenmatsu"), "\(outcome.error)")
    #expect(MadeDatabase.texts("SELECT count(*) FROM part", at: file.database) == ["2"])
  }

  @Test("A byte anywhere in its database: verify tells, or everything reads as before")
  func anywhere() throws {
    let file = try CaseFolder.small()
    let url = URL(filePath: file.database)
    let before = try Data(contentsOf: url)
    let content = try #require(dump(file))
    var random = SplitMix(state: 20_240_501)
    for _ in 0..<150 {
      let place = Int.random(in: 0..<before.count, using: &random)
      let bits = UInt8.random(in: 1...255, using: &random)
      var bytes = before
      bytes[place] ^= bits
      for end in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file.database + end) }
      try bytes.write(to: url)
      let outcome = try file.run("verify")
      #expect(
        outcome.status == 0 || outcome.status == 1, "\(place) \(bits): \(outcome.error)\(outcome.output)")
      if outcome.status == 0 { #expect(dump(file) == content, "\(place) \(bits)") }
    }
  }

  /// Everything that can be read from the database; nil where it cannot be read to its end.
  private func dump(_ file: CaseFolder) -> [[String]]? {
    let queries = [
      "SELECT quote(type) || quote(name) || quote(tbl_name) || quote(sql) FROM sqlite_schema ORDER BY name",
      "SELECT quote(sequence) || quote(entry) || quote(hash) || quote(signature) FROM ledger ORDER BY sequence",
      "SELECT quote(object) || quote(number) || quote(bytes) FROM part ORDER BY object, number",
      "SELECT quote(number) || quote(slot) FROM slot ORDER BY number",
      "PRAGMA user_version", "PRAGMA application_id",
    ]
    let found = queries.compactMap { MadeDatabase.texts($0, at: file.database) }
    return found.count == queries.count ? found : nil
  }
}
