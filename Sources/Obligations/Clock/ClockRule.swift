public import CaseFile
public import Investigation

/// How a rule counts the time that it leaves: unit, amount, first day, roll, zone, and whether it is strict.
///
/// A rule is a value of law or contract; ``deadline(from:held:)`` applies it to the time from which it runs.
public struct ClockRule: Sendable, Hashable {
  /// The period, in the unit in which the law counts it.
  public enum Period: Sendable, Hashable {
    /// “Without undue delay”, 速やかに: no number.
    case asSoonAsPossible
    /// Elapsed hours, through nights, weekends and changes of clocks.
    case hours(Amount, from: HourStart)
    /// Every day counts, open or closed; where the last one is closed, `roll` says what becomes of it.
    case calendarDays(Amount, firstDay: FirstDay, roll: Roll)
    /// Only the open days of a calendar count. Where the start is closed, ``FirstDay/dayItself`` makes the next open
    /// day the first.
    case businessDays(Amount, of: BusinessCalendar, firstDay: FirstDay)
  }

  /// Which day is day 1.
  public enum FirstDay: String, Sendable, CaseIterable, Codable {
    /// The day on which it starts (初日算入).
    case dayItself
    /// The day after (初日不算入, the general rule of 民法 art. 140 and of Reg. 1182/71 art. 3(1)).
    case dayAfter
  }

  /// Where hours begin.
  public enum HourStart: String, Sendable, CaseIterable, Codable {
    /// At the instant itself.
    case instant
    /// At the next full hour of the zone's clocks: Reg. (EEC, Euratom) 1182/71 art. 3(1) does not count the hour during
    /// which the event occurs. It ends up to an hour later than ``instant``, which so is the careful choice.
    ///
    /// For counsel to check: art. 3(5), by which a period of two days or more holds at least two working days, is not
    /// applied (from general knowledge). Whether it moves 72 hours is disputed; it could only make the end later.
    case nextFullHour
  }

  /// What becomes of a last day that is closed.
  public enum Roll: Sendable, Hashable {
    case none
    case nextOpenDay(BusinessCalendar)
    case previousOpenDay(BusinessCalendar)

    var calendar: BusinessCalendar? {
      switch self {
      case .none: nil
      case .nextOpenDay(let calendar), .previousOpenDay(let calendar): calendar
      }
    }
  }

  /// How many hours or days: one number, or a range of which the lower end is aimed at (“about 3 to 5 days”).
  public struct Amount: Sendable, Hashable {
    /// From 1 to 1000, as ``most``.
    public let least: Int
    public let most: Int

    /// Nil for less than 1 or more than 1000.
    public init?(_ amount: Int) { self.init(amount...amount) }

    /// Nil where an end is less than 1 or more than 1000.
    public init?(_ range: ClosedRange<Int>) {
      guard (1...1_000).contains(range.lowerBound), range.upperBound <= 1_000 else { return nil }
      least = range.lowerBound
      most = range.upperBound
    }

    /// Of a value that has checked its bounds, which are the same.
    fileprivate init(unchecked amount: Int) { (least, most) = (amount, amount) }

    public var isRange: Bool { least < most }
  }

  public let period: Period
  /// The zone in which days begin and end, and in which the deadline is told.
  public let zone: Zone
  /// Whether it is a guideline to aim at (“概ね3～5日以内”) rather than a limit.
  public let isSoft: Bool
  /// The office hours to plan by, for a period that ends on closed days too. It moves nothing: it only adds by which
  /// open day to be ready.
  public let planning: BusinessCalendar?

  public init(_ period: Period, zone: Zone, isSoft: Bool = false, planning: BusinessCalendar? = nil) {
    self.period = period
    self.zone = zone
    self.isSoft = isSoft
    self.planning = planning
  }

  /// A limit that the company or a contract set, counted from the day after; days are not moved from closed days.
  ///
  /// - Parameter calendar: whose business days count, and what to plan by.
  public init(_ limit: TimeLimit, of calendar: BusinessCalendar, zone: Zone) {
    let amount = Amount(unchecked: limit.amount)
    let period: Period =
      switch limit.unit {
      case .hours: .hours(amount, from: .instant)
      case .days: .calendarDays(amount, firstDay: .dayAfter, roll: .none)
      case .businessDays: .businessDays(amount, of: calendar, firstDay: .dayAfter)
      }
    self.init(period, zone: zone, planning: calendar)
  }

  var amount: Amount? {
    switch period {
    case .asSoonAsPossible: nil
    case .hours(let amount, _), .calendarDays(let amount, _, _), .businessDays(let amount, _, _): amount
    }
  }
}
