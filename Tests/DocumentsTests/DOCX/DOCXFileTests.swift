import Documents
import Foundation
import TestSupport
import Testing

@Suite("Documents as files of Word")
struct DOCXFileTests {
  /// The parts of a file, by name, unpacked by another program than the one that packed them.
  private func parts(_ document: Document) throws -> [String: String] {
    let folder = try TemporaryFolder()
    let file = try folder.write(try DOCXFile(document).bytes, as: "document.docx")
    let script = """
      import sys, json, zipfile
      with zipfile.ZipFile(sys.argv[1]) as z:
        assert z.testzip() is None
        print(json.dumps({n: z.read(n).decode() for n in z.namelist()}))
      """
    let outcome = try Tool.run("/usr/bin/python3", ["-c", script, file])
    #expect(outcome.status == 0)
    return try JSONDecoder().decode([String: String].self, from: Data(outcome.output))
  }

  @Test(arguments: ["ja", "en"])
  func `Everything that a document holds stands in it`(_ language: String) throws {
    let text = try #require(try parts(Everything.document(language))["word/document.xml"])
    for word in Everything.words { #expect(text.contains(">\(word)<") || text.contains(word), "\(word)") }
  }

  @Test(arguments: ["ja", "en", "everything"])
  func `Every part is well-formed, typed, and what it points at is there`(_ name: String) throws {
    let parts = try parts(try Sample(rawValue: name)?.document ?? Everything.document("ja"))
    let folder = try TemporaryFolder()
    for (name, text) in parts {
      let file = try folder.write(text, as: "part.xml")
      let script = "import sys, xml.etree.ElementTree as t; t.parse(sys.argv[1])"
      #expect(try Tool.run("/usr/bin/python3", ["-c", script, file]).status == 0, "\(name)")
    }
    let types = try #require(parts["[Content_Types].xml"])
    for part in types.matches(of: #/PartName="\/([^"]+)"/#) { #expect(parts[String(part.output.1)] != nil) }
    for name in parts.keys where !name.hasSuffix(".rels") && name != "[Content_Types].xml" {
      #expect(types.contains("PartName=\"/\(name)\""), "\(name)")
    }
    let body = try #require(parts["word/document.xml"])
    let relations = try #require(parts["word/_rels/document.xml.rels"])
    for id in body.matches(of: #/r:id="([^"]+)"/#) { #expect(relations.contains("Id=\"\(id.output.1)\"")) }
    let styles = try #require(parts["word/styles.xml"])
    for style in body.matches(of: #/<w:(?:p|r|tbl)Style w:val="([^"]+)"/#) {
      #expect(styles.contains("w:styleId=\"\(style.output.1)\""), "\(style.output.1)")
    }
    for anchor in body.matches(of: #/w:anchor="([^"]+)"/#) {
      #expect(body.contains("w:name=\"\(anchor.output.1)\""))
    }
    let numbering = try #require(parts["word/numbering.xml"])
    for number in body.matches(of: #/<w:numId w:val="([0-9]+)"/#) {
      #expect(numbering.contains("<w:num w:numId=\"\(number.output.1)\""))
    }
  }

  @Test
  func `A cell ends with a paragraph, a row is not broken, the head of a table comes back on each page`()
    throws
  {
    let body = try #require(try parts(try Sample.ja.document)["word/document.xml"])
    #expect(!body.contains("</w:tbl></w:tc>") && !body.contains("<w:tc></w:tc>"))
    #expect(body.matches(of: #/<w:tr>/#).count == body.matches(of: #/<w:tr><w:trPr><w:cantSplit\/>/#).count)
    #expect(body.contains("<w:tblHeader/>"))
    #expect(body.contains("<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"))
  }

  @Test
  func `Changes are struck out by style with their reason, and are nothing that Word could accept away`()
    throws
  {
    let body = try #require(try parts(try Sample.ja.document)["word/document.xml"])
    #expect(body.contains("<w:rStyle w:val=\"Deleted\"/><w:strike/>"))
    #expect(body.contains("［2024年5月20日訂正：重複して数えていた方を除いたため］"))
    #expect(!body.contains("<w:del ") && !body.contains("<w:ins "))
  }

  @Test func `Every ordered list begins at one`() throws {
    let list = "<ol><li>a</li><li>b</li></ol>"
    let document = try Document(xhtml: "<article lang=\"en\" title=\"t\">\(list)<p>x</p>\(list)</article>")
    let parts = try parts(document)
    let body = try #require(parts["word/document.xml"])
    #expect(
      body.matches(of: #/<w:numId w:val="([0-9]+)"/#).map { String($0.output.1) } == ["2", "2", "3", "3"])
    let numbering = try #require(parts["word/numbering.xml"])
    #expect(
      numbering.contains(
        "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"2\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/>"
      ))
  }

  @Test(arguments: ["<w:p/>", "]]>", "\u{0}\u{1B}[2J", "&lt;", "\"'"])
  func `No text becomes markup, and what XML has no character for is left out`(_ text: String) throws {
    let amendment = Amendment(day: text, reason: text)
    let document = Document(
      language: "ja", title: text,
      blocks: [
        .paragraph(.body, [.text(text), .link(text, [.code(text)]), .deleted([.text(text)], amendment)])
      ])
    let parts = try parts(document)
    let folder = try TemporaryFolder()
    for (name, part) in parts {
      let file = try folder.write(part, as: "part.xml")
      let script = "import sys, xml.etree.ElementTree as t; t.parse(sys.argv[1])"
      #expect(try Tool.run("/usr/bin/python3", ["-c", script, file]).status == 0, "\(name)")
    }
    #expect(try #require(parts["word/document.xml"]).matches(of: #/<w:p>/#).count == 1)
  }

  @Test(arguments: Sample.allCases)
  func `The same document gives the same bytes, of no day`(_ sample: Sample) throws {
    let bytes = try DOCXFile(try sample.document).bytes
    #expect(try DOCXFile(try sample.document).bytes == bytes)
    let folder = try TemporaryFolder()
    let file = try folder.write(bytes, as: "document.docx")
    let script = "import sys, zipfile; print({i.date_time for i in zipfile.ZipFile(sys.argv[1]).infolist()})"
    let said = String(decoding: try Tool.run("/usr/bin/python3", ["-c", script, file]).output, as: UTF8.self)
    #expect(said == "{(1980, 1, 1, 0, 0, 0)}\n")
  }

  /// LibreOffice is large, and asked only where it is installed.
  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice")),
    arguments: ["ja", "en", "everything"])
  func `LibreOffice opens it and shows all of its text`(_ name: String) throws {
    let document = try Sample(rawValue: name)?.document ?? Everything.document("ja")
    let folder = try TemporaryFolder()
    let file = try folder.write(try DOCXFile(document).bytes, as: "document.docx")
    let outcome = try Tool.run(
      "soffice",
      [
        "--headless", "-env:UserInstallation=file://\(folder.path)/profile", "--convert-to", "pdf",
        "--outdir",
        folder.path, file,
      ])
    #expect(outcome.status == 0)
    let text = try Tool.run("pdftotext", ["-raw", "\(folder.path)/document.pdf", "-"])
    let bare = String(decoding: text.output, as: UTF8.self).filter { !$0.isWhitespace }
    let short = document.passages.map { $0.text.filter { !$0.isWhitespace } }.filter {
      (1...20).contains($0.count)
    }
    for text in short { #expect(bare.contains(text), "\(text)") }
  }
}
