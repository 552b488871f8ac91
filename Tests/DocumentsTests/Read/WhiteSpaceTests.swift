import Documents
import Testing

@Suite("White space of what is read")
struct WhiteSpaceTests {
  @Test(arguments: [
    ("ja", "  前後の\n    空白  ", "前後の空白"),
    ("ja", "漢字\nABC\n漢字", "漢字ABC漢字"),
    ("ja", "漢字 ABC", "漢字 ABC"),
    ("ja", "one\n  two", "one two"),
    ("ja", "柊　一郎", "柊　一郎"),
    ("ja", "a&nbsp; b", "a\u{A0} b"),
    ("en", "one\n\t two\r\nthree", "one two three"),
    ("en", "漢字\n漢字", "漢字漢字"),
    ("en", "漢字\nABC", "漢字 ABC"),
    ("en", "one <strong> two </strong> three", "one two three"),
    ("en", "one<br/> two", "one two"),
    ("en", "<code> a  b </code> c", "a b c"),
  ])
  func `It is that of HTML, and none stands where Japanese was wrapped`(
    _ language: String, _ xhtml: String, _ text: String
  ) throws {
    let document = try Document(xhtml: "<article lang=\"\(language)\" title=\"t\"><p>\(xhtml)</p></article>")
    #expect(document.passages.map(\.text) == [text])
  }

  @Test func `What is struck out begins and ends with a word`() throws {
    let document = try Document(
      xhtml: """
        <article lang="en" title="t"><p>every year,
          <del datetime="2024-05-20" title="r"> all of it </del> <ins datetime="2024-05-20" title="r">
          some</ins> pages</p></article>
        """)
    let amendment = Amendment(day: "2024-05-20", reason: "r")
    #expect(
      document.blocks == [
        .paragraph(
          .body,
          [
            .text("every year,"), .text(" "), .deleted([.text("all of it")], amendment), .text(" "),
            .inserted([.text("some")], amendment), .text(" pages"),
          ])
      ])
    #expect(document.plainSentences == ["every year, some pages"])
  }
}
