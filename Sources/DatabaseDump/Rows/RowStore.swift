import Bytes

/// The row under construction, and the packed rows that came before it, where they are kept.
struct RowStore: Sendable {
  private var arena: [UInt8] = []
  private var cells: [PackedCell] = []
  /// Where the present cell starts.
  private(set) var cellStart = 0
  /// The kept rows; nil where rows are handed out instead.
  private(set) var packer: RowPacker?
  /// The width of the first row.
  private var columnCount = 0

  init(packer: RowPacker? = nil) { self.packer = packer }

  /// The kept rows, without the one under construction; nil where none are kept.
  ///
  /// - Parameter columns: the table's columns; 0 where unknown, the rows then tell.
  mutating func finished(columns: Int) -> TableRows? {
    packer?.finished(columnCount: columns == 0 ? columnCount : columns)
  }

  // MARK: - Rows

  mutating func beginRow() {
    arena.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    cellStart = 0
  }

  mutating func endCell(_ form: CellForm) {
    cells.append(PackedCell(end: arena.count, form: form))
    cellStart = arena.count
  }

  /// Closes the row, whose cells stand in the table's order.
  mutating func endRow(line: Int) {
    guard packer != nil else { return }
    if packer?.count == 0 { columnCount = cells.count }
    packer?.append(cells, arena, line: line)
  }

  /// Closes a row whose cells stand in another order, or of which columns are missing.
  ///
  /// - Parameters:
  ///   - places: for each cell its column, or nil for one that the table does not have.
  ///   - columns: the number of the table's columns.
  mutating func endRow(line: Int, places: [Int?], columns: Int) {
    let written = arena
    let ends = cells
    var sources = [Int?](repeating: nil, count: columns)
    for (cell, place) in places.enumerated() {
      if let place { sources[place] = cell }
    }
    beginRow()
    for source in sources {
      if let source {
        append(written.span, (source == 0 ? 0 : ends[source - 1].end)..<ends[source].end)
        endCell(ends[source].form)
      } else {
        endCell(.absent)
      }
    }
    endRow(line: line)
  }

  /// Keeps a row that was read otherwise.
  ///
  /// - Parameter row: its values in the kept columns.
  mutating func keep(_ row: borrowing DumpRow, line: Int) {
    if packer?.count == 0 { columnCount = row.cells.count }
    packer?.append(row, line: line)
  }

  // MARK: - Rows that are handed out

  /// Moves the closed row out.
  ///
  /// - Parameter columns: the wanted columns.
  mutating func take(_ columns: [Int], into row: inout DumpRow) {
    for column in columns { copy(column >= 0 && column < cells.count ? column : nil, into: &row) }
    beginRow()
  }

  /// Moves out what is there of the row under construction.
  ///
  /// - Parameter sources: for each wanted column the place of its value, or nil where it has none.
  mutating func takeUnfinished(_ sources: [Int?], into row: inout DumpRow) {
    for source in sources { copy(source.flatMap { $0 < cells.count ? $0 : nil }, into: &row) }
    beginRow()
  }

  private func copy(_ cell: Int?, into row: inout DumpRow) {
    guard let cell else {
      row.cells.append(.absent)
      return
    }
    let range = (cell == 0 ? 0 : cells[cell - 1].end)..<cells[cell].end
    switch cells[cell].form {
    case .null: row.cells.append(.null)
    case .absent: row.cells.append(.absent)
    case .text: row.append(arena.span, range, isNumber: false)
    case .number: row.append(arena.span, range, isNumber: true)
    case .expression:
      row.append(arena.span, range, isNumber: false)
      if case .bytes(let range, _) = row.cells.removeLast() { row.cells.append(.expression(range)) }
    }
  }

  // MARK: - Bytes of the present cell

  mutating func append(_ byte: UInt8) { arena.append(byte) }

  mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    arena.append(bytes, in: range)
  }

  /// Drops what the present cell holds.
  mutating func clearCell() { arena.removeLast(arena.count - cellStart) }

  // No slice of the arena leaves these two: it would still be held while the arena changes, which
  // would then be copied whole.

  /// What the present cell is, if it is an unquoted word, and its first byte and length.
  var word: (kind: LiteralDecoding.Kind, first: UInt8?, count: Int) {
    let cell = arena[cellStart...]
    return (LiteralDecoding.kind(of: cell), cell.first, cell.count)
  }

  /// Puts what the present cell's digits stand for in their place.
  ///
  /// - Parameter prefix: the length of the mark before the digits.
  /// - Returns: false, and the cell is as before, if there is something else than digits.
  mutating func decodeCell(_ literal: TupleScanner.Literal, prefix: Int) -> Bool {
    guard let bytes = decoded(literal, prefix: prefix) else { return false }
    clearCell()
    arena += bytes
    return true
  }

  private func decoded(_ literal: TupleScanner.Literal, prefix: Int) -> [UInt8]? {
    let digits = arena[(cellStart + prefix)...]
    return switch literal {
    case .text: nil
    case .hex: LiteralDecoding.hex(digits)
    case .bits: LiteralDecoding.bits(digits)
    }
  }
}
