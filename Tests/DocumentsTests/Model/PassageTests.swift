import Documents
import Testing

@Suite("What a document says, and where")
struct PassageTests {
  private func document(_ content: String) throws -> Document {
    try Document(xhtml: "<article lang=\"ja\" title=\"t\">\(content)</article>")
  }

  @Test func `A passage knows its heading, its column and what it fulfils`() throws {
    let passages = try document(
      """
      <section data-item="outline"><h2>概要</h2>
      <table data-item="recordsCount"><thead><tr><th>種類</th><th>件数</th></tr></thead>
      <tr data-item="cards"><th>カード</th><td><data value="set.cards.records.maximum">412</data>件</td></tr></table></section>
      """
    ).passages
    #expect(passages.map(\.text) == ["概要", "種類", "件数", "カード", "412件"])
    #expect(passages.map(\.heading) == [nil, "概要", "概要", "概要", "概要"])
    #expect(passages[4].place == .cell(column: 1, heading: "件数"))
    #expect(passages[4].items == ["outline", "recordsCount", "cards"])
    #expect(passages[0].items == [] && passages[3].items == [])
  }

  @Test(arguments: [
    ("<p data-item=\"cause desk\">あり</p>", ["cause", "desk"]),
    ("<p data-item=\"cause\"></p>", []), ("<p data-item=\"cause\"><br/></p>", []),
    ("<section data-item=\"cause\"><h2>原因</h2></section>", []),
    ("<section data-item=\"cause\"><h2>原因</h2><p>調査中です。</p></section>", ["cause"]),
    ("<table data-item=\"cause\"><tr><th>原因</th><td></td></tr></table>", []),
    ("<dl data-item=\"cause\"><dt>原因</dt></dl>", []),
    ("<dl><dt data-item=\"cause\">原因</dt><dd>調査中</dd></dl>", ["cause"]),
    ("<dl><dt>原因</dt><dd data-item=\"cause\">調査中</dd></dl>", ["cause"]),
    ("<ul><li data-item=\"cause\">調査中</li></ul>", ["cause"]),
    ("<p data-item=\"cause\"><del datetime=\"2024-05-20\" title=\"r\">調査中</del></p>", []),
  ])
  func `An item counts where its block says something: a heading alone and deleted text do not`(
    _ content: String, _ items: [String]
  ) throws {
    #expect(try document(content).items == Set(items))
  }

  @Test func `A figure that was struck out is not stated any more`() throws {
    let figures = try document(
      """
      <p><del datetime="2024-05-20" title="r"><data value="a.b">3,140</data>名</del><ins datetime="2024-05-20"
      title="r"><data value="a.b">3,125</data>名</ins>、<strong><data value="c"><span class="nobr">2月1日</span></data></strong></p>
      """
    ).figures
    #expect(figures == [FigureUse(id: "a.b", shown: "3,125"), FigureUse(id: "c", shown: "2月1日")])
  }

  @Test func `Links and references are listed in order`() throws {
    let document = try document(
      "<p id=\"a\"><a href=\"https://www.example.jp/\">x</a><a href=\"#a\">y</a><a href=\"mailto:desk@example.jp\">z</a></p>"
    )
    #expect(document.links == ["https://www.example.jp/", "mailto:desk@example.jp"])
    #expect(document.references == ["a"] && document.ids == ["a"])
  }
}
