import CaseFile
import Testing
import YAMLText

@testable import Obligations

@Suite("Business calendars")
struct BusinessCalendarTests {
  /// The weekdays that were or will be closed, typed out from the published lists: month/day.
  static let published: [(BusinessCalendar.ID, year: Int, days: String)] = [
    // OPM's lists of days on which federal offices are closed.
    (.unitedStates, 2017, "1/2 1/16 2/20 5/29 7/4 9/4 10/9 11/10 11/23 12/25"),
    (.unitedStates, 2020, "1/1 1/20 2/17 5/25 7/3 9/7 10/12 11/11 11/26 12/25"),
    (.unitedStates, 2021, "1/1 1/18 2/15 5/31 6/18 7/5 9/6 10/11 11/11 11/25 12/24 12/31"),
    (.unitedStates, 2022, "1/17 2/21 5/30 6/20 7/4 9/5 10/10 11/11 11/24 12/26"),
    (.sec, 2024, "1/1 1/15 2/19 5/27 6/19 7/4 9/2 10/14 11/11 11/28 12/25"),
    (.unitedStates, 2026, "1/1 1/19 2/16 5/25 6/19 7/3 9/7 10/12 11/11 11/26 12/25"),
    // The bank holidays that the government lists for England and Wales.
    (.englandWales, 2011, "1/3 4/22 4/25 4/29 5/2 5/30 8/29 12/26 12/27"),
    (.englandWales, 2012, "1/2 4/6 4/9 5/7 6/4 6/5 8/27 12/25 12/26"),
    (.englandWales, 2020, "1/1 4/10 4/13 5/8 5/25 8/31 12/25 12/28"),
    (.englandWales, 2022, "1/3 4/15 4/18 5/2 6/2 6/3 8/29 9/19 12/26 12/27"),
    (.englandWales, 2023, "1/2 4/7 4/10 5/1 5/8 5/29 8/28 12/25 12/26"),
    (.englandWales, 2026, "1/1 4/3 4/6 5/4 5/25 8/31 12/25 12/28"),
    (.germany, 2017, "4/14 4/17 5/1 5/25 6/5 10/3 10/31 12/25 12/26"),
    (.germany, 2024, "1/1 3/29 4/1 5/1 5/9 5/20 10/3 12/25 12/26"),
    (.france, 2024, "1/1 4/1 5/1 5/8 5/9 5/20 8/15 11/1 11/11 12/25"),
    (.ireland, 2022, "3/17 3/18 4/18 5/2 6/6 8/1 10/31 12/26"),
    (.ireland, 2024, "1/1 2/5 4/1 5/6 6/3 8/5 10/28 12/25 12/26"),
    (.netherlands, 2013, "1/1 3/29 4/1 4/30 5/9 5/20 12/25 12/26"),
    (.netherlands, 2024, "1/1 3/29 4/1 5/9 5/20 12/25 12/26"),
    (.belgium, 2024, "1/1 4/1 5/1 5/9 5/20 8/15 11/1 11/11 12/25"),
    // Japan in 2017 as its offices close: also 2 January as a substitute, 3 January, 29 December.
    (.japanGovernment, 2017, "1/2 1/3 1/9 3/20 5/3 5/4 5/5 7/17 8/11 9/18 10/9 11/3 11/23 12/29"),
    (.japanBanks, 2018, "1/1 1/2 1/3 1/8 2/12 3/21 4/30 5/3 5/4 7/16 9/17 9/24 10/8 11/23 12/24 12/31"),
  ]

  @Test("close the weekdays of a year that were published, and no other", arguments: published)
  func weekdays(_ id: BusinessCalendar.ID, _ year: Int, _ days: String) {
    let calendar = BusinessCalendar(id)
    let closed = (0..<366).map { CivilDay.fixed(year, 1, 1).adding(days: $0) }
      .filter { $0.year == year && (1...5).contains($0.weekday) && !calendar.isOpen($0) }
    #expect(closed.map { "\($0.month)/\($0.day)" }.joined(separator: " ") == days)
  }

  @Test(
    "say why a day is closed",
    arguments: [
      (.japanGovernment, "2017-03-04", "土曜日", "Saturday"),
      (.japanGovernment, "2017-03-05", "日曜日", "Sunday"),
      (.japanGovernment, "2017-03-20", "春分の日", "Vernal Equinox Day"),
      (.japanGovernment, "2017-12-29", "行政機関の年末年始の休日", "year-end closing of government offices"),
      // The holiday goes before the closing days and the weekend that it falls on.
      (.japanGovernment, "2017-01-01", "元日", "New Year’s Day"),
      (.japanBanks, "2018-12-31", "銀行の年末年始の休業日", "year-end closing of banks"),
      (.unitedStates, "2021-12-31", "元日（振替）", "New Year’s Day (observed)"),
      (.englandWales, "2022-12-27", "クリスマス（振替）", "Christmas Day (observed)"),
      (.ireland, "2022-03-18", "追悼と感謝の日", "Day of Remembrance and Recognition"),
    ] as [(BusinessCalendar.ID, String, String, String)])
  func reasons(_ id: BusinessCalendar.ID, _ day: String, _ japanese: String, _ english: String) throws {
    let closure = try #require(BusinessCalendar(id).closure(on: try .of(day)))
    #expect(closure.name == BilingualText(japanese: japanese, english: english))
  }

  @Test("put the reason beside the date")
  func words() throws {
    let calendar = BusinessCalendar(.japanGovernment)
    #expect(
      calendar.closure(on: try .of("2017-03-20"))?.words
        == BilingualText(japanese: "2017年3月20日(月)（春分の日）", english: "Mon 20 Mar 2017 (Vernal Equinox Day)"))
    #expect(calendar.closure(on: try .of("2017-03-04"))?.words.english == "Sat 4 Mar 2017")
  }

  @Test("each name their law and years", arguments: BusinessCalendar.ID.allCases)
  func described(_ id: BusinessCalendar.ID) {
    let calendar = BusinessCalendar(id)
    #expect(!calendar.source.isEmpty)
    #expect(!calendar.name.japanese.isEmpty && !calendar.name.english.isEmpty)
    #expect(calendar.years.contains(2010) && calendar.years.contains(2035))
    for year in 2010...2035 {
      let days = calendar.holidays(in: year).map(\.day)
      #expect(days == days.sorted())
      #expect(days.allSatisfy { $0.year == year })
    }
  }
}
