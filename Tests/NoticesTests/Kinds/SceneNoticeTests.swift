import CaseFile
import Documents
import Exposure
import Foundation
import Investigation
import Scene
import TestSupport
import Testing

@testable import Notices

@Suite("The scene's evidence, investigated")
struct SceneNoticeTests {
  /// Whatever kind is drafted, nothing but the approval is left to be done.
  private func everyKindIsReady(_ writer: CaseWriter) throws {
    let editor = NoticeEditor(writer) { kind, language, basis, date, changes in
      try Drafters.of(language).document(kind, basis, date: date, changes: changes)
    }
    for kind in NoticeKind.allCases {
      let notice = try editor.draft(kind, date: day("2017-02-13"), reason: nil)
      let reasons = try editor.reasons(notice, kind)
      #expect(reasons.filter { $0.code != .notApproved } == [], "\(kind)")
    }
  }

  @Test("gives the notice the figures of the report of 2017, each traced to the run")
  func founding() throws {
    let scene = try #require(BuiltInScene.named("club-japan-2016"))
    let written = try WrittenScene(scene.text, lines: 2_000)
    let passphrase = try Passphrase(keyFile: Passphrase.newKeyFile(), path: "key")
    let opening = Case.Opening(title: "CLUB JAPAN", timeZone: "Asia/Tokyo", by: "lead", label: "safe")
    let path = try Case.create(written.folder.path + "/case", opening, passphrase: passphrase).folder
    let writer = try CaseWriter(path, by: "lead", command: "test", passphrase: passphrase)
    _ = try EvidenceIntake(writer).add(
      [written.evidence], dataMap: written.path + "/data-map.yml", acquisition: Acquisition(), reason: nil)
    var options = Investigation.Options()
    options.dataMap = try writer.dataMap()
    let findings = try Investigation(options).run(writer.open(evidenceFor: .investigate))
    try RunRecorder(writer).record(findings, started: Date(), reason: nil)
    let facts = try #require(BuiltInScene.facts(named: "club-japan-2016.facts.yml"))
    _ = try FactsRecorder(writer).record(Array(facts.utf8), path: "facts.yml", reason: nil)

    let basis = try NoticeBasis(Case(path))
    let source = FigureSource(basis, date: try day("2017-02-13"))
    let made = FigureSource(try FoundingCase.basis(), date: try day("2017-02-13"))
    let notice = try Drafters.of(.ja).document(.final, basis, date: day("2017-02-13"))
    for use in notice.figures {
      #expect(source.figure(use.id)?.shown == use.shown)
      #expect(made.figure(use.id)?.shown == use.shown, "\(use.id)")
    }
    for (row, says) in FoundingNoticeTests.inJapanese { #expect(notice.text.contains(says), "\(row)") }
    let custody = try Drafters.of(.ja).document(.custody, basis, date: day("2017-02-13")).text
    for item in basis.evidence { #expect(custody.contains(item.sha256)) }
    try everyKindIsReady(writer)
  }
}
