import Injection
import Reconstruction

@testable import Investigation

/// Findings made by hand, invented throughout.
enum ReportSample: String, CaseIterable {
  case taken, failed, nothing

  var findings: Findings {
    switch self {
    case .taken: Self.takenFindings
    case .failed: Self.failedFindings
    case .nothing: Self.nothingFindings
    }
  }

  /// 2016-12-23 12:35:00 +09:00, so many seconds later.
  static func at(_ seconds: Int64) -> Moment { Moment(seconds: 1_482_464_100 + seconds, utcOffset: 32400) }

  static func line(_ line: Int, item: Int = 1) -> EvidenceLine { EvidenceLine(item: item, line: line) }

  static let item = InjectionPoint(
    host: "shop.example", method: "GET", path: "/clubjapan/item", place: .query, parameter: "id")
  static let search = InjectionPoint(
    host: "shop.example", method: "GET", path: "/magdeli/search", place: .query, parameter: "q")

  private static func log(_ number: Int, unparsed: [Int] = []) -> EvidenceItem {
    EvidenceItem(
      number: number, path: "/evidence/access.log.\(number).gz", kind: .accessLog, format: "combined",
      sha256: String(repeating: "0123456789abcdef", count: 4), bytes: 98_765_432, lines: 4_711_000,
      unparsedLines: unparsed.count, unparsedSamples: unparsed, first: at(-1_100_000), last: at(400_000))
  }

  private static func cell(_ value: String?, _ grade: Grade = .proven) -> ObtainedRow.Cell {
    ObtainedRow.Cell(grade: grade, isComplete: value?.contains("\u{FFFD}") != true)
  }

  private static func row(
    _ values: [String?], _ grade: Grade, key: String?, position: Int?, lines: [Int], after: Int64 = 600
  ) -> ObtainedRow {
    ObtainedRow(
      values: values, cells: values.map { cell($0, grade) }, grade: grade, key: key, position: position,
      first: at(after), last: at(after + 5), evidence: lines.map { line($0) })
  }

  private static var members: ObtainedTable {
    var table = ObtainedTable(
      schema: "clubjapan", table: "members",
      columns: ["id", "name", "email", "phone", "birthday", "password_hash"],
      extent: .wholeTable, first: at(600), last: at(350_000))
    table.orderBy = "id"
    table.rows = [
      row(
        [
          "1", "山田 花子", "hanako.yamada@example.jp", "090-1234-5678", "1984-05-17",
          "$2y$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
        ], .proven, key: "1", position: 0, lines: [4711, 4712, 4713]),
      row(
        ["2", nil, "j.smith@example.org", "", "1971-01-02", "5f4dcc3b5aa765d61d8327deb882cf99"],
        .proven, key: "2", position: 1, lines: [4712]),
      row(
        ["3", "佐\u{FFFD} 一郎", "\u{FFFD}", nil, "\u{FFFD}", nil], .possible, key: "3", position: 2,
        lines: [4712, 4720, 4725, 4730], after: 349_990),
    ]
    table.predictedBytes = 60_210
    table.observedBytes = 60_214
    table.notes = [.bytesDisagree(predicted: 60_210, observed: 60_214), .createdLater(2), .changedLater(1)]
    table.evidence = [4711, 4712, 4713, 4720, 4725, 4730, 4790].map { line($0) }
    return table
  }

  private static var orders: ObtainedTable {
    var table = ObtainedTable(
      schema: nil, table: "orders", columns: ["order_no", "card_number", "memo"], extent: .filtered,
      first: at(7200), last: at(7205))
    table.condition = "member = 'hanako.yamada@example.jp' AND card_number LIKE '4111 1111 1111 1111%'"
    table.rows = [
      row(
        ["88001", "4111111111111111", "次回\u{1B}[31m分"], .probable, key: nil, position: nil, lines: [5100],
        after: 7200)
    ]
    table.rowsAtMost = 4
    table.notes = [.ambiguousSchema(["clubjapan", "magdeli"]), .cutAt(1024)]
    return table
  }

  private static var takenFindings: Findings {
    var findings = Findings()
    findings.tool.version = "0.1.0"
    findings.tool.parameters = ["timeZone": "Asia/Tokyo", "format": "combined"]
    findings.tool.assumptions = [
      .databaseTimes("Asia/Tokyo"), .sameTraffic(kept: 1, others: ["/evidence/copy.log"]),
      .overlappingItems([1, 2], requests: 1),
    ]
    findings.evidence = [
      log(1, unparsed: [17, 4000]),
      EvidenceItem(
        number: 2, path: "/evidence/clubjapan.sql", kind: .databaseDump, format: "MySQL dump",
        sha256: String(repeating: "fedcba9876543210", count: 4), bytes: 12_345, lines: 300, unparsedLines: 0,
        unparsedSamples: []),
    ]
    findings.leftAside = [
      LeftAside(path: "/evidence/copy.log", reason: .sameTraffic(item: 1)),
      LeftAside(path: "/evidence/photo.jpg", reason: .binary),
    ]
    findings.gaps = [
      Gap(from: at(20_000), to: at(30_000), reason: .silence, items: [1]),
      Gap(from: at(400_000), reason: .damaged("unexpected end"), items: [1]),
    ]
    findings.period = Period(
      first: at(0), last: at(399_900), firstLine: line(4700), lastLine: line(4_710_900), isOngoing: true)
    findings.attackers = [
      Attacker(
        client: "198.51.100.7", actor: 1, requests: 1234, first: at(0), last: at(399_900),
        userAgents: ["sqlmap/1.0.12#stable (http://sqlmap.org)", "Mozilla/5.0\u{1B}]0;owned\u{7} \u{202E}"],
        otherRequests: 12,
        otherTargets: [
          OtherTarget(
            method: "GET", path: "/", requests: 9, lastStatus: 200, first: at(-3600), last: at(-30),
            line: line(4600)),
          OtherTarget(
            method: "POST", path: "/admin/login", requests: 3, lastStatus: 302, first: at(360_000),
            last: at(360_100), line: line(4_500_001)),
        ], points: [item, search], obtainedSomething: true),
      Attacker(
        client: "2001:db8::dead:beef", actor: 2, requests: 3, first: at(50_000), last: at(50_010),
        userAgents: ["curl/7.50"], otherRequests: 0, points: [item], obtainedSomething: false),
    ]
    var reconstruction = Reconstruction()
    var point = PointResult(point: item)
    point.attempts = 1200
    point.techniques = [.boolean, .union]
    point.product = "MySQL"
    point.succeeded = true
    point.oracles = [
      OracleResult(
        signal: "sizeLessPayload", whenTrue: .pages([ResponseSign.Page(status: 200, bytes: 8192)]),
        whenFalse: .pages([
          ResponseSign.Page(status: 200, bytes: 8011), ResponseSign.Page(status: 404, bytes: nil),
        ]),
        calibratedBy: "oneKnownTruth", questions: 900, contradictions: 2),
      OracleResult(
        signal: "duration", whenTrue: .atLeast(seconds: 4.5), whenFalse: .lessThan(seconds: 2.5),
        calibratedBy: "delay", questions: 41, contradictions: 0),
    ]
    point.models = [("8192 + content, HTML-escaped", 41, 43)]
    var other = PointResult(point: search)
    other.attempts = 37
    other.techniques = [.boolean]
    reconstruction.points = [point, other]
    reconstruction.obtained = [members, orders]
    reconstruction.enumerated.schemas = ["clubjapan", "magdeli"]
    reconstruction.enumerated.tables = ["orders", "members", "affiliates"]
    reconstruction.enumerated.columns = ["id", "email"]
    reconstruction.enumerated.questions = [
      ("SELECT table_name FROM information_schema.tables", .proven, [line(4701)])
    ]
    reconstruction.files = [
      FileRead(
        path: "/srv/shop/config.php", bytes: 2048, grade: .proven, at: at(9000), evidence: [line(5200)]),
      FileRead(path: "/etc/shadow", bytes: 0, grade: .possible, at: at(9010), evidence: [line(5201)]),
    ]
    reconstruction.scalars = [
      ScalarRead(
        expression: "CURRENT_USER()", value: "shop@localhost", length: 14, grade: .proven,
        evidence: [line(4702), line(4703)])
    ]
    reconstruction.unresolved = [
      Unresolved(
        payload: "1 AND SLEEP(5) -- \u{9B}2J", technique: .time, subject: "shop.members",
        evidence: [line(4800)])
    ]
    findings.reconstruction = reconstruction
    return findings
  }

  private static var failedFindings: Findings {
    var findings = Findings()
    findings.tool.version = "0.1.0"
    findings.evidence = [log(1)]
    findings.period = Period(
      first: at(-1_099_000), last: at(0), firstLine: line(20), lastLine: line(90), isOngoing: false)
    findings.attackers = [
      Attacker(
        client: "203.0.113.9", actor: 1, requests: 2, first: at(-1_099_000), last: at(0),
        userAgents: [""], otherRequests: nil, points: [item], obtainedSomething: false)
    ]
    var point = PointResult(point: item)
    point.attempts = 2
    point.techniques = [.union]
    findings.reconstruction.points = [point]
    findings.tool.assumptions = [.standardInputReadOnce(item: 1)]
    return findings
  }

  private static var nothingFindings: Findings {
    var findings = Findings()
    findings.tool.version = "0.1.0"
    findings.evidence = [log(1)]
    return findings
  }
}
