/// The rows of one table, compactly: all values' bytes one after the other, and where each ends.
///
///     arena   4 7 1 1 a @ b . j p 2 0 2 6 …
///     cells        ^4          ^10          the end of each cell, with its form
///
/// Memory: the decoded bytes, 8 bytes a cell and 8 bytes a row.
public struct TableRows: Sendable, Equatable {
  /// The number of columns of every row.
  public let columnCount: Int
  /// The bytes of all values; ``Cell`` ranges point into it.
  public let arena: [UInt8]
  /// Cell after cell, row after row: end in the arena and form, see ``PackedCell``.
  let cells: [PackedCell]
  let lines: [Int]

  /// The number of rows.
  public var count: Int { lines.count }

  /// The value of a row in a column.
  ///
  /// - Complexity: O(1).
  public func cell(row: Int, column: Int) -> Cell {
    precondition(column >= 0 && column < columnCount, "no such column")
    let index = row * columnCount + column
    let start = index == 0 ? 0 : cells[index - 1].end
    let cell = cells[index]
    return switch cell.form {
    case .null: .null
    case .absent: .absent
    case .text: .bytes(start..<cell.end, isNumber: false)
    case .number: .bytes(start..<cell.end, isNumber: true)
    case .expression: .expression(start..<cell.end)
    }
  }

  /// The value of a row in a column.
  public subscript(row: Int, column: Int) -> Cell { cell(row: row, column: column) }

  /// The bytes of a value, without copying; nil for NULL and absent values.
  public func bytes(row: Int, column: Int) -> ArraySlice<UInt8>? {
    cell(row: row, column: column).range.map { arena[$0] }
  }

  /// The line of the dump, from 1, on which the row's opening parenthesis stands.
  public func line(_ row: Int) -> Int { lines[row] }
}

/// How a value was written.
enum CellForm: UInt64, Sendable {
  case null
  case absent
  case text
  case number
  case expression
}

/// A cell's end in the arena and its form, in eight bytes.
struct PackedCell: Sendable, Equatable {
  private let packed: UInt64

  init(end: Int, form: CellForm) { packed = UInt64(end) << 3 | form.rawValue }

  var end: Int { Int(packed >> 3) }
  var form: CellForm { CellForm(rawValue: packed & 7) ?? .null }
}
