import Evidence
import Exposure
import Injection
public import Investigation
import Reconstruction

/// Something that the logs say and that belongs on a timeline. It holds no personal value: addresses of attackers,
/// names of tables, columns and files, counts.
public struct LogFact: Sendable, Hashable, Codable {
  public enum Content: Sendable, Hashable, Codable {
    /// From the first to the last attack request of the intruders.
    case period(isOngoing: Bool)
    /// What one address did.
    case attacker(client: String, actor: Int, requests: Int, obtainedSomething: Bool)
    /// A hole that was tried.
    case point(method: String, path: String, place: String, parameter: String, attempts: Int, succeeded: Bool)
    /// A table of which rows were obtained; `atMost` where more may have gone than are listed.
    case table(name: String, columns: [String], rows: Rows, atMost: Int?, isUncounted: Bool)
    /// A file of the server that was read.
    case file(path: String, bytes: Int, grade: String)
    /// A stretch that the evidence does not show.
    case gap(isSilence: Bool, items: [Int])
    /// A window of the findings: `exfiltration`, `exposure`, `atRisk`; of everybody, and of which named sets.
    case window(kind: String, isOfAll: Bool, sets: [String])
  }

  /// Rows by grade.
  public struct Rows: Sendable, Hashable, Codable {
    public var proven: Int
    public var probable: Int
    public var possible: Int

    public init(proven: Int, probable: Int, possible: Int) {
      self.proven = proven
      self.probable = probable
      self.possible = possible
    }
  }

  public var content: Content
  public var from: FactTime
  /// The end of what lasted.
  public var until: FactTime?
  /// Lines that show it: `1:4711`, `1:4711-4720`; the first ``citationLimit``.
  public var citations: [String]
  /// How many more there are.
  public var moreCitations: Int

  /// How many citations a fact keeps: the findings have them all.
  public static let citationLimit = 100

  /// Everything of the findings that belongs on a timeline, in the order of the cases of ``Content``.
  ///
  /// Names that come from requests have mail addresses and card numbers in them masked.
  public static func all(in findings: Findings) -> [LogFact] {
    period(findings) + attackers(findings) + points(findings) + tables(findings) + files(findings)
      + gaps(findings) + windows(findings.windows)
  }

  private init(_ content: Content, _ from: Moment?, _ until: Moment?, _ lines: [EvidenceLine]) {
    self.content = content
    self.from = from.map { FactTime($0) } ?? .unknown
    self.until = until == from ? nil : until.map { FactTime($0) }
    let all = Citation.compacting(Set(lines).sorted().map { (item: $0.item, line: $0.line) })
    citations = all.prefix(Self.citationLimit).map(\.description)
    moreCitations = all.count - citations.count
  }

  private static func period(_ findings: Findings) -> [LogFact] {
    guard let period = findings.period else { return [] }
    return [
      LogFact(
        .period(isOngoing: period.isOngoing), period.first, period.last, [period.firstLine, period.lastLine])
    ]
  }

  private static func attackers(_ findings: Findings) -> [LogFact] {
    findings.attackers.map {
      LogFact(
        .attacker(
          client: Masking.maskedInText($0.client), actor: $0.actor, requests: $0.requests,
          obtainedSomething: $0.obtainedSomething),
        $0.first, $0.last, $0.evidence)
    }
  }

  private static func points(_ findings: Findings) -> [LogFact] {
    findings.reconstruction.points.map { result in
      let point = result.point
      return LogFact(
        .point(
          method: point.method, path: Masking.maskedInText((point.host ?? "") + point.path),
          place: point.place.rawValue, parameter: Masking.maskedInText(point.parameter),
          attempts: result.attempts, succeeded: result.succeeded),
        result.first, result.last, result.evidence)
    }
  }

  private static func tables(_ findings: Findings) -> [LogFact] {
    findings.takenTables.map { table in
      let rows = Rows(
        proven: table.tally.proven, probable: table.tally.probable, possible: table.tally.possible)
      let lines = table.entries.flatMap { $0.evidence + $0.rows.flatMap(\.evidence) }
      let moments = table.entries.flatMap { [$0.first, $0.last] }
      return LogFact(
        .table(
          name: table.name, columns: table.columns.map { Masking.maskedInText($0) }, rows: rows,
          atMost: table.atMost, isUncounted: table.isUncounted),
        moments.min(), moments.max(), lines)
    }
  }

  private static func files(_ findings: Findings) -> [LogFact] {
    findings.reconstruction.files.filter(\.letSomethingOut).map {
      LogFact(
        .file(path: Masking.maskedInText($0.path), bytes: $0.bytes, grade: $0.grade.rawValue), $0.at, nil,
        $0.evidence)
    }
  }

  private static func gaps(_ findings: Findings) -> [LogFact] {
    findings.gaps.map { LogFact(.gap(isSilence: $0.reason == .silence, items: $0.items), $0.from, $0.to, []) }
  }

  /// The trace is the period; the other windows stand for themselves, each once for all sets that have it.
  static func windows(_ windows: [Window]) -> [LogFact] {
    var order: [LogFact] = []
    for window in windows where window.kind != .trace {
      var fact = LogFact(
        .window(kind: window.kind.rawValue, isOfAll: window.set == nil, sets: window.set.map { [$0] } ?? []),
        window.from, window.to, [])
      if window.precision == .minute {
        (fact.from, fact.until) = (fact.from.toTheMinute, fact.until?.toTheMinute)
      }
      if let index = order.firstIndex(where: { $0.isSameWindow(as: fact) }) {
        order[index].add(setsOf: fact)
      } else {
        order.append(fact)
      }
    }
    return order
  }

  private func isSameWindow(as other: LogFact) -> Bool {
    guard case .window(let kind, _, _) = content, case .window(kind, _, _) = other.content else {
      return false
    }
    return from == other.from && until == other.until
  }

  private mutating func add(setsOf other: LogFact) {
    guard case .window(let kind, let isOfAll, let sets) = content,
      case .window(_, let otherIsOfAll, let otherSets) = other.content
    else { return }
    content = .window(kind: kind, isOfAll: isOfAll || otherIsOfAll, sets: sets + otherSets)
  }
}

extension FactTime {
  /// The time without its seconds, which stands for the whole minute.
  fileprivate var toTheMinute: FactTime {
    guard case .clock(let day, let hour, let minute, _, let isAbout) = form else { return self }
    let form = Form.clock(day, hour: hour, minute: minute, second: nil, isAbout: isAbout)
    return (try? FactTime(form, zone: zone)) ?? self
  }
}
