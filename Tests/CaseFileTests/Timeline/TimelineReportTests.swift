import Bytes
import Investigation
import Testing

@testable import CaseFile

@Suite("The timeline as text")
struct TimelineReportTests {
  private static func timeline() throws -> Timeline {
    Timeline(facts: try Facts.founding(), logFacts: LogFact.all(in: LoggedIntrusion.findings))
  }

  @Test(
    "is no wider than asked, wide characters counted as two", arguments: Language.allCases, [80, 100, 120])
  func width(_ language: Language, _ width: Int) throws {
    let text = TimelineReport(try Self.timeline(), language: language, width: width).text
    #expect(text.split(separator: "\n").allSatisfy { String($0).displayWidth <= width })
    #expect(text.hasSuffix("\n"))
  }

  @Test("tells both kinds of facts, the times of learning, the lines and the contradictions")
  func content() throws {
    let japanese = TimelineReport(try Self.timeline(), language: .ja, width: 120).text
    for words in [
      "2016年12月23日(金)", "12時35分頃", "【ログ】", "◇ 判明：", "[1:10, 1:40]", "2. 矛盾・未解決の点", "45分早い",
      "（判明：2017年1月4日(水)）", "時刻はすべて +09:00",
    ] { #expect(japanese.contains(words), "\(words)") }
    let english = TimelineReport(try Self.timeline(), language: .en, width: 120).text
    for words in [
      "Fri 23 Dec 2016", "about 12:35", "[log]", "◇ Became known", "45 minutes before the first trace",
    ] {
      #expect(english.contains(words), "\(words)")
    }
  }

  @Test("names the offset beside each time where there are several")
  func offsets() throws {
    let yaml = """
      events:
        - { id: a, kind: contact, what: A, occurred: 2017-01-04 09:00 Asia/Tokyo }
        - { id: b, kind: contact, what: B, occurred: 2017-01-04 09:00 Europe/Berlin }
      """
    let text = TimelineReport(Timeline(facts: try Facts.read(yaml), logFacts: []), language: .en).text
    #expect(text.contains("09:00 +09:00"))
    #expect(text.contains("09:00 +01:00"))
    #expect(!text.contains("All times are"))
  }

  @Test("colours only when asked, and says so where there is nothing")
  func style() throws {
    #expect(try !TimelineReport(Self.timeline(), language: .ja).text.contains("\u{1B}"))
    #expect(try TimelineReport(Self.timeline(), language: .ja, usesColour: true).text.contains("\u{1B}["))
    let empty = TimelineReport(Timeline(facts: [], logFacts: []), language: .en).text
    #expect(empty.contains("Nothing is recorded yet."))
    #expect(empty.contains("Nothing was found."))
  }

  @Test("lets nothing reach the terminal as a control character")
  func hostile() throws {
    let yaml = "timeZone: UTC\nevents: [{ id: a, kind: contact, occurred: 2017-01-04, what: \"A\\u202Eb\" }]"
    let text = TimelineReport(Timeline(facts: try Facts.read(yaml), logFacts: []), language: .en).text
    #expect(text.contains("\\u202e"))
    #expect(!text.unicodeScalars.contains("\u{202E}"))
  }
}
