public import CaseFile
public import Investigation
public import Reconstruction
public import YAMLText

/// Until when something is due, from which start, and how that was counted, step by step.
public struct Deadline: Sendable, Hashable {
  /// The end of a period.
  public enum Due: Sendable, Hashable {
    /// Without a number: at once, in reason.
    case asSoonAsPossible
    /// That instant, told in the rule's zone.
    case instant(Moment)
    /// That day to its end, on the clocks of the rule's zone.
    case day(CivilDay)
    /// A hold is on that has no end yet.
    case suspended
    /// The time from which it runs is not known.
    case startUnknown
  }

  public let rule: ClockRule
  /// From when it runs, as closely as it is known.
  public let start: FactTime
  /// The end; of a range its far end.
  public let due: Due
  /// The near end of a range (day 3 of “3 to 5 days”), which is what to aim at; nil without a range.
  public let target: Due?
  /// The last open day by which it can be done in time, where the end is a closed day of the calendar to plan by.
  public let planBy: CivilDay?
  /// How it was counted, in order.
  public let steps: [Step]

  /// Whether the start is not known closely enough to be sure of the end, so that the earliest instant that it can mean
  /// was taken.
  public var isConservative: Bool {
    steps.contains { if case .earliestTaken = $0 { true } else { false } }
  }

  /// Whether a holiday that it rests on is not announced yet, or none are known.
  public var isProvisional: Bool {
    steps.contains {
      switch $0 {
      case .forecast, .holidaysUnknown: true
      default: false
      }
    }
  }

  /// The last instant that is in time, to the second; nil where there is no date.
  public var last: Moment? { due.last(in: rule.zone) }

  /// Whether it has run out; never, where there is no date.
  public func isPast(at now: Moment) -> Bool { last.map { $0 < now } ?? false }
}

extension Deadline.Due {
  /// The last instant that is in time, told in a zone whose days count; nil where there is no date.
  public func last(in zone: Zone) -> Moment? {
    switch self {
    case .instant(let moment): moment
    case .day(let day): day.end(in: zone)
    case .asSoonAsPossible, .suspended, .startUnknown: nil
    }
  }

  /// The day on which it ends, in a zone; nil where there is no date.
  public func day(in zone: Zone) -> CivilDay? {
    switch self {
    case .instant(let moment): CivilDay(moment, in: zone)
    case .day(let day): day
    case .asSoonAsPossible, .suspended, .startUnknown: nil
    }
  }

  /// In words, with weekday and zone: `2017年3月6日(月)（日本時間）`, `Mon 6 Mar 2017 (Japan time)`.
  public func words(in zone: Zone) -> BilingualText {
    switch self {
    case .asSoonAsPossible:
      BilingualText(japanese: "速やかに（日数の定めなし）", english: "as soon as possible (no number set)")
    case .instant(let moment): moment.words(in: zone)
    case .day(let day): day.words(in: zone)
    case .suspended: BilingualText(japanese: "期間の進行が停止中のため未定", english: "open while the hold lasts")
    case .startUnknown: BilingualText(japanese: "起算点が未入力のため未定", english: "unknown until the start is entered")
    }
  }
}

extension CivilDay {
  func words(in zone: Zone) -> BilingualText {
    let time = try? FactTime(.day(self), zone: zone)
    return BilingualText(
      japanese: time?.words(.ja, year: true, zone: true) ?? text,
      english: time?.words(.en, year: true, zone: true) ?? text)
  }
}

extension Moment {
  /// Date, time and zone, seconds only where they are not 0.
  func words(in zone: Zone) -> BilingualText {
    let told = told(in: zone)
    let second = told.secondOfDay
    guard let day = CivilDay(told, in: zone),
      let time = try? FactTime(
        .clock(
          day, hour: second / 3_600, minute: second / 60 % 60, second: second % 60 == 0 ? nil : second % 60,
          isAbout: false),
        zone: zone)
    else { return BilingualText(japanese: "", english: "") }
    return BilingualText(
      japanese: time.words(.ja, year: true, zone: true), english: time.words(.en, year: true, zone: true))
  }
}
