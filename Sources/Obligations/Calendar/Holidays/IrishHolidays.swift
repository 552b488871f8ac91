import CaseFile

/// The public holidays of Ireland on their own dates: the law moves none from a weekend, though many offices close on
/// the Monday after.
enum IrishHolidays {
  static let source = "Organisation of Working Time Act 1997, second schedule; S.I. No. 50/2022"

  static func days(in year: Int) -> [Holiday] {
    var days = [
      Holiday(.fixed(year, 1, 1), "元日", "New Year’s Day"),
      Holiday(.fixed(year, 3, 17), "聖パトリックの日", "Saint Patrick’s Day"),
      Holiday(CivilDay.easter(year).adding(days: 1), "復活祭の月曜日", "Easter Monday"),
      Holiday(.nth(1, .monday, year, 5), "メーデー", "May Day"),
      Holiday(.nth(1, .monday, year, 6), "6月の祝日", "June holiday"),
      Holiday(.nth(1, .monday, year, 8), "8月の祝日", "August holiday"),
      Holiday(.last(.monday, year, 10), "10月の祝日", "October holiday"),
      Holiday(.fixed(year, 12, 25), "クリスマス", "Christmas Day"),
      Holiday(.fixed(year, 12, 26), "聖ステファノの日", "Saint Stephen’s Day"),
    ]
    if year == 2022 {
      days.append(Holiday(.fixed(2022, 3, 18), "追悼と感謝の日", "Day of Remembrance and Recognition"))
    }
    if year >= 2023 {
      // The first Monday of February, but 1 February itself where that is a Friday.
      let first = CivilDay.fixed(year, 2, 1)
      let day = first.isWeekday(.friday) ? first : first.onOrAfter(.monday)
      days.append(Holiday(day, "聖ブリギッドの日", "Saint Brigid’s Day"))
    }
    return days
  }
}
