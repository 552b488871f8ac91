import Foundation
import TestSupport
import Testing

@testable import Scene

@Suite("Scenes that come with the program")
struct BuiltInTests {
  @Test("The incident of 2016 has the figures of its final report")
  func report() throws {
    let scene = try #require(BuiltInScene.named("club-japan-2016"))
    let scenario = try ScenarioReader.read(scene.text)
    let clock = try #require(Clock(zone: scenario.zoneName))
    let stage = Stage(PeopleBook(scenario), clock: clock)
    let scripts = scenario.steps.indices.map { StepScript($0, stage) }
    let tally = Tally(Exposures(scripts, stage), stage)
    let records = Dictionary(uniqueKeysWithValues: zip(scenario.sets.map(\.id), tally.sets.map(\.records)))
    #expect(
      records == [
        "clubjapan": 115_590, "clubjapan.passwords": 38, "clubjapan.cards": 29, "magdeli": 16_029,
        "magdeli.cards": 1, "affiliates": 317, "cards": 30, "individual": 385, "rest": 131_551,
      ])
    #expect(tally.total.records == 131_936)
    #expect(tally.total.people.count == 131_936 - 1450 - 81)
    let people = Dictionary(
      uniqueKeysWithValues: zip(scenario.sets.map(\.id), tally.sets.map(\.people.count)))
    // Eight of the affiliates are among those with a card or a password.
    #expect(people["individual"] == 377)
    #expect(clock.iso(try #require(scripts.map { $0.time(0) }.min())) == "2016-12-23T12:35:00+09:00")
  }

  @Test("The card entries that were read are the first and the last of their window")
  func window() throws {
    let scene = try #require(BuiltInScene.named("club-japan-2016"))
    let scenario = try ScenarioReader.read(scene.text)
    let clock = try #require(Clock(zone: scenario.zoneName))
    let file = PlainFile(0, in: PeopleBook(scenario))
    let cards = file.entries.filter { $0.kind.opening == 0 && file.kind(of: $0).holds == .card }
    #expect(cards.first.map { clock.iso($0.at) } == "2016-12-22T08:30:00+09:00")
    #expect(cards.last.map { clock.iso($0.at) } == "2016-12-23T11:50:00+09:00")
    #expect(file.entries.first?.at == cards.first?.at)
    #expect(Set(cards.map(\.record)).count == 30)
  }

  @Test(
    "The facts that a scenario names are written beside the evidence, as they are; without the file, nothing is"
  )
  func facts() throws {
    let text = SmallScenario.text + "\nfacts: small.facts.yml\n"
    let folder = try TemporaryFolder()
    let path = folder.path + "/scene"
    var asked: [String] = []
    let generator = try SceneGenerator(text) { name in
      asked.append(name)
      return "events: []\r\n"
    }
    _ = try generator.write(to: path)
    #expect(asked == ["small.facts.yml"])
    #expect(try String(contentsOfFile: path + "/facts.yml", encoding: .utf8) == "events: []\r\n")
    let error = #expect(throws: SceneError.self) { try SceneGenerator(text, file: "s.yml") }
    #expect(
      error?.description
        == "s.yml: The scenario names the facts `small.facts.yml`, which cannot be read as UTF-8 text. Put the file beside the scenario, or leave `facts` out"
    )
    #expect(try !WrittenScene(SmallScenario.text).files().keys.contains("facts.yml"))
  }

  @Test("The facts of the incident of 2016 come with the program, and its scenario names them")
  func foundingFacts() throws {
    let scene = try #require(BuiltInScene.named("club-japan-2016"))
    let name = try #require(try ScenarioReader.read(scene.text).facts)
    #expect(BuiltInScene.facts(named: name)?.contains("first-trace") == true)
    #expect(BuiltInScene.facts(named: "other.yml") == nil)
  }

  @Test("The tea merchant's scene is written, and its files agree with its truth")
  func kontor() throws {
    let scene = try WrittenScene(try #require(BuiltInScene.named("kontor-export")).text, lines: 2000)
    #expect(try scene.rows(of: "kunden", dump: "kontor.sql").count == 4225)
    let csv = try scene.text("evidence/newsletter.csv").split(separator: "\n")
    #expect(csv.count == 1 + 2640)
    let read = try #require(try scene.truth()["files_read"] as? [[String: Any]])
    let export = try #require(read.first { $0["copy"] as? String == "newsletter.csv" })
    #expect(export["bytes"] as? Int == csv.prefix(2601).reduce(0) { $0 + $1.utf8.count + 1 })
    #expect(try scene.figures(of: "customers.cards") == [40, 40])
  }
}
