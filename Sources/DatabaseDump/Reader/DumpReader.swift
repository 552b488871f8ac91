/// Reads a dump of `mysqldump` or `mariadb-dump`, pushed in as chunks of any size.
///
///     var reader = DumpReader { $0.name == "members" }
///     while let chunk = next() { try reader.consume(chunk.span, firstLine: chunk.line) }
///     let dump = try reader.finish()
///
/// Rows of tables that are not asked for are counted and passed over. Memory holds the definitions,
/// the kept rows and one statement; it does not grow with the dump. The result does not depend on
/// how the input is cut into chunks.
///
/// Several dumps may follow one another. A statement that a dump program does not write is passed
/// over; what could not be read is listed in ``DatabaseDump/problems``.
public struct DumpReader: Sendable {
  let keeping: @Sendable (TableDefinition) -> [Int]?
  var dump = DatabaseDump()
  var catalog = Catalog()
  var scanner = StatementScanner()
  var lines = LineCounter()
  /// The database chosen by `USE` or `CREATE DATABASE`.
  var currentSchema: String?
  var multibyte: MultibyteText?
  /// SQL modes put aside in user variables.
  var savedModes: [String: SQLModes] = [:]
  /// Whether anything was understood as a part of a dump.
  var sawDump = false

  var tuples: TupleScanner
  /// The table that the tuples under way are of; nil between `INSERT` statements.
  var target: Int?
  /// The head of the last `INSERT`, which often is that of the next one too.
  var lastHead: LastHead?
  /// Whether the present `INSERT` is of the same head as the one before.
  var repeatsHead = false
  /// Which value of a tuple is which kept column.
  var mapping = TupleMapping()
  /// The row being kept.
  var row = DumpRow()
  private var marksSeen = 0
  var lastLine = 1

  /// Starts reading.
  ///
  /// - Parameter keeping: whether the rows of a table are wanted; asked once for each table, when
  ///   the dump defines it. Where the dump has rows but no definition, its ``TableDefinition/columns``
  ///   are those that the rows name, or empty.
  public init(keeping: @escaping @Sendable (TableDefinition) -> Bool) {
    self.init(columns: { keeping($0) ? Array($0.columns.indices) : nil })
  }

  /// Starts reading, keeping the values of some columns only.
  ///
  /// - Parameter columns: the columns of a table whose values are wanted, ascending places in
  ///   ``TableDefinition/columns``; nil for none of its rows. Asked as by ``init(keeping:)``; where the columns
  ///   are unknown, all are kept. Keys that a later `ALTER TABLE` adds are not there yet.
  public init(columns: @escaping @Sendable (TableDefinition) -> [Int]?) {
    keeping = columns
    tuples = TupleScanner(shape: TupleShape(columns: [], list: nil, knownWidth: 0), isKept: false)
    tuples.stopsAtRow = true
  }

  /// Reads the next bytes of the dump.
  ///
  /// - Parameters:
  ///   - bytes: any number of bytes; they may end anywhere, also inside a statement or a character.
  ///   - firstLine: the number, from 1, of the line that the first of them stands on.
  /// - Throws: ``DumpError`` when the input cannot be a dump that is readable.
  /// - Complexity: O(bytes).
  public mutating func consume(_ bytes: Span<UInt8>, firstLine: Int) throws(DumpError) {
    lines.begin(line: firstLine)
    lastLine = firstLine
    var at = try pastByteOrderMark(bytes)
    while at < bytes.count {
      if let target {
        readTuples(of: target, bytes, &at)
      } else {
        readStatements(bytes, &at)
      }
    }
  }

  /// Reads on between the rows of `INSERT` statements.
  ///
  /// - Returns: whether rows begin.
  @discardableResult
  mutating func readStatements(_ bytes: Span<UInt8>, _ at: inout Int) -> Bool {
    switch scanner.consume(bytes, from: &at, lines: &lines) {
    case .needsMore: break
    case .comment: readComment()
    case .insertHead:
      beginInsert()
      return target != nil
    case .statement:
      readStatement()
      scanner.reset()
    }
    return false
  }

  /// Ends the reading and says what was read.
  ///
  /// - Throws: ``DumpError`` when nothing in the input belongs to a dump.
  public mutating func finish() throws(DumpError) -> DatabaseDump {
    if let target {
      note(
        "the dump ends inside the rows that start here; rows that are whole are kept", line: scanner.startLine
      )
      endInsert(target)
    } else if scanner.isInCommentLine {
      readComment()
    } else if !scanner.isBetweenStatements {
      note("the dump ends inside the statement that starts here; it is left out", line: scanner.startLine)
    }
    guard sawDump else { throw DumpError(code: .isNotADump, line: lastLine) }
    if dump.product == .unknown, scanner.sawMariaDBComment { dump.product = .mariadb }
    dump.schemas = catalog.schemas
    for place in catalog.entries.indices {
      let table = catalog.entries[place].definition
      dump.tables.append(table)
      dump.rowCounts.append(catalog.entries[place].rowCount)
      let rows = catalog.entries[place].store.finished(columns: table.columns.count)
      dump.rows.append(table.isView ? nil : rows)
    }
    catalog = Catalog()
    return dump
  }

  /// Adds a problem, or counts it where there are too many.
  mutating func note(_ what: String, line: Int) {
    if dump.problems.count < DumpProblem.limit {
      dump.problems.append(DumpProblem(line: line, what: what))
    } else {
      dump.problemsLeftOut += 1
    }
  }

  /// Passes over a UTF-8 byte order mark at the start of the input.
  mutating func pastByteOrderMark(_ bytes: Span<UInt8>) throws(DumpError) -> Int {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var at = 0
    while marksSeen < mark.count, at < bytes.count {
      if marksSeen == 0, bytes[at] >= 0xFE { throw DumpError(code: .isUTF16, line: 1) }
      guard bytes[at] == mark[marksSeen] else {
        marksSeen = mark.count
        break
      }
      marksSeen += 1
      at += 1
    }
    return at
  }
}
