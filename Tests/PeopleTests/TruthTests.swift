import Exposure
import Foundation
import Investigation
import Reconstruction
import TestSupport
import Testing
import YAMLText

/// What the engine works out from the evidence of a scene is what the scene says about itself.
@Suite("The people of a scene")
struct PeopleTruthTests {
  struct Telling: Sendable, CustomTestStringConvertible {
    let name: String
    var seed: UInt64?
    var lines: Int?

    var testDescription: String { name + (seed.map { ", seed \($0)" } ?? "") }

    func staged() throws -> WrittenScene {
      try WrittenScene(
        name == "club" ? Scenarios.smallClubJapan() : Scenarios.text(name), seed: seed, lines: lines)
    }
  }

  static let tellings =
    [nil, 1, 2].map { Telling(name: "kontor-export", seed: $0, lines: 1200) }
    + [nil, 3].map { Telling(name: "club", seed: $0) }
    + Scenarios.own.flatMap { name in [nil, 11, 12].map { Telling(name: name, seed: $0) } }

  @Test(
    "Records and people of every service, population, class and set are exact; so are files, addresses and windows",
    arguments: tellings)
  func figures(_ telling: Telling) throws {
    let scene = try telling.staged()
    let findings = try scene.investigate()
    let affected = try #require(findings.affected)
    #expect(Figures(affected).differences(from: try scene.trueFigures()) == [:])
    #expect(affected.total.records.possible == 0, "nothing is in doubt where nothing is missing")
    let truth = try scene.truth()
    #expect(files(findings) == files(truth))
    #expect(Set(findings.attackers.filter(\.obtainedSomething).map(\.client)) == addresses(truth))
    for note in affected.notes { #expect(isExpected(note), "\(note)") }
    try checkWindows(findings, affected, truth)
  }

  /// Windows are told as they were, and kept apart.
  private func checkWindows(_ findings: Findings, _ affected: Affected, _ truth: [String: Any]) throws {
    let told = windows(truth)
    let period = try #require(findings.period)
    #expect([period.first.iso8601, period.last.iso8601] == told.first { $0.kind == "trace" }?.span)
    // Data that was entered at several places has a window for each.
    func found(_ kind: ExposureWindow.Kind, _ set: String?) -> [String]? {
      let own = affected.windows.filter { $0.kind == kind && $0.set == set }
      guard let from = own.map(\.from).min(), let to = own.map(\.to).max() else { return nil }
      return [from.iso8601, to.iso8601]
    }
    #expect(found(.exfiltration, nil) == told.first { $0.kind == "exfiltration" }?.span)
    for set in affected.sets.map(\.set) {
      // Sets of one class; others mix windows of several.
      guard case .dataClass(let name) = set.people.value else { continue }
      let own = told.filter {
        $0.kind == "exposure" && ($0.dataClass == name || $0.dataClass.hasPrefix(name + "."))
      }
      #expect(found(.exposure, set.id.value) == earliestAndLatest(own), "\(set.id.value)")
    }
  }

  // MARK: - What the truth says

  struct Window {
    let kind: String
    let span: [String]
    let dataClass: String
  }

  private func windows(_ truth: [String: Any]) -> [Window] {
    (truth["windows"] as? [[String: Any]] ?? []).map { window in
      func text(_ key: String) -> String { window[key] as? String ?? "" }
      return Window(
        kind: text("kind"), span: [text("from"), text("to")], dataClass: text("class"))
    }
  }

  private func earliestAndLatest(_ windows: [Window]) -> [String]? {
    let times = ISO8601DateFormatter()
    func instant(_ text: String) -> Date { times.date(from: text) ?? .distantPast }
    guard let from = windows.map({ $0.span[0] }).min(by: { instant($0) < instant($1) }),
      let to = windows.map({ $0.span[1] }).max(by: { instant($0) < instant($1) })
    else { return nil }
    return [from, to]
  }

  /// Bytes of each read of a file, in the order of their times.
  private func files(_ truth: [String: Any]) -> [String: [Int]] {
    var files: [String: [Int]] = [:]
    for file in truth["files_read"] as? [[String: Any]] ?? [] {
      files[file["path"] as? String ?? "", default: []].append(file["bytes"] as? Int ?? -1)
    }
    return files.mapValues { Set($0).sorted() }
  }

  private func files(_ findings: Findings) -> [String: [Int]] {
    var files: [String: [Int]] = [:]
    for file in findings.reconstruction.files where file.bytes > 0 {
      files[file.path, default: []].append(file.bytes)
    }
    return files.mapValues { Set($0).sorted() }
  }

  private func addresses(_ truth: [String: Any]) -> Set<String> {
    Set(truth["attacker_ips"] as? [String] ?? [])
  }

  /// What has to be said of whole evidence: who came later, what was written later, and how times contradict each other.
  private func isExpected(_ note: ExposureNote) -> Bool {
    switch note {
    case .createdLater, .writtenLater, .exposedBeforeTrace, .exposedAfterTrace, .unmappedFile: true
    default: false
    }
  }
}
