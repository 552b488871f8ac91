/// The rows of one table while they are read: the row under construction lies at the end and is
/// either closed or taken back whole.
struct RowStore: Sendable {
  /// The bytes; only the first ``used`` count, the rest is room.
  private var arena: [UInt8] = []
  private(set) var used = 0
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
    used = rowStart
    cellStart = rowStart
    cells.removeLast(cells.count - rowCells)
  }

  mutating func endCell(_ form: CellForm) {
    cells.append(PackedCell(end: used, form: form))
    cellStart = used
  }

  /// Closes the row, whose cells stand in the table's order.
  mutating func endRow(line: Int) {
    if lines.isEmpty { columnCount = cells.count - rowCells }
    lines.append(line)
    rowStart = used
    rowCells = cells.count
  }

  /// Closes a row whose cells stand in another order, or of which columns are missing.
  ///
  /// - Parameters:
  ///   - places: for each cell its column, or nil for one that the table does not have.
  ///   - columns: the number of the table's columns.
  mutating func endRow(line: Int, places: [Int?], columns: Int) {
    let written = Array(arena[rowStart..<used])
    let ends = Array(cells[rowCells...])
    var sources = [Int?](repeating: nil, count: columns)
    for (cell, place) in places.enumerated() {
      if let place { sources[place] = cell }
    }
    cells.removeLast(ends.count)
    used = rowStart
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

  // MARK: - Bytes of the present cell

  mutating func append(_ byte: UInt8) {
    if used == arena.count { makeRoom(for: 1) }
    arena[used] = byte
    used += 1
  }

  mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    if used + range.count > arena.count { makeRoom(for: range.count) }
    var to = used
    var room = arena.mutableSpan
    for from in range {
      room[to] = bytes[from]
      to &+= 1
    }
    used = to
  }

  /// Drops what the present cell holds.
  mutating func clearCell() { used = cellStart }

  /// The bytes of the present cell.
  var cell: ArraySlice<UInt8> { arena[cellStart..<used] }

  /// Puts other bytes, not more than there are, in place of the present cell's.
  mutating func replaceCell(with bytes: [UInt8]) {
    clearCell()
    append(bytes.span, 0..<bytes.count)
  }

  private mutating func makeRoom(for count: Int) {
    let room = max(count, 1 << 16)
    arena.append(contentsOf: repeatElement(0, count: room))
  }
}
