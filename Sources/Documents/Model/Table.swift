public struct Table: Sendable, Hashable, Codable {
  public struct Cell: Sendable, Hashable, Codable {
    /// It names its row, or in the head its column.
    public var isHeader: Bool
    public var blocks: [Block]

    public init(isHeader: Bool = false, _ blocks: [Block]) {
      self.isHeader = isHeader
      self.blocks = blocks
    }
  }

  public struct Row: Sendable, Hashable, Codable {
    public var cells: [Cell]
    public var id: String?
    public var items: [String]

    public init(_ cells: [Cell], id: String? = nil, items: [String] = []) {
      self.cells = cells
      self.id = id
      self.items = items
    }
  }

  public var caption: [Run]
  public var head: [Row]
  public var body: [Row]

  public init(caption: [Run] = [], head: [Row] = [], body: [Row]) {
    self.caption = caption
    self.head = head
    self.body = body
  }

  package var columnCount: Int { (head + body).map(\.cells.count).max() ?? 0 }

  /// Columns that hold amounts and nothing else: set to the right, so that digits stand below digits.
  package var amountColumns: Set<Int> {
    Set(
      (0..<columnCount).filter { column in
        let texts = body.compactMap { row -> String? in
          guard column < row.cells.count, !row.cells[column].isHeader else { return nil }
          return row.cells[column].blocks.map(\.plainText).joined()
        }
        return texts.contains { $0.contains(where: \.isDigit) } && texts.allSatisfy(Table.isAmount)
      })
  }

  /// Digits with commas and points, and a unit: “3,125件”, “約30名”, “at most 30 people”, “—”.
  private static func isAmount(_ text: String) -> Bool {
    let text = text.trimmed
    if text.isEmpty || ["—", "－", "-", "–"].contains(text) { return true }
    guard let first = text.firstIndex(where: \.isDigit), let last = text.lastIndex(where: \.isDigit)
    else { return false }
    return text[first...last].allSatisfy { $0.isDigit || ",.，．".contains($0) }
      && isUnit(text[..<first]) && isUnit(text[text.index(after: last)...])
  }

  /// A counter, or a word or two of English.
  private static func isUnit(_ text: Substring) -> Bool {
    text.count <= 2 || text.count <= 10 && text.allSatisfy { $0.isASCII && ($0.isLetter || $0 == " ") }
  }
}
