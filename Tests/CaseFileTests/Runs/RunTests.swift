import CaseFile
import Exposure
import Foundation
import Investigation
import Reconstruction
import TestSupport
import Testing

/// A small scene in a case, investigated.
private struct InvestigatedCase {
  let scene: WrittenScene
  let test: TestCase

  /// - Parameter evidence: files that are added first; all of the scene's unless told.
  init(_ scene: WrittenScene? = nil, evidence: [String]? = nil) throws {
    self.scene = try scene ?? WrittenScene(SmallScenario.text)
    test = try TestCase()
    try add(evidence ?? [self.scene.evidence], map: self.scene.path + "/data-map.yml")
  }

  func add(_ paths: [String], map: String?) throws {
    _ = try EvidenceIntake(test.writer()).add(paths, dataMap: map, acquisition: Acquisition(), reason: nil)
  }

  @discardableResult
  func investigate(_ reason: String? = nil) throws -> Findings {
    let writer = try test.writer()
    var options = Investigation.Options()
    options.dataMap = try writer.dataMap()
    let findings = try Investigation(options).run(writer.open(evidenceFor: .investigate))
    try RunRecorder(writer).record(findings, started: Date(), reason: reason)
    return findings
  }

  func people(run: Int? = nil) throws -> PeopleReader {
    let file = try test.reading()
    return try PeopleReader(
      file, run: file.state.runs[(run ?? file.state.runs.count) - 1], key: file.key(test.passphrase))
  }

  func compare(_ before: Int, _ after: Int) throws -> (RunComparison, [RunComparison.Difference]) {
    let file = try test.reading()
    let runs = file.state.runs
    let comparison = try RunComparison(
      file, from: runs[before - 1], to: runs[after - 1], key: file.key(test.passphrase))
    var differences: [RunComparison.Difference] = []
    try comparison.list { differences.append($0) }
    return (comparison, differences)
  }
}

@Suite("Runs of a case")
struct RunTests {
  @Test("keep every affected record as the findings list it, and find each by every way of naming it")
  func people() throws {
    let kept = try InvestigatedCase()
    let findings = try kept.investigate()
    var listed: [AffectedLine] = []
    try #require(findings.people).list(findings.reconstruction) { listed.append(AffectedLine($0)) }
    var stored: [AffectedLine] = []
    try kept.people().list { stored.append($0) }
    #expect(stored.contains { !$0.cards.isEmpty })
    #expect(
      stored.map { record in
        var record = record
        record.cards = []
        return record
      } == listed)
    let people = try kept.people()
    #expect(people.count == listed.count && !listed.isEmpty)
    for record in listed.prefix(40) {
      let key = try #require(record.key)
      #expect(try people.find("\(record.population):\(key)").map(\.key) == [key])
      #expect(try people.find(String(record.person)).contains { $0.key == key })
      if let email = record.values["email"] {
        #expect(try people.find("  " + email.uppercased()).contains { $0.key == key }, "by address")
      }
    }
    #expect(try people.find("nobody@example.org").isEmpty)
    #expect(try people.find("").isEmpty)
  }

  @Test("find a card's people by its full number, of which first six and last four digits are kept")
  func cards() throws {
    let kept = try InvestigatedCase()
    try kept.investigate()
    let log = try kept.scene.text("evidence/debug.log")
    let numbers = Set(log.matches(of: #/"number": ?"([0-9]+)"/#).map { String($0.1) })
    let found = try numbers.map { try kept.people().find($0) }.filter { !$0.isEmpty }
    #expect(found.count == 7)
    for number in numbers {
      for record in try kept.people().find(number) {
        #expect(record.cards.contains { $0.hasPrefix(number.prefix(6)) && $0.hasSuffix(number.suffix(4)) })
      }
    }
  }

  @Test("give back the findings in the very bytes that were hashed")
  func findings() throws {
    let kept = try InvestigatedCase()
    let findings = try kept.investigate()
    var expected: [UInt8] = []
    withoutActuallyEscaping({ (piece: [UInt8]) in expected += piece }) {
      FindingsJSON(findings).write(to: $0)
    }
    var bytes: [UInt8] = []
    try kept.test.writer().unseal("findings", reason: nil) { bytes += $0 }
    #expect(bytes == expected)
    let run = try #require(try kept.test.reading().state.run)
    #expect(run.content.total?.records.maximum == findings.affected?.total.records.maximum)
  }

  @Test("show no difference where nothing is different")
  func same() throws {
    let kept = try InvestigatedCase()
    try kept.investigate()
    try kept.investigate()
    let (comparison, differences) = try kept.compare(1, 2)
    #expect(differences.isEmpty && comparison.causes == [] && comparison.figures == [])
    #expect(try ComparisonReport(comparison, language: .ja).text.contains("変化なし"))
    #expect(try kept.test.verify() == [])
  }

  @Test("show what a corrected data map changes, and leave the earlier run as it was")
  func correctedMap() throws {
    let kept = try InvestigatedCase()
    try kept.investigate()
    let before = try kept.people().count
    // As if nobody had known what the friends' table holds.
    var isFriends = false
    let lines = try kept.scene.text("data-map.yml").split(separator: "\n").map(String.init).map { line in
      if line.contains("- table:") { isFriends = line.contains("club.friends") }
      guard isFriends, line.contains("columns:") else { return line }
      return line.replacing(#/(\w+): [\w.]+/#) { "\($0.1): none" }
    }
    let corrected = try kept.test.folder.write(lines.joined(separator: "\n"), as: "map.yml")
    try kept.add([], map: corrected)
    try kept.investigate("addresses do not count")
    let (comparison, differences) = try kept.compare(1, 2)
    #expect(comparison.causes == [.dataMapChanged])
    #expect(!comparison.figures.isEmpty && !differences.isEmpty)
    for difference in differences {
      guard case .removed(let record) = difference else {
        Issue.record("\(difference)")
        continue
      }
      #expect(record.population == "friends")
    }
    let (_, back) = try kept.compare(2, 1)
    #expect(back.count == differences.count)
    #expect(back.allSatisfy { if case .added = $0 { true } else { false } })
    #expect(try kept.people(run: 1).count == before)
    #expect(try ComparisonReport(comparison, language: .en).text.contains("addresses do not count"))
  }

  @Test("show whom new evidence regrades, with the evidence as the cause")
  func newEvidence() throws {
    let scene = try WrittenScene(SmallScenario.text)
    let names = try FileManager.default.subpathsOfDirectory(atPath: scene.evidence)
    let log = try #require(
      names.first { name in
        try name.hasPrefix("access") && scene.text("evidence/" + name).contains("203.0.113.240")
      })
    let lines = try scene.text("evidence/" + log).split(separator: "\n")
    let attack = lines.indices.filter { lines[$0].contains("203.0.113.240") }
    let cut = try #require(attack.dropFirst(attack.count / 2).first)
    let half = try scene.folder.write(lines.prefix(cut).joined(separator: "\n") + "\n", as: "half/access.log")
    let rest = try scene.folder.write(
      lines.dropFirst(cut).joined(separator: "\n") + "\n", as: "rest/access.log")
    let kept = try InvestigatedCase(
      scene, evidence: [half] + names.filter { $0 != log }.map { scene.evidence + "/" + $0 })
    try kept.investigate()
    try kept.add([rest], map: nil)
    try kept.investigate()
    let (comparison, differences) = try kept.compare(1, 2)
    #expect(
      comparison.causes.contains { if case .evidenceAdded(_, let path) = $0 { path == rest } else { false } })
    // What a gap made possible becomes proven, or is no longer so.
    #expect(
      differences.contains {
        if case .changed(let from, let to) = $0 { from.grade < to.grade } else { false }
      })
    #expect(try kept.compare(2, 1).1.count == differences.count)
  }
}
