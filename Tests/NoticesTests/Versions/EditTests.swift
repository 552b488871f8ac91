import CaseFile
import Documents
import Testing

@testable import Notices

@Suite struct EditTests {
  private static let amendment = Amendment(day: "2017-03-14", reason: "窓口の終了")

  private static let document = Document(
    language: "ja", title: "",
    blocks: [
      .paragraph(
        .body, [.text("対象は"), .figure(id: "total.people.maximum", [.text("1,200")]), .text("名です。")]),
      Block(
        .list(
          isOrdered: false,
          [ListItem([.paragraph(.body, [.text("電話は"), .strong([.text("平日9時")]), .text("から受け付けます。")])])])),
      Block(.paragraph(.body, [.text("窓口は開いています。")]), id: "desk"),
    ])

  private static func runs(_ edit: NoticeEdit) throws -> [[Run]] {
    try document.edited(edit, amendment).passages.map(\.runs)
  }

  @Test func `Words are struck where they stand, and what replaces them stands behind`() throws {
    let runs = try Self.runs(NoticeEdit(strike: "開いて", replacement: "終了して"))
    #expect(
      runs[2] == [
        .text("窓口は"), .deleted([.text("開いて")], Self.amendment), .inserted([.text("終了して")], Self.amendment),
        .text("います。"),
      ])
  }

  @Test func `What is struck no longer counts as said, and still stands in the document`() throws {
    let edited = try Self.document.edited(NoticeEdit(strike: "窓口は開いています。"), Self.amendment)
    #expect(!edited.plainSentences.joined().contains("窓口"))
    #expect(HTMLPage(edited).text.contains("窓口は開いています。"))
  }

  @Test func `Words across emphasis and figures are struck whole`() throws {
    #expect(
      try Self.runs(NoticeEdit(strike: "電話は平日", replacement: "受付は"))[1] == [
        .deleted([.text("電話は")], Self.amendment),
        .strong([
          .deleted([.text("平日")], Self.amendment), .inserted([.text("受付は")], Self.amendment), .text("9時"),
        ]),
        .text("から受け付けます。"),
      ])
    let struck = try Self.document.edited(NoticeEdit(strike: "対象は1,200名です。"), Self.amendment)
    #expect(struck.figures == [])
  }

  @Test func `A block is struck by its id`() throws {
    let runs = try Self.runs(NoticeEdit(strike: "#desk", replacement: "窓口は終了しました。"))
    #expect(
      runs[2] == [
        .deleted([.text("窓口は開いています。")], Self.amendment), .inserted([.text("窓口は終了しました。")], Self.amendment),
      ])
  }

  @Test(
    arguments: [
      ("存在しない語", "stands in no place"), ("は", "stands in more than one place"),
      ("1,2", "cuts a figure in two"),
      ("#nowhere", "has no block #nowhere"), ("", "stands in no place"),
    ])
  func `What cannot be struck is said`(words: String, message: String) {
    do throws(CaseError) {
      _ = try Self.document.edited(NoticeEdit(strike: words), Self.amendment)
      Issue.record("\(words) was struck")
    } catch { #expect(error.message.contains(message), "\(error)") }
  }
}
