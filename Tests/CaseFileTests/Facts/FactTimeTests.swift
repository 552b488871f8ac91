import CaseFile
import Foundation
import Investigation
import Reconstruction
import Testing

@Suite("Times as people know them")
struct FactTimeTests {
  static func time(_ text: String, zone: String = "Asia/Tokyo") throws -> FactTime {
    try FactTime(text, zone: try #require(Zone(zone)))
  }

  @Test(
    "are read as they are written, and written one way",
    arguments: [
      ("2016-12-23 12:35", "2016-12-23 12:35 Asia/Tokyo"),
      ("2016-12-23T12:35", "2016-12-23 12:35 Asia/Tokyo"),
      ("about 2016-12-23 12:35", "about 2016-12-23 12:35 Asia/Tokyo"),
      ("2016-12-23 12:35頃", "about 2016-12-23 12:35 Asia/Tokyo"),
      ("2016-12-23 afternoon", "2016-12-23 afternoon Asia/Tokyo"),
      ("2016-12-23 午後", "2016-12-23 afternoon Asia/Tokyo"),
      ("2016-12-23", "2016-12-23 Asia/Tokyo"), ("2016-12", "2016-12 Asia/Tokyo"), ("unknown", "unknown"),
      ("2016-12-23T12:35:10+09:00", "2016-12-23 12:35:10 +09:00"),
      ("2016-12-23T03:35Z", "2016-12-23 03:35 UTC"),
      ("2016-12-23 evening Europe/Berlin", "2016-12-23 evening Europe/Berlin"),
      ("2016-02-29", "2016-02-29 Asia/Tokyo"),
      ("2016-12-23 12:35 -0330", "2016-12-23 12:35 -03:30"),
    ])
  func written(_ text: String, _ canonical: String) throws {
    let time = try Self.time(text)
    #expect(time.text == canonical)
    #expect(try Self.time(canonical, zone: "Europe/Berlin") == time)
    let json = try JSONEncoder().encode([time])
    #expect(try JSONDecoder().decode([FactTime].self, from: json) == [time])
  }

  @Test(
    "that never were, or are none, are refused with what would mend them",
    arguments: [
      ("2017-02-29", "There is no day 2017-02-29"), ("2016-04-31 12:00", "There is no day 2016-04-31"),
      ("2016-13", "“2016-13” is no month"), ("2016-12-23 24:00", "has no such time of day"),
      ("2016-12-23 12:60", "has no such time of day"),
      ("2016-12-23 12:35 afternoon", "has no such time of day"),
      ("about 2016-12-23", "is about a day"), ("yesterday", "“yesterday” is no time"),
      ("2016/12/23", "is no time"),
      ("2016-12-23 12:35 Asia/Tokio", "There is no time zone Asia/Tokio"),
      ("2016-12 afternoon", "is no month"),
      ("2016-12-23 12:35:60", "has no such time of day"), ("0000-01-01", "There is no day"),
      ("", "is no time"),
      ("２０１６-12-23", "is no time"),
      (
        "2017-03-26 02:30 Europe/Berlin",
        "There was no 2017-03-26 02:30 Europe/Berlin: clocks were put forward over it"
      ),
    ])
  func refused(_ text: String, _ says: String) throws {
    let error = try #require(#expect(throws: FactTimeError.self) { try Self.time(text) })
    #expect(error.message.contains(says))
    #expect(!error.remedy.isEmpty)
  }

  @Test(
    "say what they can have been at most",
    arguments: [
      ("2016-12-23 12:35", "2016-12-23T12:35:00+09:00", "2016-12-23T12:35:59+09:00"),
      ("2016-12-23 12:35:10", "2016-12-23T12:35:10+09:00", "2016-12-23T12:35:10+09:00"),
      ("about 2016-12-23 12:35", "2016-12-23T12:25:00+09:00", "2016-12-23T12:45:59+09:00"),
      ("2016-12-23 morning", "2016-12-23T00:00:00+09:00", "2016-12-23T11:59:59+09:00"),
      ("2016-12-23 afternoon", "2016-12-23T12:00:00+09:00", "2016-12-23T23:59:59+09:00"),
      ("2016-12-31 night", "2016-12-31T18:00:00+09:00", "2017-01-01T05:59:59+09:00"),
      ("2016-12-23", "2016-12-23T00:00:00+09:00", "2016-12-23T23:59:59+09:00"),
      ("2016-12", "2016-12-01T00:00:00+09:00", "2016-12-31T23:59:59+09:00"),
      // Clocks go back at 3:00: half past two happens twice, and the day has 25 hours.
      ("2016-10-30 02:30 Europe/Berlin", "2016-10-30T02:30:00+02:00", "2016-10-30T02:30:59+01:00"),
      ("2016-10-30 Europe/Berlin", "2016-10-30T00:00:00+02:00", "2016-10-30T23:59:59+01:00"),
      // Clocks go forward at midnight: the day begins at 1:00.
      ("2017-10-15 America/Sao_Paulo", "2017-10-15T01:00:00-02:00", "2017-10-15T23:59:59-02:00"),
    ])
  func bounds(_ text: String, _ earliest: String, _ latest: String) throws {
    let time = try Self.time(text)
    #expect(time.earliest?.iso8601 == earliest)
    #expect(time.latest?.iso8601 == latest)
  }

  @Test("that are unknown are neither before nor after anything, and stand last")
  func unknown() throws {
    let known = try Self.time("2016-12-23")
    #expect(!FactTime.unknown.isBefore(known))
    #expect(!known.isBefore(.unknown))
    #expect(known < .unknown)
  }

  @Test("stand in the order of what they name, the closer known first")
  func order() throws {
    let texts = [
      "2016-12", "2016-12-22", "2016-12-23 00:00", "2016-12-23 morning", "2016-12-23", "2016-12-23 12:34",
      "2016-12-23 12:35", "about 2016-12-23 12:35", "2016-12-23 13:00", "unknown",
    ]
    let times = try texts.map { try Self.time($0) }
    #expect(times.reversed().sorted().map(\.text) == times.map(\.text))
  }

  @Test(
    "are told in both languages, with weekdays that are computed",
    arguments: [
      ("about 2016-12-23 12:35", "12月23日(金)12時35分頃", "Fri 23 Dec, about 12:35"),
      ("2017-01-04 00:15", "1月4日(水)0時15分", "Wed 4 Jan, 00:15"),
      ("2017-01-04 afternoon", "1月4日(水)午後", "Wed 4 Jan, afternoon"), ("2017-02-13", "2月13日(月)", "Mon 13 Feb"),
      ("2016-12", "12月", "December"), ("unknown", "日時不明", "time unknown"),
      ("2016-12-23 12:35:09", "12月23日(金)12時35分09秒", "Fri 23 Dec, 12:35:09"),
    ])
  func words(_ text: String, _ japanese: String, _ english: String) throws {
    let time = try Self.time(text)
    #expect(time.words(.ja) == japanese)
    #expect(time.words(.en) == english)
  }

  @Test("name the year and the zone when asked")
  func longWords() throws {
    let time = try Self.time("2016-12-22 08:30")
    #expect(time.words(.ja, year: true, zone: true) == "2016年12月22日(木)8時30分（日本時間）")
    #expect(time.words(.en, year: true, zone: true) == "Thu 22 Dec 2016, 08:30 (Japan time)")
    #expect(try Self.time("2016-12-22 08:30 UTC").words(.ja, zone: true) == "12月22日(木)8時30分（協定世界時）")
  }

  @Test("of a log are exact to the second, in the log's zone")
  func log() {
    let time = FactTime(Moment(seconds: 1_482_464_100, utcOffset: 32_400))
    #expect(time.text == "2016-12-23 12:35:00 +09:00")
    #expect(time.precision == .exact)
  }
}
