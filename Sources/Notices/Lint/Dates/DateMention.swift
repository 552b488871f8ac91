import CaseFile

/// A date as a text names it.
struct DateMention: Sendable {
  /// How the year is written.
  enum Year: Sendable, Hashable {
    case none
    case western(Int)
    case era(JapaneseEra, Int)
    /// Both, one in brackets behind the other.
    case both(JapaneseEra, Int, western: Int)
  }

  let passage: Int
  let range: Range<Int>
  let year: Year
  let month: Int?
  let dayOfMonth: Int
  /// 0 for Sunday; nil where none stands there.
  let weekday: Int?
  /// 「1月27（金）」: the word 日 is missing.
  let lacksDayWord: Bool
  /// 「翌23日」.
  let isNext: Bool
  /// The day meant; nil where the calendar has none such.
  var day: CivilDay?
  /// Years that it can mean where it names none.
  var candidates: [Int] = []

  var namesYear: Bool { year != .none }

  /// The western year that is named.
  var westernYear: Int? {
    switch year {
    case .none: nil
    case .western(let year): year
    case .era(let era, let number): era.westernYear(number)
    case .both(_, _, let western): western
    }
  }

  /// Whether the weekday fits the day: of a date without a year in any of the years that it can mean.
  var weekdayFits: Bool {
    guard let weekday else { return true }
    if namesYear || month == nil { return day?.weekday == weekday }
    return candidates.contains { year in
      CivilDay(year: year, month: month ?? 0, day: dayOfMonth)?.weekday == weekday
    }
  }
}

/// A time of day, in minutes since midnight.
struct TimeMention: Sendable {
  let range: Range<Int>
  let minutes: Int
}
