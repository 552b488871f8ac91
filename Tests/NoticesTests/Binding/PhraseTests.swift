import CaseFile
import Documents
import Investigation
import Testing

@testable import Notices

@Suite("How people are told is said")
struct PhraseTests {
  private func final(_ date: String, _ language: Language, ended: String? = nil) throws -> String {
    var basis = try FoundingCase.basis()
    if let ended {
      let time = try FactTime(ended, zone: basis.zone)
      basis.facts = basis.facts.map { fact in
        guard case .group(var group) = fact, group.means.isIndividual else { return fact }
        group.ended = time
        return .group(group)
      }
    }
    return try Drafters.of(language).document(.final, basis, date: day(date)).text
  }

  @Test("as something to come before it has begun")
  func ahead() throws {
    let japanese = try final("2017-02-08", .ja)
    #expect(japanese.contains("平成29年2月9日（木）より順次、書面（郵送）にて個別にご連絡いたします。"))
    #expect(!japanese.contains("ご連絡しております。"))
    let english = try final("2017-02-08", .en)
    #expect(
      english.contains("We will contact them individually by e-mail, beginning on Thursday, 9 February 2017.")
    )
    #expect(!english.contains("We are contacting them"))
  }

  @Test("as under way from the day on which it begins")
  func underway() throws {
    let japanese = try final("2017-02-09", .ja)
    #expect(japanese.contains("平成29年2月9日（木）より順次、電子メールにて個別にご連絡しております。"))
    #expect(!japanese.contains("個別にご連絡いたします。"))
    #expect(
      try final("2017-02-09", .en).contains(
        "We are contacting them individually by letter; the first messages went out on"))
  }

  @Test("as done once the last of them had been told")
  func done() throws {
    let japanese = try final("2017-03-01", .ja, ended: "2017-02-20")
    #expect(japanese.contains("平成29年2月9日（木）から20日（月）までに、書面（郵送）にて個別にご連絡いたしました。"))
    #expect(!japanese.contains("個別にご連絡しております。"))
    #expect(
      try final("2017-03-01", .en, ended: "2017-02-20").contains(
        "We have contacted all of them individually by letter"))
  }

  @Test("of the desk as closed only after its last day")
  func desk() throws {
    #expect(try final("2017-03-14", .ja).contains("0120-000-478"))
    let after = try final("2017-03-15", .ja)
    #expect(!after.contains("0120-000-478"))
    #expect(after.contains("平成29年3月14日（火）をもって受付を終了いたしました。"))
  }
}
