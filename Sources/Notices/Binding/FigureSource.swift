public import CaseFile
import Exposure
import Investigation
import Obligations
import Reconstruction

/// Works out every number that a document may state, by its id.
///
///     total.records.maximum                  population.members.people.maximum
///     set.cards.records.proven               service.shop.people.possible
///     class.card.number.people.maximum       country.DE.people.maximum
///     groups.individual.people.maximum       groups.rest.records.maximum
///     window.exfiltration.days               window.exposure.card-window.days
///     interval.trace.knowledge               interval.knowledge.document
///
/// Grades are `proven`, `probable`, `possible` and `maximum`, their sum. Records and people are never mixed.
public struct FigureSource: Sendable {
  private let basis: NoticeBasis
  private let facts: FactsAtDate
  private let date: CivilDay
  private let counts: [String: RunSummary.Figure]

  /// - Parameter date: of the document; what became known later does not count.
  public init(_ basis: NoticeBasis, date: CivilDay) {
    self.init(basis, FactsAtDate(basis.facts, day: date, zone: basis.zone), date)
  }

  init(_ basis: NoticeBasis, _ facts: FactsAtDate, _ date: CivilDay) {
    self.basis = basis
    self.facts = facts
    self.date = date
    let figures = basis.summary?.figures ?? []
    counts = Dictionary(
      figures.map { (Self.subject($0.kind, $0.id), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The figure with this id; nil where nothing of the case gives it.
  public func figure(_ id: String) -> Figure? {
    let parts = id.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    switch parts.first {
    case "groups": return groupFigure(id, parts)
    case "window": return windowFigure(id, parts)
    case "interval": return intervalFigure(id, parts)
    default: break
    }
    guard parts.count >= 3 else { return nil }
    let subject = parts.dropLast(2).joined(separator: ".")
    guard let count = counts[subject], let measure = Measure(rawValue: parts[parts.count - 2]),
      let value = measure.figures(count).value(parts[parts.count - 1])
    else { return nil }
    return Figure(id: id, value: value, run: basis.run, facts: [])
  }

  private enum Measure: String {
    case records, people

    func figures(_ figure: RunSummary.Figure) -> RunTotal.Figures {
      self == .records ? figure.records : figure.people
    }
  }

  private static func subject(_ kind: RunSummary.Figure.Kind, _ id: String) -> String {
    let word = kind == .dataClass ? "class" : kind.rawValue
    return id.isEmpty ? word : "\(word).\(id)"
  }

  /// The figures of one kind, in the order of the run.
  func ids(of kind: RunSummary.Figure.Kind) -> [String] {
    (basis.summary?.figures ?? []).filter { $0.kind == kind && $0.records.maximum > 0 }.map(\.id)
  }

  // MARK: - Groups

  /// People told one by one, and the others: each person once, by the sets that the run put them in. Records of the
  /// individual groups are the sum of their sets', as the groups are announced.
  private func groupFigure(_ id: String, _ parts: [String]) -> Figure? {
    guard parts.count == 4, parts[3] == "maximum", let measure = Measure(rawValue: parts[2]) else {
      return nil
    }
    let individual = facts.groups.filter(\.means.isIndividual)
    guard !individual.isEmpty else { return nil }
    let sets = Set(individual.map(\.set))
    let value: Int?
    switch (parts[1], measure) {
    case ("individual", .records):
      let sums = sets.map { counts["set.\($0)"]?.records.maximum }
      value = sums.contains(nil) ? nil : sums.compactMap(\.self).reduce(0, +)
    case ("individual", .people): value = people { !sets.isDisjoint(with: $0.sets) }
    case ("rest", .people): value = people { sets.isDisjoint(with: $0.sets) }
    case ("rest", .records):
      let told = figure("groups.individual.records.maximum")?.value
      value = counts["total"].flatMap { total in told.map { total.records.maximum - $0 } }
    default: value = nil
    }
    return value.map { Figure(id: id, value: $0, run: basis.run, facts: individual.map(\.id)) }
  }

  private func people(_ belong: (PeopleProfile) -> Bool) -> Int? {
    basis.profiles.isEmpty ? nil : basis.profiles.lazy.filter(belong).map(\.people).reduce(0, +)
  }

  // MARK: - Times

  private func windowFigure(_ id: String, _ parts: [String]) -> Figure? {
    guard parts.count >= 3, parts.last == "days" else { return nil }
    let name = parts[2..<(parts.count - 1)].joined(separator: ".")
    guard let window = windows.first(where: { $0.kind.rawValue == parts[1] && $0.name == name }),
      let days = DateWords.days(window.from, window.to)
    else { return nil }
    return Figure(
      id: id, value: days, run: window.fact == nil ? basis.run : nil, facts: window.fact.map { [$0] } ?? [])
  }

  private func intervalFigure(_ id: String, _ parts: [String]) -> Figure? {
    let ends: (FactTime?, FactTime?, [FactID])
    switch parts.dropFirst().joined(separator: ".") {
    case "trace.knowledge": ends = (firstTrace?.time, knowledge?.occurred, [knowledge?.id].compactMap(\.self))
    case "knowledge.document":
      ends = (
        knowledge?.occurred, try? FactTime(.day(date), zone: basis.zone), [knowledge?.id].compactMap(\.self)
      )
    case "report.document":
      let report = finalReport
      ends = (
        report?.received ?? report?.dated, try? FactTime(.day(date), zone: basis.zone),
        [report?.id].compactMap(\.self)
      )
    default: return nil
    }
    guard let from = ends.0?.day, let to = ends.1?.day, from <= to else { return nil }
    return Figure(id: id, value: to.number - from.number, run: nil, facts: ends.2)
  }

  /// What the company first knew by that something was wrong: the one from which deadlines run.
  var knowledge: Event? {
    guard let id = Situation(facts: facts.all, zone: basis.zone).knowledge?.fact else { return nil }
    return facts.events.first { $0.id == id }
  }

  var finalReport: Report? {
    facts.reports.last { $0.kind.rawValue == "investigationFinal" && facts.hasCome($0.received ?? $0.dated) }
  }

  /// The first trace of the intruder: as somebody reported it, otherwise as the logs have it.
  var firstTrace: (time: FactTime, event: Event?)? {
    let told = facts.events.filter { $0.kind == .intrusionTrace }.min { $0.occurred < $1.occurred }
    if let told { return (told.occurred, told) }
    return basis.summary?.first.flatMap(time).map { ($0, nil) }
  }

  /// The windows of the case: those that facts tell, and of the run those of kinds that no fact tells.
  var windows: [NoticeWindow] {
    let told = facts.events.compactMap { event -> NoticeWindow? in
      guard let kind = NoticeWindow.Kind(event.kind) else { return nil }
      return NoticeWindow(
        kind: kind, name: event.id.rawValue, from: event.occurred, to: event.until ?? event.occurred,
        fact: event.id,
        services: event.services, told: event.publicWording)
    }
    let kinds = Set(told.map(\.kind))
    let found = (basis.summary?.windows ?? []).compactMap { window -> NoticeWindow? in
      guard let kind = NoticeWindow.Kind(rawValue: window.kind), !kinds.contains(kind),
        let from = time(window.from),
        let to = time(window.to)
      else { return nil }
      return NoticeWindow(
        kind: kind, name: window.set ?? "all", from: from, to: to, fact: nil, services: [], told: nil)
    }
    return told + found
  }

  /// A time of a run as documents tell it: to the minute, in the zone of the case.
  private func time(_ iso: String) -> FactTime? {
    guard let exact = try? FactTime(iso, zone: basis.zone), let seconds = exact.stated?.seconds else {
      return nil
    }
    let moment = Moment(seconds: seconds, utcOffset: basis.zone.offset(at: seconds))
    let (year, month, number) = moment.date
    guard let day = CivilDay(year: year, month: month, day: number) else { return nil }
    let second = moment.secondOfDay
    return try? FactTime(
      .clock(day, hour: second / 3_600, minute: second / 60 % 60, second: nil, isAbout: false),
      zone: basis.zone)
  }
}

extension RunTotal.Figures {
  fileprivate func value(_ grade: String) -> Int? {
    switch grade {
    case "proven": proven
    case "probable": probable
    case "possible": possible
    case "maximum": maximum
    default: nil
    }
  }
}
