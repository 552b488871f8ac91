import Bytes
import Documents
import Foundation
import Testing

@Suite("Documents as plain text")
struct PlainTextTests {
  private func text(_ content: String, language: String = "ja", width: Int = 72) throws -> String {
    let document = try Document(xhtml: "<article lang=\"\(language)\" title=\"t\">\(content)</article>")
    return PlainText(document).text(width: width)
  }

  @Test(arguments: Sample.allCases)
  func `The invented notices read as they were read by a person`(_ sample: Sample) throws {
    let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures/notice-\(sample.rawValue).txt")
    #expect(PlainText(try sample.document).text() == (try String(contentsOf: golden, encoding: .utf8)))
  }

  @Test(arguments: ["ja", "en"])
  func `Everything that a document holds stands in it`(_ language: String) {
    let text = PlainText(Everything.document(language)).text(width: 200)
    for word in Everything.words { #expect(text.contains(word), "\(word)") }
  }

  @Test(arguments: Sample.allCases, [20, 31, 40, 64, 72, 78, 100])
  func `No line is wider than asked for, none begins or ends with a mark that may not`(
    _ sample: Sample, _ width: Int
  ) throws {
    let text = PlainText(try sample.document).text(width: width)
    for line in text.split(separator: "\n").map(String.init) {
      #expect(line.displayWidth <= width, "\(line)")
      let first = try #require(line.first { $0 != " " && $0 != "\u{3000}" })
      let last = try #require(line.last)
      #expect(!"、。，．）」』】〉》］！？ー々っゃゅょッャュョ".contains(first), "\(line)")
      #expect(!"（「『【〈《［".contains(last), "\(line)")
      #expect(!line.contains("\u{2060}"))
    }
  }

  @Test(arguments: [24, 30, 36, 42, 48])
  func `A number stays with its counter, a date stays whole`(_ width: Int) throws {
    let wholes = ["2024年5月17日（金）", "3,125名", "412件", "22時31分", "1年間"]
    let content = (0..<12).map { "あ\(String(repeating: "い", count: $0))\(wholes.joined(separator: "う"))" }
      .joined()
    let text = try text("<p>\(content)<data value=\"x\">57</data>件えお</p>", width: width)
    for whole in wholes + ["57件"] {
      #expect(text.ranges(of: whole).count == (whole == "57件" ? 1 : 12), "\(whole)")
    }
  }

  @Test func `A notice has its date and sender right, its title and 記 centred, 以上 right`() throws {
    let notice = try text(
      """
      <p class="date">2024年5月17日</p><p class="addressee">お客様各位</p><p class="sender">柊商会</p>
      <p class="title">お知らせ</p><p>本文です。</p><p class="ki">記</p><p class="ijo">以上</p>
      """, width: 40)
    #expect(
      notice == """
                                   2024年5月17日

        お客様各位

                                          柊商会

                        お知らせ

        　本文です。

                           記

                                            以上

        """)
  }

  @Test func `A table stands in columns where it fits, amounts to the right`() throws {
    let table =
      "<table><thead><tr><th>情報</th><th>件数</th></tr></thead><tr><td>会員情報</td><td>2,980件</td></tr><tr><td>カード</td><td>412件</td></tr></table>"
    #expect(
      try text(table) == """
        情報         件数
        --------  -------
        会員情報  2,980件
        カード      412件

        """)
  }

  @Test func `A table that is too wide becomes a list of what its columns say`() throws {
    let table =
      "<table><thead><tr><th>情報</th><th>項目</th></tr></thead><tr><td>会員情報</td><td>氏名、住所、電話番号、生年月日</td></tr></table>"
    #expect(
      try text(table, width: 30) == """
        ・会員情報
          項目：
              氏名、住所、電話番号、生
              年月日

        """)
  }

  @Test(arguments: [
    (
      "ja",
      "甲<del datetime=\"2024-05-20\" title=\"重複\">30件</del><ins datetime=\"2024-05-20\" title=\"重複\">25件</ins>乙",
      "　甲［削除：30件］25件［2024年5月20日訂正：重複］乙"
    ),
    ("ja", "甲<del datetime=\"2024-05-20\" title=\"重複\">30件</del>乙", "　甲［削除：30件］［2024年5月20日削除：重複］乙"),
    ("ja", "甲<ins datetime=\"2024-05-20\" title=\"重複\">30件</ins>乙", "　甲［追加：30件］［2024年5月20日追加：重複］乙"),
    (
      "en",
      "a <del datetime=\"2024-05-20\" title=\"r\">30</del> <ins datetime=\"2024-05-20\" title=\"r\">25</ins> b",
      "a [deleted: 30] 25 [corrected on 20 May 2024: r] b"
    ),
    (
      "en", "a<del datetime=\"2024-05-20\" title=\"r\">30</del>.",
      "a [deleted: 30] [deleted on 20 May 2024: r]."
    ),
    ("en", "a <ins datetime=\"2024-05-20\" title=\"r\">30</ins>", "a [added: 30] [added on 20 May 2024: r]"),
    (
      "en",
      "<del datetime=\"2024-05-20\" title=\"r\">1</del><ins datetime=\"2024-05-21\" title=\"s\">2</ins>",
      "[deleted: 1] [deleted on 20 May 2024: r] [added: 2] [added on 21 May\n2024: s]"
    ),
  ])
  func `A change is told with its day and reason`(_ language: String, _ content: String, _ line: String)
    throws
  {
    #expect(try text("<p>\(content)</p>", language: language) == line + "\n")
  }

  @Test(arguments: [
    ("<a href=\"https://www.example.jp/\">弊社</a>", "　弊社 <https://www.example.jp/>"),
    ("<a href=\"https://www.example.jp/\">https://www.example.jp/</a>", "　https://www.example.jp/"),
    ("<a href=\"mailto:desk@example.jp\">desk@example.jp</a>", "　desk@example.jp"),
    ("<a href=\"tel:0120-000-000\">0120-000-000</a>", "　0120-000-000"),
  ])
  func `An address is written out where the text does not show it`(_ content: String, _ line: String) throws {
    #expect(try text("<p>\(content)</p>") == line + "\n")
  }

  @Test func `Lists hang from their marks, numbered ones from numbers of one width`() throws {
    let items = (1...10).map { "<li>\($0 == 10 ? "<p>十</p><ul><li>入子</li></ul>" : "項")</li>" }.joined()
    let lines = try text("<ol>\(items)</ol>").split(separator: "\n")
    #expect(lines.first == " 1. 項" && lines.suffix(2) == ["10. 十", "    ・入子"])
  }
}
