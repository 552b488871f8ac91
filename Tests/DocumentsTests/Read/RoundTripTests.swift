import Documents
import Foundation
import Testing

@Suite("A document written and read again")
struct RoundTripTests {
  @Test(arguments: Sample.allCases)
  func `What is written as XHTML is read as the same document`(_ sample: Sample) throws {
    let document = try sample.document
    let written = document.xhtml
    let again = try Document(xhtml: written)
    #expect(again == document)
    #expect(again.xhtml == written)
  }

  @Test(arguments: Sample.allCases)
  func `It is the same after JSON`(_ sample: Sample) throws {
    let document = try sample.document
    let decoded = try JSONDecoder().decode(Document.self, from: JSONEncoder().encode(document))
    #expect(decoded == document)
  }

  @Test func `Text of any kind comes through, marked up or not`() throws {
    let text = #"<b>"5 > 3" & 'x'</b> &amp; 髙﨑 𠮷野家 葛󠄀城 😀 ① ～ ¥"#
    let document = Document(
      language: "ja", title: text, blocks: [.paragraph(.body, [.text(text), .code(text)])])
    #expect(try Document(xhtml: document.xhtml) == document)
  }
}
