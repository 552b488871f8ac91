import CaseFile
import Foundation
import Investigation
import Testing
import YAMLText

@Suite("What the logs say, for a timeline")
struct LogFactTests {
  private let facts = LogFact.all(in: LoggedIntrusion.findings)

  @Test("is the period, each attacker, point, table, file and gap, and the windows")
  func kinds() {
    let expected: [LogFact.Content] = [
      .period(isOngoing: false),
      .attacker(client: "203.0.113.9", actor: 1, requests: 1_234, obtainedSomething: true),
      .point(
        method: "GET", path: "shop.example/item/411111******1111/h•••@e•••.jp", place: "query",
        parameter: "id",
        attempts: 1_234, succeeded: true),
      .point(
        method: "POST", path: "/login", place: "body", parameter: "user", attempts: 1, succeeded: false),
      .table(
        name: "shop.members", columns: ["id", "email", "name"],
        rows: .init(proven: 1, probable: 0, possible: 0),
        atMost: 3, isUncounted: false),
      .file(path: "/srv/app/debug.log", bytes: 2_048, grade: "proven"), .gap(isSilence: true, items: [1]),
      .window(kind: "exfiltration", isOfAll: true, sets: []),
    ]
    #expect(facts.map(\.content) == expected)
  }

  @Test("has its times to the second, and cites its lines")
  func evidence() throws {
    #expect(facts[0].from.text == "2016-12-23 12:35:00 +09:00")
    #expect(facts[0].until?.text == "2016-12-23 13:35:00 +09:00")
    #expect(facts[0].citations == ["1:10", "1:40"])
    #expect(facts[2].from == facts[0].from)
    #expect(facts[3].from == .unknown)
    #expect(facts[4].citations == ["1:11-12"])
    #expect(facts[5].until == nil)
  }

  @Test("holds no value of a person, in either language or as JSON, and comes back from JSON")
  func impersonal() throws {
    let json = try JSONEncoder().encode(facts)
    #expect(try JSONDecoder().decode([LogFact].self, from: json) == facts)
    let entries = Timeline(facts: [], logFacts: facts).entries
    let texts =
      entries.flatMap { [$0.text.japanese, $0.text.english] } + [String(decoding: json, as: UTF8.self)]
    for secret in LoggedIntrusion.personal { #expect(!texts.contains { $0.contains(secret) }) }
  }

  @Test("is told in sentences")
  func sentences() {
    let texts = Timeline(facts: [], logFacts: facts).entries.map(\.text.english)
    #expect(texts.contains("1,234 attack requests from 203.0.113.9, with data obtained"))
    #expect(texts.contains("shop.members: id, email, name obtained, 1 proven row, at most 3 in all"))
    #expect(texts.contains("1 attempt on POST /login, parameter user: nothing shows that it let data out"))
  }

  @Test("is nothing where nothing was found")
  func nothing() {
    #expect(LogFact.all(in: Findings()) == [])
  }
}
