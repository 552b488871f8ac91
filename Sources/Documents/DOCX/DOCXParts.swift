/// The parts of the file beside the text.
struct DOCXParts {
  private let document: Document

  init(_ document: Document) { self.document = document }

  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  static let word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
  private static let officeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let relations = "xmlns:r=\"\(officeRelations)\""
  private static let packages = "http://schemas.openxmlformats.org/package/2006"

  static let contentTypes: String = {
    let main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    let parts = [
      ("word/document.xml", "\(main).document.main+xml"), ("word/styles.xml", "\(main).styles+xml"),
      ("word/numbering.xml", "\(main).numbering+xml"), ("word/settings.xml", "\(main).settings+xml"),
      ("word/fontTable.xml", "\(main).fontTable+xml"), ("word/header.xml", "\(main).header+xml"),
      ("word/headerOfFirstPage.xml", "\(main).header+xml"), ("word/footer.xml", "\(main).footer+xml"),
      ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
      ("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    ]
    return declaration + "<Types xmlns=\"\(packages)/content-types\">"
      + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      + parts.map { "<Override PartName=\"/\($0.0)\" ContentType=\"\($0.1)\"/>" }.joined() + "</Types>"
  }()

  static let relationships: String =
    declaration + "<Relationships xmlns=\"\(packages)/relationships\">"
    + "<Relationship Id=\"rId1\" Type=\"\(officeRelations)/officeDocument\" Target=\"word/document.xml\"/>"
    + "<Relationship Id=\"rId2\" Type=\"\(packages)/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
    + "<Relationship Id=\"rId3\" Type=\"\(officeRelations)/extended-properties\" Target=\"docProps/app.xml\"/>"
    + "</Relationships>"

  /// - Parameter links: the addresses that the text links to, by the number in `rIdLinkN`.
  static func relationships(links: [String]) -> String {
    let parts = [
      ("styles", "styles.xml"), ("numbering", "numbering.xml"), ("settings", "settings.xml"),
      ("fontTable", "fontTable.xml"), ("header", "header.xml"), ("header", "headerOfFirstPage.xml"),
      ("footer", "footer.xml"),
    ]
    let fixed = parts.map { kind, target in
      let name = target.split(separator: ".").first ?? ""
      return "<Relationship Id=\"\(name)\" Type=\"\(officeRelations)/\(kind)\" Target=\"\(target)\"/>"
    }
    let outer = links.enumerated().map { index, address in
      "<Relationship Id=\"link\(index)\" Type=\"\(officeRelations)/hyperlink\" Target=\"\(address.markupEscaped)\" TargetMode=\"External\"/>"
    }
    return declaration + "<Relationships xmlns=\"\(packages)/relationships\">" + (fixed + outer).joined()
      + "</Relationships>"
  }

  static let properties =
    declaration
    + "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>Tenmatsu</Application></Properties>"

  var coreProperties: String {
    DOCXParts.declaration
      + "<cp:coreProperties xmlns:cp=\"\(DOCXParts.packages)/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
      + "<dc:title>\(document.title.markupEscaped)</dc:title><dc:language>\(document.language.markupEscaped)</dc:language>"
      + "</cp:coreProperties>"
  }

  /// Japanese punctuation is narrowed where it meets, closing marks do not begin a line.
  var settings: String {
    let language =
      document.isJapanese ? "w:val=\"en-US\" w:eastAsia=\"ja-JP\"" : "w:val=\"en-GB\" w:eastAsia=\"ja-JP\""
    return DOCXParts.declaration + "<w:settings \(DOCXParts.word)>"
      + "<w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"840\"/>"
      + "<w:characterSpacingControl w:val=\"compressPunctuation\"/>"
      + "<w:compat><w:useFELayout/><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
      + "<w:themeFontLang \(language)/></w:settings>"
  }

  /// Other names of the Japanese fonts, for systems that know them by those.
  static let fonts: String = {
    let fonts = [
      ("MS Mincho", "ＭＳ 明朝", "02020609040205080304", "roman", "80"),
      ("MS Gothic", "ＭＳ ゴシック", "020B0609070205080204", "modern", "80"),
    ]
    return declaration + "<w:fonts \(word)>"
      + fonts.map {
        "<w:font w:name=\"\($0.0)\"><w:altName w:val=\"\($0.1)\"/><w:panose1 w:val=\"\($0.2)\"/><w:charset w:val=\"\($0.4)\"/><w:family w:val=\"\($0.3)\"/><w:pitch w:val=\"fixed\"/></w:font>"
      }.joined() + "</w:fonts>"
  }()

  var header: String {
    DOCXParts.declaration + "<w:hdr \(DOCXParts.word)><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>"
      + "<w:r><w:t xml:space=\"preserve\">\(document.title.markupEscaped)</w:t></w:r></w:p></w:hdr>"
  }

  static let headerOfFirstPage =
    declaration + "<w:hdr \(word)><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr></w:p></w:hdr>"

  static let footer: String = {
    func field(_ name: String) -> String {
      "<w:fldSimple w:instr=\" \(name) \"><w:r><w:t>1</w:t></w:r></w:fldSimple>"
    }
    return declaration + "<w:ftr \(word)><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>"
      + field("PAGE") + "<w:r><w:t xml:space=\"preserve\"> / </w:t></w:r>" + field("NUMPAGES")
      + "</w:p></w:ftr>"
  }()
}
