import CaseFile

/// The federal holidays of the USA.
///
/// A holiday on a Saturday is kept on the Friday before, one on a Sunday on the Monday after; so New Year's Day may be
/// kept on 31 December. Not in it: Inauguration Day, which holds around Washington only, and days on which the
/// President closes offices by order. A period that runs over one of these ends later than computed, never earlier.
enum AmericanHolidays {
  static let source = "5 U.S.C. 6103(a), (b); E.O. 11582 sec. 3"

  static func days(in year: Int) -> [Holiday] {
    var fixed = [
      Holiday(.fixed(year, 1, 1), "元日", "New Year’s Day"),
      Holiday(.fixed(year, 7, 4), "独立記念日", "Independence Day"),
      Holiday(.fixed(year, 11, 11), "退役軍人の日", "Veterans Day"),
      Holiday(.fixed(year, 12, 25), "クリスマス", "Christmas Day"),
    ]
    if year >= 2021 {
      fixed.append(Holiday(.fixed(year, 6, 19), "ジューンティーンス", "Juneteenth National Independence Day"))
    }
    let weekdays = [
      Holiday(.nth(3, .monday, year, 1), "キング牧師記念日", "Birthday of Martin Luther King, Jr."),
      Holiday(.nth(3, .monday, year, 2), "ワシントン誕生日", "Washington’s Birthday"),
      Holiday(.last(.monday, year, 5), "戦没将兵追悼記念日", "Memorial Day"),
      Holiday(.nth(1, .monday, year, 9), "労働者の日", "Labor Day"),
      Holiday(.nth(2, .monday, year, 10), "コロンブス記念日", "Columbus Day"),
      Holiday(.nth(4, .thursday, year, 11), "感謝祭", "Thanksgiving Day"),
    ]
    let nextNewYear = Holiday(.fixed(year + 1, 1, 1), "元日", "New Year’s Day")
    let observed = (fixed + [nextNewYear]).compactMap { observance(of: $0) }
    return fixed + weekdays + observed.filter { $0.day.year == year }
  }

  private static func observance(of holiday: Holiday) -> Holiday? {
    if holiday.day.isWeekday(.saturday) { return holiday.observed(on: holiday.day.adding(days: -1)) }
    if holiday.day.isWeekday(.sunday) { return holiday.observed(on: holiday.day.adding(days: 1)) }
    return nil
  }
}
