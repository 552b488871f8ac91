/// The rows of one table, compactly: in blocks of rows, each row the values of the kept columns one after the other.
///
/// Memory: 4 bytes a row and 1 a value besides the values' own bytes; times take 5 bytes, numbers 1 to 8.
public struct TableRows: Sendable, Equatable {
  /// The number of columns of every row, also of those that are not kept.
  public let columnCount: Int
  /// For each column the place of its value in a packed row; nil where it is not kept.
  private let places: [Int?]
  private let blocks: [RowBlock]
  /// The number of rows.
  public let count: Int

  init(columnCount: Int, places: [Int?], blocks: [RowBlock], count: Int) {
    self.columnCount = columnCount
    self.places = places
    self.blocks = blocks
    self.count = count
  }

  /// Whether a column's values are here; those of others read as ``Cell/absent``.
  public func keeps(column: Int) -> Bool { places[column] != nil }

  /// The value of a row in a column.
  ///
  /// - Parameter arena: gets the value's bytes at its end; the cell's range points there.
  /// - Complexity: O(columns).
  public func cell(row: Int, column: Int, into arena: inout [UInt8]) -> Cell {
    guard let place = places[column] else { return .absent }
    let block = blocks[row / RowBlock.capacity]
    let (form, content) = block.value(row % RowBlock.capacity, place)
    let start = arena.count
    if let bytes = block.bytes(content) { arena += bytes }
    switch form {
    case .null: return .null
    case .absent: return .absent
    case .text: return .bytes(start..<arena.count, isNumber: false)
    case .number: return .bytes(start..<arena.count, isNumber: true)
    case .expression: return .expression(start..<arena.count)
    }
  }

  /// The bytes of a value; nil for NULL and absent values.
  ///
  /// - Complexity: O(columns).
  public func bytes(row: Int, column: Int) -> ArraySlice<UInt8>? {
    guard let place = places[column] else { return nil }
    let block = blocks[row / RowBlock.capacity]
    return block.bytes(block.value(row % RowBlock.capacity, place).content)
  }

  /// The line of the dump, from 1, on which the row's opening parenthesis stands.
  public func line(_ row: Int) -> Int { blocks[row / RowBlock.capacity].line(row % RowBlock.capacity) }
}

/// A stretch of packed rows.
struct RowBlock: Sendable, Equatable {
  static let capacity = 1024

  /// Row after row: the lines passed since the block's first row, then the kept values, see ``PackedValue``.
  let packed: [UInt8]
  /// Where each row begins.
  let starts: [UInt32]
  let firstLine: Int

  func line(_ row: Int) -> Int {
    var at = Int(starts[row])
    return firstLine + PackedValue.number(packed, &at)
  }

  func value(_ row: Int, _ place: Int) -> (form: CellForm, content: PackedValue.Content) {
    var at = Int(starts[row])
    _ = PackedValue.number(packed, &at)
    for _ in 0..<place { _ = PackedValue.read(packed, &at) }
    return PackedValue.read(packed, &at)
  }

  func bytes(_ content: PackedValue.Content) -> ArraySlice<UInt8>? {
    switch content {
    case .bytes(let range): packed[range]
    case .integer(let value): Array(String(value).utf8)[...]
    case .time(let word): PackedValue.text(ofTime: word)[...]
    case .nothing: nil
    }
  }
}

/// Packs rows, one after another.
struct RowPacker: Sendable {
  /// The columns whose values are kept, ascending; nil: all that a row has.
  let columns: [Int]?
  private var blocks: [RowBlock] = []
  private var packed: [UInt8] = []
  private var starts: [UInt32] = []
  private var firstLine = 0
  private(set) var count = 0

  init(columns: [Int]?) { self.columns = columns }

  /// Begins a row; its values in the kept columns follow.
  private mutating func begin(line: Int) {
    if starts.count == RowBlock.capacity { closeBlock() }
    if starts.isEmpty { firstLine = line }
    starts.append(UInt32(packed.count))
    PackedValue.append(number: line - firstLine, to: &packed)
    count += 1
  }

  private mutating func append(_ form: CellForm, _ bytes: Span<UInt8>, _ range: Range<Int>) {
    PackedValue.append(form, bytes, range, to: &packed)
  }

  /// Appends a row of which all cells are there.
  mutating func append(_ cells: [PackedCell], _ arena: [UInt8], line: Int) {
    begin(line: line)
    for column in columns ?? Array(cells.indices) {
      append(cells[column].form, arena.span, (column == 0 ? 0 : cells[column - 1].end)..<cells[column].end)
    }
  }

  /// Appends a row whose cells are the kept columns'.
  mutating func append(_ row: borrowing DumpRow, line: Int) {
    begin(line: line)
    for cell in row.cells {
      switch cell {
      case .null: append(.null, row.arena.span, 0..<0)
      case .absent: append(.absent, row.arena.span, 0..<0)
      case .bytes(let range, let isNumber): append(isNumber ? .number : .text, row.arena.span, range)
      case .expression(let range): append(.expression, row.arena.span, range)
      }
    }
  }

  /// The rows.
  ///
  /// - Parameter columnCount: how many columns the table has.
  mutating func finished(columnCount: Int) -> TableRows {
    if !starts.isEmpty { closeBlock() }
    var places = [Int?](repeating: nil, count: columnCount)
    for (place, column) in (columns ?? Array(0..<columnCount)).enumerated() where column < columnCount {
      places[column] = place
    }
    return TableRows(columnCount: columnCount, places: places, blocks: blocks, count: count)
  }

  private mutating func closeBlock() {
    // The copies are exactly as long as they must be.
    blocks.append(RowBlock(packed: Array(packed[...]), starts: Array(starts[...]), firstLine: firstLine))
    packed.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
  }
}
