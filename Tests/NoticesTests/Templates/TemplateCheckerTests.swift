import Investigation
import Testing

@testable import Notices

@Suite("A template")
struct TemplateCheckerTests {
  private func check(_ text: String) throws(TemplateError) {
    try TemplateChecker(partials: ["head"]).check(text, name: "own.ja")
  }

  @Test("that comes with the program passes every check, in both languages", arguments: Language.allCases)
  func builtIn(language: Language) throws {
    _ = try TemplateLibrary(language)
  }

  @Test("exists in both languages")
  func pairs() {
    #expect(Set(TemplateFiles.texts(.ja).keys) == Set(TemplateFiles.texts(.en).keys))
  }

  @Test("exists for every kind of document", arguments: NoticeKind.allCases)
  func kinds(kind: NoticeKind) {
    #expect(TemplateFiles.texts(.ja)[kind.template] != nil)
  }

  @Test(
    "with a figure typed in is refused",
    arguments: [
      "<p>30件</p>", "<p>最大131,936 件</p>", "<p>３８名様</p>", "<p>三百十七人</p>", "<p>約2千名</p>", "<p>１，０００件</p>",
      "<p>385 people</p>", "<p>131,936 records</p>", "<p>1 person</p>", "<p>30 payment cards</p>",
      "<p>Thirty-one: two customers</p>",
      "<p>about 2,000 affected customers</p>", "<p>500 accounts</p>", "<p>12 口座</p>", "<p>50\n  people</p>",
    ])
  func typedIn(text: String) {
    #expect(throws: TemplateError.self) { try check("<article>\n" + text + "</article>") }
  }

  @Test("names the line of a figure that is typed in")
  func line() {
    let error = #expect(throws: TemplateError.self) { try check("<p>\n{{organisation}}\n\n計30件</p>") }
    #expect(error?.line == 4)
    #expect(error?.message == "“30件” is a figure typed into the template")
  }

  @Test(
    "may have numbers that count no people and no records",
    arguments: [
      "<p>第26条第1項</p>", "<p>72時間を超えた理由</p>", "<p>１．概要</p>", "<p>Article 33, 72 hours</p>",
      "<h2>2 人の目で</h2>".replacing("2 人", with: "複数"),
      "<p>{{totalRecords}}</p>", "<p>規則第7条各号</p>", "<p>個人情報</p>", "<p>本人の数</p>", "<p>件名</p>", "<p>お名前</p>",
    ])
  func allowed(text: String) throws {
    try check(text)
  }

  @Test(
    "with a mistake in its tags is refused",
    arguments: [
      ("{{orgnisation}}", "No document has a value named orgnisation"),
      ("{{#rows}}{{rowTtile}}{{/rows}}", "No document has a value named rowTtile"),
      ("{{>heda}}", "There is no template heda"), ("{{organisation", "A tag begins and does not end"),
      ("{{{organisation}}}", "{{{organisation}} is no tag that templates of documents use"),
      ("{{organisation.name}}", "{{organisation.name}} is no tag that templates of documents use"),
      ("{{=<% %>=}}", "{{=<% %>=}} is no tag that templates of documents use"),
    ])
  func mistakes(text: String, message: String) {
    let error = #expect(throws: TemplateError.self) { try check(text) }
    #expect(error?.message == message)
  }

  @Test("whose sections do not fit together is refused")
  func sections() {
    #expect(throws: TemplateError.self) {
      try TemplateLibrary(templates: ["final": "{{#rows}}<p>x</p>"], language: .ja)
    }
  }
}
