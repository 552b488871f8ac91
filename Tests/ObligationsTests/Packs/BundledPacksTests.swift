import CaseFile
import Foundation
import Testing
import YAMLText

@testable import Obligations

@Suite("The packs that come with the program")
struct BundledPacksTests {
  @Test(
    "Every bundled pack is read without a fault, and is called as its file is",
    arguments: RulePack.files.map(\.name))
  func readable(_ name: String) throws {
    let file = try #require(RulePack.files.first { $0.name == name })
    let pack = try RulePack(bytes: file.bytes, path: name)
    #expect(name == pack.id + ".yml")
  }

  @Test("No two packs have a rule in common")
  func distinct() {
    let owners = Dictionary(
      grouping: RulePack.bundled.flatMap { pack in pack.rules.map { ($0.id, pack.id) } }
    ) { $0.0 }
    #expect(owners.filter { Set($0.value.map(\.1)).count > 1 }.keys.sorted() == [])
  }

  @Test(
    "Every rule names its sources, and what is from general knowledge says so", arguments: RulePack.bundled)
  func sourced(_ pack: RulePack) {
    for rule in pack.rules {
      #expect(pack.sources(of: rule).count == rule.sources.count)
      #expect(!rule.sources.isEmpty)
    }
    for source in pack.sources where source.url == nil { #expect(source.standing == .general) }
    let named = Set(pack.rules.flatMap(\.sources))
    #expect(pack.sources.map(\.id).filter { !named.contains($0) } == [])
  }

  @Test("Every rule with content has each item once, and a clock for every case", arguments: RulePack.bundled)
  func whole(_ pack: RulePack) {
    for rule in pack.rules {
      #expect(Set(rule.contents.map(\.id)).count == rule.contents.count, "\(rule.id)")
      #expect(rule.clock.last?.when == nil, "\(rule.id): the last clock has to hold always")
      #expect(rule.clock.dropLast().allSatisfy { $0.when != nil }, "\(rule.id)")
    }
  }

  @Test("The Japanese texts are Japanese, and the English ones are not", arguments: RulePack.bundled)
  func languages(_ pack: RulePack) {
    func isJapanese(_ text: String) -> Bool {
      text.unicodeScalars.contains {
        (0x3040...0x30FF).contains($0.value) || (0x4E00...0x9FFF).contains($0.value)
      }
    }
    for rule in pack.rules {
      let texts = [rule.title] + rule.check + rule.contents.map(\.title) + rule.clock.compactMap(\.words)
      for text in texts { #expect(!isJapanese(text.english), "\(rule.id): \(text.english)") }
      #expect(isJapanese(rule.title.japanese) || rule.title.japanese.contains("PFI"), "\(rule.id)")
    }
  }

  @Test(
    "The law of a day is the version that held on it",
    arguments: [
      (
        "2017-01-04",
        [
          "jp.appi.minister.first", "jp.appi.minister.final", "jp.appi.effort.persons",
          "jp.appi.effort.public",
        ]
      ),
      (
        "2017-05-29",
        [
          "jp.appi.minister.first", "jp.appi.minister.final", "jp.appi.effort.persons",
          "jp.appi.effort.public",
        ]
      ),
      ("2017-05-30", ["jp.appi.effort.persons", "jp.appi.effort.public", "jp.appi.effort.commission"]),
      ("2022-03-31", ["jp.appi.effort.persons", "jp.appi.effort.public", "jp.appi.effort.commission"]),
      (
        "2022-04-01",
        [
          "jp.appi.prompt", "jp.appi.final", "jp.appi.persons", "jp.appi.measures", "jp.appi.substitute",
          "jp.appi.processor",
        ]
      ),
      (
        "2024-04-01",
        [
          "jp.appi.prompt", "jp.appi.final", "jp.appi.persons", "jp.appi.measures", "jp.appi.substitute",
          "jp.appi.processor",
        ]
      ),
    ])
  func versions(_ day: String, rules: [String]) throws {
    let pack = try #require(RulePack.bundled.first { $0.id == "jp-appi" })
    let day = try #require(CivilDay(isoDay: day))
    #expect(pack.rules.filter { $0.isInForce(on: day) }.map(\.id) == rules)
  }

  @Test("From April 2024 the third category covers data that was being collected, and not before")
  func skimming() throws {
    let pack = try #require(RulePack.bundled.first { $0.id == "jp-appi" })
    func words(_ day: String) throws -> String {
      let day = try #require(CivilDay(isoDay: day))
      let rule = try #require(pack.rules.first { $0.id == "jp.appi.prompt" && $0.isInForce(on: day) })
      return String(describing: rule.trigger)
    }
    #expect(try words("2024-04-01").contains("取得しようとしている個人情報"))
    #expect(try !words("2024-03-31").contains("取得しようとしている個人情報"))
  }
}
