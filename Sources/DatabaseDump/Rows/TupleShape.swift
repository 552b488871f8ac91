/// Which column each value of a tuple belongs to.
struct TupleShape: Sendable, Equatable {
  /// How a tuple's values become a row.
  enum Arrangement: Equatable {
    /// The values are the columns, in the table's order.
    case asTable
    /// The column of each value; nil for a column that the table does not have.
    case places([Int?])
    /// The number of values fits nothing.
    case unfitting
  }

  /// The number of the table's columns; 0 until the first tuple of an unknown table tells it.
  private(set) var columns: Int
  /// The column list of the `INSERT`, unless it is the table's own order.
  private let list: [Int?]?
  /// The columns that can be written, where some cannot.
  private let writable: [Int?]?

  init(columns: [ColumnDefinition], list: [Int?]?, knownWidth: Int) {
    self.columns = columns.isEmpty ? knownWidth : columns.count
    let own = columns.indices.map(Optional.some)
    self.list = list == own ? nil : list
    let written = own.filter { !columns[$0 ?? 0].isGenerated }
    writable = list == nil && written.count < columns.count ? written : nil
  }

  /// How a tuple of `count` values becomes a row.
  mutating func arrangement(of count: Int) -> Arrangement {
    if let list { return count == list.count ? .places(list) : .unfitting }
    if columns == 0 { columns = count }
    if count == columns { return .asTable }
    if let writable, count == writable.count { return .places(writable) }
    return .unfitting
  }

  /// The place of a column's value in a tuple whose end is not there, so that its length is unknown;
  /// nil where the length would be needed to tell.
  func valueOfCutTuple(for column: Int) -> Int? {
    if let list { return list.lastIndex(of: column) }
    return writable == nil ? column : nil
  }
}
