/// A document as it is read by people: a report, a notice, a letter. It knows its structure and its figures, and nothing
/// of how it looks; ``HTMLPage``, ``PlainText``, ``PDFRenderer`` and ``DOCXFile`` write it.
public struct Document: Sendable, Hashable, Codable {
  /// BCP 47, `ja` or `en`.
  public var language: String
  /// For the window, the file's properties and the running head of printed pages.
  public var title: String
  public var blocks: [Block]

  public init(language: String, title: String, blocks: [Block]) {
    self.language = language
    self.title = title
    self.blocks = blocks
  }

  /// Set as Japanese: no spaces between words, East Asian fonts and line breaking.
  package var isJapanese: Bool { language.lowercased().hasPrefix("ja") }
}
