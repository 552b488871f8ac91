import Documents

/// A document as rules read it: its passages in order, numbered, each with its text folded to half width.
struct LintText: Sendable {
  let isJapanese: Bool
  let passages: [LintPassage]
  /// Ids that references may point at.
  let targets: Set<String>

  init(_ document: Document) {
    let isJapanese = document.language.lowercased().hasPrefix("ja")
    self.isJapanese = isJapanese
    passages = document.passages.enumerated().map { number, passage in
      LintPassage(passage, number: number + 1, isJapanese: isJapanese)
    }
    targets = Set(document.ids)
  }
}
