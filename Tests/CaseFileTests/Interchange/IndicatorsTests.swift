import Foundation
import Injection
import Investigation
import Reconstruction
import Testing

@testable import CaseFile

@Suite("Indicators")
struct IndicatorsTests {
  @Test("as CSV are what was agreed")
  func csv() throws {
    try InterchangeSample.expect(
      IndicatorsCSV.bytes(Indicators(InterchangeSample.findings)), toBe: "indicators.csv")
  }

  @Test("tell addresses, programs, targets and files that were read; not files of which nothing came")
  func kinds() {
    let list = Indicators(InterchangeSample.findings).list
    #expect(
      list.map(\.subject) == [
        .address(.ipv4("203.0.113.241")), .address(.ipv6("2001:db8::17")), .userAgent("Mozilla/5.0"),
        .userAgent("sqlmap/1.0.12 (it's \"here\")"),
        .target(
          .init(
            host: "shop.example", method: "GET", path: "/clubjapan/list", place: "query", parameter: "cat")),
        .target(.init(host: nil, method: "POST", path: "/item/{}/o'neil", place: "path", parameter: "2")),
        .file("/srv/www/logs/app-debug.log"), .file("C:\\app\\web.config"),
      ])
    #expect(list.map(\.requests) == [1234, 9, nil, nil, 1240, 3, 1, 1])
    #expect(list.map(\.hasObtained) == [true, false, true, true, true, false, true, true])
  }

  @Test("can be kept as JSON and read again")
  func codable() throws {
    let list = Indicators(InterchangeSample.findings).list
    #expect(try JSONDecoder().decode([Indicator].self, from: JSONEncoder().encode(list)) == list)
  }

  @Test(
    "leave out a program's name that holds somebody's address or card, or goes on for long",
    arguments: [
      "Mozilla hanako.yamada@example.jp", "x 4111 1111 1111 1111", String(repeating: "a", count: 600),
    ])
  func personal(_ agent: String) {
    var findings = InterchangeSample.findings
    findings.attackers[1].userAgents = [agent]
    let indicators = Indicators(findings)
    #expect(indicators.leftOut == 1)
    #expect(!indicators.list.contains { $0.subject == .userAgent(agent) })
  }

  @Test("take no program's name from who injects through headers: it may be a payload")
  func headers() {
    var findings = InterchangeSample.findings
    findings.attackers = [
      InterchangeSample.attacker(
        "192.0.2.1", ["' UNION SELECT name FROM members-- "], [InterchangeSample.agentHeader])
    ]
    let indicators = Indicators(findings)
    #expect(!String(decoding: IndicatorsCSV.bytes(indicators), as: UTF8.self).contains("UNION"))
    let bundle = STIXBundle(
      indicators, STIXBundle.Provenance(caseID: "c", producer: "p", time: 0, marking: nil))
    #expect(!String(decoding: bundle.bytes(), as: UTF8.self).contains("UNION"))
  }

  @Test(
    "take no name, socket or nonsense for an address",
    arguments: [
      "unix:", "-", "gateway.example.com", "203.0.113", "203.0.113.256", "1.2.3.4.5", "fe80::1%eth0", "",
    ])
  func noAddress(_ client: String) {
    #expect(Indicator.Address(client) == nil)
    var findings = InterchangeSample.findings
    findings.attackers = [InterchangeSample.attacker(client, ["a"], [])]
    #expect(Indicators(findings).list.allSatisfy { if case .address = $0.subject { false } else { true } })
  }

  @Test("of findings without an attack are none")
  func nothing() {
    #expect(Indicators(Findings()).list.isEmpty)
    #expect(Indicators(Findings()).leftOut == 0)
  }
}
