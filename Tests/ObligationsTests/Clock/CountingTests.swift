import CaseFile
import Investigation
import Testing
import YAMLText

@testable import Obligations

/// What holds of every rule and every day, tried over two years with all that is odd: a leap day, the accession holidays,
/// the moved holidays of 2020.
@Suite("Counting")
struct CountingTests {
  static let days = (0..<731).map { CivilDay.fixed(2019, 1, 1).adding(days: $0) }

  @Test(
    "rolls to open days only, the nearest one, in every calendar", arguments: BusinessCalendar.ID.allCases)
  func rolls(_ id: BusinessCalendar.ID) {
    let calendar = BusinessCalendar(id)
    let isOpen = Self.days.map { calendar.isOpen($0) }
    var wrong: [CivilDay] = []
    for (index, day) in Self.days.enumerated() {
      // The nearest open days, looked for one by one; beyond the ends of the range nothing is said.
      if let next = isOpen[index...].firstIndex(of: true), calendar.nextOpenDay(from: day) != Self.days[next]
      {
        wrong.append(day)
      }
      if let last = isOpen[...index].lastIndex(of: true),
        calendar.previousOpenDay(from: day) != Self.days[last]
      {
        wrong.append(day)
      }
    }
    #expect(wrong == [])
  }

  static let counts: [ClockCase.Count] = [
    .hours(72), .hoursFromNextFullHour(72), .days(30, .dayItself), .days(3, .dayAfter),
    .businessDays(4, .japanGovernment), .businessDays(4, .japanGovernment, .dayItself),
  ]

  @Test("never ends earlier for a later start, nor before the start", arguments: counts)
  func monotonic(_ count: ClockCase.Count) throws {
    var before: Deadline?
    for day in Self.days where day.year == 2019 && day.month < 6 {
      for time in ["00:00", "23:59"] {
        let deadline = try ClockCase(
          count, .next(.japanGovernment), from: "\(day.text) \(time)", in: "Asia/Tokyo", is: ""
        ).deadline()
        let last = try #require(deadline.last)
        #expect(last > (try #require(deadline.start.latest)))
        if let previous = before?.last { #expect(previous <= last) }
        before = deadline
      }
    }
  }

  @Test("of business days is undone by counting the open days between")
  func inverse() throws {
    let calendar = BusinessCalendar(.japanGovernment)
    for day in Self.days.prefix(200) {
      let end = calendar.openDay(10, after: day)
      #expect(calendar.openDays(in: day.adding(days: 1)...end) == 10)
    }
  }

  @Test("of days by number and back, over the ends of months, years and the calendar")
  func numbers() throws {
    for number in stride(from: -719_162, through: 2_932_896, by: 9_973) {
      let day = try #require(CivilDay(number: number))
      #expect(CivilDay(year: day.year, month: day.month, day: day.day)?.number == number)
    }
    #expect(try CivilDay.of("2024-02-28").adding(days: 2).text == "2024-03-01")
    #expect(try CivilDay.of("2023-12-31").adding(days: 1).text == "2024-01-01")
    #expect(try CivilDay.of("2024-01-01").adding(days: -1).text == "2023-12-31")
    #expect(CivilDay(number: 2_932_897) == nil)
    let last = try CivilDay.of("9999-12-31")
    #expect(last.adding(days: 1) == last)
    #expect(last.adding(days: .max) == last)
    #expect(last.adding(days: .min).text == "0001-01-01")
  }

  @Test("stays within the calendar at its end")
  func calendarEnd() throws {
    // 9999-12-31 is a Friday; a contract that closes it leaves no open day.
    let last = try CivilDay.of("9999-12-31")
    let calendar = BusinessCalendar(.weekends, added: [last: .init(japanese: "休業日", english: "closed")])
    #expect(calendar.nextOpenDay(from: last) == last)
    let dated = ClockCase(.days(1_000, .dayAfter), from: "9999-12-30", in: "Asia/Tokyo", is: "9999-12-31")
    try dated.check()
  }
}
