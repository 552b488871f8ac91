import CaseFile
import Reconstruction

extension Situation {
  /// When the company knew: the earliest word of a suspicion to any of its departments, a judgement or finding that
  /// came before one included.
  public var knowledge: StartPoint? { start(.knew) }

  /// The first of these start events for which the case has a time.
  ///
  /// - Returns: nil where it has none, or knows no time of any.
  public func start(_ events: [StartEvent]) -> StartPoint? {
    for (place, event) in events.enumerated() {
      guard var point = start(event) else { continue }
      point.missed = Array(events[..<place])
      return point
    }
    return nil
  }

  /// The earliest time that the case has for a start event.
  public func start(_ event: StartEvent) -> StartPoint? {
    let times = times(event).filter { $0.time.earliest != nil }
    let first = times.min { a, b in
      (floor(a), a.time.precision) < (floor(b), b.time.precision)
    }
    return first.map { StartPoint(event: event, time: $0.time, fact: $0.fact) }
  }

  /// The earliest second that a fact can have been at: what is known to the day only is later than what came before it.
  private func floor(_ dated: Dated) -> Int64 {
    let own = dated.time.earliest?.seconds ?? .max
    guard dated.time.precision > .exact, let id = dated.fact else { return own }
    var seen: Set<FactID> = [id]
    var open = predecessors(id)
    var floor = own
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      if let seconds = time(of: next)?.earliest?.seconds { floor = max(floor, seconds) }
      open += predecessors(next)
    }
    return floor
  }

  private func predecessors(_ id: FactID) -> [FactID] {
    events.first { $0.id == id }?.after ?? decisions.first { $0.id == id }?.after
      ?? filings.first { $0.id == id }?.after ?? []
  }

  private func time(of id: FactID) -> FactTime? {
    events.first { $0.id == id }?.occurred ?? decisions.first { $0.id == id }?.at
      ?? filings.first { $0.id == id }?.at
  }

  private typealias Dated = (time: FactTime, fact: FactID?)

  private func times(_ event: StartEvent) -> [Dated] {
    func decided(_ kind: String) -> [Dated] {
      decisions(DecisionKind(rawValue: kind)).map { ($0.at, $0.id) }
    }
    let findings = events(EventKind(rawValue: "finding"))
    switch event {
    case .knew:
      return events(.firstSuspicion).map { ($0.learnt ?? $0.occurred, $0.id) }
        + decided("leakLikely") + decided("leakConfirmed")
        + findings.map { ($0.learnt ?? $0.occurred, $0.id) }
    case .finding: return findings.map { ($0.learnt ?? $0.occurred, $0.id) }
    case .leakConfirmed:
      return decided("leakConfirmed")
        + findings.filter { $0.certainty == .confirmed }.map { ($0.learnt ?? $0.occurred, $0.id) }
    case .leakLikely, .notifiable, .highRisk, .material: return decided(event.rawValue)
    case .engaged: return engagements(PartyRole(rawValue: "investigator")).map { ($0.start, $0.id) }
    case .investigationEnds:
      return engagements(PartyRole(rawValue: "investigator")).compactMap { engagement in
        (engagement.expectedEnd ?? engagement.end).map { ($0, engagement.id) }
      }
    case .preliminaryReport, .finalReport:
      let kind = event == .finalReport ? "investigationFinal" : "investigationPreliminary"
      return reports(ReportKind(rawValue: kind)).compactMap { report in
        (report.received ?? report.dated).map { ($0, report.id) }
      }
    case .phishingFound:
      return phishing.map { ($0.found, $0.id) }
        + events(EventKind(rawValue: "phishing")).map { ($0.learnt ?? $0.occurred, $0.id) }
    case .published:
      return events(EventKind(rawValue: "notice")).map { ($0.occurred, $0.id) }
        + documents.filter { ["first", "second", "final"].contains($0.kind) }.map { ($0.at, nil) }
    case .toldPeople:
      return groups.filter(\.means.isIndividual).compactMap { group in group.begins.map { ($0, group.id) } }
        + waves.compactMap { wave in wave.began.map { ($0, nil) } }
    }
  }
}
