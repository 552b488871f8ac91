import Testing

@testable import Obligations

/// The comments are the counting by hand: `Jan 31 = 28` means that 31 January is day 28.
@Suite("Calendar days")
struct CalendarDaysTests {
  static let japan: [ClockCase] = [
    // Jan 4 = 1, Jan 31 = 28, Feb 2 = 30, a Thursday.
    .init(
      .days(30, .dayItself), .next(.japanGovernment), from: "2017-01-04 00:15", in: "Asia/Tokyo",
      is: "2017-02-02"),
    // Jan 31 = 28, Feb 28 = 56, Mar 4 = 60, a Saturday; Sunday; Monday 6.
    .init(
      .days(60, .dayItself), .next(.japanGovernment), from: "2017-01-04 00:15", in: "Asia/Tokyo",
      is: "2017-03-06"),
    // One minute before midnight is that day: Jan 3 = 1, Jan 31 = 29, Feb 1 = 30, a Wednesday.
    .init(
      .days(30, .dayItself), .next(.japanGovernment), from: "2017-01-03 23:59", in: "Asia/Tokyo",
      is: "2017-02-01"),
    // 15:15 in UTC is 00:15 of the 4th in Tokyo, so as the first case.
    .init(
      .days(30, .dayItself), .next(.japanGovernment), from: "2017-01-03 15:15 UTC", in: "Asia/Tokyo",
      is: "2017-02-02"),
    // A day that is known as such is that day.
    .init(
      .days(30, .dayItself), .next(.japanGovernment), from: "2017-01-04", in: "Asia/Tokyo", is: "2017-02-02"),
    // The first day of the duty to report: Apr 30 = 30, a Saturday; Sunday; Monday 2 May lies between holidays, open.
    .init(
      .days(30, .dayItself), .next(.japanGovernment), from: "2022-04-01", in: "Asia/Tokyo", is: "2022-05-02"),
    // Apr 4 = 1, Apr 30 = 27, May 3 = 30, a holiday; so are 4 and 5; Friday 6.
    .init(
      .days(30, .dayItself), .next(.japanGovernment), from: "2022-04-04", in: "Asia/Tokyo", is: "2022-05-06"),
    // Nov 30 = 1, Dec 29 = 30, closed to Jan 3; Thursday 4.
    .init(
      .days(30, .dayItself), .next(.japanGovernment), from: "2023-11-30", in: "Asia/Tokyo", is: "2024-01-04"),
    // One day earlier ends on the last day that offices are open: Dec 28 = 30, a Thursday.
    .init(
      .days(30, .dayItself), .next(.japanGovernment), from: "2023-11-29", in: "Asia/Tokyo", is: "2023-12-28"),
    // Nov 5 = 1, Nov 30 = 26, Dec 31 = 57, Jan 3 = 60, closed; 4 and 5 are a weekend; Monday 6.
    .init(
      .days(60, .dayItself), .next(.japanGovernment), from: "2024-11-05", in: "Asia/Tokyo", is: "2025-01-06"),
    // Dec 5 = 1, Dec 31 = 27, Jan 3 = 30, closed; Sunday 4; Monday 5.
    .init(
      .days(30, .dayItself), .next(.japanGovernment), from: "2025-12-05", in: "Asia/Tokyo", is: "2026-01-05"),
    // A leap year: Feb 29 = 29, Mar 1 = 30, a Friday.
    .init(
      .days(30, .dayItself), .next(.japanGovernment), from: "2024-02-01", in: "Asia/Tokyo", is: "2024-03-01"),
    // None: Feb 28 = 28, Mar 2 = 30, a Thursday.
    .init(
      .days(30, .dayItself), .next(.japanGovernment), from: "2023-02-01", in: "Asia/Tokyo", is: "2023-03-02"),
    // Mar 31 = 1, Apr 29 = 30; ten days of holidays around the accession; Tuesday 7 May.
    .init(
      .days(30, .dayItself), .next(.japanGovernment), from: "2019-03-31", in: "Asia/Tokyo", is: "2019-05-07"),
    // Jun 12 = 1, Jun 30 = 19, Jul 31 = 50, Aug 10 = 60, where Mountain Day was moved to; the 11th was open.
    .init(
      .days(60, .dayItself), .next(.japanGovernment), from: "2020-06-12", in: "Asia/Tokyo", is: "2020-08-11"),
    // May 25 = 1, May 31 = 7, Jun 30 = 37, Jul 23 = 60, where Sports Day was moved to, a Friday; Monday 26.
    .init(
      .days(60, .dayItself), .next(.japanGovernment), from: "2021-05-25", in: "Asia/Tokyo", is: "2021-07-26"),
    // Jan 24 = 1, Jan 31 = 8, Feb 22 = 30, a Saturday; 23 is the birthday, a Sunday; 24 its substitute; Tuesday 25.
    .init(
      .days(30, .dayItself), .next(.japanGovernment), from: "2025-01-24", in: "Asia/Tokyo", is: "2025-02-25"),
    // Aug 24 = 1, Aug 31 = 8, Sep 22 = 30, a holiday between two; 23 is the equinox; Thursday 24.
    .init(
      .days(30, .dayItself), .next(.japanGovernment), from: "2026-08-24", in: "Asia/Tokyo", is: "2026-09-24"),
    // Feb 20 = 1, Feb 28 = 9, Mar 21 = 30, a Sunday and the equinox; 22 its substitute; Tuesday 23.
    .init(
      .days(30, .dayItself), .next(.japanGovernment), from: "2027-02-20", in: "Asia/Tokyo", is: "2027-03-23"),
    // Feb 3 = 1, Feb 28 = 26, Mar 4 = 30, a Saturday that nothing moves,
    .init(.days(30, .dayItself), from: "2017-02-03", in: "Asia/Tokyo", is: "2017-03-04"),
    // or that moves back to the Friday.
    .init(
      .days(30, .dayItself), .previous(.japanGovernment), from: "2017-02-03", in: "Asia/Tokyo",
      is: "2017-03-03"),
    // Dec 5 = 1, Dec 31 = 27, Jan 3 = 30, closed since Dec 29; back to Thursday 28.
    .init(
      .days(30, .dayItself), .previous(.japanGovernment), from: "2023-12-05", in: "Asia/Tokyo",
      is: "2023-12-28"),
    // A single day that is closed: Saturday 4 March to Monday 6.
    .init(
      .days(1, .dayItself), .next(.japanGovernment), from: "2017-03-04", in: "Asia/Tokyo", is: "2017-03-06"),
  ]

  static let elsewhere: [ClockCase] = [
    // Singapore, day 1 = the day after: Friday 8; 9, 10, 11.
    .init(.days(3, .dayAfter), from: "2024-03-08 10:00", in: "Asia/Singapore", is: "2024-03-11"),
    // Half an hour before the new year: Jan 1, 2, 3.
    .init(.days(3, .dayAfter), from: "2023-12-31 23:30", in: "Asia/Singapore", is: "2024-01-03"),
    // A leap year: Feb 28, 29, Mar 1; none: Feb 28, Mar 1, 2.
    .init(.days(3, .dayAfter), from: "2024-02-27 09:00", in: "Asia/Singapore", is: "2024-03-01"),
    .init(.days(3, .dayAfter), from: "2023-02-27 09:00", in: "Asia/Singapore", is: "2023-03-02"),
    // 17:00 in UTC is 01:00 of the 9th there: 10, 11, 12.
    .init(.days(3, .dayAfter), from: "2024-03-08 17:00 UTC", in: "Asia/Singapore", is: "2024-03-12"),
    // A card brand's 3 calendar days from a Saturday: 8, 9, 10.
    .init(.days(3, .dayAfter), from: "2017-01-07", in: "Asia/Tokyo", is: "2017-01-10"),
    // California: Jan 16 = 1, Jan 31 = 16, Feb 14 = 30, a Saturday that nothing moves.
    .init(.days(30, .dayAfter), from: "2026-01-15 16:40", in: "America/Los_Angeles", is: "2026-02-14"),
    // 03:00 of the 16th in UTC is 19:00 of the 15th there.
    .init(.days(30, .dayAfter), from: "2026-01-16 03:00 UTC", in: "America/Los_Angeles", is: "2026-02-14"),
    // Its attorney general, 15 days after: Feb 15 = 1, Feb 28 = 14, Mar 1 = 15.
    .init(.days(15, .dayAfter), from: "2026-02-14", in: "America/Los_Angeles", is: "2026-03-01"),
    // New York: Dec 22 = 1, Dec 31 = 10, Jan 20 = 30, the King holiday, left,
    .init(.days(30, .dayAfter), from: "2024-12-21", in: "America/New_York", is: "2025-01-20"),
    // or moved to Tuesday 21.
    .init(
      .days(30, .dayAfter), .next(.unitedStates), from: "2024-12-21", in: "America/New_York", is: "2025-01-21"
    ),
    // Europe, Reg. 1182/71: Mar 3 = 1, Mar 31 = 29, Apr 1 = 30, Easter Monday; Tuesday 2.
    .init(.days(30, .dayAfter), .next(.germany), from: "2024-03-02", in: "Europe/Berlin", is: "2024-04-02"),
    // Apr 1 = 30 again, but told from Ireland: Easter Monday there too.
    .init(.days(30, .dayAfter), .next(.ireland), from: "2024-03-02", in: "Europe/Dublin", is: "2024-04-02"),
    // Apr 19 = 1, Apr 30 = 12, May 18 = 30, a Saturday; 19 Whit Sunday, 20 Whit Monday; Tuesday 21.
    .init(.days(30, .dayAfter), .next(.france), from: "2024-04-18", in: "Europe/Paris", is: "2024-05-21"),
    // Nov 26 = 1, Nov 30 = 5, Dec 25 = 30; 26 Boxing Day; Friday 27.
    .init(
      .days(30, .dayAfter), .next(.englandWales), from: "2024-11-25", in: "Europe/London", is: "2024-12-27"),
    // The clocks of a day of 23 hours and of one of 25 change no count: Mar 31 and Oct 27.
    .init(.days(3, .dayAfter), from: "2024-03-29 23:30", in: "Europe/Berlin", is: "2024-04-01"),
    .init(.days(3, .dayAfter), from: "2024-10-25 23:30", in: "Europe/Berlin", is: "2024-10-28"),
  ]

  @Test("under Japanese rules end where a hand finds them", arguments: japan)
  func inJapan(_ dated: ClockCase) throws { try dated.check() }

  @Test("under the rules of other countries end where a hand finds them", arguments: elsewhere)
  func abroad(_ dated: ClockCase) throws { try dated.check() }
}
