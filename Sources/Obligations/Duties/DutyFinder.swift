import CaseFile
import Reconstruction
import YAMLText

/// Makes of a rule and a situation the duty: the law's text as data on one side, the facts on the other.
struct DutyFinder {
  let situation: Situation
  let now: Moment

  /// A deadline is near when it is no further away than this: three days.
  private static let nearSeconds: Int64 = 3 * 86_400

  func duty(_ rule: Rule, of pack: RulePack) -> Duty {
    let conditions = ConditionEvaluator(situation: situation)
    let finding = conditions.evaluate(rule.trigger)
    var applies: Duty.Applies =
      switch finding.verdict {
      case .met: .due
      case .unclear: .unclear
      case .notMet: .notTriggered
      }
    var exemption: [Reason] = []
    if applies != .notTriggered {
      exemption = rule.unless.map(conditions.evaluate).filter { $0.verdict == .met && covers($0, finding) }
        .flatMap(\.reasons)
      if !exemption.isEmpty { applies = .exempt }
    }
    let isOpen = applies == .due || applies == .unclear
    let clock = clock(of: rule, conditions)
    let start = situation.start(clock.start)
    let deadline =
      isOpen
      ? clock.rule(ownZone: situation.zone).deadline(from: start?.time ?? .unknown) : nil
    let telling =
      isOpen && rule.done.people != nil
      ? TellingFinder(situation: situation, now: now).telling(finding.profiles) : nil
    let done = isOpen ? FulfilmentFinder(situation: situation).done(rule, concerned: finding.profiles) : []
    let setAside = situation.decisions.filter { $0.setsAside?.contains(rule.id) ?? false }.map { decision in
      Reason(
        .said(
          "\(decision.what.japanese)（理由：\(decision.grounds.japanese)）",
          "\(decision.what.english) (grounds: \(decision.grounds.english))"),
        facts: [decision.id])
    }
    var status =
      applies == .due
      ? status(rule, deadline: deadline, start: start, done: done, telling: telling) : .none
    if applies == .due, !setAside.isEmpty, done.isEmpty { status = .setAside }
    return Duty(
      pack: pack, rule: rule, applies: applies, reasons: finding.reasons, exemption: exemption, clock: clock,
      start: start, deadline: deadline, status: status, done: done,
      setAside: applies == .due ? setAside : [], telling: telling,
      missing: applies == .due ? missing(rule, deadline: deadline, done: done) : [])
  }

  /// An exception that holds for some of the people only takes nothing away from the others.
  private func covers(_ exception: Finding, _ finding: Finding) -> Bool {
    guard let excepted = exception.profiles else { return true }
    return excepted.isSuperset(of: finding.profiles ?? Set(situation.profiles.indices))
  }

  /// The first clock whose condition is met: what cannot be told yet never lengthens a time.
  private func clock(of rule: Rule, _ conditions: ConditionEvaluator) -> RuleClock {
    let met = rule.clock.first { clock in clock.when.map { conditions.evaluate($0).verdict == .met } ?? true }
    // A pack has at least one; of several the last is the one without a condition.
    return met ?? rule.clock[rule.clock.count - 1]
  }

  private func status(
    _ rule: Rule, deadline: Deadline?, start: StartPoint?, done: [Duty.Done], telling: Duty.Telling?
  ) -> Duty.Status {
    if let first = done.first, isWhole(rule, telling, done) {
      let isLate = deadline?.last.map { last in first.at.earliest.map { last < $0 } ?? false } ?? false
      return isLate ? .doneLate : .done
    }
    if let deadline, deadline.isPast(at: now) { return .overdue }
    if !done.isEmpty || (telling.map { $0.individually + $0.byNotice > 0 } ?? false) { return .underway }
    if start == nil { return .waiting }
    if let last = deadline?.last, last.seconds - now.seconds <= Self.nearSeconds { return .dueSoon }
    return .open
  }

  /// Whether all of it was done: people may have been told in part.
  private func isWhole(_ rule: Rule, _ telling: Duty.Telling?, _ done: [Duty.Done]) -> Bool {
    guard let telling, let means = rule.done.people else { return true }
    let isNamed = situation.facts.contains { $0.fulfils.contains(rule.id) }
    if isNamed { return true }
    guard telling.untold == 0, telling.planned == 0, telling.isEnded else { return false }
    return means == .anyMeans || telling.byNotice == 0
  }

  private func missing(_ rule: Rule, deadline: Deadline?, done: [Duty.Done]) -> [Duty.Missing] {
    let isLate =
      deadline?.last.map { last in (done.first?.at.earliest ?? now) > last } ?? false
    return rule.contents.compactMap { content in
      guard !content.ifLate || isLate else { return nil }
      guard case .missing(let remedy) = situation.item(content.item) else { return nil }
      return Duty.Missing(id: content.id, item: content.item, title: content.title, remedy: remedy)
    }
  }
}

/// How far the people concerned have been told, by the groups of the facts.
struct TellingFinder {
  let situation: Situation
  let now: Moment

  /// - Parameter concerned: places in the situation's profiles; nil: everybody.
  func telling(_ concerned: Set<Int>?) -> Duty.Telling {
    let individual = situation.groups.filter(\.means.isIndividual)
    let begun = Set(individual.filter { $0.ended != nil || hasCome($0.begins) }.map(\.set))
    let planned = Set(individual.map(\.set))
    let noticed = Set(situation.groups.filter { !$0.means.isIndividual }.map(\.set))
    var counts = (all: 0, individually: 0, planned: 0, byNotice: 0, untold: 0)
    for (place, profile) in situation.profiles.enumerated() where concerned?.contains(place) ?? true {
      counts.all += profile.people
      let sets = Set(profile.sets)
      if !sets.isDisjoint(with: begun) {
        counts.individually += profile.people
      } else if !sets.isDisjoint(with: planned) {
        counts.planned += profile.people
      } else if !sets.isDisjoint(with: noticed) {
        counts.byNotice += profile.people
      } else {
        counts.untold += profile.people
      }
    }
    let isEnded =
      individual.allSatisfy { $0.ended != nil }
      && situation.waves.allSatisfy { $0.ended != nil || $0.began == nil }
    return Duty.Telling(
      concerned: counts.all, individually: counts.individually, planned: counts.planned,
      byNotice: counts.byNotice, untold: counts.untold, isEnded: isEnded)
  }

  private func hasCome(_ time: FactTime?) -> Bool {
    time?.earliest.map { $0.seconds <= now.seconds } ?? false
  }
}
