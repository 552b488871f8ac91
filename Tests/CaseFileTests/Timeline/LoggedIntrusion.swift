import Injection
import Investigation
import Reconstruction

/// Findings of a small invented intrusion: two tables, a file, a gap. Its values are personal, and no fact may repeat
/// them.
enum LoggedIntrusion {
  /// 2016-12-23 12:35:00 +09:00, so many seconds later.
  static func at(_ seconds: Int64) -> Moment { Moment(seconds: 1_482_464_100 + seconds, utcOffset: 32_400) }

  static let personal = ["hanako.yamada@example.jp", "山田", "4111111111111111", "090-1234-5678"]

  static var findings: Findings {
    var findings = Findings()
    let lines = [10, 11, 12, 40].map { EvidenceLine(item: 1, line: $0) }
    findings.period = Period(
      first: at(0), last: at(3_600), firstLine: lines[0], lastLine: lines[3], isOngoing: false)
    let point = InjectionPoint(
      host: "shop.example", method: "GET", path: "/item/4111111111111111/hanako.yamada@example.jp",
      place: .query,
      parameter: "id")
    var attacker = Attacker(
      client: "203.0.113.9", actor: 1, requests: 1_234, first: at(0), last: at(3_600),
      userAgents: ["hanako.yamada@example.jp"], points: [point], obtainedSomething: true)
    attacker.evidence = [lines[0], lines[3]]
    findings.attackers = [attacker]
    var result = PointResult(point: point)
    result.attempts = 1_234
    result.succeeded = true
    result.evidence = [lines[0], lines[3]]
    (result.first, result.last) = (at(0), at(3_600))
    var untouched = PointResult(
      point: InjectionPoint(host: nil, method: "POST", path: "/login", place: .body, parameter: "user"))
    untouched.attempts = 1
    untouched.evidence = [lines[1]]
    findings.reconstruction.points = [result, untouched]
    var members = ObtainedTable(
      schema: "shop", table: "members", columns: ["id", "email", "name"], extent: .filtered, first: at(60),
      last: at(120))
    members.condition = "email = 'hanako.yamada@example.jp'"
    members.rows = [row(["1", "hanako.yamada@example.jp", "山田 花子"], .proven, lines[1...2].map { $0 })]
    members.rowsAtMost = 3
    members.evidence = Array(lines[1...2])
    findings.reconstruction.obtained = [members]
    findings.reconstruction.files = [
      FileRead(path: "/srv/app/debug.log", bytes: 2_048, grade: .proven, at: at(300), evidence: [lines[3]]),
      FileRead(path: "/etc/shadow", bytes: 0, grade: .possible, at: at(310), evidence: [lines[3]]),
    ]
    findings.gaps = [Gap(from: at(1_000), to: at(2_000), reason: .silence, items: [1])]
    return findings
  }

  private static func row(_ values: [String?], _ grade: Grade, _ lines: [EvidenceLine]) -> ObtainedRow {
    ObtainedRow(
      values: values, cells: values.map { _ in .init(grade: grade, isComplete: true) }, grade: grade,
      key: "1",
      position: 0, first: at(60), last: at(61), evidence: lines)
  }
}
