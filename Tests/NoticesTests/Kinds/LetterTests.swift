import CaseFile
import Documents
import Investigation
import Testing

@testable import Notices

@Suite("A letter")
struct LetterTests {
  private func id(_ text: String) throws -> FactID { try #require(FactID(rawValue: text)) }

  private func drafter(_ language: Language = .ja) throws -> LetterDrafter {
    try LetterDrafter(Drafters.of(language), .letter, FoundingCase.basis(), date: day("2017-02-13"))
  }

  @Test("says which of the person's data it is about, and nothing of others")
  func own() throws {
    var letters = try drafter()
    let card = try letters.letter(
      for: RecipientValues(
        name: "架空 花子", groups: [id("card-holders")],
        classes: ["memberId", "email", "card.number", "card.expiry", "card.holder"])
    ).text
    #expect(card.contains("架空 花子 様"))
    #expect(card.contains("カード番号"))
    #expect(card.contains("セキュリティコードを、当社は保存していません"))
    #expect(!card.contains("秘密の質問の答え"))
    let password = try letters.letter(
      for: RecipientValues(
        name: "架空 太郎", groups: [id("plain-passwords")], classes: ["email", "password.plain"])
    ).text
    #expect(password.contains("パスワード（平文）"))
    #expect(!password.contains("架空 花子"))
    #expect(!password.contains("不正に請求された金額"))
    #expect(!password.contains("有効期限"))
  }

  @Test("covers all groups of a person at once, in the order of the facts")
  func several() throws {
    var letters = try drafter()
    let groups = [try id("affiliate-members"), try id("card-holders")]
    let classes = ["name", "card.number", "email"]
    let letter = try letters.letter(for: RecipientValues(name: "架空 次郎", groups: groups, classes: classes))
    #expect(letter.text.contains("クレジットカード情報が流出したお客様、アフィリエイト会員の皆様"))
    let turned = try letters.letter(
      for: RecipientValues(name: "架空 次郎", groups: groups.reversed(), classes: classes.reversed()))
    #expect(letter == turned)
  }

  @Test("differs from another to the same groups in the name alone", arguments: Language.allCases)
  func names(language: Language) throws {
    var letters = try drafter(language)
    func letter(_ name: String?) throws -> [String] {
      try letters.letter(
        for: RecipientValues(name: name, groups: [id("card-holders")], classes: ["card.number"])
      )
      .passages.map(\.text)
    }
    let (one, other) = (try letter("A. Kaku"), try letter("B. Kaku"))
    let different = zip(one, other).filter { $0 != $1 }
    #expect(different.count == 1)
    #expect(different.first?.0 == (language == .ja ? "A. Kaku 様" : "Dear A. Kaku,"))
    #expect(try letter(nil).contains(language == .ja ? "お客様" : "Dear customer,"))
  }

  @Test(
    "takes any name for a name",
    arguments: [
      "<b>Kaku</b>", "{{organisation}}", "A&B", "\"><script>", "\u{202E}ukaK", "🍵",
      String(repeating: "長", count: 400),
    ])
  func hostile(name: String) throws {
    var letters = try drafter()
    let letter = try letters.letter(
      for: RecipientValues(name: name, groups: [id("card-holders")], classes: ["card.number"]))
    #expect(letter.text.contains("\(name) 様"))
    #expect(!HTMLPage(letter).text.contains("<script>"))
    #expect(!HTMLPage(letter).text.contains("<b>Kaku"))
  }

  @Test("for a group that there is not is refused, and the groups named")
  func unknownGroup() throws {
    let error = #expect(throws: NoticeError.self) {
      try Drafters.of(.en).document(
        .letter, FoundingCase.basis(), date: day("2017-02-13"), group: id("nobody"))
    }
    #expect(error?.remedy == "The groups: card-holders, plain-passwords, affiliate-members")
  }
}
