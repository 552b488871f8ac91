import CaseFile
import Documents
import Foundation
import Investigation
import Obligations
import TestSupport
import Testing

@testable import Notices

/// A case without a run, and an editor that words documents in one paragraph for each test.
private struct Desk {
  let folder: TemporaryFolder
  let path: String
  let passphrase: Passphrase

  init() throws {
    folder = try TemporaryFolder()
    passphrase = try Passphrase(keyFile: Passphrase.newKeyFile(), path: "key")
    let opening = Case.Opening(title: "Test", timeZone: "Asia/Tokyo", by: "lead", label: "safe")
    path = try Case.create(folder.path + "/test", opening, passphrase: passphrase).folder
  }

  func versions() throws -> NoticeVersions { NoticeVersions(try Case(path)) }

  func day(_ text: String) throws -> CivilDay { try #require(try FactTime(text, zone: .utc).day) }

  /// Holds the case only as long as `body` runs.
  func edit<Value>(saying text: String = "お知らせします。", _ body: (NoticeEditor) throws -> Value) throws -> Value {
    let writer = try CaseWriter(path, by: "lead", command: "test", passphrase: passphrase)
    return try body(
      NoticeEditor(writer) { _, language, _, _, _ in
        let items = NoticeKind.allCases.flatMap { $0.requiredItems.map(\.rawValue) }
        return Document(
          language: language.rawValue, title: "",
          blocks: [Block(.paragraph(.body, [.text(text)]), items: items)])
      })
  }

  func publish(_ kind: NoticeKind, saying text: String = "お知らせします。", override: String? = nil) throws
    -> NoticeEditor.Outcome
  {
    try edit(saying: text) { editor in
      try editor.publish(
        kind, version: nil, places: ["https://www.example.com/"], override: override, reason: nil
      ) {
        [OutgoingFile(name: $0 + ".html", bytes: Array(HTMLPage($1).text.utf8))]
      }
    }
  }

  /// Drafts, reviews, approves and publishes.
  func out(_ kind: NoticeKind, saying text: String = "お知らせします。", date: String = "2017-02-13") throws {
    let day = try day(date)
    try edit(saying: text) { editor in
      _ = try editor.draft(kind, date: day, reason: nil)
      _ = try editor.review(kind, version: nil, who: "A. Counsel", reason: nil)
      _ = try editor.approve(kind, version: nil, who: "B. President", reason: nil)
    }
    guard case .published = try publish(kind, saying: text) else {
      Issue.record("\(kind) was refused")
      return
    }
  }
}

@Suite struct EditorTests {
  @Test func `A document goes from draft to publication, and every step stands in the ledger`() throws {
    let desk = try Desk()
    try desk.out(.final)
    let versions = try desk.versions()
    let notice = try versions.notice(.final)
    #expect(notice.steps.map(\.content.step) == [.drafted, .reviewed, .approved, .published])
    #expect(notice.steps.map(\.content.who) == [nil, "A. Counsel", "B. President", nil])
    #expect(notice.last(.published)?.content.files == ["final-1.ja.html", "final-1.en.html"])
    #expect(notice.last(.published)?.content.places == ["https://www.example.com/"])
    #expect(FileManager.default.fileExists(atPath: desk.path + "/out/final-1.ja.html"))
    #expect(try Verifier(desk.path).verify().faults.isEmpty)
  }

  @Test func `Publishing is refused until it is approved, and nothing is written`() throws {
    let desk = try Desk()
    let day = try desk.day("2017-02-13")
    _ = try desk.edit { try $0.draft(.final, date: day, reason: nil) }
    guard case .refused(let reasons) = try desk.publish(.final) else {
      Issue.record("It was published")
      return
    }
    #expect(reasons.map(\.code) == [.notApproved])
    #expect(try desk.versions().notice(.final).steps.count == 1)
    #expect(!FileManager.default.fileExists(atPath: desk.path + "/out/final-1.ja.html"))
  }

  @Test func `An override publishes, and both the reasons and the override stand in the ledger`() throws {
    let desk = try Desk()
    let day = try desk.day("2017-02-13")
    _ = try desk.edit { try $0.draft(.final, date: day, reason: nil) }
    guard
      case .published(let notice, _, _, let overridden) = try desk.publish(
        .final, override: "people must know now")
    else {
      Issue.record("It was refused")
      return
    }
    #expect(overridden.map(\.code) == [.notApproved])
    let step = try #require(notice.last(.published))
    #expect(step.reason == "people must know now")
    #expect(step.content.overridden?.first?.hasPrefix("notApproved: ") == true)
  }

  @Test func `A card number is published by nobody`() throws {
    let desk = try Desk()
    let text = "4111 1111 1111 1111"
    let day = try desk.day("2017-02-13")
    _ = try desk.edit(saying: text) { try $0.draft(.final, date: day, reason: nil) }
    guard case .refused(let reasons) = try desk.publish(.final, saying: text, override: "no matter what")
    else {
      Issue.record("It was published")
      return
    }
    #expect(reasons.contains { $0.code == .cardNumber })
  }

  @Test func `A later notice takes the place of those before it, and says which`() throws {
    let desk = try Desk()
    try desk.out(.warning, date: "2017-01-04")
    try desk.out(.first, date: "2017-01-06")
    try desk.out(.final)
    let versions = try desk.versions()
    #expect(versions.out.map(\.name) == ["final 1"])
    #expect(try versions.notice(.first).last(.superseded)?.content.refersTo == "final 1")
    let overview = try NoticeOverview(versions)
    #expect(overview.versions.last?.predecessors == ["first 1"])
    #expect(overview.text(.en).contains("superseded by final 1"))
  }

  @Test func `An amendment is a version of its own that takes the place of what it amends`() throws {
    let desk = try Desk()
    try desk.out(.final, saying: "窓口は開いています。")
    let day = try desk.day("2017-03-14")
    try desk.edit(saying: "窓口は開いています。") { editor in
      let notice = try editor.amend(
        .final, version: nil, edits: [("ja", NoticeEdit(strike: "窓口は開いています。", replacement: "窓口は終了しました。"))],
        date: day, reason: "窓口の終了")
      #expect(notice.amends == 1)
      _ = try editor.review(.final, version: nil, who: "A. Counsel", reason: nil)
      _ = try editor.approve(.final, version: nil, who: "B. President", reason: nil)
    }
    guard case .published(_, let files, let superseded, _) = try desk.publish(.final) else {
      Issue.record("It was refused")
      return
    }
    #expect(files == ["final-2.ja.html", "final-2.en.html"])
    #expect(superseded == ["final 1"])
    let page = try String(contentsOfFile: desk.path + "/out/final-2.ja.html", encoding: .utf8)
    #expect(page.contains("<del") && page.contains("窓口は開いています。") && page.contains("窓口は終了しました。"))
    #expect(FileManager.default.fileExists(atPath: desk.path + "/out/final-1.ja.html"))
    #expect(try Verifier(desk.path).verify().faults.isEmpty)
  }

  @Test func `Steps out of order are refused with what comes first`() throws {
    let desk = try Desk()
    let day = try desk.day("2017-02-13")
    #expect(throws: CaseError.self) {
      _ = try desk.edit { try $0.review(.final, version: nil, who: "A", reason: nil) }
    }
    _ = try desk.edit { try $0.draft(.final, date: day, reason: nil) }
    let error = #expect(throws: CaseError.self) {
      _ = try desk.edit { try $0.approve(.final, version: nil, who: "B", reason: nil) }
    }
    #expect(error?.message == "final 1 has not been reviewed")
    #expect(throws: CaseError.self) {
      _ = try desk.edit {
        try $0.amend(
          .final, version: nil, edits: [("ja", NoticeEdit(strike: "お知らせ"))], date: day, reason: "x")
      }
    }
  }

  @Test func `A draft that was drafted anew goes no further`() throws {
    let desk = try Desk()
    let day = try desk.day("2017-02-13")
    _ = try desk.edit { try $0.draft(.final, date: day, reason: nil) }
    _ = try desk.edit { try $0.draft(.final, date: day, reason: nil) }
    let error = #expect(throws: CaseError.self) {
      _ = try desk.edit { try $0.review(.final, version: 1, who: "A", reason: nil) }
    }
    #expect(error?.message.contains("version 2 is newer") == true)
  }

  @Test func `A draft tells what was entered since, and is not published where it would read otherwise`()
    throws
  {
    let desk = try Desk()
    let day = try desk.day("2017-02-13")
    try desk.edit(saying: "古い文です。") { editor in
      _ = try editor.draft(.final, date: day, reason: nil)
      _ = try editor.review(.final, version: nil, who: "A", reason: nil)
      _ = try editor.approve(.final, version: nil, who: "B", reason: nil)
    }
    let facts =
      "timeZone: Asia/Tokyo\nevents:\n  - { id: found, kind: firstSuspicion, occurred: 2017-01-04 00:15, what: 判明 }\n"
    let writer = try CaseWriter(desk.path, by: "lead", command: "test", passphrase: desk.passphrase)
    _ = try FactsRecorder(writer).record(Array(facts.utf8), path: "facts.yml", reason: nil)
    let versions = try desk.versions()
    #expect(
      try versions.staleness(of: versions.content(of: versions.notice(.final)))
        == .init(hasNewFacts: true, newRun: nil))
  }

  @Test func `A content of a case is read as it was written, and nothing else is`() throws {
    let content = NoticeContent(
      date: "2017-02-13",
      documents: [
        Document(
          language: "ja", title: "題",
          blocks: [.paragraph(.body, [.figure(id: "a", [.text("1")]), .lineBreak])])
      ],
      figures: [.init(id: "a", value: 1, run: nil)], run: 2, facts: 3, desk: ["x"], times: ["e": "t"])
    #expect(try NoticeContent(json: content.json) == content)
    #expect(throws: CaseError.self) { _ = try NoticeContent(json: Array("{\"date\":1}".utf8)) }
  }
}
