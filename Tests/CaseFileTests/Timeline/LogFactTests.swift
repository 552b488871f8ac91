import Exposure
import Foundation
import Testing
import YAMLText

@testable import CaseFile
@testable import Investigation

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

  @Test("tells a window once for all sets that have it, to the minute where no more is known")
  func windows() throws {
    func window(_ kind: Window.Kind, _ from: Int64, _ to: Int64, _ set: String?) -> Window {
      Window(
        kind: kind, from: LoggedIntrusion.at(from), to: LoggedIntrusion.at(to), set: set,
        precision: set == "passwords" ? .second : .minute)
    }
    let facts = LogFact.windows([
      window(.trace, 0, 60, nil), window(.exposure, -97_500, -2_700, nil), window(.atRisk, -97_500, 60, nil),
      window(.exposure, -97_500, -2_700, "cards"), window(.exposure, -90_000, -6_090, "passwords"),
    ])
    let expected: [LogFact.Content] = [
      .window(kind: "exposure", isOfAll: true, sets: ["cards"]),
      .window(kind: "atRisk", isOfAll: true, sets: []),
      .window(kind: "exposure", isOfAll: false, sets: ["passwords"]),
    ]
    #expect(facts.map(\.content) == expected)
    #expect(facts[0].from.text == "2016-12-22 09:30 +09:00")
    #expect(facts[0].until?.text == "2016-12-23 11:50 +09:00")
    #expect(facts[2].until?.text == "2016-12-23 10:53:30 +09:00")
    let trace = LogFact.all(in: LoggedIntrusion.findings)
    let contradictions = Timeline(facts: [], logFacts: trace + facts).contradictions
    #expect(contradictions.map(\.kind) == [.windowBeforeTrace])
    #expect(contradictions[0].text.english.contains("11:50, 45 minutes before the first trace"))
  }

  @Test("is nothing where nothing was found")
  func nothing() {
    #expect(LogFact.all(in: Findings()) == [])
  }
}
