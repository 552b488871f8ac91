/// Days and dates of the Gregorian calendar.
package enum CivilDate {
  /// Days from 1970-01-01 to a date, or nil where there is no such date.
  ///
  /// The method is Howard Hinnant's `days_from_civil`.
  package static func days(year: Int, month: Int, day: Int) -> Int? {
    guard (1...12).contains(month), day >= 1, day <= length(of: month, in: year) else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  package static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The number of a month by the first three letters of its English name, in any case; nil for other letters.
  static func month(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Int? {
    let name = UInt32(a | 0x20) << 16 | UInt32(b | 0x20) << 8 | UInt32(c | 0x20)
    return switch name {
    case 0x6a_61_6e: 1
    case 0x66_65_62: 2
    case 0x6d_61_72: 3
    case 0x61_70_72: 4
    case 0x6d_61_79: 5
    case 0x6a_75_6e: 6
    case 0x6a_75_6c: 7
    case 0x61_75_67: 8
    case 0x73_65_70: 9
    case 0x6f_63_74: 10
    case 0x6e_6f_76: 11
    case 0x64_65_63: 12
    default: nil
    }
  }
}

/// The date of the last stamp and its day number: the lines of a log mostly share a date.
struct CalendarMemo: Sendable {
  private var first: UInt64 = 0
  private var second: UInt64 = 0
  private var days: Int64 = 0

  /// The day number kept for a date written as these bytes, or nil.
  func days(_ first: UInt64, _ second: UInt64) -> Int64? {
    first == self.first && second == self.second ? days : nil
  }

  mutating func keep(_ days: Int64, for first: UInt64, _ second: UInt64) {
    self.first = first
    self.second = second
    self.days = days
  }
}
