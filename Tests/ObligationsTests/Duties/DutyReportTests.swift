import Bytes
import Foundation
import Investigation
import Reconstruction
import Testing
import YAMLText

@testable import CaseFile
@testable import Obligations

@Suite("The list of duties on a terminal")
struct DutyReportTests {
  private func text(_ language: Language, lawOf: String? = "2026-11-25", all: Bool = false, width: Int = 80)
    throws
    -> String
  {
    let list = try FoundingCase.duties(lawOf: lawOf)
    let severity = SeverityList(try FoundingCase.situation())
    return DutyReport(
      list, severity: severity, language: language, showsAll: all, width: width, usesColour: false
    ).text
  }

  @Test("No line is wider than 80 columns, in either language", arguments: [Language.ja, .en])
  func width(_ language: Language) throws {
    // An address or a command is not broken.
    let wide = try text(language, all: true).split(separator: "\n").filter { line in
      String(line).displayWidth > 80 && !line.contains("http")
    }
    #expect(wide == [])
  }

  @Test("It says that it is for counsel's check, since when the company knew, and which rules count")
  func head() throws {
    let japanese = try text(.ja)
    #expect(japanese.hasPrefix("この一覧は、貴社の弁護士の確認のために用意したものです。"))
    #expect(japanese.contains("2017年1月4日(水)0時15分（日本時間） [phishing-found]"))
    #expect(japanese.contains("2026年11月25日(水)"))
    #expect(try text(.en).contains("Prepared for your counsel's check."))
  }

  @Test("Each duty has its end with the weekday, its reasons, its counting, what was done, and its source")
  func duty() throws {
    let japanese = try text(.ja)
    #expect(japanese.contains("2017年3月6日(月)（日本時間）  個人情報保護委員会への確報"))
    #expect(japanese.contains("60日目は2017年3月4日(土)です。"))
    #expect(japanese.contains("規則第7条第3号"))
    #expect(japanese.contains("施行規則 第8条"))
    let english = try text(.en, lawOf: nil)
    #expect(english.contains("Mon 16 Jan 2017 (Japan time)  Preliminary report of the PFI"))
    #expect(english.contains("[first-report]"))
  }

  @Test("Rules that do not apply stand there on request, each with the reason")
  func others() throws {
    #expect(try !text(.en).contains("it takes 501"))
    #expect(try text(.en, all: true).contains("it takes 501"))
  }

  @Test("Severity is told for each group of people, the hardest hit first")
  func severity() throws {
    let list = SeverityList(try FoundingCase.situation())
    #expect(list.entries.map(\.people) == [317, 30, 38, 131_551])
    #expect(list.entries.map(\.severity.score) == [5, 5, 2.5, 1.75])
    #expect(list.entries.map(\.severity.band) == [.veryHigh, .veryHigh, .medium, .low])
    #expect(list.entries.first?.sets == ["affiliates", "individual"])
    #expect(try text(.ja).contains("極めて高い  SE 5  317人"))
  }

  @Test("Calendars get every open deadline, and none that is done")
  func calendar() throws {
    let list = try FoundingCase.duties(lawOf: "2026-11-25")
    let text = DutyCalendar(list, caseID: "c-1", title: "Fall", language: .en).text
    let open = list.due.filter { !$0.status.isSettled && $0.deadline?.last != nil }
    #expect(text.components(separatedBy: "BEGIN:VEVENT").count - 1 == open.count)
    #expect(text.contains("UID:jp.appi.final.c-1@tenmatsu"))
    #expect(text.contains("DTSTART;VALUE=DATE:20170306"))
    #expect(!text.contains("cards.pfi.preliminary"))
  }
}
