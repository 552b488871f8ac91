import Bytes

/// Writes blocks as HTML.
struct HTMLWriter {
  private(set) var text = ""
  private(set) var hasHeading: Bool
  let words: Words
  let binding: Binding
  /// What is added to the level of a heading: with a title above, the first level of the text is the second of the page.
  private let shift: Int
  private var hasTitle = false

  init(_ document: Document) {
    words = Words(document)
    binding = Binding(isJapanese: document.isJapanese)
    let levels = document.headingLevels
    let hasTitle = document.passages.contains { $0.place == .paragraph(.title) }
    hasHeading = hasTitle || levels.contains(1)
    let top = hasTitle || !levels.contains(1) ? 2 : 1
    shift = levels.min().map { top - $0 } ?? 0
  }

  mutating func write(_ blocks: [Block]) {
    for block in blocks { write(block) }
  }

  private mutating func write(_ block: Block) {
    let id = Self.id(block.id)
    switch block.content {
    case .heading(let level, let runs):
      let level = min(6, level + shift)
      text += "<h\(level)\(id)>\(line(runs, isTitle: true))</h\(level)>\n"
    case .paragraph(let role, let runs): write(role, runs, id)
    case .list(let isOrdered, let items):
      let name = isOrdered ? "ol" : "ul"
      text += "<\(name)\(id)>\n"
      for item in items { write("li", Self.id(item.id), item.blocks) }
      text += "</\(name)>\n"
    case .definitions(let definitions):
      text += "<dl\(id)>\n"
      for definition in definitions {
        text += "<div\(Self.id(definition.id))><dt>\(line(definition.term))</dt>\n"
        write("dd", "", definition.blocks)
        text += "</div>\n"
      }
      text += "</dl>\n"
    case .table(let table): write(table, id)
    case .section(let isAnnex, let blocks):
      // A section is one by its heading.
      let name = blocks.contains(where: \.isHeading) ? "section" : "div"
      text += "<\(name)\(id)\(isAnnex ? " class=\"annex\"" : "")>\n"
      write(blocks)
      text += "</\(name)>\n"
    case .rule: text += "<hr\(id)>\n"
    }
  }

  private mutating func write(_ role: Role, _ runs: [Run], _ id: String) {
    if role == .title, !hasTitle {
      hasTitle = true
      text += "<h1\(id) class=\"title\">\(line(runs, isTitle: true))</h1>\n"
      return
    }
    let kind = role == .body ? "" : " class=\"\(role.rawValue)\""
    text += "<p\(id)\(kind)>\(line(runs))</p>\n"
  }

  /// One line of text stands in the element itself, anything more as blocks.
  private mutating func write(_ name: String, _ attributes: String, _ blocks: [Block]) {
    text += "<\(name)\(attributes)>"
    if blocks.count == 1, case .paragraph(.body, let runs) = blocks[0].content, blocks[0].id == nil {
      text += line(runs)
    } else if !blocks.isEmpty {
      text += "\n"
      write(blocks)
    }
    text += "</\(name)>\n"
  }

  private mutating func write(_ table: Table, _ id: String) {
    let amounts = table.amountColumns
    text += "<table\(id)\(table.isLong ? " class=\"long\"" : "")>\n"
    if !table.caption.isEmpty { text += "<caption>\(line(table.caption))</caption>\n" }
    text +=
      "<colgroup>" + table.columnShares.map { "<col style=\"width: \($0)%\">" }.joined() + "</colgroup>\n"
    for (name, rows) in [("thead", table.head), ("tbody", table.body)] where !rows.isEmpty {
      text += "<\(name)>\n"
      for row in rows {
        text += "<tr\(Self.id(row.id))>\n"
        for (column, cell) in row.cells.enumerated() {
          let isHeader = cell.isHeader || name == "thead"
          var attributes = isHeader ? " scope=\"\(name == "thead" ? "col" : "row")\"" : ""
          var kinds: [String] = []
          if amounts.contains(column), name == "thead" || !isHeader { kinds.append("amount") }
          if isHeader, cell.blocks.map(\.plainText).joined().displayWidth <= Table.longestWhole {
            kinds.append("nobr")
          }
          if !kinds.isEmpty { attributes += " class=\"\(kinds.joined(separator: " "))\"" }
          write(isHeader ? "th" : "td", attributes, cell.blocks)
        }
        text += "</tr>\n"
      }
      text += "</\(name)>\n"
    }
    text += "</table>\n"
  }

  // MARK: - Runs

  private func line(_ runs: [Run], isTitle: Bool = false) -> String {
    html(binding.bound(runs, keepsBrackets: isTitle))
  }

  private func html(_ runs: [Run]) -> String {
    var html = ""
    var followsDeletion = false
    for part in runs.amended {
      // Between words, what replaces one stands apart from it.
      if !words.isJapanese, followsDeletion, part.run.isInsertion { html += " " }
      followsDeletion = part.run.isDeletion
      html += self.html(part.run)
      guard let change = part.change, part.endsChange else { continue }
      html +=
        (words.isJapanese ? "" : " ") + "<small class=\"change\">\(words.note(change).markupEscaped)</small>"
    }
    return html
  }

  private func html(_ run: Run) -> String {
    let inner = html(run.children)
    return switch run {
    case .text(let text): text.markupEscaped
    case .code(let text): "<code>\(text.markupEscaped)</code>"
    case .lineBreak: "<br>\n"
    case .strong: "<strong>\(inner)</strong>"
    case .unbroken: "<span class=\"nobr\">\(inner)</span>"
    case .figure(let id, _): "<data class=\"figure\" value=\"\(id.markupEscaped)\">\(inner)</data>"
    case .deleted(_, let amendment): html("del", words.deleted, amendment, inner)
    case .inserted(_, let amendment): html("ins", words.inserted, amendment, inner)
    case .reference(let id, _): "<a href=\"#\(id.markupEscaped)\">\(inner)</a>"
    case .link(let address, let runs):
      // In print an address that the text does not show is written out after it.
      "<a\(address.hasPrefix("tel:") || address.hasSuffix(runs.plainText) ? "" : " class=\"named\"") href=\"\(address.markupEscaped)\">\(inner)</a>"
    }
  }

  /// Those who listen hear where a change begins and ends.
  private func html(_ name: String, _ word: String, _ amendment: Amendment, _ inner: String) -> String {
    let (open, close) = words.isJapanese ? ("［\(word)：", "］") : ("[\(word): ", "]")
    return "<\(name) datetime=\"\(amendment.day.markupEscaped)\" title=\"\(amendment.reason.markupEscaped)\">"
      + "<span class=\"hidden\">\(open)</span>\(inner)<span class=\"hidden\">\(close)</span></\(name)>"
  }

  // MARK: - Text

  private static func id(_ id: String?) -> String { id.map { " id=\"\($0.markupEscaped)\"" } ?? "" }
}

extension Document {
  /// The levels of its headings, in reading order.
  var headingLevels: [Int] { blocks.flatMap(\.headingLevels) }
}

extension Block {
  fileprivate var isHeading: Bool { if case .heading = content { true } else { false } }

  fileprivate var headingLevels: [Int] {
    switch content {
    case .heading(let level, _): [level]
    case .section(_, let blocks): blocks.flatMap(\.headingLevels)
    case .list(_, let items): items.flatMap { $0.blocks.flatMap(\.headingLevels) }
    case .definitions(let definitions): definitions.flatMap { $0.blocks.flatMap(\.headingLevels) }
    case .table, .paragraph, .rule: []
    }
  }
}
