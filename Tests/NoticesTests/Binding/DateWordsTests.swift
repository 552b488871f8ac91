import CaseFile
import Investigation
import Testing

@testable import Notices

@Suite("Dates of documents")
struct DateWordsTests {
  @Test(
    "have the era that was in force",
    arguments: [
      ("1873-01-01", "明治6年"), ("1912-07-29", "明治45年"), ("1912-07-30", "大正元年"), ("1926-12-24", "大正15年"),
      ("1926-12-25", "昭和元年"), ("1989-01-07", "昭和64年"), ("1989-01-08", "平成元年"), ("2017-02-13", "平成29年"),
      ("2019-04-30", "平成31年"), ("2019-05-01", "令和元年"), ("2026-01-01", "令和8年"),
    ])
  func eras(date: String, words: String) throws {
    let day = try day(date)
    #expect(JapaneseEra(of: day)?.yearWords(of: day) == words)
  }

  @Test("before 1873 have no era")
  func beforeTheCalendar() throws {
    #expect(JapaneseEra(of: try day("1872-12-31")) == nil)
    #expect(DateWords(.ja).day(try day("1872-12-31")) == "1872年12月31日（火）")
  }

  @Test(
    "have the weekday that the calendar gives",
    arguments: [
      ("2016-12-22", "木"), ("2016-12-23", "金"), ("2017-01-04", "水"), ("2017-01-05", "木"), ("2017-01-06", "金"),
      ("2017-01-07", "土"), ("2017-01-13", "金"), ("2017-01-27", "金"), ("2017-01-31", "火"), ("2017-02-01", "水"),
      ("2017-02-02", "木"), ("2017-02-09", "木"), ("2017-02-13", "月"), ("2017-03-14", "火"), ("2024-02-29", "木"),
    ])
  func weekdays(date: String, weekday: String) throws {
    #expect(DateWords(.ja).day(try day(date)).hasSuffix("（\(weekday)）"))
  }

  @Test("count years in the one way that the document chose")
  func years() throws {
    let date = try day("2017-02-13")
    #expect(DateWords(.ja).day(date) == "平成29年2月13日（月）")
    #expect(DateWords(.ja, years: .western).day(date) == "2017年2月13日（月）")
    #expect(DateWords(.ja, years: .both).day(date) == "平成29年（2017年）2月13日（月）")
    #expect(DateWords(.en).day(date) == "Monday, 13 February 2017")
  }

  @Test(
    "of a span leave out what is said already, and say 翌 of the next day alone",
    arguments: [
      (
        "2016-12-22 08:30", "2016-12-23 11:50", "平成28年12月22日（木）8時30分から翌23日（金）11時50分まで（日本時間）",
        "from Thursday, 22 December 2016, 08:30 to Friday, 23 December 2016, 11:50 (Japan time)"
      ),
      (
        "2016-12-23", "2016-12-27", "平成28年12月23日（金）から27日（火）まで",
        "from Friday, 23 December 2016 to Tuesday, 27 December 2016"
      ),
      (
        "2016-12-31", "2017-01-01", "平成28年12月31日（土）から平成29年1月1日（日）まで",
        "from Saturday, 31 December 2016 to Sunday, 1 January 2017"
      ),
      (
        "2017-01-31", "2017-02-01", "平成29年1月31日（火）から翌2月1日（水）まで",
        "from Tuesday, 31 January 2017 to Wednesday, 1 February 2017"
      ),
      (
        "2019-04-27", "2019-05-06", "平成31年4月27日（土）から令和元年5月6日（月）まで",
        "from Saturday, 27 April 2019 to Monday, 6 May 2019"
      ),
      ("2017-01-04", "2017-01-04", "平成29年1月4日（水）", "Wednesday, 4 January 2017"),
    ])
  func spans(from: String, to: String, japanese: String, english: String) throws {
    let zone = try #require(Zone("Asia/Tokyo"))
    let (from, to) = (try FactTime(from, zone: zone), try FactTime(to, zone: zone))
    #expect(DateWords(.ja).span(from, to) == japanese)
    #expect(DateWords(.en).span(from, to) == english)
  }

  @Test("count the days of a span with its first and its last")
  func days() throws {
    let zone = try #require(Zone("Asia/Tokyo"))
    #expect(
      DateWords.days(try FactTime("2016-12-23", zone: zone), try FactTime("2016-12-27", zone: zone)) == 5)
    #expect(
      DateWords.days(try FactTime("2016-12-27", zone: zone), try FactTime("2016-12-23", zone: zone)) == nil)
  }
}
