import Documents
import Testing

@Suite("A document read from XHTML")
struct SampleTests {
  @Test func `It knows its title, its figures and what it says`() throws {
    let document = try Sample.ja.document
    #expect(document.language == "ja")
    #expect(document.title == "不正アクセスによる個人情報の漏えいに関する調査結果のご報告（最終報）")
    #expect(document.figures.contains(FigureUse(id: "set.cards.people.maximum", shown: "398")))
    #expect(document.figures.filter { $0.id == "total.people.maximum" }.map(\.shown) == ["3,125"])
    #expect(
      document.items == [
        "outline", "discovery", "occurrence", "subjectsCount", "recordsCount", "cause", "chronology",
        "prevention", "publication", "desk",
      ])
    #expect(document.references == ["publication", "subjects"])
  }
}
