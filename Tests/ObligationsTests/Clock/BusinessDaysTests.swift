import CaseFile
import Investigation
import Testing
import YAMLText

@testable import Obligations

@Suite("Business days")
struct BusinessDaysTests {
  static let dated: [ClockCase] = [
    // A forensic firm that began on Saturday 7: Monday 9 is Coming of Age Day; 10, 11, 12, 13 are four; Monday 16 five.
    .init(.businessDays(4, .japan), from: "2017-01-07", in: "Asia/Tokyo", is: "2017-01-13"),
    .init(.businessDays(5, .japan), from: "2017-01-07", in: "Asia/Tokyo", is: "2017-01-16"),
    // Friday 27: 30, 31, 1, 2, 3, then 6 to 10.
    .init(.businessDays(10, .japan), from: "2017-01-27", in: "Asia/Tokyo", is: "2017-02-10"),
    // Day 1 = the day itself, where it is open: 10, 11, 12, 13, 16; where not, the next open day is day 1.
    .init(.businessDays(5, .japan, .dayItself), from: "2017-01-10", in: "Asia/Tokyo", is: "2017-01-16"),
    .init(.businessDays(5, .japan, .dayItself), from: "2017-01-07", in: "Asia/Tokyo", is: "2017-01-16"),
    // Golden Week: 3, 4, 5 holidays, 6 a substitute; 7, 8, 9, 12, 13.
    .init(.businessDays(5, .japan), from: "2025-05-02", in: "Asia/Tokyo", is: "2025-05-13"),
    // The turn of the year: offices close on 29 December, banks on the 31st, the calendar of holidays on 1 January only.
    .init(.businessDays(1, .japanGovernment), from: "2022-12-28", in: "Asia/Tokyo", is: "2023-01-04"),
    .init(.businessDays(1, .japanBanks), from: "2022-12-29", in: "Asia/Tokyo", is: "2022-12-30"),
    .init(.businessDays(1, .japanBanks), from: "2022-12-30", in: "Asia/Tokyo", is: "2023-01-04"),
    .init(.businessDays(2, .japan), from: "2022-12-30", in: "Asia/Tokyo", is: "2023-01-04"),
    // SEC, over Thanksgiving: 26, 27; 28 closed; 29; Monday 2.
    .init(.businessDays(4, .sec), from: "2024-11-25 15:00", in: "America/New_York", is: "2024-12-02"),
    // The same determination told from Tokyo: 08:00 of the 26th is 18:00 of the 25th.
    .init(
      .businessDays(4, .sec), from: "2024-11-26 08:00 Asia/Tokyo", in: "America/New_York", is: "2024-12-02"),
    // From a Saturday: 17, 18; Juneteenth; 20, 21; before it was a holiday the 19th counted.
    .init(.businessDays(4, .sec), from: "2024-06-15", in: "America/New_York", is: "2024-06-21"),
    .init(.businessDays(4, .sec), from: "2020-06-15", in: "America/New_York", is: "2020-06-19"),
    // Independence Day on a Saturday is kept on Friday 3: 1, 2, 6, 7.
    .init(.businessDays(4, .sec), from: "2020-06-30", in: "America/New_York", is: "2020-07-07"),
    // New Year's Day 2022 is a Saturday, kept on 31 December: 30, 3, 4, 5.
    .init(.businessDays(4, .sec), from: "2021-12-29", in: "America/New_York", is: "2022-01-05"),
    // Christmas 2022 is a Sunday, kept on the 26th: 23, 27, 28, 29.
    .init(.businessDays(4, .sec), from: "2022-12-22", in: "America/New_York", is: "2022-12-29"),
    // Veterans Day and Columbus Day are closed though exchanges trade: Oct 11; 15, 16, 17, 18.
    .init(.businessDays(4, .sec), from: "2024-10-11", in: "America/New_York", is: "2024-10-18"),
    // England: 2 and 3 June 2022 were the jubilee; 6, 7, 8, 9, 10.
    .init(.businessDays(5, .englandWales), from: "2022-06-01", in: "Europe/London", is: "2022-06-10"),
    // Christmas 2021 on a weekend: 24; 27 and 28 substitutes; 29.
    .init(.businessDays(2, .englandWales), from: "2021-12-23", in: "Europe/London", is: "2021-12-29"),
    // 2022: Sunday 25 is kept on Tuesday 27, after Boxing Day: 23; 28.
    .init(.businessDays(2, .englandWales), from: "2022-12-22", in: "Europe/London", is: "2022-12-28"),
    // In 2020 the May holiday was Friday 8, not Monday 4: 4.
    .init(.businessDays(1, .englandWales), from: "2020-05-01", in: "Europe/London", is: "2020-05-04"),
    // Germany kept 31 October in 2017: 27, 30, 1 November; in 2018 only some Länder did: 29, 30, 31.
    .init(.businessDays(3, .germany), from: "2017-10-26", in: "Europe/Berlin", is: "2017-11-01"),
    .init(.businessDays(3, .germany), from: "2018-10-26", in: "Europe/Berlin", is: "2018-10-31"),
    // France: 8 May and Ascension in a row: 10, 13.
    .init(.businessDays(2, .france), from: "2024-05-07", in: "Europe/Paris", is: "2024-05-13"),
    // The Netherlands: King's Day on a Sunday is kept on the Saturday, so Monday 28 is open; 5 May counts as closed.
    .init(.businessDays(1, .netherlands), from: "2025-04-25", in: "Europe/Amsterdam", is: "2025-04-28"),
    .init(.businessDays(1, .netherlands), from: "2025-05-02", in: "Europe/Amsterdam", is: "2025-05-06"),
    // Ireland: Saint Brigid's Day is Monday 5 February in 2024, and 1 February itself, a Friday, in 2030.
    .init(.businessDays(1, .ireland), from: "2024-02-02", in: "Europe/Dublin", is: "2024-02-06"),
    .init(.businessDays(1, .ireland), from: "2030-01-31", in: "Europe/Dublin", is: "2030-02-04"),
    // Belgium: Friday 21 July.
    .init(.businessDays(1, .belgium), from: "2023-07-20", in: "Europe/Brussels", is: "2023-07-24"),
    // No holidays at all: Christmas Day 2024 is a Wednesday.
    .init(.businessDays(1, .weekends), from: "2024-12-24", in: "Europe/Berlin", is: "2024-12-25"),
  ]

  @Test("are counted as a hand counts them", arguments: dated)
  func end(_ dated: ClockCase) throws { try dated.check() }

  @Test("name the holidays that they passed over")
  func passedOver() throws {
    let deadline = try ClockCase(
      .businessDays(4, .sec), from: "2024-11-25", in: "America/New_York", is: "2024-12-02"
    ).deadline()
    #expect(
      deadline.steps.map(\.words.english) == [
        "Start: Mon 25 Nov 2024 (America/New_York)",
        "Day 1 is the day after: Tue 26 Nov 2024",
        "Not counted: Thu 28 Nov 2024 (Thanksgiving Day), 2 days of weekends (SEC business days)",
        "Business day 4 is Mon 2 Dec 2024",
      ])
  }

  @Test("leave out the days that a contract adds to a calendar, and name them")
  func added() throws {
    let anniversary = try CivilDay.of("2017-01-12")
    let calendar = BusinessCalendar(
      .japan, added: [anniversary: BilingualText(japanese: "創立記念日", english: "company anniversary")])
    let rule = ClockRule(
      .businessDays(try #require(.init(4)), of: calendar, firstDay: .dayAfter),
      zone: try #require(Zone("Asia/Tokyo")))
    let deadline = rule.deadline(from: try FactTime("2017-01-07", zone: rule.zone))
    #expect(deadline.due == .day(try .of("2017-01-16")))
    #expect(calendar.closure(on: anniversary)?.name.english == "company anniversary")
  }
}
