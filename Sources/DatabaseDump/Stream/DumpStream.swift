/// Reads a dump from its beginning to its end and hands out the wanted values of each row at once.
///
///     var stream = DumpStream { table in table.name == "members" ? [0, 1] : nil }
///     while let chunk = … { try stream.consume(chunk.bytes.span, firstLine: chunk.firstLine) { row in …; return true } }
///     let dump = try stream.finish(isCut: false) { row in … }
///
/// It reads as ``DumpReader`` does, but keeps no rows: memory holds the definitions, one statement and
/// one row. Nothing depends on how the input is cut into chunks.
public struct DumpStream: Sendable {
  private var reader: DumpReader
  private let wanting: @Sendable (TableDefinition) -> [Int]?
  private var row = DumpRow()
  /// The wanted columns of the rows under way.
  private var columns: [Int]?
  private var mapping = TupleMapping()
  /// How many bytes came before the chunk under way.
  private var consumed = 0
  private var isStopped = false

  /// Starts reading.
  ///
  /// - Parameter wanting: the columns of a table that are wanted, as places in
  ///   ``TableDefinition/columns``, -1 standing for one that is always ``Cell/absent``; nil for none of its
  ///   rows. Asked when rows of the table begin.
  public init(wanting: @escaping @Sendable (TableDefinition) -> [Int]?) {
    self.wanting = wanting
    reader = DumpReader(keeping: { _ in false })
  }

  /// The tables and views that the dump has defined so far; those dropped and created again once.
  public var tables: [TableDefinition] { reader.catalog.entries.map(\.definition) }

  /// How many rows did not have as many values as columns, so far; they are not handed out.
  public private(set) var unfittingRows = 0
  /// The lines of the first rows that did not fit.
  public private(set) var unfittingLines: [Int] = []

  /// Reads the next bytes.
  ///
  /// - Parameters:
  ///   - bytes: any number of bytes; they may end anywhere.
  ///   - firstLine: the number, from 1, of the line that the first of them stands on.
  ///   - eachRow: called for every row of the wanted tables; false ends the reading for good.
  /// - Throws: ``DumpError`` when the input cannot be a dump that is readable.
  /// - Complexity: O(bytes); rows cost no allocation.
  public mutating func consume(
    _ bytes: Span<UInt8>, firstLine: Int, eachRow: (borrowing DumpRow) -> Bool
  ) throws(DumpError) {
    if isStopped { return }
    reader.lines.begin(line: firstLine)
    reader.lastLine = firstLine
    var at = try reader.pastByteOrderMark(bytes)
    while at < bytes.count, !isStopped {
      if let target = reader.target {
        readTuples(of: target, bytes, &at, eachRow)
      } else if reader.readStatements(bytes, &at) {
        begin()
      }
    }
    consumed += bytes.count
  }

  /// Ends the reading and says what was met; the rows of the result are empty.
  ///
  /// - Parameter isCut: whether the input was cut by the caller, so that the values of a row that
  ///   stand wholly before the cut are handed out.
  /// - Throws: ``DumpError`` when nothing in the input belongs to a dump.
  public mutating func finish(
    isCut: Bool, eachRow: (borrowing DumpRow) -> Bool
  ) throws(DumpError) -> DatabaseDump {
    if isCut, !isStopped, let target = reader.target, columns != nil, reader.tuples.isInsideTuple {
      takeCutRow(of: target)
      _ = eachRow(row)
    }
    if let target = reader.target { countUnfitting(target) }
    return try reader.finish()
  }

  // MARK: - Rows

  /// Takes up what the `INSERT` that has just begun is about.
  private mutating func begin() {
    guard let target = reader.target else { return }
    if !reader.repeatsHead {
      let table = reader.catalog.entries[target].definition
      columns = wanting(table)
      mapping = TupleMapping()
      row.definition = table
    }
    row.characterSet = reader.dump.characterSet
    reader.tuples.isKept = columns != nil
  }

  private mutating func readTuples(
    of target: Int, _ bytes: Span<UInt8>, _ at: inout Int, _ eachRow: (borrowing DumpRow) -> Bool
  ) {
    while at < bytes.count {
      if reader.tuples.passSeparators(bytes, &at) {
        let start = at
        if reader.tuples.wholeTuple(bytes, &at) {
          take(target, bytes, start: start, eachRow)
          if isStopped { return }
          continue
        }
      }
      guard at < bytes.count else { return }
      let before = at
      let isDone = reader.tuples.consume(
        bytes, from: &at, lines: &reader.lines, into: &reader.catalog.entries[target].store)
      if let start = reader.tuples.tupleStart { row.offset = consumed + start }
      reader.tuples.tupleStart = nil
      if reader.tuples.hasRow {
        reader.tuples.hasRow = false
        takeStored(target, eachRow)
        if isStopped { return }
      }
      if isDone {
        countUnfitting(target)
        reader.endInsert(target)
        return
      }
      precondition(at > before, "the scanner makes no progress")
    }
  }

  /// Hands out a tuple that stands whole in the chunk.
  private mutating func take(
    _ target: Int, _ bytes: Span<UInt8>, start: Int, _ eachRow: (borrowing DumpRow) -> Bool
  ) {
    let line = reader.lines.number(at: start, in: bytes)
    guard reader.tuples.countWhole(line: line) else { return }
    guard let columns else { return }
    row.clear()
    mapping.prepare(&reader.tuples, columns: columns)
    row.table = target
    row.line = line
    row.offset = consumed + start
    row.isCut = false
    reader.tuples.copy(mapping.sources, bytes, into: &row)
    isStopped = !eachRow(row)
  }

  /// Hands out a row that was read byte by byte.
  private mutating func takeStored(_ target: Int, _ eachRow: (borrowing DumpRow) -> Bool) {
    guard let columns else { return }
    row.clear()
    row.table = target
    row.line = reader.tuples.tupleLine
    row.isCut = false
    reader.catalog.entries[target].store.take(columns, into: &row)
    isStopped = !eachRow(row)
  }

  private mutating func takeCutRow(of target: Int) {
    row.clear()
    row.table = target
    row.line = reader.tuples.tupleLine
    row.isCut = true
    let shape = reader.tuples.shape
    let sources = (columns ?? []).map { $0 < 0 ? nil : shape.valueOfCutTuple(for: $0) }
    reader.catalog.entries[target].store.takeUnfinished(sources, into: &row)
  }

  private mutating func countUnfitting(_ target: Int) {
    guard let unfitting = reader.tuples.unfitting else { return }
    unfittingRows += unfitting.count
    if unfittingLines.count < 10 { unfittingLines.append(unfitting.line) }
  }
}

/// Which value of a tuple is which wanted column; worked out again when tuples change their length.
struct TupleMapping: Sendable {
  /// For each wanted column the place of its value in the tuple; -1 where the tuple has none.
  private(set) var sources: [Int] = []
  private var values = -1

  mutating func prepare(_ tuples: inout TupleScanner, columns: [Int]) {
    let count = tuples.wholeValues
    if count == values { return }
    values = count
    sources = columns.map { column in
      switch tuples.arrangement(of: count) {
      case .asTable: column < count ? column : -1
      case .places(let places): places.lastIndex(of: column) ?? -1
      case .unfitting: -1
      }
    }
  }
}
