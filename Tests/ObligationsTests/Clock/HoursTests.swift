import Testing

@testable import Obligations

@Suite("Hours")
struct HoursTests {
  static let dated: [ClockCase] = [
    // Three days, to the minute.
    .init(.hours(72), from: "2017-01-04 00:15", in: "Asia/Tokyo", is: "2017-01-07 00:15 +09:00"),
    // Clocks went forward on 31 March: 72 hours are three days by the sun, an hour more by the clock.
    .init(.hours(72), from: "2024-03-29 10:00", in: "Europe/Berlin", is: "2024-04-01 11:00 +02:00"),
    // They went back on 27 October.
    .init(.hours(72), from: "2024-10-25 10:00", in: "Europe/Berlin", is: "2024-10-28 09:00 +01:00"),
    // In New York on 10 March and 3 November.
    .init(.hours(72), from: "2024-03-08 12:00", in: "America/New_York", is: "2024-03-11 13:00 -04:00"),
    .init(.hours(72), from: "2024-11-01 12:00", in: "America/New_York", is: "2024-11-04 11:00 -05:00"),
    // Sydney's summer ends on 7 April, its winter on 6 October.
    .init(.hours(72), from: "2024-04-05 12:00", in: "Australia/Sydney", is: "2024-04-08 11:00 +10:00"),
    .init(.hours(72), from: "2024-10-04 12:00", in: "Australia/Sydney", is: "2024-10-07 13:00 +11:00"),
    // One hour before clocks went from 02:00 to 03:00.
    .init(.hours(1), from: "2024-03-10 01:30", in: "America/New_York", is: "2024-03-10 03:30 -04:00"),
    // 01:30 came twice on 3 November: the first one, 05:30 in UTC, counts; its offset can say the second.
    .init(.hours(24), from: "2024-11-03 01:30", in: "America/New_York", is: "2024-11-04 00:30 -05:00"),
    .init(.hours(24), from: "2024-11-03 01:30 -05:00", in: "America/New_York", is: "2024-11-04 01:30 -05:00"),
    // The turn of the year, leap day and its absence.
    .init(.hours(72), from: "2021-12-30 18:00", in: "Europe/Paris", is: "2022-01-02 18:00 +01:00"),
    .init(.hours(72), from: "2024-02-27 08:00", in: "Europe/Dublin", is: "2024-03-01 08:00 +00:00"),
    .init(.hours(72), from: "2023-02-26 08:00", in: "Europe/Dublin", is: "2023-03-01 08:00 +00:00"),
    // Lunar New Year stops no hours in Korea.
    .init(.hours(72), from: "2026-02-16 09:00", in: "Asia/Seoul", is: "2026-02-19 09:00 +09:00"),
    // Nor does Easter in Britain; summer time begins on Easter Sunday.
    .init(.hours(72), from: "2024-03-28 17:00", in: "Europe/London", is: "2024-03-31 18:00 +01:00"),
    // Known in Tokyo, due in Berlin: 00:15 JST is 16:15 CET of the day before.
    .init(
      .hours(72), from: "2017-01-04 00:15 Asia/Tokyo", in: "Europe/Berlin", is: "2017-01-06 16:15 +01:00"),
    // The hour of the event is left out: 10:20 and 10:00 both run from 11:00.
    .init(
      .hoursFromNextFullHour(72), from: "2024-05-06 10:20", in: "Europe/Berlin",
      is: "2024-05-09 11:00 +02:00"),
    .init(
      .hoursFromNextFullHour(72), from: "2024-05-06 10:00", in: "Europe/Berlin",
      is: "2024-05-09 11:00 +02:00"),
    .init(
      .hoursFromNextFullHour(72), from: "2024-05-06 23:59", in: "Europe/Berlin",
      is: "2024-05-10 00:00 +02:00"),
    // Full hours are those of the zone's own clocks: 04:50 in UTC is 10:20 in Kolkata.
    .init(
      .hoursFromNextFullHour(24), from: "2024-05-06 04:50 UTC", in: "Asia/Kolkata",
      is: "2024-05-07 11:00 +05:30"),
  ]

  @Test("run through nights, weekends and changes of clocks", arguments: dated)
  func end(_ dated: ClockCase) throws { try dated.check() }

  static let inexact: [ClockCase] = [
    // The day's first instant.
    .init(.hours(72), from: "2017-01-04", in: "Asia/Tokyo", is: "2017-01-07 00:00 +09:00"),
    // Noon.
    .init(.hours(72), from: "2017-01-04 afternoon", in: "Asia/Tokyo", is: "2017-01-07 12:00 +09:00"),
    // “About” may miss by ten minutes.
    .init(.hours(72), from: "about 2017-01-04 00:15", in: "Asia/Tokyo", is: "2017-01-07 00:05 +09:00"),
    // The month's first instant.
    .init(.hours(72), from: "2017-01", in: "Asia/Tokyo", is: "2017-01-04 00:00 +09:00"),
  ]

  @Test("run from the earliest instant that the start can have been, and say so", arguments: inexact)
  func earliest(_ dated: ClockCase) throws {
    try dated.check()
    #expect(try dated.deadline().isConservative)
  }
}
