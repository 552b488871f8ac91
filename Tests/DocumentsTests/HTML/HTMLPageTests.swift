import Documents
import Foundation
import TestSupport
import Testing

@Suite("Documents as a page of HTML")
struct HTMLPageTests {
  private func page(_ content: String, language: String = "ja") throws -> String {
    let text = HTMLPage(
      try Document(xhtml: "<article lang=\"\(language)\" title=\"表題\">\(content)</article>")
    ).text
    let start = try #require(text.firstRange(of: "<article>\n")).upperBound
    let end = try #require(text.firstRange(of: "</article>")).lowerBound
    return String(text[start..<end])
  }

  @Test(arguments: ["ja", "en"])
  func `Everything that a document holds stands in it`(_ language: String) {
    let text = HTMLPage(Everything.document(language)).text
    for word in Everything.words { #expect(text.contains(word), "\(word)") }
  }

  @Test func `Figures, changes, dates and references are marked as what they are`() throws {
    let html = try page(
      """
      <p id="a"><data value="total.people.maximum">3,125</data>名、2024年5月17日（金）9時に<del datetime="2024-05-20"
      title="重複">旧</del><ins datetime="2024-05-20" title="重複">新</ins><a href="#a">参照</a></p>
      """)
    #expect(
      html == """
        <h1 class="hidden">表題</h1>
        <p id="a"><span class="nobr"><data class="figure" value="total.people.maximum">3,125</data>名</span>、\
        <span class="nobr">2024年5月17日（金）</span><span class="nobr">9時</span>に\
        <del datetime="2024-05-20" title="重複"><span class="hidden">［削除：</span>旧<span class="hidden">］</span></del>\
        <ins datetime="2024-05-20" title="重複"><span class="hidden">［追加：</span>新<span class="hidden">］</span></ins>\
        <small class="change">［2024年5月20日訂正：重複］</small><a href="#a">参照</a></p>

        """)
  }

  @Test(arguments: [
    ("<h1 class=\"title\">題</h1><h1>一</h1><h2>二</h2>", ["h1 class=\"title\"", "h2", "h3"]),
    ("<h1 class=\"title\">題</h1><h3>一</h3><h4>二</h4>", ["h1 class=\"title\"", "h2", "h3"]),
    ("<h1>一</h1><h2>二</h2>", ["h1", "h2"]),
    ("<h2>一</h2>", ["h1 class=\"hidden\"", "h2"]),
    ("<p>本文</p>", ["h1 class=\"hidden\""]),
  ])
  func `A page has one first heading, and the others follow without a gap`(
    _ content: String, _ headings: [String]
  ) throws {
    let html = try page(content)
    let found = html.matches(of: #/<(h[1-6][^>]*)>/#).map { String($0.output.1) }
    #expect(found == headings)
  }

  /// Names of people are chosen by people.
  @Test(arguments: [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</style><script>x</script>", "' & \\",
  ])
  func `No text becomes markup, wherever it stands`(_ text: String) throws {
    let amendment = Amendment(day: text, reason: text)
    let document = Document(
      language: "ja", title: text,
      blocks: [
        .paragraph(
          .addressee,
          [
            .text(text), .code(text), .figure(id: text, [.text(text)]), .link(text, [.text(text)]),
            .deleted([.text(text)], amendment), .reference(text, [.text(text)]),
          ])
      ])
    let page = HTMLPage(document).text
    let tags = page.matches(of: #/<([a-z0-9]+)/#).map { String($0.output.1) }
    #expect(
      Set(tags) == [
        "html", "head", "meta", "title", "style", "body", "main", "article", "h1", "p", "code", "data", "a",
        "del",
        "span", "small",
      ])
    #expect(page.firstRange(of: "<style>") != nil && page.matches(of: #/<\/style>/#).count == 1)
    #expect(!page.contains("onerror=alert(1)>"))
  }

  @Test func `It loads nothing from anywhere`() throws {
    for sample in Sample.allCases {
      let page = HTMLPage(try sample.document).text
      #expect(
        !page.contains("url(") && !page.contains("@import") && !page.contains(" src=")
          && !page.contains("<link"))
      #expect(page.contains("default-src 'none'"))
    }
  }

  /// html5lib, which WeasyPrint brings along, reports what the parser of HTML calls a parse error.
  @Test(arguments: ["ja", "en", "everything"])
  func `A strict parser of HTML has nothing to complain of`(_ name: String) throws {
    let document = try Sample(rawValue: name)?.document ?? Everything.document("ja")
    let folder = try TemporaryFolder()
    let file = try folder.write(HTMLPage(document).text, as: "page.html")
    let script = "import html5lib,sys; html5lib.HTMLParser(strict=True).parse(open(sys.argv[1],'rb'))"
    #expect(try Tool.run("/usr/bin/python3", ["-c", script, file]).status == 0)
  }

  @Test(arguments: Sample.allCases)
  func
    `Those who listen find their way: one main part, a language, titles of columns and rows, no empty link`(
      _ sample: Sample
    ) throws
  {
    let document = try sample.document
    let page = HTMLPage(document).text
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(sample.rawValue)\">"))
    #expect(page.contains("<title>\(document.title)</title>"))
    #expect(page.ranges(of: "<main>").count == 1 && page.ranges(of: "<h1").count == 1)
    #expect(page.ranges(of: "<th ").count == page.matches(of: #/<th scope="(col|row)"/#).count)
    #expect(!page.contains(#/<a [^>]*><\/a>/#))
    #expect(page.contains(#/<meta name="viewport" content="width=device-width, initial-scale=1">/#))
    for id in document.references { #expect(page.ranges(of: " id=\"\(id)\"").count == 1) }
  }

  /// The relative luminance and the contrast of WCAG 2.2, 1.4.3: at least 4.5 to 1 on the page and on grey cells.
  @Test func `Every colour of text stands out from its ground`() throws {
    let page = HTMLPage(try Sample.en.document).text
    let colours = page.matches(of: #/[ {]color: #([0-9a-f]{6})/#).compactMap {
      UInt32($0.output.1, radix: 16)
    }
    #expect(colours.count >= 4)
    func luminance(_ colour: UInt32) -> Double {
      let parts = [16, 8, 0].map { shift in
        let part = Double(colour >> UInt32(shift) & 0xFF) / 255
        return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    for colour in colours { #expect((luminance(0xF0F0F0) + 0.05) / (luminance(colour) + 0.05) >= 4.5) }
  }

  @Test func `The same document gives the same page`() throws {
    let document = try Sample.ja.document
    #expect(HTMLPage(document).text == HTMLPage(try Sample.ja.document).text)
  }
}
