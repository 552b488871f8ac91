import Documents
import Investigation
import Testing

@testable import Notices

@Suite struct ComparisonTests {
  private static func document(_ paragraphs: [[Run]], _ language: String = "ja") -> Document {
    Document(language: language, title: "", blocks: paragraphs.map { .paragraph(.body, $0) })
  }

  private static func compared(_ old: [[Run]], _ new: [[Run]], _ language: String = "ja") -> NoticeComparison
  {
    NoticeComparison(
      kind: "final", old: .init(name: "final 1", date: "2017-02-13", run: 1), [document(old, language)],
      new: .init(name: "draft", date: "2017-02-20", run: 2), [document(new, language)],
      causes: [
        .init(
          entry: 9, at: "2017-02-19T01:00:00.000Z", by: "me", change: "runFinished", of: ["2"],
          reason: "more logs")
      ])
  }

  @Test func `A changed figure is told with the run that changed it`() {
    let old: [Run] = [.text("対象は"), .figure(id: "total.records.maximum", [.text("1,200")]), .text("件です。")]
    let new: [Run] = [.text("対象は"), .figure(id: "total.records.maximum", [.text("1,350")]), .text("件です。")]
    let comparison = Self.compared([old], [new])
    #expect(comparison.figures == [.init(id: "total.records.maximum", old: "1,200", new: "1,350")])
    let text = comparison.text(.en)
    #expect(text.contains("total.records.maximum  1,200 → 1,350"))
    #expect(text.contains("because: run 1 → run 2"))
    #expect(text.contains("runFinished 2 (more logs)"))
    #expect(text.contains("~ 対象は[-1,200-]{+1,350+}件です。"))
  }

  @Test func `A figure that one version alone states is told as such`() {
    let comparison = Self.compared(
      [[.text("調査中です。")]], [[.figure(id: "set.cards.people.proven", [.text("30")]), .text("名です。")]])
    #expect(comparison.figures == [.init(id: "set.cards.people.proven", old: nil, new: "30")])
  }

  @Test func `Equal documents do not differ`() {
    let same: [[Run]] = [[.text("お知らせします。お詫びします。")]]
    #expect(Self.compared(same, same).isEmpty)
    #expect(Self.compared(same, same).text(.ja).contains("違いはありません。"))
  }

  @Test(
    arguments: [
      (["甲です。", "乙です。"], ["甲です。"], ["- 乙です。"]),
      (["甲です。"], ["甲です。", "サイトを閉鎖しました。"], ["+ サイトを閉鎖しました。"]),
      (["個別にご連絡いたします。"], ["個別にご連絡いたしました。"], ["~ 個別にご連絡いたしま[-す-]{+した+}。"]),
      (
        ["We will contact you soon."], ["We have contacted you."],
        ["~ We [-will-]{+have+} [-contact-]{+contacted+} you[- soon-]."]
      ),
      (["古い文です。", "残る文です。"], ["残る文です。", "まったく別の話をします。"], ["- 古い文です。", "+ まったく別の話をします。"]),
    ])
  func `Sentences are aligned, and what changed in one is shown word by word`(
    old: [String], new: [String], lines: [String]
  ) {
    #expect(SentenceChange.all(from: old, to: new).map(\.line) == lines)
  }

  @Test func `The pieces of a changed sentence give both sentences back`() {
    var generator = SystemRandomNumberGenerator()
    let words = ["顧客", "情報", "が", "流出", "し", "ました", "38", "名", "Card", "。"]
    for _ in 0..<200 {
      let old = (0..<12).compactMap { _ in words.randomElement(using: &generator) }.joined()
      let new = (0..<12).compactMap { _ in words.randomElement(using: &generator) }.joined()
      for change in SentenceChange.all(from: [old], to: [new]) where change.kind == .changed {
        let pieces = change.pieces ?? []
        #expect(pieces.filter { $0.kind != .added }.map(\.text).joined() == old)
        #expect(pieces.filter { $0.kind != .removed }.map(\.text).joined() == new)
      }
    }
  }
}
