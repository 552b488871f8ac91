/// A paragraph, heading, list item or cell: text that is read in one go, and where it stands.
public struct Passage: Sendable, Hashable {
  public enum Place: Sendable, Hashable {
    case heading
    case paragraph(Role)
    case listItem
    /// Column from 0, and the title of that column where the table has a head.
    case cell(column: Int, heading: String?)
    case term
    case caption
  }

  /// The heading it stands under, as text; nil before the first.
  public let heading: String?
  public let place: Place
  public let runs: [Run]
  /// What it fulfils, with what the blocks around it do.
  public let items: Set<String>
  /// What counts as said: without what was deleted.
  public let text: String
}

/// A figure where a document uses it.
public struct FigureUse: Sendable, Hashable, Codable {
  public let id: String
  /// As it is shown, without what was deleted.
  public let shown: String

  public init(id: String, shown: String) {
    self.id = id
    self.shown = shown
  }
}

extension Document {
  /// The text in reading order.
  public var passages: [Passage] {
    var walk = PassageWalk()
    walk.enter(blocks, items: [], place: nil)
    return walk.passages
  }

  /// The figures it states, in reading order; those within deleted text are not stated any more.
  public var figures: [FigureUse] { passages.flatMap { $0.runs.figures } }

  /// What it says, of what a document of its kind must say: those whose block has text.
  public var items: Set<String> {
    passages.reduce(into: []) { all, passage in
      if passage.text.contains(where: { !$0.isWhitespace }) { all.formUnion(passage.items) }
    }
  }

  /// The ids that references point at, in reading order.
  public var references: [String] { passages.flatMap { $0.runs.references } }

  /// The addresses that it links to, in reading order; those within deleted text too, since they still show.
  public var links: [String] { passages.flatMap { $0.runs.links } }
}

extension Block {
  /// What counts as said in it, paragraphs apart by a space.
  public var plainText: String {
    var walk = PassageWalk()
    walk.enter([self], items: [], place: nil)
    return walk.passages.map(\.text).filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension [Run] {
  /// The figures stated in them.
  public var figures: [FigureUse] {
    flatMap { run -> [FigureUse] in
      switch run {
      case .deleted: []
      case .figure(let id, let runs): [FigureUse(id: id, shown: runs.plainText)] + runs.figures
      default: run.children.figures
      }
    }
  }

  fileprivate var references: [String] {
    flatMap { run in
      if case .reference(let id, let runs) = run { [id] + runs.references } else { run.children.references }
    }
  }

  fileprivate var links: [String] {
    flatMap { run in
      if case .link(let address, let runs) = run { [address] + runs.links } else { run.children.links }
    }
  }
}

/// Goes through blocks in reading order.
private struct PassageWalk {
  var passages: [Passage] = []
  private var heading: String?

  mutating func enter(_ blocks: [Block], items: Set<String>, place: Passage.Place?) {
    for block in blocks {
      let items = items.union(block.items)
      switch block.content {
      case .heading(_, let runs):
        add(runs, .heading, items)
        heading = runs.plainText
      case .paragraph(let role, let runs):
        add(runs, role == .body ? place ?? .paragraph(role) : .paragraph(role), items)
      case .list(_, let list):
        for item in list { enter(item.blocks, items: items.union(item.items), place: .listItem) }
      case .definitions(let definitions):
        for definition in definitions {
          let items = items.union(definition.items)
          // The term alone fulfils nothing: what is said of it does.
          add(definition.term, .term, [])
          enter(definition.blocks, items: items, place: place)
        }
      case .section(_, let blocks): enter(blocks, items: items, place: place)
      case .table(let table): enter(table, items)
      case .rule: break
      }
    }
  }

  private mutating func enter(_ table: Table, _ items: Set<String>) {
    if !table.caption.isEmpty { add(table.caption, .caption, []) }
    let columns = table.head.last?.cells.map { $0.blocks.map(\.plainText).joined(separator: " ") } ?? []
    for row in table.head + table.body {
      let rowItems = items.union(row.items)
      for (column, cell) in row.cells.enumerated() {
        let title = column < columns.count ? columns[column] : nil
        // Titles of rows and columns alone fulfil nothing.
        enter(
          cell.blocks, items: cell.isHeader ? [] : rowItems, place: .cell(column: column, heading: title))
      }
    }
  }

  private mutating func add(_ runs: [Run], _ place: Passage.Place, _ items: Set<String>) {
    passages.append(
      Passage(
        heading: heading, place: place, runs: runs, items: place == .heading ? [] : items,
        text: runs.plainText))
  }
}
