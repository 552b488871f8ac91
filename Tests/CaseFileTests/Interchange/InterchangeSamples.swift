import Foundation
import Injection
import Investigation
import Reconstruction
import Testing

@testable import CaseFile

/// Findings of an invented intrusion, and the files that are expected of them.
///
/// `TENMATSU_RECORD=1 swift test --filter CaseFileTests` writes these anew; look at the difference before it is committed.
enum InterchangeSample {
  static func at(_ seconds: Int64) -> Moment { Moment(seconds: 1_482_464_100 + seconds, utcOffset: 32400) }

  static let list = InjectionPoint(
    host: "shop.example", method: "GET", path: "/clubjapan/list", place: .query, parameter: "cat")
  static let item = InjectionPoint(
    host: nil, method: "POST", path: "/item/{}/o'neil", place: .path, parameter: "2")
  static let agentHeader = InjectionPoint(
    host: "shop.example", method: "GET", path: "/", place: .header, parameter: "user-agent")

  static func attacker(
    _ client: String, _ agents: [String], _ points: [InjectionPoint], requests: Int = 1234,
    obtained: Bool = true
  ) -> Attacker {
    Attacker(
      client: client, actor: 1, requests: requests, first: at(0), last: at(3600), userAgents: agents,
      points: points, obtainedSomething: obtained)
  }

  static var findings: Findings {
    var findings = Findings()
    findings.attackers = [
      attacker("203.0.113.241", ["sqlmap/1.0.12 (it's \"here\")", "Mozilla/5.0"], [list, item]),
      attacker("2001:DB8::17", ["Mozilla/5.0"], [list], requests: 9, obtained: false),
    ]
    var listed = PointResult(point: list)
    (listed.attempts, listed.succeeded) = (1240, true)
    var itemed = PointResult(point: item)
    itemed.attempts = 3
    findings.reconstruction.points = [listed, itemed]
    let line = EvidenceLine(item: 1, line: 4711)
    findings.reconstruction.files = [
      FileRead(
        path: "/srv/www/logs/app-debug.log", bytes: 81_234, grade: .proven, at: at(60), evidence: [line]),
      FileRead(path: "C:\\app\\web.config", bytes: 900, grade: .probable, at: at(70), evidence: [line]),
      FileRead(path: "/etc/shadow", bytes: 0, grade: .possible, at: at(80), evidence: [line]),
    ]
    return findings
  }

  static func expect(_ bytes: [UInt8], toBe name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Expected/\(name)")
    if ProcessInfo.processInfo.environment["TENMATSU_RECORD"] != nil { try Data(bytes).write(to: file) }
    let expected = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }
}
