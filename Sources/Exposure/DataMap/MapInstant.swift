/// An instant as a person writes it in a data map: `2016-12-22T08:30+09:00`; without a zone it is local time.
public struct MapInstant: Sendable, Equatable {
  /// Seconds from 1970 on the clock that was read, and the fraction in nanoseconds.
  public let clockSeconds: Int64
  public let nanoseconds: Int
  /// Seconds east of UTC; nil where no zone was written.
  public let offset: Int?

  /// Seconds since 1970 UTC; nil where no zone was written.
  public var utcSeconds: Int64? { offset.map { clockSeconds - Int64($0) } }

  /// Date, `T` or a space, hours and minutes, then optionally seconds with a fraction, and `Z` or `±hh:mm`.
  ///
  /// Nil for anything else, days that no calendar has among it. A date alone is no instant.
  public init?(_ text: String) {
    let pattern =
      #/(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?: ?(Z|z|[+-]\d\d(?::?\d\d)?))?/#
      .asciiOnlyDigits()
    guard let match = text.wholeMatch(of: pattern)?.output, let year = Int(match.1), let month = Int(match.2),
      let day = Int(match.3), let hour = Int(match.4), let minute = Int(match.5),
      let second = Int(match.6 ?? "0"), year >= 1, hour < 24, minute < 60, second <= 60,
      let days = MapInstant.days(year, month, day)
    else { return nil }
    clockSeconds = Int64(days) * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
    let fraction = match.7.map(String.init) ?? ""
    nanoseconds = Int(fraction + String(repeating: "0", count: 9 - fraction.count)) ?? 0
    guard let zone = match.8 else {
      offset = nil
      return
    }
    guard let seconds = MapInstant.offset(String(zone)) else { return nil }
    offset = seconds
  }

  /// Days from 1970-01-01 of the Gregorian calendar; nil where there is no such day.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...12).contains(month), day >= 1, day <= lengths[month - 1] else { return nil }
    let before = year - 1
    return before * 365 + before / 4 - before / 100 + before / 400 + lengths.prefix(month - 1).reduce(0, +)
      + day - 719_163
  }

  /// `Z`, `+09:00`, `+0900`, `+09` in seconds.
  static func offset(_ zone: String) -> Int? {
    if zone.uppercased() == "Z" { return 0 }
    let digits = zone.dropFirst().filter { $0 != ":" }
    guard let hours = Int(digits.prefix(2)), let minutes = Int(digits.count > 2 ? digits.suffix(2) : "0"),
      hours <= 14, minutes < 60
    else { return nil }
    return (zone.hasPrefix("-") ? -1 : 1) * (hours * 3_600 + minutes * 60)
  }
}

extension MapInstant {
  /// Whether an instant is written without seconds: it then stands for the whole minute.
  static func isWrittenToTheMinute(_ text: String) -> Bool {
    text.wholeMatch(of: #/.{10}[T ]\d\d:\d\d( ?(Z|z|[+-].*))?/#) != nil
  }
}
