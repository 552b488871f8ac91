import CaseFile

/// The bank holidays of England and Wales, with those that were moved or added by proclamation up to 2023.
///
/// New Year's Day, Christmas Day and Boxing Day on a weekend are kept on the next weekday that is none of them.
enum EnglishHolidays {
  static let source =
    "Banking and Financial Dealings Act 1971, sched. 1; royal proclamations under s. 1(2), (3) and (5)"

  static func days(in year: Int) -> [Holiday] {
    let easter = CivilDay.easter(year)
    let newYear = Holiday(.fixed(year, 1, 1), "元日", "New Year’s Day")
    let christmas = Holiday(.fixed(year, 12, 25), "クリスマス", "Christmas Day")
    let boxing = Holiday(.fixed(year, 12, 26), "ボクシング・デー", "Boxing Day")
    var days = [
      newYear, christmas, boxing,
      Holiday(easter.adding(days: -2), "聖金曜日", "Good Friday"),
      Holiday(easter.adding(days: 1), "復活祭の月曜日", "Easter Monday"),
      Holiday(mayDay(year), "アーリー・メイ・バンクホリデー", "Early May bank holiday"),
      Holiday(spring(year), "スプリング・バンクホリデー", "Spring bank holiday"),
      Holiday(.last(.monday, year, 8), "サマー・バンクホリデー", "Summer bank holiday"),
    ]
    days += substitutes(for: [newYear]) + substitutes(for: [christmas, boxing])
    return days + proclaimed.filter { $0.day.year == year }
  }

  private static func substitutes(for holidays: [Holiday]) -> [Holiday] {
    var taken = Set(holidays.map(\.day))
    return holidays.filter { isWeekend($0.day) }.map { holiday in
      var day = holiday.day.adding(days: 1)
      while isWeekend(day) || taken.contains(day) { day = day.adding(days: 1) }
      taken.insert(day)
      return holiday.observed(on: day)
    }
  }

  private static func isWeekend(_ day: CivilDay) -> Bool {
    day.isWeekday(.saturday) || day.isWeekday(.sunday)
  }

  /// Moved in 2020 to the anniversary of VE Day.
  private static func mayDay(_ year: Int) -> CivilDay {
    year == 2020 ? .fixed(2020, 5, 8) : .nth(1, .monday, year, 5)
  }

  /// Moved in 2012 and 2022 to join the jubilees.
  private static func spring(_ year: Int) -> CivilDay {
    switch year {
    case 2012: .fixed(2012, 6, 4)
    case 2022: .fixed(2022, 6, 2)
    default: .last(.monday, year, 5)
    }
  }

  private static let proclaimed = [
    Holiday(.fixed(2011, 4, 29), "王室結婚式の日", "Royal Wedding"),
    Holiday(.fixed(2012, 6, 5), "女王在位60周年", "Diamond Jubilee"),
    Holiday(.fixed(2022, 6, 3), "女王在位70周年", "Platinum Jubilee"),
    Holiday(.fixed(2022, 9, 19), "エリザベス女王国葬の日", "State Funeral of Queen Elizabeth II"),
    Holiday(.fixed(2023, 5, 8), "国王戴冠式の休日", "Coronation of King Charles III"),
  ]
}
