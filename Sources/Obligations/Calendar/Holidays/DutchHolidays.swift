import CaseFile

/// The days that the Dutch General Extension of Time-Limits Act makes holidays for legal time limits; it counts Good
/// Friday and 5 May with them, on which many offices are open.
enum DutchHolidays {
  static let source = "Algemene termijnenwet, art. 3"

  static func days(in year: Int) -> [Holiday] {
    let easter = CivilDay.easter(year)
    return [
      Holiday(.fixed(year, 1, 1), "元日", "New Year’s Day"),
      Holiday(easter.adding(days: -2), "聖金曜日", "Good Friday"),
      Holiday(easter.adding(days: 1), "復活祭の月曜日", "Easter Monday"),
      monarchsDay(year),
      Holiday(.fixed(year, 5, 5), "解放記念日", "Liberation Day"),
      Holiday(easter.adding(days: 39), "昇天祭", "Ascension Day"),
      Holiday(easter.adding(days: 50), "聖霊降臨祭の月曜日", "Whit Monday"),
      Holiday(.fixed(year, 12, 25), "クリスマス（第1日）", "Christmas Day"),
      Holiday(.fixed(year, 12, 26), "クリスマス（第2日）", "Second Day of Christmas"),
    ]
  }

  /// 27 April since 2014, 30 April before; the day before where that is a Sunday.
  private static func monarchsDay(_ year: Int) -> Holiday {
    let day = year >= 2014 ? CivilDay.fixed(year, 4, 27) : .fixed(year, 4, 30)
    let kept = day.isWeekday(.sunday) ? day.adding(days: -1) : day
    return year >= 2014
      ? Holiday(kept, "国王の日", "King’s Day") : Holiday(kept, "女王の日", "Queen’s Day")
  }
}
