import Bytes

/// A point in time, as a field of a record gives it.
public struct RecordTime: Hashable, Sendable {
  /// Seconds since the beginning of 1970, UTC; fractions are cut off.
  public var seconds: Int
  /// The fraction of the second, in nanoseconds.
  public var nanoseconds = 0
  /// Whether the field itself says which zone it is in. Counts since 1970 do.
  public var hasZone: Bool
  /// Whether the field has a time of day; a mere date stands for its first second.
  public var hasTimeOfDay = true

  /// Reads a time. These are understood, spaces around them allowed:
  ///
  /// | form | examples |
  /// | --- | --- |
  /// | ISO 8601, RFC 3339, SQL | `2016-12-23T11:50:00+09:00`, `2016-12-23 11:50:00.123`, `2016-12-23`, `20161223T025000Z` |
  /// | with slashes | `2016/12/23 11:50`, `2016/1/5 9:05:00` |
  /// | web server logs | `23/Dec/2016:11:50:00 +0900` |
  /// | digits alone | `20161223115000` (14), `20161223` (8, a date) |
  /// | since 1970 | `1482461400` (9 to 11 digits: seconds, also with a fraction), 12 or 13: milliseconds, 16: micro, 19: nano |
  /// | Japanese | `2016年12月23日 11時50分`, `2016年12月23日11時50分30秒` |
  ///
  /// A zone is `Z`, `UTC`, `GMT`, `JST`, `±hh`, `±hhmm` or `±hh:mm`. A leap second counts as the second after it.
  /// Fewer digits than nine are no count: 0 and small numbers stand for "never" in many a table.
  ///
  /// - Parameters:
  ///   - text: the bytes of the field.
  ///   - offset: for a time without zone, given as seconds since 1970 as if it were UTC, how many seconds its
  ///     zone is ahead of UTC then.
  /// - Returns: nil where it is none of these, or not in the calendar (`0000-00-00 00:00:00`).
  public static func parse(_ text: Span<UInt8>, offset: (_ localSeconds: Int) -> Int) -> RecordTime? {
    if let civil = CivilTime(sql: text), let local = civil.seconds {
      return RecordTime(seconds: local - offset(local), hasZone: false)
    }
    var reader = TimeReader(text)
    guard let fields = reader.read() else { return nil }
    switch fields {
    case .count(let seconds, let nanoseconds):
      return RecordTime(seconds: seconds, nanoseconds: nanoseconds, hasZone: true)
    case .calendar(let civil, let zone):
      guard let local = civil.seconds else { return nil }
      return RecordTime(
        seconds: local - (zone ?? offset(local)), nanoseconds: civil.nanoseconds, hasZone: zone != nil,
        hasTimeOfDay: civil.hasTimeOfDay)
    }
  }
}

/// A date and a time of day, not checked.
struct CivilTime: Equatable {
  var year = 0
  var month = 0
  var day = 0
  var hour = 0
  var minute = 0
  var second = 0
  var nanoseconds = 0
  var hasTimeOfDay = false

  init() {}

  init(
    year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int, hasTimeOfDay: Bool
  ) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
    self.hasTimeOfDay = hasTimeOfDay
  }

  /// Seconds since 1970 as if it were UTC; nil where the calendar has no such time.
  ///
  /// Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
  var seconds: Int? {
    guard year >= 1, (1...12).contains(month), day >= 1, day <= daysInMonth, hour < 24, minute < 60,
      second <= 60
    else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return (era * 146_097 + dayOfEra - 719_468) * 86400 + hour * 3600 + minute * 60 + second
  }

  /// The form in which databases write times, `2016-12-23 11:50:00`, without a detour: millions of rows have it.
  init?(sql text: Span<UInt8>) {
    guard text.count == 19, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
      text[10] == 0x20 || text[10] == UInt8(ascii: "T"), text[13] == UInt8(ascii: ":"),
      text[16] == UInt8(ascii: ":"), let year = text.decimal(in: 0..<4),
      let month = text.decimal(in: 5..<7), let day = text.decimal(in: 8..<10),
      let hour = text.decimal(in: 11..<13), let minute = text.decimal(in: 14..<16),
      let second = text.decimal(in: 17..<19)
    else { return nil }
    self.init(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second, hasTimeOfDay: true)
  }

  private var daysInMonth: Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
