import Bytes

/// The rows of one table while they are read: the row under construction lies at the end and is
/// either closed or taken back whole.
struct RowStore: Sendable {
  private var arena: [UInt8] = []
  private var cells: [PackedCell] = []
  private var lines: [Int] = []
  private var columnCount = 0
  /// Where the row under construction, and its present cell, start.
  private var rowStart = 0
  private var rowCells = 0
  private(set) var cellStart = 0

  /// The finished rows, without the one under construction.
  ///
  /// - Parameter columns: the table's columns; 0 where unknown, the rows then tell.
  func finished(columns: Int) -> TableRows {
    let width = columns == 0 ? columnCount : columns
    let count = lines.count * width
    let end = count == 0 ? 0 : cells[count - 1].end
    return TableRows(
      columnCount: width, arena: Array(arena.prefix(end)), cells: Array(cells.prefix(count)),
      lines: lines)
  }

  // MARK: - Rows

  mutating func beginRow() {
    arena.removeLast(arena.count - rowStart)
    cellStart = rowStart
    cells.removeLast(cells.count - rowCells)
  }

  mutating func endCell(_ form: CellForm) {
    cells.append(PackedCell(end: arena.count, form: form))
    cellStart = arena.count
  }

  /// Closes the row, whose cells stand in the table's order.
  mutating func endRow(line: Int) {
    if lines.isEmpty { columnCount = cells.count - rowCells }
    lines.append(line)
    rowStart = arena.count
    rowCells = cells.count
  }

  /// Closes a row whose cells stand in another order, or of which columns are missing.
  ///
  /// - Parameters:
  ///   - places: for each cell its column, or nil for one that the table does not have.
  ///   - columns: the number of the table's columns.
  mutating func endRow(line: Int, places: [Int?], columns: Int) {
    let written = Array(arena[rowStart...])
    let ends = Array(cells[rowCells...])
    var sources = [Int?](repeating: nil, count: columns)
    for (cell, place) in places.enumerated() {
      if let place { sources[place] = cell }
    }
    cells.removeLast(ends.count)
    arena.removeLast(written.count)
    for source in sources {
      if let source {
        let from = source == 0 ? 0 : ends[source - 1].end - rowStart
        append(written.span, from..<(ends[source].end - rowStart))
        endCell(ends[source].form)
      } else {
        endCell(.absent)
      }
    }
    endRow(line: line)
  }

  // MARK: - Rows that are handed out

  /// Moves the one closed row out.
  ///
  /// - Parameter columns: the wanted columns.
  mutating func take(_ columns: [Int], into row: inout DumpRow) {
    for column in columns { copy(column >= 0 && column < rowCells ? column : nil, from: 0, into: &row) }
    removeAll()
  }

  /// Moves out what is there of the row under construction.
  ///
  /// - Parameter sources: for each wanted column the place of its value, or nil where it has none.
  mutating func takeUnfinished(_ sources: [Int?], into row: inout DumpRow) {
    for source in sources {
      copy(source.flatMap { $0 < cells.count - rowCells ? $0 : nil }, from: rowCells, into: &row)
    }
    removeAll()
  }

  private func copy(_ cell: Int?, from first: Int, into row: inout DumpRow) {
    guard let cell else {
      row.cells.append(.absent)
      return
    }
    let start = first + cell == 0 ? 0 : cells[first + cell - 1].end
    let end = cells[first + cell].end
    switch cells[first + cell].form {
    case .null: row.cells.append(.null)
    case .absent: row.cells.append(.absent)
    case .text: row.append(arena.span, start..<end, isNumber: false)
    case .number: row.append(arena.span, start..<end, isNumber: true)
    case .expression:
      row.append(arena.span, start..<end, isNumber: false)
      if case .bytes(let range, _) = row.cells.removeLast() { row.cells.append(.expression(range)) }
    }
  }

  private mutating func removeAll() {
    arena.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
    rowStart = 0
    rowCells = 0
    cellStart = 0
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
