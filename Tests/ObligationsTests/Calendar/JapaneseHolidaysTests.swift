import CaseFile
import Testing
import YAMLText

@testable import Obligations

@Suite("Japanese holidays")
struct JapaneseHolidaysTests {
  /// The lists that the Cabinet Office published, typed out: month/day, `*` for 振替休日, `+` for a day that is a
  /// holiday because it lies between two.
  static let published: [(year: Int, days: String)] = [
    (2009, "1/1 1/12 2/11 3/20 4/29 5/3 5/4 5/5 5/6* 7/20 9/21 9/22+ 9/23 10/12 11/3 11/23 12/23"),
    (2010, "1/1 1/11 2/11 3/21 3/22* 4/29 5/3 5/4 5/5 7/19 9/20 9/23 10/11 11/3 11/23 12/23"),
    (2012, "1/1 1/2* 1/9 2/11 3/20 4/29 4/30* 5/3 5/4 5/5 7/16 9/17 9/22 10/8 11/3 11/23 12/23 12/24*"),
    (2015, "1/1 1/12 2/11 3/21 4/29 5/3 5/4 5/5 5/6* 7/20 9/21 9/22+ 9/23 10/12 11/3 11/23 12/23"),
    (2016, "1/1 1/11 2/11 3/20 3/21* 4/29 5/3 5/4 5/5 7/18 8/11 9/19 9/22 10/10 11/3 11/23 12/23"),
    (2017, "1/1 1/2* 1/9 2/11 3/20 4/29 5/3 5/4 5/5 7/17 8/11 9/18 9/23 10/9 11/3 11/23 12/23"),
    (
      2018,
      "1/1 1/8 2/11 2/12* 3/21 4/29 4/30* 5/3 5/4 5/5 7/16 8/11 9/17 9/23 9/24* 10/8 11/3 11/23 12/23 12/24*"
    ),
    (
      2019,
      """
      1/1 1/14 2/11 3/21 4/29 4/30+ 5/1 5/2+ 5/3 5/4 5/5 5/6* 7/15 8/11 8/12* 9/16 9/23 10/14 10/22 11/3 11/4* 11/23
      """
    ),
    (2020, "1/1 1/13 2/11 2/23 2/24* 3/20 4/29 5/3 5/4 5/5 5/6* 7/23 7/24 8/10 9/21 9/22 11/3 11/23"),
    (2021, "1/1 1/11 2/11 2/23 3/20 4/29 5/3 5/4 5/5 7/22 7/23 8/8 8/9* 9/20 9/23 11/3 11/23"),
    (2022, "1/1 1/10 2/11 2/23 3/21 4/29 5/3 5/4 5/5 7/18 8/11 9/19 9/23 10/10 11/3 11/23"),
    (2023, "1/1 1/2* 1/9 2/11 2/23 3/21 4/29 5/3 5/4 5/5 7/17 8/11 9/18 9/23 10/9 11/3 11/23"),
    (
      2024,
      "1/1 1/8 2/11 2/12* 2/23 3/20 4/29 5/3 5/4 5/5 5/6* 7/15 8/11 8/12* 9/16 9/22 9/23* 10/14 11/3 11/4* 11/23"
    ),
    (
      2025, "1/1 1/13 2/11 2/23 2/24* 3/20 4/29 5/3 5/4 5/5 5/6* 7/21 8/11 9/15 9/23 10/13 11/3 11/23 11/24*"
    ),
    (2026, "1/1 1/12 2/11 2/23 3/20 4/29 5/3 5/4 5/5 5/6* 7/20 8/11 9/21 9/22+ 9/23 10/12 11/3 11/23"),
    (2027, "1/1 1/11 2/11 2/23 3/21 3/22* 4/29 5/3 5/4 5/5 7/19 8/11 9/20 9/23 10/11 11/3 11/23"),
  ]

  @Test("of a year are those that the government published", arguments: published)
  func year(_ year: Int, _ days: String) {
    let computed = BusinessCalendar(.japan).holidays(in: year).map { holiday in
      let mark =
        switch holiday.name.japanese {
        case let name where name.hasPrefix("振替休日"): "*"
        case "国民の休日": "+"
        default: ""
        }
      return "\(holiday.day.month)/\(holiday.day.day)\(mark)"
    }
    #expect(computed.joined(separator: " ") == days)
  }

  @Test(
    "are called by the names of their time",
    arguments: [
      ("2018-10-08", "体育の日"), ("2019-10-14", "体育の日"), ("2020-07-24", "スポーツの日"),
      ("2021-07-23", "スポーツの日"), ("2022-10-10", "スポーツの日"), ("2018-12-23", "天皇誕生日"),
      ("2020-02-23", "天皇誕生日"), ("2019-05-01", "天皇の即位の日"), ("2019-04-30", "国民の休日"),
      ("2019-10-22", "即位礼正殿の儀の行われる日"), ("2020-08-10", "山の日"), ("2021-08-08", "山の日"),
      ("2021-08-09", "振替休日（山の日）"), ("2021-07-22", "海の日"), ("2025-05-06", "振替休日（みどりの日）"),
      ("2017-01-02", "振替休日（元日）"), ("2017-01-09", "成人の日"), ("2026-09-22", "国民の休日"),
      ("2032-09-21", "国民の休日"),
    ])
  func names(_ day: String, _ name: String) throws {
    let closure = try #require(BusinessCalendar(.japan).closure(on: try .of(day)))
    #expect(closure.name.japanese == name)
    #expect(closure.reason == .holiday)
  }

  @Test(
    "do not go on where the law moved them away",
    arguments: [
      "2015-08-11", "2019-12-23", "2019-02-25", "2020-07-20", "2020-08-11", "2020-10-12", "2021-07-19",
      "2021-08-11", "2021-10-11", "2022-12-23",
    ])
  func moved(_ day: String) throws {
    let day = try CivilDay.of(day)
    #expect(BusinessCalendar(.japan).holidays(in: day.year).allSatisfy { $0.day != day })
  }

  @Test(
    "have the equinoxes that the gazette announced",
    arguments: [
      (2010, "03-21", "09-23"), (2011, "03-21", "09-23"), (2012, "03-20", "09-22"), (2013, "03-20", "09-23"),
      (2014, "03-21", "09-23"), (2015, "03-21", "09-23"), (2016, "03-20", "09-22"), (2017, "03-20", "09-23"),
      (2018, "03-21", "09-23"), (2019, "03-21", "09-23"), (2020, "03-20", "09-22"), (2021, "03-20", "09-23"),
      (2022, "03-21", "09-23"), (2023, "03-21", "09-23"), (2024, "03-20", "09-22"), (2025, "03-20", "09-23"),
      (2026, "03-20", "09-23"), (2027, "03-21", "09-23"),
    ])
  func equinoxes(_ year: Int, _ spring: String, _ autumn: String) {
    let holidays = BusinessCalendar(.japan).holidays(in: year)
    #expect(holidays.first { $0.name.japanese == "春分の日" }?.day.text == "\(year)-\(spring)")
    #expect(holidays.first { $0.name.japanese == "秋分の日" }?.day.text == "\(year)-\(autumn)")
  }

  @Test(
    "are marked as forecasts after the last year that the gazette announced, and only where an equinox matters"
  )
  func forecast() {
    let calendar = BusinessCalendar(.japan)
    #expect(calendar.holidays(in: 2027).allSatisfy { !$0.isForecast })
    #expect(
      calendar.holidays(in: 2032).filter(\.isForecast).map(\.day.text)
        == ["2032-03-20", "2032-09-21", "2032-09-22"])
    // 20 March 2033 is a Sunday, so its substitute is as uncertain as it is.
    #expect(
      calendar.holidays(in: 2033).filter(\.isForecast).map(\.day.text)
        == ["2033-03-20", "2033-03-21", "2033-09-23"])
  }

  @Test("are not guessed outside the years that the rules cover")
  func outside() {
    #expect(BusinessCalendar(.japan).holidays(in: 2006).isEmpty)
    #expect(BusinessCalendar(.japan).holidays(in: 2100).isEmpty)
  }
}
