public import Reconstruction

extension Moment {
  /// Days since 1970-01-01 in the moment's own zone.
  package var dayNumber: Int {
    let (quotient, remainder) = localSeconds.quotientAndRemainder(dividingBy: 86400)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// The calendar date in the moment's own zone (Gregorian, also before its introduction).
  package var date: (year: Int, month: Int, day: Int) {
    // Howard Hinnant's civil_from_days: eras of 400 years that begin on 1 March.
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let fromMarch = (5 * dayOfYear + 2) / 153
    let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * fromMarch + 2) / 5 + 1
    )
  }

  /// Seconds since midnight in the moment's own zone.
  package var secondOfDay: Int { localSeconds - dayNumber * 86400 }

  /// Day of the week, 0 for Sunday.
  package var weekday: Int { ((dayNumber + 4) % 7 + 7) % 7 }

  /// `2026-11-22`.
  var dateText: String {
    let (year, month, day) = date
    return "\(year.zeroPadded(4))-\(month.zeroPadded(2))-\(day.zeroPadded(2))"
  }

  /// `23:16:05`.
  var timeText: String {
    let second = secondOfDay
    return
      "\((second / 3600).zeroPadded(2)):\((second / 60 % 60).zeroPadded(2)):\((second % 60).zeroPadded(2))"
  }

  /// `+09:00`; seconds are written only where a zone has them.
  var offsetText: String {
    let size = abs(utcOffset)
    let seconds = size % 60 == 0 ? "" : ":" + (size % 60).zeroPadded(2)
    return (utcOffset < 0 ? "-" : "+") + (size / 3600).zeroPadded(2) + ":" + (size / 60 % 60).zeroPadded(2)
      + seconds
  }

  /// ISO 8601 with offset: `2026-11-22T23:16:05+09:00`.
  public var iso8601: String { dateText + "T" + timeText + offsetText }

  private var localSeconds: Int { Int(clamping: seconds) + utcOffset }
}
