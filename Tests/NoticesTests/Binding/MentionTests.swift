import Testing

@testable import Notices

@Suite("A short form")
struct MentionTests {
  private let company = Mention.markup(full: "調査機関である甲社", name: "甲社", term: "甲").xhtml
  private func resolve(_ text: String) -> String { Mention.resolve(text, isJapanese: true) }

  @Test("is defined at the first use and used from then on")
  func twice() {
    #expect(resolve("\(company)が調べ、\(company)が報告した。\(company)") == "調査機関である甲社（以下「甲」という）が調べ、甲が報告した。甲")
  }

  @Test("is not defined where it is never used again")
  func once() {
    #expect(resolve("\(company)が調べた。") == "調査機関である甲社が調べた。")
  }

  @Test("is defined where the words of the case use it later")
  func later() {
    #expect(resolve("\(company)が調べた。<p>甲の報告</p>") == "調査機関である甲社（以下「甲」という）が調べた。<p>甲の報告</p>")
    #expect(resolve("\(company)が調べた。<p id=\"甲\">乙</p>") == "調査機関である甲社が調べた。<p id=\"甲\">乙</p>")
  }

  @Test("is defined in English too")
  func english() {
    let company = Mention.markup(full: "Futaba Forensics", name: "Futaba Forensics", term: "Futaba").xhtml
    #expect(
      Mention.resolve("\(company), \(company)", isJapanese: false) == "Futaba Forensics (“Futaba”), Futaba")
  }
}

@Suite("Numbers of headings")
struct NumberingTests {
  @Test("leave no gap, and references to headings carry their numbers")
  func numbers() {
    let no = Numbering.mark.xhtml
    let text = "<a href=\"#b\"></a><h2 id=\"a\">\(no)．甲</h2><h2 id=\"b\">\(no)．乙</h2>"
    #expect(
      Numbering.resolve(text, isJapanese: true)
        == "<a href=\"#b\">「２．乙」</a><h2 id=\"a\">１．甲</h2><h2 id=\"b\">２．乙</h2>")
  }
}
