import AccessLog

/// A day of the Gregorian calendar, without a zone.
public struct CivilDay: Sendable, Hashable, Comparable {
  public let year: Int
  /// 1 to 12.
  public let month: Int
  /// 1 to 31.
  public let day: Int
  /// Days since 1970-01-01.
  public let number: Int

  /// Nil where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), let number = CivilDate.days(year: year, month: month, day: day) else {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
    self.number = number
  }

  /// Day of the week, 0 for Sunday.
  public var weekday: Int { ((number + 4) % 7 + 7) % 7 }

  public static func < (a: CivilDay, b: CivilDay) -> Bool { a.number < b.number }
}
