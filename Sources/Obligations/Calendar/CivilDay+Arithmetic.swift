public import CaseFile
public import Investigation
public import Reconstruction
public import YAMLText

extension CivilDay {
  /// The first and the last day that there is.
  static let limits: ClosedRange<Int> = -719_162...2_932_896

  /// The day with this number of days since 1970-01-01; nil outside the years 1 to 9999.
  public init?(number: Int) {
    guard Self.limits.contains(number) else { return nil }
    let (year, month, day) = Moment(seconds: Int64(number) * 86_400, utcOffset: 0).date
    self.init(year: year, month: month, day: day)
  }

  /// So many days later, or earlier where `days` is negative; at the ends of the calendar (years 1 and 9999) it stays
  /// there.
  public func adding(days: Int) -> CivilDay {
    let wanted = number.addingReportingOverflow(days)
    let beyond = days < 0 ? Self.limits.lowerBound : Self.limits.upperBound
    let target = wanted.overflow ? beyond : wanted.partialValue
    return CivilDay(number: min(max(target, Self.limits.lowerBound), Self.limits.upperBound)) ?? self
  }

  /// Days from this one to another, negative where that one is earlier.
  public func days(to other: CivilDay) -> Int { other.number - number }

  /// The day on which an instant falls on the clocks of a zone.
  public init?(_ moment: Moment, in zone: Zone) {
    self.init(number: moment.told(in: zone).dayNumber)
  }

  /// The last second of the day on the clocks of a zone.
  public func end(in zone: Zone) -> Moment {
    // A whole day is always resolved; only a time of day can fall where clocks were put forward.
    (try? FactTime(.day(self), zone: zone))?.latest
      ?? Moment(seconds: Int64(number + 1) * 86_400 - 1, utcOffset: 0)
  }

  /// With its weekday, which is computed: `2017年3月4日(土)`, `Sat 4 Mar 2017`.
  public var words: BilingualText {
    let time = try? FactTime(.day(self), zone: .utc)
    return BilingualText(
      japanese: time?.dateWords(.ja, year: true) ?? text, english: time?.dateWords(.en, year: true) ?? text)
  }
}

extension Moment {
  /// The same instant, told by the clocks of a zone.
  public func told(in zone: Zone) -> Moment {
    Moment(seconds: seconds, utcOffset: zone.offset(at: seconds))
  }
}

/// A day of the week, with the number that ``CaseFile/CivilDay/weekday`` gives it.
enum Weekday: Int {
  case sunday, monday, tuesday, wednesday, thursday, friday, saturday
}

extension CivilDay {
  /// A date that is known to exist in every year, so not 29 February.
  ///
  /// Holiday rules are written with it; a date that does not exist gives the last day of the calendar, which no rule
  /// asks for.
  static func fixed(_ year: Int, _ month: Int, _ day: Int) -> CivilDay {
    CivilDay(year: year, month: month, day: day) ?? CivilDay.last
  }

  private static let last: CivilDay = {
    guard let last = CivilDay(number: limits.upperBound) else {
      preconditionFailure("the calendar ends on 31 December 9999")
    }
    return last
  }()

  func isWeekday(_ wanted: Weekday) -> Bool { weekday == wanted.rawValue }

  /// This day where it falls on that day of the week, else the next one that does.
  func onOrAfter(_ wanted: Weekday) -> CivilDay { adding(days: (wanted.rawValue - weekday + 7) % 7) }

  /// The `ordinal`-th such weekday of a month, counted from 1.
  static func nth(_ ordinal: Int, _ wanted: Weekday, _ year: Int, _ month: Int) -> CivilDay {
    fixed(year, month, 1).onOrAfter(wanted).adding(days: 7 * (ordinal - 1))
  }

  /// The last such weekday of a month.
  static func last(_ wanted: Weekday, _ year: Int, _ month: Int) -> CivilDay {
    let next = month == 12 ? fixed(year + 1, 1, 1) : fixed(year, month + 1, 1)
    return next.adding(days: -7).onOrAfter(wanted)
  }

  /// Easter Sunday of the western churches: the Gregorian computus (Meeus, Jones and Butcher).
  static func easter(_ year: Int) -> CivilDay {
    let golden = year % 19
    let (century, ofCentury) = year.quotientAndRemainder(dividingBy: 100)
    let moonShift = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - moonShift + 15) % 30
    let toSunday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7
    let correction = (golden + 11 * epact + 22 * toSunday) / 451
    let days = epact + toSunday - 7 * correction + 114
    return fixed(year, days / 31, days % 31 + 1)
  }
}
