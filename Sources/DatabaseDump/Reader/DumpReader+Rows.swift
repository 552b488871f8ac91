extension DumpReader {
  /// The head of an `INSERT` with what was found out about it.
  struct LastHead: Sendable {
    var text: [UInt8]
    var schema: String?
    var target: Int
    var shape: TupleShape
  }

  /// Goes over to reading tuples, if the statement so far is the head of an `INSERT`.
  mutating func beginInsert() {
    repeatsHead = false
    if let last = lastHead, last.text == scanner.text, last.schema == currentSchema {
      repeatsHead = true
      begin(last.target, shape: last.shape)
      return
    }
    guard let head = InsertHead(scanner.text, modes: scanner.modes) else {
      scanner.refuseHead()
      return
    }
    sawDump = true
    let target = table(of: head)
    let shape = shape(of: head, for: target)
    lastHead = LastHead(text: scanner.text, schema: currentSchema, target: target, shape: shape)
    begin(target, shape: shape)
  }

  private mutating func begin(_ place: Int, shape: TupleShape) {
    tuples = TupleScanner(
      shape: shape, isKept: catalog.entries[place].isKept,
      backslashEscapes: scanner.modes.backslashEscapes, multibyte: multibyte)
    tuples.stopsAtRow = true
    if !repeatsHead { mapping = TupleMapping() }
    target = place
    scanner.reset()
  }

  /// Reads on inside the rows of an `INSERT`: the quick way where tuples stand whole in the chunk and hold plain
  /// literals only.
  mutating func readTuples(of target: Int, _ bytes: Span<UInt8>, _ at: inout Int) {
    while at < bytes.count {
      if tuples.passSeparators(bytes, &at) {
        let start = at
        if tuples.wholeTuple(bytes, &at) {
          let line = lines.number(at: start, in: bytes)
          if tuples.countWhole(line: line), tuples.isKept { keep(target, bytes, line: line) }
          continue
        }
      }
      guard at < bytes.count else { return }
      let isDone = tuples.consume(bytes, from: &at, lines: &lines, into: &catalog.entries[target].store)
      tuples.hasRow = false
      if isDone {
        endInsert(target)
        return
      }
    }
  }

  private mutating func keep(_ target: Int, _ bytes: Span<UInt8>, line: Int) {
    let columns = catalog.entries[target].store.packer?.columns ?? Array(0..<tuples.shape.columns)
    row.clear()
    mapping.prepare(&tuples, columns: columns)
    tuples.copy(mapping.sources, bytes, into: &row)
    catalog.entries[target].store.keep(row, line: line)
  }

  /// Counts the rows of an `INSERT` that has ended; what follows them is read as a statement.
  mutating func endInsert(_ place: Int) {
    catalog.entries[place].rowCount += tuples.rowCount
    catalog.entries[place].width = tuples.shape.columns
    if catalog.entries[place].definition.columns.isEmpty { lastHead = nil }
    if let unfitting = tuples.unfitting {
      note(
        "\(unfitting.count) rows of `\(catalog.entries[place].definition.name)` do not have as many values as columns (here \(unfitting.values)); they are counted and not kept",
        line: unfitting.line)
    }
    target = nil
  }

  /// The table that rows are written to; one that the dump did not create is implied.
  private mutating func table(of head: InsertHead) -> Int {
    var table = TableDefinition(
      schema: head.schema, name: head.table,
      columns: (head.columns ?? []).map { ColumnDefinition(name: $0) }, isImplied: true,
      line: scanner.startLine)
    place(&table)
    if let place = catalog.place(of: table) { return place }
    let known = table.columns.isEmpty ? "its columns are unknown" : "its columns are those of the rows"
    note("rows of `\(table.name)`, which the dump does not create; \(known)", line: table.line)
    return catalog.add(table, kept: keeping(table))
  }

  private mutating func shape(of head: InsertHead, for place: Int) -> TupleShape {
    let entry = catalog.entries[place]
    let table = entry.definition
    let list = head.columns.map { names in names.map(table.columnIndex) }
    if let names = head.columns, let list, list.contains(nil), !table.columns.isEmpty {
      let unknown = zip(names, list).filter { $0.1 == nil }.map { "`\($0.0)`" }
      note(
        "values for columns that `\(table.name)` does not have are left out: \(unknown.joined(separator: ", "))",
        line: scanner.startLine)
    }
    return TupleShape(
      columns: table.columns, list: table.columns.isEmpty ? nil : list, knownWidth: entry.width)
  }
}
