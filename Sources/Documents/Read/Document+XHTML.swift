extension Document {
  /// The document in the XHTML that ``init(xhtml:)`` reads: what comes back is equal. A document that is kept or changed
  /// by hand is written so.
  public var xhtml: String {
    var writer = XHTMLWriter()
    writer.write(blocks)
    return
      "<article lang=\"\(language.markupEscaped)\" title=\"\(title.markupEscaped)\">\n\(writer.text)</article>\n"
  }
}

private struct XHTMLWriter {
  private(set) var text = ""

  mutating func write(_ blocks: [Block]) {
    for block in blocks { write(block) }
  }

  private mutating func write(_ block: Block) {
    let marks = marks(block.id, block.items)
    switch block.content {
    case .heading(let level, let runs): text += "<h\(level)\(marks)>\(xhtml(runs))</h\(level)>\n"
    case .paragraph(let role, let runs):
      text += "<p\(role == .body ? "" : " class=\"\(role.rawValue)\"")\(marks)>\(xhtml(runs))</p>\n"
    case .list(let isOrdered, let items):
      let name = isOrdered ? "ol" : "ul"
      text += "<\(name)\(marks)>\n"
      for item in items { write("li", self.marks(item.id, item.items), item.blocks) }
      text += "</\(name)>\n"
    case .definitions(let definitions):
      text += "<dl\(marks)>\n"
      for definition in definitions {
        text += "<dt\(self.marks(definition.id, definition.items))>\(xhtml(definition.term))</dt>\n"
        if !definition.blocks.isEmpty { write("dd", "", definition.blocks) }
      }
      text += "</dl>\n"
    case .table(let table): write(table, marks)
    case .section(let isAnnex, let blocks):
      text += "<section\(isAnnex ? " class=\"annex\"" : "")\(marks)>\n"
      write(blocks)
      text += "</section>\n"
    case .rule: text += "<hr\(marks)/>\n"
    }
  }

  private mutating func write(_ table: Table, _ marks: String) {
    text += "<table\(marks)>\n"
    if !table.caption.isEmpty { text += "<caption>\(xhtml(table.caption))</caption>\n" }
    for (name, rows) in [("thead", table.head), ("tbody", table.body)] where !rows.isEmpty {
      text += "<\(name)>\n"
      for row in rows {
        text += "<tr\(self.marks(row.id, row.items))>\n"
        for cell in row.cells { write(cell.isHeader ? "th" : "td", "", cell.blocks) }
        text += "</tr>\n"
      }
      text += "</\(name)>\n"
    }
    text += "</table>\n"
  }

  private mutating func write(_ name: String, _ attributes: String, _ blocks: [Block]) {
    text += "<\(name)\(attributes)>"
    if blocks.count == 1, blocks[0].id == nil, blocks[0].items.isEmpty,
      case .paragraph(.body, let runs) = blocks[0].content
    {
      text += xhtml(runs)
    } else {
      write(blocks)
    }
    text += "</\(name)>\n"
  }

  private func marks(_ id: String?, _ items: [String]) -> String {
    let id = id.map { " id=\"\($0.markupEscaped)\"" } ?? ""
    return items.isEmpty ? id : id + " data-item=\"\(items.joined(separator: " ").markupEscaped)\""
  }

  private func xhtml(_ runs: [Run]) -> String { runs.map(xhtml).joined() }

  private func xhtml(_ run: Run) -> String {
    let inner = xhtml(run.children)
    return switch run {
    case .text(let text): text.markupEscaped
    case .code(let text): "<code>\(text.markupEscaped)</code>"
    case .lineBreak: "<br/>"
    case .strong: "<strong>\(inner)</strong>"
    case .unbroken: "<span class=\"nobr\">\(inner)</span>"
    case .figure(let id, _): "<data class=\"figure\" value=\"\(id.markupEscaped)\">\(inner)</data>"
    case .deleted(_, let amendment): change("del", amendment, inner)
    case .inserted(_, let amendment): change("ins", amendment, inner)
    case .reference(let id, _): "<a href=\"#\(id.markupEscaped)\">\(inner)</a>"
    case .link(let address, _): "<a href=\"\(address.markupEscaped)\">\(inner)</a>"
    }
  }

  private func change(_ name: String, _ amendment: Amendment, _ inner: String) -> String {
    "<\(name) datetime=\"\(amendment.day.markupEscaped)\" title=\"\(amendment.reason.markupEscaped)\">\(inner)</\(name)>"
  }
}
