import Foundation
import Investigation
import Testing

@testable import CaseFile

@Suite("Documents and waves in the ledger")
struct NoticeStepsTests {
  @Test("A document keeps its versions and steps, and what went out is frozen")
  func document() throws {
    let test = try TestCase()
    let writer = try test.writer()
    try writer.enter(NoticeEntered(.drafted, kind: "final", version: 1), content: [1, 2, 3], reason: "first")
    var approved = NoticeEntered(.approved, kind: "final", version: 1)
    approved.who = "the president"
    try writer.enter(approved, reason: nil)
    try writer.enter(
      NoticeEntered(.published, kind: "final", version: 1),
      files: [OutgoingFile(name: "final-1.ja.html", bytes: Array("<p>".utf8))], reason: nil)
    let file = try test.reading()
    let notice = try #require(file.state.notices("final").first)
    #expect(try file.content(of: notice) == [1, 2, 3])
    #expect(notice.steps.map(\.content.step) == [.drafted, .approved, .published])
    #expect(notice.last(.approved)?.content.who == "the president")
    #expect(notice.isOut)
    #expect(file.state.published.map(\.content.name) == ["final-1.ja.html"])
    #expect(try test.verify() == [])
    try writer.enter(NoticeEntered(.superseded, kind: "final", version: 1), reason: nil)
    #expect(try test.reading().state.notices("final").first?.isOut == false)
  }

  @Test("Steps that do not follow what is there are refused, and change nothing")
  func order() throws {
    let test = try TestCase()
    let writer = try test.writer()
    let before = try test.reading().state.lastEntry
    #expect(throws: CaseError.self) {
      try writer.enter(NoticeEntered(.drafted, kind: "first", version: 2), content: [1], reason: nil)
    }
    #expect(throws: CaseError.self) {
      try writer.enter(NoticeEntered(.approved, kind: "first", version: 1), reason: nil)
    }
    #expect(throws: CaseError.self) { try writer.enter(WaveEntered(.attempted, wave: 1, counts: [:])) }
    #expect(throws: CaseError.self) { try writer.enter(WaveEntered(.prepared, wave: 2, counts: [:])) }
    #expect(try test.reading().state.lastEntry == before)
  }

  @Test("A name that would leave the folder of documents is refused", arguments: ["../a", "a/b", ".a", ""])
  func names(_ name: String) throws {
    let test = try TestCase()
    let writer = try test.writer()
    try writer.enter(NoticeEntered(.drafted, kind: "final", version: 1), content: [1], reason: nil)
    #expect(throws: CaseError.self) {
      try writer.enter(
        NoticeEntered(.published, kind: "final", version: 1), files: [OutgoingFile(name: name, bytes: [1])],
        reason: nil)
    }
  }

  @Test("Who is meant by a wave is sealed; how many stands in the clear")
  func wave() throws {
    let test = try TestCase()
    let writer = try test.writer()
    let secret = "hana@example.jp"
    try writer.enter(
      WaveEntered(.prepared, wave: 1, counts: ["recipients": 1]), content: Array(secret.utf8))
    try writer.enter(WaveEntered(.attempted, wave: 1, counts: ["accepted": 1]))
    let file = try test.reading()
    let wave = try #require(file.state.waves.first)
    #expect(wave.all(.attempted).first?.content.counts == ["accepted": 1])
    let step = try #require(wave.steps.first)
    #expect(try file.content(of: step, key: writer.key) == Array(secret.utf8))
    let stored = try Data(contentsOf: URL(fileURLWithPath: test.path + "/case.sqlite"))
    #expect(stored.range(of: Data(secret.utf8)) == nil)
    #expect(try test.verify() == [])
  }

  @Test("A pack of rules takes the place of the one with its id; a statement of duties is kept")
  func packs() throws {
    let test = try TestCase()
    let writer = try test.writer()
    #expect(try writer.addRulePack([1], pack: "insurer", name: "insurer.yml", reason: nil))
    #expect(try !writer.addRulePack([1], pack: "insurer", name: "insurer.yml", reason: nil))
    #expect(try writer.addRulePack([2], pack: "insurer", name: "insurer.yml", reason: nil))
    try writer.stateDuties([7], reason: nil)
    let file = try test.reading()
    #expect(try file.state.rulePacks.map { try file.content(of: $0) } == [[2]])
    #expect(try file.lastDuties() == [7])
    #expect(try test.verify() == [])
  }

  @Test("A fact is entered and amended key by key, in the zone of the case")
  func assignments() throws {
    let test = try TestCase()
    let recorder = FactsRecorder(try test.writer())
    _ = try recorder.add(
      .party, FactAssignments(["id=host", "role=processor", "name.ja=会社", "name.en=Host"]), reason: nil)
    _ = try recorder.add(
      .event,
      FactAssignments(["id=call", "kind=contact", "occurred=2017-01-04 14:00", "what=called", "parties=host"]
      ),
      reason: nil)
    let change = try recorder.set("call", FactAssignments(["public.ja=連絡しました。"]), reason: nil)
    #expect(change.amended.first?.fields.map(\.path) == ["public.en", "public.ja"])
    guard case .event(let event) = try test.reading().state.facts.last else {
      Issue.record("no event")
      return
    }
    #expect(event.occurred.zone.name == "Asia/Tokyo")
    #expect(event.parties.map(\.rawValue) == ["host"])
    #expect(throws: CaseError.self) {
      _ = try recorder.add(.party, FactAssignments(["id=host", "role=police", "name=P"]), reason: nil)
    }
    #expect(throws: FactsError.self) {
      _ = try recorder.set("call", FactAssignments(["occurred=2017-02-30"]), reason: nil)
    }
    #expect(throws: CaseError.self) { _ = try FactAssignments(["noequals"]) }
  }
}
