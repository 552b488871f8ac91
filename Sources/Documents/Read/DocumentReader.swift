/// Makes a document of the elements that were read, and refuses what its vocabulary does not have.
struct DocumentReader {
  let language: String
  /// Ids that have been given, and those that references want, with their places.
  var ids: Set<String> = []
  var wanted: [(id: String, place: MarkupPlace)] = []

  static func read(_ root: MarkupElement) throws(DocumentError) -> Document {
    guard root.name == "article" else {
      throw DocumentError(
        root.place, "The document begins with <\(root.name)>", remedy: "Begin with <article lang=\"ja\">")
    }
    let attributes = try Attributes(root)
    let language = attributes["lang"] ?? ""
    guard ["ja", "en"].contains(language) else {
      throw DocumentError(
        attributes.place("lang"), "“\(language)” is no language of documents", remedy: "Write ja or en")
    }
    if let namespace = attributes["xmlns"], namespace != "http://www.w3.org/1999/xhtml" {
      throw DocumentError(
        attributes.place("xmlns"), "The namespace is not that of XHTML",
        remedy: "Write http://www.w3.org/1999/xhtml, or nothing")
    }
    var reader = DocumentReader(language: language)
    let blocks = try reader.blocks(root)
    for reference in reader.wanted where !reader.ids.contains(reference.id) {
      throw DocumentError(
        reference.place, "Nothing has the id “\(reference.id)”",
        remedy: "Give the id to the block that is meant, or point at another")
    }
    let document = Document(language: language, title: "", blocks: blocks)
    let own = attributes["title"]?.trimmed ?? ""
    guard let title = own.isEmpty ? document.firstTitle : own else {
      throw DocumentError(
        root.place, "The document has no title",
        remedy: "Write <p class=\"title\">, an <h1>, or <article title=\"…\">")
    }
    return Document(language: language, title: title, blocks: blocks)
  }

  // MARK: - Blocks

  private mutating func blocks(_ parent: MarkupElement) throws(DocumentError) -> [Block] {
    var blocks: [Block] = []
    for child in parent.children {
      switch child {
      case .text(let text, let place):
        guard text.allSatisfy(\.isMarkupSpace) else {
          throw DocumentError(
            place, "Text stands in <\(parent.name)> without a paragraph", remedy: "Put it into <p>")
        }
      case .element(let element): blocks.append(try block(element, in: parent))
      }
    }
    return blocks
  }

  private mutating func block(_ element: MarkupElement, in parent: MarkupElement) throws(DocumentError)
    -> Block
  {
    guard Vocabulary.blocks.contains(element.name) else {
      throw notAllowed(element, in: parent, Vocabulary.blocks)
    }
    let attributes = try Attributes(element)
    let content: Block.Content =
      switch element.name {
      case "h1", "h2", "h3", "h4", "p": try line(element, attributes)
      case "ul", "ol": .list(isOrdered: element.name == "ol", try listItems(element))
      case "table": .table(try table(element))
      case "dl": .definitions(try definitions(element))
      case "section": .section(isAnnex: try isAnnex(attributes), try blocks(element))
      default: .rule
      }
    if case .rule = content, !element.children.isEmpty {
      throw DocumentError(element.place, "<hr> holds something", remedy: "Write <hr/>")
    }
    return Block(content, id: try take(attributes), items: attributes.items)
  }

  private mutating func line(_ element: MarkupElement, _ attributes: Attributes) throws(DocumentError)
    -> Block.Content
  {
    let runs = try runs(of: element)
    let isParagraph = element.name == "p"
    guard let word = attributes["class"] else {
      return isParagraph
        ? .paragraph(.body, runs) : .heading(level: Int(element.name.dropFirst()) ?? 1, runs)
    }
    guard let role = Role(rawValue: word), isParagraph || role == .title || role == .subtitle else {
      let words = isParagraph ? Role.allCases.map(\.rawValue) : [Role.title.rawValue, Role.subtitle.rawValue]
      throw DocumentError(
        attributes.place("class"), "<\(element.name)> has no class “\(word)”",
        remedy: "Its classes: " + words.joined(separator: ", "))
    }
    return .paragraph(role, runs)
  }

  private func isAnnex(_ attributes: Attributes) throws(DocumentError) -> Bool {
    guard let word = attributes["class"] else { return false }
    guard word == "annex" else {
      throw DocumentError(
        attributes.place("class"), "<section> has no class “\(word)”",
        remedy: "Its class: annex, which begins on a new page")
    }
    return true
  }

  private mutating func listItems(_ list: MarkupElement) throws(DocumentError) -> [ListItem] {
    var items: [ListItem] = []
    for element in try elements(of: list, ["li"]) {
      let attributes = try Attributes(element)
      items.append(
        ListItem(try blocksOrLine(element), id: try take(attributes), items: attributes.items))
    }
    return items
  }

  private mutating func definitions(_ list: MarkupElement) throws(DocumentError) -> [Definition] {
    var definitions: [Definition] = []
    for element in try elements(of: list, ["dt", "dd"]) {
      let attributes = try Attributes(element)
      if element.name == "dt" {
        definitions.append(
          Definition(try runs(of: element), [], id: try take(attributes), items: attributes.items))
      } else {
        guard let last = definitions.indices.last else {
          throw DocumentError(element.place, "<dd> stands before the first <dt>", remedy: "Write <dt> first")
        }
        definitions[last].blocks += try blocksOrLine(element)
        definitions[last].items += attributes.items
      }
    }
    return definitions
  }

  // MARK: - Tables

  private mutating func table(_ element: MarkupElement) throws(DocumentError) -> Table {
    var table = Table(body: [])
    var loose: [MarkupElement] = []
    for part in try elements(of: element, ["caption", "thead", "tbody", "tr"]) {
      if part.name != "tr" { _ = try Attributes(part) }
      switch part.name {
      case "caption": table.caption = try runs(of: part)
      case "thead": table.head += try rows(try elements(of: part, ["tr"]))
      case "tbody": table.body += try rows(try elements(of: part, ["tr"]))
      default: loose.append(part)
      }
    }
    table.body += try rows(loose)
    guard !table.body.isEmpty else {
      throw DocumentError(
        element.place, "The table has no row", remedy: "Leave the table out where there is nothing to show")
    }
    let width = table.columnCount
    if width == 0 || (table.head + table.body).contains(where: { $0.cells.count != width }) {
      throw DocumentError(
        element.place, "The rows of the table are not equally long",
        remedy: "Give every row \(max(1, width)) cells")
    }
    return table
  }

  private mutating func rows(_ elements: [MarkupElement]) throws(DocumentError) -> [Table.Row] {
    var rows: [Table.Row] = []
    for element in elements {
      let attributes = try Attributes(element)
      var row = Table.Row([], id: try take(attributes), items: attributes.items)
      for cell in try self.elements(of: element, ["th", "td"]) {
        let scope = try Attributes(cell)
        if let word = scope["scope"], word != "row", word != "col" {
          throw DocumentError(
            scope.place("scope"), "<th> has no scope “\(word)”", remedy: "Write row or col")
        }
        row.cells.append(Table.Cell(isHeader: cell.name == "th", try blocksOrLine(cell)))
      }
      rows.append(row)
    }
    return rows
  }

  // MARK: - Parts

  /// Either blocks, or a line of text, which is one paragraph then.
  private mutating func blocksOrLine(_ element: MarkupElement) throws(DocumentError) -> [Block] {
    let holdsBlocks = element.children.contains { child in
      if case .element(let inner) = child { Vocabulary.blocks.contains(inner.name) } else { false }
    }
    if holdsBlocks { return try blocks(element) }
    let runs = try runs(of: element)
    return runs.isEmpty ? [] : [.paragraph(.body, runs)]
  }

  private func elements(of parent: MarkupElement, _ names: [String]) throws(DocumentError) -> [MarkupElement]
  {
    var elements: [MarkupElement] = []
    for child in parent.children {
      switch child {
      case .element(let element):
        guard names.contains(element.name) else { throw notAllowed(element, in: parent, names) }
        elements.append(element)
      case .text(let text, let place):
        guard text.allSatisfy(\.isMarkupSpace) else {
          throw DocumentError(
            place, "Text stands in <\(parent.name)>",
            remedy: "Put it into <\(names.joined(separator: "> or <"))>")
        }
      }
    }
    return elements
  }

  func notAllowed(_ element: MarkupElement, in parent: MarkupElement, _ allowed: [String]) -> DocumentError {
    let isKnown = Vocabulary.attributes[element.name] != nil
    return DocumentError(
      element.place,
      isKnown ? "<\(element.name)> may not stand in <\(parent.name)>" : "<\(element.name)> is not known",
      remedy: "<\(parent.name)> may hold: " + allowed.joined(separator: ", "))
  }

  private mutating func take(_ attributes: Attributes) throws(DocumentError) -> String? {
    guard let id = attributes["id"] else { return nil }
    guard !id.isEmpty, id.utf8.count <= 64, id.utf8.allSatisfy(Attributes.isOfWord) else {
      throw DocumentError(
        attributes.place("id"), "“\(id)” is no id", remedy: "Use letters of ASCII, digits, - . and _")
    }
    guard ids.insert(id).inserted else {
      throw DocumentError(
        attributes.place("id"), "The id “\(id)” is given twice", remedy: "Give each id once")
    }
    return id
  }
}

extension Document {
  /// The public door: see ``Document/init(xhtml:)``.
  fileprivate var firstTitle: String? {
    let lines = passages.filter { $0.place == .paragraph(.title) || $0.place == .heading }
    let title = lines.first { $0.place == .paragraph(.title) } ?? lines.first
    return title.flatMap { $0.text.isEmpty ? nil : $0.text }
  }

  /// Reads an XHTML fragment: one `<article lang="ja">` or `lang="en"` with headings, paragraphs, lists, tables,
  /// definitions and sections in it.
  ///
  /// A figure of the case is `<data class="figure" value="ID">30</data>`; a change of what was published
  /// `<del datetime="2017-02-13" title="why">…</del>` and `<ins …>`; `<span class="nobr">` stays on one line; the class of
  /// a paragraph is its ``Role``; `data-item` names what a block fulfils. White space is that of HTML, but a line end
  /// beside a Japanese character leaves no space. The title is that of the article, else the paragraph of that class, else
  /// the first heading.
  ///
  /// - Throws: `DocumentError` at the first thing that is not of this vocabulary.
  public init(xhtml: String) throws(DocumentError) {
    self = try DocumentReader.read(try MarkupReader.read(xhtml))
  }
}
