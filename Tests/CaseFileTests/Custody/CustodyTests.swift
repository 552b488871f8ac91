import CaseFile
import Foundation
import Investigation
import TestSupport
import Testing

@Suite("Custody of evidence")
struct CustodyTests {
  private let line =
    #"203.0.113.9 - - [23/Dec/2016:12:35:00 +0900] "GET / HTTP/1.1" 200 5 "-" "-""# + "\n"

  @Test("each file becomes an item with its hash, size and kind; adding it again changes nothing")
  func adding() throws {
    let test = try TestCase()
    let outcome = try test.add(["access.log": line, "notes.txt": "hello\n"], reason: "first look")
    #expect(outcome.added.map(\.kind) == ["accessLog", "other"])
    #expect(outcome.added[1].bytes == 6)
    #expect(
      outcome.added[1].sha256 == "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03")
    let again = try test.add(["access.log": line, "notes.txt": "hello\n"])
    #expect(again.added == [] && again.known.count == 2)
    #expect(try test.reading().state.evidence.count == 2)
  }

  @Test("a file that moved is the same item at another place")
  func moved() throws {
    let test = try TestCase()
    try test.add(["access.log": line])
    let other = test.folder.path + "/elsewhere.log"
    try FileManager.default.moveItem(atPath: test.folder.path + "/evidence/access.log", toPath: other)
    #expect(try test.verify().count == 1)
    let outcome = try EvidenceIntake(test.writer()).add(
      [other], dataMap: nil, acquisition: Acquisition(), reason: nil)
    #expect(outcome.moved.map(\.item) == [1] && outcome.added == [])
    #expect(try test.verify() == [])
  }

  @Test("what is missing or changed is noticed before anything is concluded, and the ledger says so")
  func changed() throws {
    let test = try TestCase()
    try test.add(["a.log": line, "b.log": line + line, "c.log": line + line + line])
    try test.folder.write(line + line + "x", as: "evidence/b.log")
    try FileManager.default.removeItem(atPath: test.folder.path + "/evidence/c.log")
    let error = #expect(throws: CaseError.self) { try test.writer().open(evidenceFor: .investigate) }
    #expect(error?.code == .evidence)
    #expect(error?.message.contains("item 2 was changed") == true)
    #expect(error?.message.contains("item 3 is missing") == true)
    let record = try CustodyRecord(try test.reading().state.evidence[1], of: test.reading(), language: .en)
      .text
    #expect(record.contains("it was CHANGED"))
    #expect(try test.verify().count == 2)
  }

  @Test("a file whose last byte alone differs, at the same size and time, is noticed")
  func sameSizeAndTime() throws {
    let test = try TestCase()
    try test.add(["a.log": line])
    let path = test.folder.path + "/evidence/a.log"
    let date = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
    try test.folder.write(String(line.dropLast()) + " ", as: "evidence/a.log")
    try FileManager.default.setAttributes([.modificationDate: date as Any], ofItemAtPath: path)
    #expect(throws: CaseError.self) { try test.writer().open(evidenceFor: .investigate) }
  }

  @Test("a folder without what it should hold, a stream, and the case itself are refused; nothing is entered")
  func refused() throws {
    let test = try TestCase()
    for path in ["/nonexistent", "-", test.path] {
      #expect(throws: CaseError.self) {
        try EvidenceIntake(test.writer()).add([path], dataMap: nil, acquisition: Acquisition(), reason: nil)
      }
    }
    #expect(try test.reading().state.lastEntry == 1)
  }

  @Test("a wrong data map is refused with its places, and no file beside it is added")
  func wrongMap() throws {
    let test = try TestCase()
    let map = try test.folder.write("services: 3\n", as: "map.yml")
    let log = try test.folder.write(line, as: "a.log")
    let error = #expect(throws: CaseError.self) {
      try EvidenceIntake(test.writer()).add([log], dataMap: map, acquisition: Acquisition(), reason: nil)
    }
    #expect(error?.message.contains("map.yml:1") == true)
    #expect(try test.reading().state.evidence.isEmpty)
  }

  @Test("the record names every hand and reading, in both languages", arguments: [Language.ja, .en])
  func record(language: Language) throws {
    let test = try TestCase()
    try test.add(["a.log": line])
    let handOver = HandOver(
      item: 1, from: "A. Admin", to: "<C> Examiner", at: "2017-01-07T10:15+09:00", purpose: "forensics")
    try test.writer().handOver(handOver, reason: nil)
    _ = try test.writer().open(evidenceFor: .investigate)
    let file = try test.reading()
    let record = try CustodyRecord(file.state.evidence[0], of: file, language: language)
    let text = record.text
    #expect(text.contains("<C> Examiner") && text.contains(file.state.evidence[0].added.sha256))
    #expect(text.contains(language == .ja ? "引渡し" : "Handed over"))
    #expect(text.contains(language == .ja ? "閲覧（調査）、変更なし" : "Read for: investigation; unchanged"))
    let page = CustodyRecord.page([record], language: language)
    #expect(page.contains("&lt;C&gt; Examiner") && page.contains("lang=\"\(language.rawValue)\""))
    #expect(throws: CaseError.self) {
      try test.writer().handOver(HandOver(item: 9, from: "", to: "", at: "", purpose: nil), reason: nil)
    }
  }
}
