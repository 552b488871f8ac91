public import CaseFile
import Investigation
import Reconstruction

extension ClockRule {
  /// When the period ends that starts at a time.
  ///
  /// A start that is not known to the instant counts from the earliest instant that it can mean, so that what is in time
  /// by this deadline is in time however it was.
  ///
  /// - Parameter held: times during which the clock stood still. A day is not counted where a hold covered all of it.
  public func deadline(from start: FactTime, held: [Suspension] = []) -> Deadline {
    var counting = Counting(rule: self, start: start, held: held)
    return counting.deadline()
  }
}

/// One deadline being computed.
private struct Counting {
  let rule: ClockRule
  let start: FactTime
  let held: [Suspension]
  /// What is certainly held, merged.
  let holds: [Range<Int64>]
  var steps: [Deadline.Step] = []

  init(rule: ClockRule, start: FactTime, held: [Suspension]) {
    (self.rule, self.start, self.held) = (rule, start, held)
    holds = held.compactMap(\.certain).merged
  }

  mutating func deadline() -> Deadline {
    if case .asSoonAsPossible = rule.period {
      if start.earliest != nil { steps.append(.start(start)) }
      steps.append(.noNumber)
      return result(.asSoonAsPossible)
    }
    guard let from = start.earliest else {
      steps.append(.startUnknown)
      return result(.startUnknown)
    }
    steps.append(.start(start))
    let told = from.told(in: rule.zone)
    if isUncertain(from) {
      steps.append(.earliestTaken(told, rule.zone))
    } else if told.utcOffset != from.utcOffset {
      steps.append(.toldInZone(told, rule.zone))
    }
    steps += held.map { $0.certain == nil ? .holdUncertain($0) : .held($0) }
    switch rule.period {
    case .asSoonAsPossible: return result(.asSoonAsPossible)
    case .hours(let amount, let begin): return hours(amount, from: told, begin)
    case .calendarDays(let amount, let firstDay, let roll):
      return days(amount, from: told, firstDay, roll, of: nil)
    case .businessDays(let amount, let calendar, let firstDay):
      return days(amount, from: told, firstDay, .none, of: calendar)
    }
  }

  /// Whether the start can have been at another instant that would give another end: for days, on another day.
  private func isUncertain(_ earliest: Moment) -> Bool {
    if case .hours = rule.period { return start.precision > .exact }
    guard let latest = start.latest else { return false }
    return CivilDay(earliest, in: rule.zone) != CivilDay(latest, in: rule.zone)
  }

  private func result(_ due: Deadline.Due, target: Deadline.Due? = nil, planBy: CivilDay? = nil) -> Deadline {
    Deadline(rule: rule, start: start, due: due, target: target, planBy: planBy, steps: steps)
  }

  private mutating func suspended(target: Deadline.Due? = nil) -> Deadline {
    steps.append(.suspended)
    return result(.suspended, target: target)
  }
}

// MARK: - Hours

extension Counting {
  private mutating func hours(
    _ amount: ClockRule.Amount, from start: Moment, _ begin: ClockRule.HourStart
  ) -> Deadline {
    var from = start
    if begin == .nextFullHour {
      let next = start.seconds + Int64(3_600 - start.secondOfDay % 3_600)
      from = Moment(seconds: next, utcOffset: 0).told(in: rule.zone)
      steps.append(.nextFullHour(from, rule.zone))
    }
    var target: Deadline.Due?
    if amount.isRange {
      let end = instant(amount.least, after: from)
      if let end { steps.append(.hours(amount.least, until: end, rule.zone)) }
      target = end.map { .instant($0) } ?? .suspended
    }
    guard let end = instant(amount.most, after: from) else { return suspended(target: target) }
    steps.append(.hours(amount.most, until: end, rule.zone))
    guard let day = CivilDay(end, in: rule.zone) else { return result(.instant(end), target: target) }
    let planBy = plan(for: day, from: start)
    return result(.instant(end), target: target, planBy: planBy)
  }

  /// The instant at which so many hours have run, holds left out; nil where a hold goes on.
  private func instant(_ hours: Int, after start: Moment) -> Moment? {
    var end = start.seconds + Int64(hours) * 3_600
    for hold in holds where hold.upperBound > start.seconds && hold.lowerBound < end {
      guard hold.upperBound < .max else { return nil }
      end += hold.upperBound - max(hold.lowerBound, start.seconds)
    }
    return Moment(seconds: end, utcOffset: 0).told(in: rule.zone)
  }
}

// MARK: - Days

extension Counting {
  private mutating func days(
    _ amount: ClockRule.Amount, from start: Moment, _ firstDay: ClockRule.FirstDay, _ roll: ClockRule.Roll,
    of calendar: BusinessCalendar?
  ) -> Deadline {
    guard let startDay = CivilDay(start, in: rule.zone) else { return result(.startUnknown) }
    var first = firstDay == .dayItself ? startDay : startDay.adding(days: 1)
    if let calendar { first = calendar.nextOpenDay(from: first) }
    steps.append(.firstDay(first, firstDay))
    var target: Deadline.Due?
    if amount.isRange {
      let day = day(amount.least, from: first, of: calendar)
      if let day { steps.append(.dayNumber(amount.least, day, isBusiness: calendar != nil)) }
      target = day.map { .day($0) } ?? .suspended
    }
    guard let last = day(amount.most, from: first, of: calendar) else { return suspended(target: target) }
    if let calendar {
      notePassedOver(from: firstDay == .dayItself ? startDay : startDay.adding(days: 1), to: last, calendar)
    }
    steps.append(.dayNumber(amount.most, last, isBusiness: calendar != nil))
    let due = rolled(last, roll)
    if let calendar { noteForecast(calendar, first, due) }
    if let calendar = roll.calendar { noteForecast(calendar, last, due) }
    let planBy = plan(for: due, from: start)
    return result(.day(due), target: target, planBy: planBy)
  }

  /// The day with this number, counted from day 1; nil where a hold goes on before it.
  private func day(_ number: Int, from first: CivilDay, of calendar: BusinessCalendar?) -> CivilDay? {
    var day = first
    var counted = 0
    while true {
      let hold = hold(over: day)
      if let hold, hold.upperBound == .max { return nil }
      if hold == nil, calendar?.isOpen(day) ?? true { counted += 1 }
      let next = day.adding(days: 1)
      if counted >= number || next == day { return day }
      day = next
    }
  }

  /// The hold that covers all of a day.
  private func hold(over day: CivilDay) -> Range<Int64>? {
    guard !holds.isEmpty else { return nil }
    let begin = day.adding(days: -1).end(in: rule.zone).seconds + 1
    let end = day.end(in: rule.zone).seconds
    return holds.first { $0.lowerBound <= begin && $0.upperBound > end }
  }

  private mutating func rolled(_ day: CivilDay, _ roll: ClockRule.Roll) -> CivilDay {
    guard let calendar = roll.calendar, let closure = calendar.closure(on: day) else { return day }
    let target: CivilDay
    if case .previousOpenDay = roll {
      target = calendar.previousOpenDay(from: day)
    } else {
      target = calendar.nextOpenDay(from: day)
    }
    steps.append(.rolled(closure, to: target, calendar))
    return target
  }
}

// MARK: - What a reader must know besides

extension Counting {
  private mutating func notePassedOver(from first: CivilDay, to last: CivilDay, _ calendar: BusinessCalendar)
  {
    guard first <= last else { return }
    let closures = (0...first.days(to: last)).compactMap { calendar.closure(on: first.adding(days: $0)) }
    let named = closures.filter { $0.reason != .saturday && $0.reason != .sunday }
    guard !closures.isEmpty else { return }
    steps.append(.passedOver(named, weekendDays: closures.count - named.count, calendar))
  }

  /// A forecast holiday may move by a day, so those beside the days that were looked at count as well.
  private mutating func noteForecast(_ calendar: BusinessCalendar, _ first: CivilDay, _ last: CivilDay) {
    let range = min(first, last).adding(days: -1)...max(first, last).adding(days: 1)
    let years = range.lowerBound.year...range.upperBound.year
    let forecasts = years.flatMap { calendar.holidays(in: $0) }
      .filter { $0.isForecast && range.contains($0.day) }
    if !forecasts.isEmpty { steps.append(.forecast(forecasts)) }
    if years.contains(where: { !calendar.years.contains($0) }) { steps.append(.holidaysUnknown(calendar)) }
  }

  /// The open day by which to be ready, where the end is a closed day of the calendar to plan by.
  private mutating func plan(for day: CivilDay, from start: Moment) -> CivilDay? {
    guard let calendar = rule.planning, let closure = calendar.closure(on: day) else { return nil }
    let before = calendar.previousOpenDay(from: day)
    let isInTime = CivilDay(start, in: rule.zone).map { $0 <= before } ?? false
    let planBy = isInTime ? before : nil
    steps.append(
      .closedAtEnd(closure, planBy: planBy, nextOpen: calendar.nextOpenDay(from: day), calendar))
    return planBy
  }
}
