import CaseFile
import Investigation
import Reconstruction
import Testing
import YAMLText

@testable import Obligations

@Suite("A deadline")
struct DeadlineTests {
  let tokyo: Zone

  init() throws { tokyo = try #require(Zone("Asia/Tokyo")) }

  private func rule(_ period: ClockRule.Period) -> ClockRule { ClockRule(period, zone: tokyo) }

  @Test("without a number has no date, whatever the start")
  func noNumber() throws {
    for start in [FactTime.unknown, try FactTime("2017-01-04", zone: tokyo)] {
      let deadline = rule(.asSoonAsPossible).deadline(from: start)
      #expect(deadline.due == .asSoonAsPossible)
      #expect(deadline.last == nil)
      #expect(!deadline.isPast(at: Moment(seconds: .max, utcOffset: 0)))
      #expect(deadline.due.words(in: tokyo).japanese == "速やかに（日数の定めなし）")
    }
  }

  @Test("whose start nobody knows asks for it")
  func unknownStart() throws {
    let deadline = rule(.hours(try #require(.init(72)), from: .instant)).deadline(from: .unknown)
    #expect(deadline.due == .startUnknown)
    #expect(deadline.steps == [.startUnknown])
  }

  @Test("is past one second after the day's end on its own clocks, not before")
  func past() throws {
    let deadline = try ClockCase(
      .businessDays(4, .sec), from: "2024-11-25", in: "America/New_York", is: "2024-12-02"
    ).deadline()
    // 2 December 23:59:59 EST is 13:59:59 of the 3rd in Tokyo.
    let last = try #require(try FactTime("2024-12-03 13:59:59", zone: tokyo).stated)
    #expect(deadline.last?.seconds == last.seconds)
    #expect(!deadline.isPast(at: last))
    #expect(deadline.isPast(at: Moment(seconds: last.seconds + 1, utcOffset: 0)))
    #expect(deadline.due.words(in: deadline.rule.zone).english == "Mon 2 Dec 2024 (America/New_York)")
  }

  @Test("ends with a day of 23 hours and one of 25 at their own midnight")
  func shortDay() throws {
    let berlin = try #require(Zone("Europe/Berlin"))
    // Clocks: 31 March is +01:00 at its beginning, +02:00 at its end; 27 October the other way round.
    #expect(
      try CivilDay.of("2024-03-31").end(in: berlin)
        == (try #require(try FactTime("2024-03-31 23:59:59 +02:00", zone: .utc).stated)))
    #expect(
      try CivilDay.of("2024-10-27").end(in: berlin)
        == (try #require(try FactTime("2024-10-27 23:59:59 +01:00", zone: .utc).stated)))
  }

  @Test("of a start that may fall on two days in the rule's zone takes the earlier, and says so")
  func twoDays() throws {
    // 4 January in Tokyo is 3 January 10:00 to 4 January 10:00 in New York.
    let dated = ClockCase(
      .days(30, .dayAfter), from: "2017-01-04 Asia/Tokyo", in: "America/New_York", is: "2017-02-02")
    try dated.check()
    #expect(try dated.deadline().isConservative)
    // About 00:05 may have been 23:55 of the day before.
    let about = ClockCase(
      .days(30, .dayItself), from: "about 2017-01-04 00:05", in: "Asia/Tokyo", is: "2017-02-01")
    try about.check()
    #expect(try about.deadline().isConservative)
    // About noon may not.
    #expect(
      try !ClockCase(
        .days(30, .dayItself), from: "about 2017-01-04 12:00", in: "Asia/Tokyo", is: "2017-02-02"
      )
      .deadline().isConservative)
  }

  @Test("that rests on a holiday not announced yet says which, and only then")
  func provisional() throws {
    func deadline(_ start: String, is end: String) throws -> Deadline {
      let dated = ClockCase(
        .days(30, .dayItself), .next(.japanGovernment), from: start, in: "Asia/Tokyo", is: end)
      try dated.check()
      return try dated.deadline()
    }
    // Feb 19 = 1, Feb 28 = 10, Mar 20 = 30, a Sunday and the equinox; 21 its substitute.
    let equinox = try deadline("2033-02-19", is: "2033-03-22")
    #expect(equinox.isProvisional)
    #expect(
      equinox.steps.last?.words.english
        == "Computed ahead of the official announcement: Sun 20 Mar 2033 (Vernal Equinox Day), Mon 21 Mar 2033 "
        + "(substitute holiday for Vernal Equinox Day); check once it is announced")
    // Mar 19 = 30, a Saturday that rolls over the equinox.
    #expect(try deadline("2033-02-18", is: "2033-03-22").isProvisional)
    // Mar 23 = 30, the day after what may yet move to the 22nd.
    #expect(try deadline("2033-02-22", is: "2033-03-23").isProvisional == false)
    // Mar 22 = 30: were the equinox a day later, its substitute would be this day.
    #expect(try deadline("2033-02-21", is: "2033-03-22").isProvisional)
    #expect(try deadline("2033-02-08", is: "2033-03-09").isProvisional == false)
  }

  @Test("in a year whose holidays the calendar does not know says so")
  func unknownHolidays() throws {
    let deadline = try ClockCase(
      .businessDays(4, .sec), from: "2005-11-21", in: "America/New_York", is: "2005-11-25"
    ).deadline()
    #expect(deadline.isProvisional)
    #expect(deadline.steps.last == .holidaysUnknown(BusinessCalendar(.sec)))
  }

  @Test("of a range of business days aims at its near end")
  func range() throws {
    let deadline = rule(
      .businessDays(try #require(.init(3...5)), of: BusinessCalendar(.japan), firstDay: .dayAfter)
    ).deadline(from: try FactTime("2017-01-07", zone: tokyo))
    #expect(deadline.target == .day(try .of("2017-01-12")))
    #expect(deadline.due == .day(try .of("2017-01-16")))
  }

  @Test("in hours that ends on a closed day names the open day to be ready by, but none before the start")
  func planBy() throws {
    func deadline(_ start: String) throws -> Deadline {
      ClockRule(
        .hours(try #require(.init(24)), from: .instant), zone: tokyo, planning: BusinessCalendar(.japan)
      ).deadline(from: try FactTime(start, zone: tokyo))
    }
    #expect(try deadline("2017-01-06 12:00").planBy == .of("2017-01-06"))
    // Saturday to Sunday: no open day is left.
    let weekend = try deadline("2017-01-07 12:00")
    #expect(weekend.planBy == nil)
    #expect(
      weekend.steps.last?.words.english
        == "Sun 8 Jan 2017 is closed (Sunday), and no rule moves the end: arrange for work on that day; the next open "
        + "day is Tue 10 Jan 2017 (Japan (weekends and national holidays))")
  }

  @Test(
    "follows a limit that a contract writes in words",
    arguments: [
      ("24 hours", "2017-01-05 00:15"), ("3 days", "2017-01-07"), ("5 business days", "2017-01-12"),
    ])
  func limits(_ limit: String, _ end: String) throws {
    let rule = ClockRule(
      try #require(TimeLimit(limit)), of: BusinessCalendar(.japan), zone: tokyo)
    let deadline = rule.deadline(from: try FactTime("2017-01-04 00:15", zone: tokyo))
    let expected = try FactTime(end, zone: tokyo)
    // 5, 6, 10, 11, 12: Monday 9 is a holiday. Day 3 is a Saturday, so Friday is what to plan by.
    #expect(
      deadline.due
        == (expected.precision == .day ? expected.day.map { .day($0) } : expected.stated.map { .instant($0) })
    )
    #expect(deadline.planBy == (limit == "3 days" ? try .of("2017-01-06") : nil))
  }

  @Test("has words for every step in both languages, and Japanese ones without English between")
  func words() throws {
    let start = try FactTime("2017-01-04", zone: tokyo)
    let moment = try #require(start.stated)
    let (day, gov) = (try CivilDay.of("2017-01-04"), BusinessCalendar(.japanGovernment))
    let closure = try #require(gov.closure(on: try .of("2017-01-03")))
    let hold = Suspension(from: start, to: nil, reason: .init(japanese: "捜査機関の要請", english: "police request"))
    let steps: [Deadline.Step] = [
      .start(start), .earliestTaken(moment, tokyo), .toldInZone(moment, tokyo), .noNumber,
      .firstDay(day, .dayItself), .firstDay(day, .dayAfter), .nextFullHour(moment, tokyo), .held(hold),
      .holdUncertain(hold), .passedOver([closure], weekendDays: 2, gov), .passedOver([], weekendDays: 1, gov),
      .hours(72, until: moment, tokyo), .dayNumber(3, day, isBusiness: true),
      .dayNumber(3, day, isBusiness: false), .rolled(closure, to: day, gov),
      .closedAtEnd(closure, planBy: nil, nextOpen: day, gov),
      .closedAtEnd(closure, planBy: day, nextOpen: day, gov), .forecast(gov.holidays(in: 2030)),
      .holidaysUnknown(gov), .suspended, .startUnknown,
    ]
    for step in steps {
      #expect(step.words.japanese.unicodeScalars.allSatisfy { !("A"..."z").contains($0) })
      #expect(step.words.english.unicodeScalars.allSatisfy { $0.value < 0x3000 })
      #expect(!step.words.japanese.isEmpty && !step.words.english.isEmpty)
    }
  }

  @Test("is made only of amounts from 1 to 1000", arguments: [0, -1, 1_001, Int.max])
  func amounts(_ number: Int) {
    #expect(ClockRule.Amount(number) == nil)
    #expect(ClockRule.Amount(min(number, 1)...max(number, 1)) == nil)
  }
}
