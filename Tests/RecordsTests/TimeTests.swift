import TestSupport
import Testing

@testable import Records

struct TimeTests {
  private func parse(_ text: String, offset: Int = 9 * 3600) -> RecordTime? {
    RecordTime.parse(Array(text.utf8).span) { _ in offset }
  }

  @Test(arguments: [
    "2016-12-23T11:50:00", "2016-12-23 11:50", "2016-12-23T02:50:00Z", "2016-12-23 02:50:00 UTC",
    "2016-12-23T11:50:00.999+09:00", "2016-12-23T11:50:00,5+0900", "2016-12-23T11:50+09",
    " 2016/12/23 11:50 ",
    "2016/12/23 11:50:00", "23/Dec/2016:11:50:00 +0900", "23/dec/2016:11:50:00", "1482461400",
    "1482461400.25",
    "1482461400123", "1482461400123456", "1482461400123456789", "2016年12月23日 11時50分", "2016年12月23日11時50分00秒",
    "2016年12月23日　11:50", "20161223115000", "20161223T115000", "20161223T0250Z", "2016-12-22T21:50:00-05:00",
    "2016-12-23 11:50:00 JST",
  ])
  func `one time is read in all its forms`(text: String) {
    #expect(parse(text)?.seconds == 1_482_461_400)
  }

  @Test func `zone, fraction and time of day are told`() {
    #expect(parse("2016-12-23T11:50:00.1234+09:00")?.nanoseconds == 123_400_000)
    #expect(parse("2016-12-23T11:50:00+09:00")?.hasZone == true)
    #expect(parse("2016-12-23T11:50:00")?.hasZone == false)
    #expect(parse("1482461400123")?.nanoseconds == 123_000_000)
    #expect(parse("2016-12-23")?.hasTimeOfDay == false)
    #expect(parse("2016-12-23")?.seconds == 1_482_461_400 - (11 * 3600 + 50 * 60))
    #expect(parse("2016年1月5日")?.seconds == parse("2016/1/5")?.seconds)
  }

  @Test(arguments: [
    "", "x", "0", "12345", "0000-00-00 00:00:00", "2016-13-01", "2016-02-30", "2015-02-29 00:00",
    "2016-12-23 24:00",
    "2016-12-23 11:60", "2016-12-23 11", "2016-12-23T", "23/Dez/2016:11:50:00", "2016-12-23 11:50:00 Mars",
    "2016-12-23 11:50:00 +9", "2016年12月", "2016年12月23日 11時x", "2016-12/23", "2016-12-23 11:50:00.",
    "99999999",
    "-1482461400", "12345678901234567890", "2016-12-23 11:50:00+25:00",
  ])
  func `what is no time is none`(text: String) { #expect(parse(text) == nil) }

  @Test func `every time that is written is read back`() {
    var random = SplitMix(state: 3)
    for _ in 0..<5000 {
      let seconds = Int.random(in: 0...4_102_444_799, using: &random)
      let zone = 900 * Int.random(in: -48...56, using: &random)
      let (date, time) = Self.civil(seconds + zone)
      let hours = Self.two(abs(zone) / 3600)
      let minutes = Self.two(abs(zone) % 3600 / 60)
      let sign = zone < 0 ? "-" : "+"
      for separator in ["T", " "] {
        for colon in ["", ":"] {
          let text = "\(date)\(separator)\(time)\(sign)\(hours)\(colon)\(minutes)"
          #expect(parse(text, offset: 0)?.seconds == seconds, "\(text)")
        }
      }
      #expect(parse("\(date) \(time)", offset: zone)?.seconds == seconds)
      // The short way for databases reads what the long one reads.
      #expect(parse("\(date) \(time)", offset: zone) == parse(" \(date) \(time)", offset: zone))
      let compact = (date + time).filter { $0.isNumber }
      #expect(parse(compact, offset: zone)?.seconds == seconds)
      if seconds >= 100_000_000 { #expect(parse("\(seconds)", offset: zone)?.seconds == seconds) }
    }
  }

  @Test func `random bytes never fell the reader`() {
    var random = SplitMix(state: 4)
    let alphabet = Array("0123456789-/:T +Z.,年月日時分秒Dec\u{3000}".utf8)
    for _ in 0..<20000 {
      let bytes = (0..<Int.random(in: 0...30, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? 0
      }
      _ = RecordTime.parse(bytes.span) { _ in 0 }
    }
  }

  /// Date and time, counted day by day: the plain twin of the formula.
  private static func civil(_ seconds: Int) -> (date: String, time: String) {
    var days = seconds >= 0 ? seconds / 86400 : -1
    let rest = seconds - days * 86400
    var year = 1970
    if days < 0 {
      year = 1969
      days += 365
    }
    while days >= length(year) {
      days -= length(year)
      year += 1
    }
    var month = 0
    let months = [31, length(year) == 366 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    while days >= months[month] {
      days -= months[month]
      month += 1
    }
    return (
      "\(year)-\(two(month + 1))-\(two(days + 1))",
      "\(two(rest / 3600)):\(two(rest % 3600 / 60)):\(two(rest % 60))"
    )
  }

  private static func length(_ year: Int) -> Int {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 366 : 365
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
