import CaseFile
import Foundation
import Testing
import YAMLText

@testable import Obligations

/// A pack of a company's own: the example of the guide.
enum OwnPack {
  static let text = """
    pack: own-insurer
    name: { ja: サイバー保険契約, en: Cyber insurance policy }
    version: 2026-04-01
    sources:
      - { id: policy, title: "Cyber policy, clause 7.2", standing: contract }
    rules:
      - id: own.insurer.notice
        title: { ja: 保険会社への通知, en: Notice to the insurer }
        from: 2024-01-01
        force: contract
        sources: policy
        trigger:
          people: { minimum: 1 }
        duty: contract
        to: { name: { ja: 保険会社, en: the insurer }, roles: [insurer] }
        phase: prompt
        clock: { start: knew, limit: 48 hours, zone: Asia/Tokyo }
        contents:
          - { id: a, item: outline, title: { ja: 概要, en: Outline } }
        complete: whatIsKnown
        done: { filings: [firstReport, contact] }
    """

  /// The pack with one line in place of another.
  static func text(_ old: String, _ new: String) -> String { text.replacing(old, with: new) }
}

@Suite("Reading a rule pack")
struct RulePackTests {
  private func faults(_ text: String) -> String {
    do throws(RulePackError) {
      _ = try RulePack(bytes: Array(text.utf8), path: "own.yml")
      return ""
    } catch { return error.description }
  }

  @Test("A pack is read whole, one thing alone standing for a list")
  func whole() throws {
    let pack = try RulePack(bytes: Array(OwnPack.text.utf8), path: "own.yml")
    #expect(pack.id == "own-insurer")
    #expect(pack.jurisdiction == nil)
    let rule = try #require(pack.rules.first)
    #expect(rule.sources == ["policy"])
    #expect(rule.clock.map(\.start) == [[.knew]])
    #expect(rule.clock.first?.limit.description == "48 hours")
    #expect(rule.unless.isEmpty)
  }

  @Test(
    "A fault is told with its place and what would mend it",
    arguments: [
      (
        "force: contract", "force: contarct",
        "own.yml:10:12: Unknown force of the rule own.insurer.notice: contarct. Did you mean contract? The values: law, contract, guideline, voluntary"
      ),
      (
        "sources: policy", "sources: polcy",
        "own.yml:11:14: There is no source polcy. Did you mean policy? The sources: policy"
      ),
      (
        "from: 2024-01-01", "from: 2024-02-30",
        "own.yml:9:11: from of the rule own.insurer.notice is “2024-02-30”. It has to be a day such as 2024-04-01"
      ),
      (
        "limit: 48 hours", "limit: two days",
        "own.yml:17:34: limit of clock of the rule own.insurer.notice is “two days”. It has to be promptly, or a time such as 72 hours, 30 days, 3-5 days, 5 business days"
      ),
      ("zone: Asia/Tokyo", "zone: Japan", "own.yml:17:50: Unknown time zone Japan. Did you mean Asia/Tokyo?"),
      (
        "{ minimum: 1 }", "{ minimum: 0 }",
        "own.yml:13:26: minimum of people of trigger of the rule own.insurer.notice is “0”. It has to be a whole number from 1"
      ),
      (
        "{ minimum: 1 }", "{ minimum: 1, residence: UK }",
        "own.yml:13:40: residence of people of trigger of the rule own.insurer.notice is “UK”. It has to be a country or part of one by ISO 3166, such as JP or US-CA, or EU, EEA"
      ),
      (
        "{ minimum: 1 }", "{ minimum: 1, data: emial & name }",
        "own.yml:13:35: data of people of trigger of the rule own.insurer.notice names the unknown class emial. Did you mean email?"
      ),
      (
        "{ minimum: 1 }", "{ minimum: 1, data: (email & name }",
        "own.yml:13:48: data of people of trigger of the rule own.insurer.notice: A bracket is not closed. Add )"
      ),
      (
        "      people: { minimum: 1 }", "      people: { minimum: 1 }\n      intent: wrongful",
        "own.yml:13:7: trigger of the rule own.insurer.notice has 2 tests. A condition has one; put several into `all: [ … ]` or `any: [ … ]`"
      ),
      ("    complete: whatIsKnown\n", "", "own.yml:7:5: The rule own.insurer.notice has no complete"),
      (
        "roles: [insurer]", "roles: [insurers]",
        "Unknown roles of to of the rule own.insurer.notice: insurers. Did you mean insurer?"
      ),
      (
        "item: outline", "item: outlines",
        "Unknown item of contents of the rule own.insurer.notice: outlines. Did you mean outline?"
      ),
      ("pack: own-insurer", "pack: Own Insurer", "own.yml:1:7: pack of the pack is “Own Insurer”"),
      (
        "standing: contract", "standing: contract, url: \"javascript:alert(1)\"",
        "It has to be an address that begins with https:// or http://"
      ),
    ])
  func faulty(_ old: String, _ new: String, told: String) {
    let said = faults(OwnPack.text(old, new))
    #expect(said.lowercased().contains(told.lowercased()), "\(said)")
  }

  @Test("Every fault of a file is told at once, in the order of its lines")
  func together() {
    let text = OwnPack.text("force: contract", "force: no").replacing("limit: 48 hours", with: "limit: soon")
      .replacing("version: 2026-04-01", with: "version: now")
    let lines = faults(text).split(separator: "\n")
    #expect(lines.map { $0.prefix(10) } == ["own.yml:3:", "own.yml:10", "own.yml:17"])
  }

  @Test("Two versions of a rule may not hold on one day")
  func overlapping() {
    let rules = OwnPack.text.components(separatedBy: "rules:\n")
    let text = OwnPack.text + "\n" + (rules.last ?? "")
    #expect(faults(text).contains("Two versions of the rule own.insurer.notice hold on the same day"))
    let dated =
      OwnPack.text("from: 2024-01-01", "from: 2020-01-01\n    until: 2023-12-31") + "\n" + (rules.last ?? "")
    #expect(faults(dated) == "")
  }

  @Test(
    "What is no pack is refused, not read",
    arguments: [
      "", "- a", "pack: [", "\u{0}", "pack: x\nrules: &a [*a]", "a: b", String(repeating: "[", count: 5_000),
    ])
  func hostile(_ text: String) {
    #expect(faults(text) != "")
  }

  @Test("Conditions within conditions are bounded")
  func deep() {
    let nested =
      String(repeating: "{ not: ", count: 40) + "{ intent: wrongful }" + String(repeating: " }", count: 40)
    let text = OwnPack.text("\n      people: { minimum: 1 }", " " + nested)
    #expect(faults(text).contains("nested too deep"))
  }

  @Test("A pack of one's own with the name of a bundled one takes its place")
  func replacing() throws {
    let own = try RulePack(
      bytes: Array(OwnPack.text("pack: own-insurer", "pack: cards").utf8), path: "own.yml")
    let packs = RulePack.all(own: [own])
    #expect(packs.count == RulePack.bundled.count)
    #expect(packs.first { $0.id == "cards" }?.rules.map(\.id) == ["own.insurer.notice"])
  }

  @Test("A pack that is written as JSON and read again is the same", arguments: RulePack.bundled)
  func coding(_ pack: RulePack) throws {
    let bytes = try JSONEncoder().encode(pack)
    #expect(try JSONDecoder().decode(RulePack.self, from: bytes) == pack)
  }

  @Test("The example of the guide is the pack that these tests read")
  func example() throws {
    let guide = try String(contentsOf: Self.document("docs/guides/obligations.md"), encoding: .utf8)
    #expect(guide.contains("```yaml\n\(OwnPack.text)\n```"))
  }

  @Test(
    "The guide names every bundled pack, every test, every start event, every calendar and every key of a rule"
  )
  func guide() throws {
    let guide = try String(contentsOf: Self.document("docs/guides/obligations.md"), encoding: .utf8)
    let words =
      RulePack.bundled.map(\.id) + PackTable.tests.map(\.name) + StartEvent.allCases.map(\.rawValue)
      + BusinessCalendar.ID.allCases.map(\.rawValue)
    #expect(words.filter { !guide.contains($0) } == [])
  }

  private static func document(_ path: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: path)
  }

  @Test("The schema in the documents is the one that the program prints")
  func schema() throws {
    #expect(
      try String(contentsOf: Self.document("docs/schemas/rule-pack.schema.json"), encoding: .utf8)
        == RulePackSchema.json)
    _ = try JSONSerialization.jsonObject(with: Data(RulePackSchema.json.utf8))
  }
}
