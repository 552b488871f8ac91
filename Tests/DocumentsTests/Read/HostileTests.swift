import Documents
import Testing

@Suite("XHTML that is no document")
struct HostileTests {
  /// What is read, and the whole of what is said.
  private static let refused: [(String, String)] = [
    ("", "line 1, column 1: The text does not begin with an element. Begin with <article lang=\"ja\">"),
    ("本文", "line 1, column 1: The text does not begin with an element. Begin with <article lang=\"ja\">"),
    (
      "<html/>",
      "line 1, column 1: The document begins with <html>. Begin with <article lang=\"ja\">"
    ),
    ("<article/>", "line 1, column 1: <article> has no lang. Write <article lang=\"…\">"),
    (
      "<article lang=\"fr\"><p>x</p></article>",
      "line 1, column 10: “fr” is no language of documents. Write ja or en"
    ),
    (
      "<article lang=\"ja\"><p>表題がない</p></article>",
      "line 1, column 1: The document has no title. Write <p class=\"title\">, an <h1>, or <article title=\"…\">"
    ),
    (
      article("<p>a\n<font>b</font></p>"),
      "line 3, column 1: <font> is not known. <p> may hold: strong, data, del, ins, a, code, br, span"
    ),
    (
      article("<p><table/></p>"),
      "line 2, column 4: <table> may not stand in <p>. <p> may hold: strong, data, del, ins, a, code, br, span"
    ),
    (
      article("<script>alert(1)</script>"),
      "line 2, column 1: <script> is not known. <article> may hold: p, h1, h2, h3, h4, ul, ol, table, dl, section, hr"
    ),
    (
      article("<p onclick=\"x()\">a</p>"),
      "line 2, column 4: <p> has no attribute onclick. Its attributes: id, class, data-item"
    ),
    (
      article("<p style=\"color:red\">a</p>"),
      "line 2, column 4: <p> has no attribute style. Its attributes: id, class, data-item"
    ),
    (
      article("<p class=\"big\">a</p>"),
      "line 2, column 4: <p> has no class “big”. Its classes: body, date, addressee, sender, title, subtitle, lead, ki, ijo, note, signature, caption, warning"
    ),
    (article("漏れた文"), "line 1, column 30: Text stands in <article> without a paragraph. Put it into <p>"),
    (
      article("<ul>漏れた文</ul>"), "line 2, column 5: Text stands in <ul>. Put it into <li>"
    ),
    (article("<p>a</h2>"), "line 2, column 5: </h2> closes <p> of line 2. Write </p> before it"),
    ("<article lang=\"ja\"><p>a", "line 1, column 20: <p> is not closed. Write </p>"),
    (
      article("<p>a</p>") + "<p>b</p>",
      "line 3, column 11: Something follows after </article>. Put everything into the one <article>"
    ),
    (
      article("<p>A&T</p>"),
      "line 2, column 5: & begins no reference that is known. Write &amp; for the character itself; &lt; &gt; &quot; &apos; &nbsp; and &#number; are known"
    ),
    (
      article("<p>&#0;</p>"),
      "line 2, column 4: & begins no reference that is known. Write &amp; for the character itself; &lt; &gt; &quot; &apos; &nbsp; and &#number; are known"
    ),
    (
      article("<p>\u{1B}[2J</p>"),
      "line 2, column 4: A control character (U+001B) stands in the text. Remove it"
    ),
    (
      article("<p>5 < 6</p>"),
      "line 2, column 7: A name of an element is missing. Write &lt; for the character < itself"
    ),
    (
      article("<p id=\"a\" id=\"b\">x</p>"),
      "line 2, column 11: The attribute id of <p> stands twice, or without a space before it. Write each attribute once, with spaces between them"
    ),
    (
      article("<p id=a>x</p>"),
      "line 2, column 7: The value of the attribute id is not in quotes. Write id=\"…\""
    ),
    (
      article("<p id=\"a\">x</p><h2 id=\"a\">y</h2>"),
      "line 2, column 20: The id “a” is given twice. Give each id once"
    ),
    (
      article("<p id=\"節 1\">x</p>"),
      "line 2, column 4: “節 1” is no id. Use letters of ASCII, digits, - . and _"
    ),
    (
      article("<p><a href=\"#nowhere\">x</a></p>"),
      "line 2, column 7: Nothing has the id “nowhere”. Give the id to the block that is meant, or point at another"
    ),
    (
      article("<p><a href=\"javascript:alert(1)\">x</a></p>"),
      "line 2, column 7: “javascript:alert(1)” is no address that a document may link to. Write https://…, http://…, mailto:…, tel:… or #id"
    ),
    (
      article("<p><del datetime=\"2017-2-13\" title=\"x\">a</del></p>"),
      "line 2, column 9: “2017-2-13” is no day. Write year, month and day: 2017-02-13"
    ),
    (
      article("<p><ins datetime=\"2017-02-13\" title=\" \">a</ins></p>"),
      "line 2, column 31: The change gives no reason. Say in title=\"…\" why it was changed"
    ),
    (
      article("<p><ins datetime=\"2017-02-13\">a</ins></p>"),
      "line 2, column 4: <ins> has no title. Write <ins title=\"…\">"
    ),
    (
      article("<p><data value=\"\">3</data></p>"),
      "line 2, column 10: “” is no id of a figure. Write the figure's id, such as total.records.maximum"
    ),
    (
      article("<p><span class=\"wide\">3</span></p>"),
      "line 2, column 10: <span> has no class “wide”. Its class: nobr"
    ),
    (
      article("<table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>"),
      "line 2, column 1: The rows of the table are not equally long. Give every row 2 cells"
    ),
    (
      article("<table><thead><tr><th>a</th></tr></thead></table>"),
      "line 2, column 1: The table has no row. Leave the table out where there is nothing to show"
    ),
    (article("<dl><dd>x</dd></dl>"), "line 2, column 5: <dd> stands before the first <dt>. Write <dt> first"),
    (article("<p><br>x</br></p>"), "line 2, column 4: <br> holds something. Write <br/>"),
  ]

  private static func article(_ content: String) -> String {
    "<article lang=\"ja\" title=\"t\">\n\(content)\n</article>"
  }

  @Test(arguments: refused)
  func `It is refused with its place and what may stand there`(_ xhtml: String, _ words: String) {
    do {
      _ = try Document(xhtml: xhtml)
      Issue.record("It was read")
    } catch {
      #expect(error.description == words)
    }
  }

  @Test(arguments: [
    "<!DOCTYPE html><article lang=\"ja\" title=\"t\"><p>x</p></article>",
    "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><article lang=\"ja\" title=\"t\"><p>&x;</p></article>",
    "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><article lang=\"ja\" title=\"t\"><p>&b;</p></article>",
    "<?xml version=\"1.0\" encoding=\"UTF-7\"?><article lang=\"ja\" title=\"t\"><p>x</p></article>",
    "<?xml-stylesheet href=\"http://www.example.com/\"?><article lang=\"ja\" title=\"t\"><p>x</p></article>",
    "<article lang=\"ja\" title=\"t\"><p><![CDATA[<script>]]></p></article>",
    "<article lang=\"ja\" title=\"t\"><?php x ?><p>x</p></article>",
  ])
  func `Nothing declares entities or asks for what is outside`(_ xhtml: String) {
    #expect(throws: DocumentError.self) { try Document(xhtml: xhtml) }
    do { _ = try Document(xhtml: xhtml) } catch {
      #expect(error.message == "DOCTYPE, CDATA, entities and processing instructions are not taken")
    }
  }

  @Test(arguments: [100, 100_000])
  func `Deep nesting is refused and does not exhaust the stack`(_ depth: Int) {
    let xhtml = Self.article(
      String(repeating: "<section>", count: depth) + String(repeating: "</section>", count: depth))
    do {
      _ = try Document(xhtml: xhtml)
      Issue.record("It was read")
    } catch {
      #expect(error.message == "Elements are nested deeper than 32")
    }
  }

  @Test func `What no person could read is refused`() {
    let xhtml = Self.article("<p>" + String(repeating: "あ", count: 4_000_000) + "</p>")
    #expect(throws: DocumentError.self) { try Document(xhtml: xhtml) }
  }

  @Test func `Every prefix of a document is refused, none is half read`() throws {
    let xhtml = try Sample.en.xhtml.trimmingPrefix { $0.isWhitespace }
    var step = xhtml.startIndex
    while let next = xhtml.index(step, offsetBy: 37, limitedBy: xhtml.endIndex), next < xhtml.endIndex {
      step = next
      #expect(throws: DocumentError.self) { try Document(xhtml: String(xhtml[..<step])) }
    }
  }
}
