import Investigation
import Testing

@testable import Notices

@Suite("Rendering a template")
struct RenderingTests {
  private func render(_ template: String, _ values: Values) throws -> String {
    try TemplateLibrary(templates: ["own": template], language: .en).render("own", values)
  }

  @Test("shows what there is, item by item")
  func shows() throws {
    let values: Values = [
      .organisation: Value("A & B"), .isConfirmed: true, .representative: .absent,
      .rows: .list([[.rowTitle: Value("<1>")], [.rowTitle: Value("2")]]),
    ]
    let text = try render(
      "{{organisation}}{{#isConfirmed}}!{{/isConfirmed}}{{^representative}}-{{/representative}}{{#rows}}[{{rowTitle}}]{{/rows}}",
      values)
    #expect(text == "A &amp; B!-[&lt;1&gt;][2]")
  }

  @Test("refuses a name that no list around it has")
  func outOfPlace() {
    let error = #expect(throws: TemplateError.self) {
      try render("{{rowTitle}}", [.rows: .list([[.rowTitle: Value("a")]])])
    }
    #expect(error?.message == "{{rowTitle}} stands where there is no such value")
  }

  @Test("refuses to show nothing where something is meant")
  func absent() {
    let error = #expect(throws: TemplateError.self) { try render("{{address}}", [.address: .absent]) }
    #expect(error?.message == "{{address}} is shown, but the case has nothing for it")
  }

  @Test(
    "never takes a value of the case for markup, a tag or a mark of its own",
    arguments: [
      "<script>alert(1)</script>", "{{organisation}}", "{{{x}}}",
      "a\u{E000}b\u{E001}c\u{E002}d\u{E010}e\u{E020}f", "\u{0}\u{8}x",
      "\"><a href=\"http://example.org\">",
    ])
  func hostile(text: String) throws {
    let shown = try render("<p>{{organisation}}</p>", [.organisation: Value(text)])
    #expect(!shown.dropFirst(3).dropLast(4).contains("<"))
    #expect(!shown.unicodeScalars.contains { (0xE000...0xF8FF).contains($0.value) || $0.value < 9 })
  }
}
