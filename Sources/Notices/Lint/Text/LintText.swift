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
    targets = LintText.targets(document.blocks)
  }

  private static func targets(_ blocks: [Block]) -> Set<String> {
    var found: Set<String> = []
    for block in blocks {
      if let id = block.id { found.insert(id) }
      switch block.content {
      case .list(_, let items):
        for item in items {
          if let id = item.id { found.insert(id) }
          found.formUnion(targets(item.blocks))
        }
      case .definitions(let definitions):
        for definition in definitions {
          if let id = definition.id { found.insert(id) }
          found.formUnion(targets(definition.blocks))
        }
      case .section(_, let blocks): found.formUnion(targets(blocks))
      case .table(let table):
        for row in table.head + table.body {
          if let id = row.id { found.insert(id) }
          for cell in row.cells { found.formUnion(targets(cell.blocks)) }
        }
      case .heading, .paragraph, .rule: break
      }
    }
    return found
  }
}
