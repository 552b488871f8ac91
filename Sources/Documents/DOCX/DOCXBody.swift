/// Writes the text of the file: `word/document.xml`.
struct DOCXBody {
  /// What a paragraph takes over from where it stands.
  struct Context {
    /// Of a list, from 0; nil outside.
    var level: Int?
    var isInCell = false
    var isHeaderCell = false
    var isAmount = false
    /// The row must stay with the one after it.
    var keepsWithNext = false
    /// The mark of the list item, which its first paragraph takes.
    var numbering: Int?
  }

  let words: Words
  /// Addresses, by the number in their relationship.
  private(set) var links: [String] = []
  private(set) var orderedLists = 0
  private let document: Document
  private var bookmarks: [String: Int] = [:]
  private var xml = ""
  private var beginsPage = false
  /// Opened before the next paragraph.
  private var waitingBookmarks: [Int] = []

  init(_ document: Document) {
    self.document = document
    words = Words(document)
  }

  /// The text, with links and lists counted on the way.
  mutating func part() -> String {
    for (index, id) in document.ids.enumerated() { bookmarks[id] = index }
    write(document.blocks, Context())
    // A4 in twentieths of a point, with the margins of the page of HTML: 24, 24, 22, 24 mm.
    return DOCXParts.declaration
      + "<w:document \(DOCXParts.word) \(DOCXParts.relations)><w:body>\(xml)<w:sectPr>"
      + "<w:headerReference w:type=\"default\" r:id=\"header\"/><w:headerReference w:type=\"first\" r:id=\"headerOfFirstPage\"/>"
      + "<w:footerReference w:type=\"default\" r:id=\"footer\"/><w:footerReference w:type=\"first\" r:id=\"footer\"/>"
      + "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1361\" w:right=\"1361\" w:bottom=\"1247\" w:left=\"1361\" w:header=\"680\" w:footer=\"624\" w:gutter=\"0\"/>"
      + "<w:titlePg/></w:sectPr></w:body></w:document>"
  }

  static let textWidth = 11906 - 2 * 1361

  mutating func write(_ blocks: [Block], _ context: Context) {
    var context = context
    for block in blocks {
      mark(block.id)
      write(block.content, context)
      context.numbering = nil
    }
  }

  private mutating func write(_ content: Block.Content, _ context: Context) {
    switch content {
    case .heading(let level, let runs): paragraph("Heading\(min(4, max(1, level)))", runs, context)
    case .paragraph(let role, let runs): paragraph(style(role, context), runs, context)
    case .list(let isOrdered, let items):
      if isOrdered { orderedLists += 1 }
      let number = isOrdered ? DOCXNumbering.firstOrdered + orderedLists - 1 : DOCXNumbering.bullets
      var inner = context
      inner.level = min(DOCXNumbering.levels - 1, (context.level ?? -1) + 1)
      for item in items {
        mark(item.id)
        inner.numbering = number
        // What begins with a list or a table gets its mark on a line of its own.
        if item.blocks.first?.isLine != true {
          paragraph("ListParagraph", [], inner)
          inner.numbering = nil
        }
        write(item.blocks, inner)
      }
    case .definitions(let definitions): write(definitions, context)
    case .table(let table): write(table, context)
    case .section(let isAnnex, let blocks):
      beginsPage = beginsPage || (isAnnex && !context.isInCell)
      write(blocks, context)
    case .rule:
      xml +=
        "<w:p><w:pPr><w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"1\" w:color=\"767676\"/></w:pBdr></w:pPr></w:p>"
    }
  }

  private func style(_ role: Role, _ context: Context) -> String {
    switch role {
    case .body:
      context.isInCell
        ? (context.isHeaderCell ? "CellHeading" : "CellText")
        : context.level == nil ? "BodyText" : "ListParagraph"
    case .date, .addressee, .sender, .title, .subtitle, .lead, .ki, .ijo, .note, .signature, .caption,
      .warning:
      role.rawValue.prefix(1).uppercased() + role.rawValue.dropFirst()
    }
  }

  mutating func paragraph(_ style: String, _ runs: [Run], _ context: Context) {
    var layout = "<w:pStyle w:val=\"\(style)\"/>"
    if context.keepsWithNext { layout += "<w:keepNext/>" }
    if beginsPage { layout += "<w:pageBreakBefore/>" }
    beginsPage = false
    if let level = context.level {
      if let number = context.numbering {
        layout += "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(number)\"/></w:numPr>"
      } else {
        layout += "<w:ind w:left=\"\(DOCXNumbering.indent(level))\" w:firstLine=\"0\"/>"
      }
    }
    if context.isAmount { layout += "<w:jc w:val=\"right\"/>" }
    let text = DOCXRuns.xml(runs, words: words, bookmarks: bookmarks, links: &links)
    let starts = waitingBookmarks.map { "<w:bookmarkStart w:id=\"\($0)\" w:name=\"\(Self.bookmark($0))\"/>" }
    let ends = waitingBookmarks.map { "<w:bookmarkEnd w:id=\"\($0)\"/>" }
    waitingBookmarks = []
    xml += "<w:p><w:pPr>\(layout)</w:pPr>\(starts.joined())\(text)\(ends.joined())</w:p>"
  }

  mutating func mark(_ id: String?) {
    if let id, let number = bookmarks[id] { waitingBookmarks.append(number) }
  }

  mutating func raw(_ text: String) { xml += text }

  static func bookmark(_ number: Int) -> String { "part\(number)" }
}

extension Block {
  fileprivate var isLine: Bool {
    switch content {
    case .paragraph, .heading: true
    case .list, .table, .definitions, .section, .rule: false
    }
  }
}
