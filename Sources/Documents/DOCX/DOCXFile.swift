/// A document as a file of Word: WordprocessingML (ECMA-376, ISO/IEC 29500-1), A4, with styles that can be changed.
///
/// The same document gives the same bytes: no times, no names of people or machines are in the file.
public struct DOCXFile: Sendable {
  public let document: Document

  public init(_ document: Document) { self.document = document }

  /// - Throws: `RenderingError` where there is no memory for it.
  public var bytes: [UInt8] {
    get throws(RenderingError) {
      var body = DOCXBody(document)
      let main = body.part()
      let parts = DOCXParts(document)
      var archive: [ZipArchive.Entry] = [
        .init("[Content_Types].xml", DOCXParts.contentTypes),
        .init("_rels/.rels", DOCXParts.relationships),
        .init("docProps/core.xml", parts.coreProperties),
        .init("docProps/app.xml", DOCXParts.properties),
        .init("word/document.xml", main),
        .init("word/_rels/document.xml.rels", DOCXParts.relationships(links: body.links)),
        .init("word/styles.xml", DOCXStyles(document).part),
        .init("word/numbering.xml", DOCXNumbering.part(orderedLists: body.orderedLists)),
      ]
      archive += [
        .init("word/settings.xml", parts.settings),
        .init("word/fontTable.xml", DOCXParts.fonts),
        .init("word/header.xml", parts.header),
        .init("word/footer.xml", DOCXParts.footer),
        .init("word/headerOfFirstPage.xml", DOCXParts.headerOfFirstPage),
      ]
      return try ZipArchive.bytes(of: archive)
    }
  }
}
