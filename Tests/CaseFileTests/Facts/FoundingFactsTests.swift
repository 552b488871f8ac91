import CaseFile
import Investigation
import Scene
import Testing
import YAMLText

@Suite("The founding case's facts")
struct FoundingFactsTests {
  @Test("are read without a fault, and their sets are those of its scene")
  func sets() throws {
    let text = try #require(BuiltInScene.facts(named: "club-japan-2016.facts.yml"))
    let scenario = try #require(BuiltInScene.named("club-japan-2016")).text
    let declared = try #require(scenario.split(separator: "\nsets:\n").last)
    let sets = Set(declared.matches(of: #/- \{ id: ([a-z.]+)/#).map { String($0.1) })
    #expect(sets.count == 9)
    let file = try FactsFile(bytes: Array(text.utf8), path: "facts.yml", sets: sets)
    #expect(Set(file.facts.map(\.kind)) == Set(Fact.Kind.allCases))
  }

  @Test("stand in the order of the final report")
  func order() throws {
    let timeline = Timeline(facts: try Facts.founding(), logFacts: [])
    let order = timeline.entries.map { entry in
      let id = if case .fact(let id) = entry.origin { id.rawValue } else { "log" }
      return entry.isLearning ? "learnt \(id)" : id
    }
    #expect(
      order == [
        "card-window", "data-out", "first-trace", "phishing-found", "host-asked", "host-word",
        "learnt first-trace",
        "site-warning", "police-told", "council-told", "takedown-promised", "first-mail", "leak-likely",
        "sites-closed",
        "mark-first", "ministry-first", "notice-updated", "second-mail", "investigation", "first-report",
        "file-possibly-out", "end-announced", "first-report-shared", "cards-monitored", "investigation",
        "final-report",
        "learnt card-window", "learnt data-out", "leak-confirmed", "final-report-shared", "ministry-final",
        "compensation",
        "compensation-declared", "police-consulted", "individual-contact", "final-notice", "organisation",
        "notice-by-groups",
      ])
  }

  @Test(
    "have the days of the week that the report prints",
    arguments: [
      ("first-trace", "12月23日(金)12時35分頃"), ("phishing-found", "1月4日(水)0時15分"), ("host-asked", "1月4日(水)0時45分"),
      ("site-warning", "1月4日(水)11時45分"), ("police-told", "1月4日(水)午後"), ("sites-closed", "1月5日(木)"),
      ("notice-updated", "1月6日(金)"), ("investigation", "1月7日(土)"), ("first-report", "1月13日(金)"),
      ("final-report", "1月31日(火)"), ("final-report-shared", "2月1日(水)"), ("police-consulted", "2月2日(木)"),
      ("individual-contact", "2月9日(木)"), ("final-notice", "2月13日(月)"),
    ])
  func weekdays(_ id: String, _ words: String) throws {
    let timeline = Timeline(facts: try Facts.founding(), logFacts: [])
    let entry = timeline.entries.first { $0.origin == FactID(rawValue: id).map { .fact($0) } }
    #expect(entry?.time.words(.ja) == words)
  }

  @Test(
    "contradict each other where the report does: 45 minutes, two first words, four days; and nowhere else")
  func contradictions() throws {
    let timeline = Timeline(facts: try Facts.founding(), logFacts: [])
    #expect(
      timeline.contradictions.map(\.kind) == [
        .windowBeforeTrace, .severalFirstSuspicions, .expectedDatePassed, .promiseWithoutOwner,
      ])
    let texts = timeline.contradictions.map(\.text.english)
    #expect(texts[0].contains("45 minutes before the first trace"))
    #expect(texts[2].contains("4 days late"))
    #expect(timeline.contradictions[0].text.japanese.contains("45分早い"))
  }

  @Test("show, as of a day, which promises are late")
  func late() throws {
    let asOf = try FactTimeTests.time("2017-05-01")
    let timeline = Timeline(facts: try Facts.founding(), logFacts: [], asOf: asOf)
    let late = timeline.contradictions.filter { $0.kind == .expectedDatePassed }.flatMap(\.facts)
    #expect(late.map(\.rawValue) == ["investigation", "vulnerabilities"])
  }

  @Test("can be told in public without naming the hosting company or the forensic company's findings in full")
  func publicWording() throws {
    let facts = try Facts.founding()
    let wordings = Timeline(facts: facts, logFacts: []).entries.compactMap(\.publicText)
    #expect(wordings.count >= 20)
    #expect(!wordings.contains { $0.japanese.contains("ハナミズキ") || $0.english.contains("Hanamizuki") })
    for case .party(let party) in facts where party.id.rawValue == "host" {
      #expect(party.alias?.japanese == "当社のサーバ管理会社")
    }
  }
}
