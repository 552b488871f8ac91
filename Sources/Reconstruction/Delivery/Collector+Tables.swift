import DatabaseDump
import Injection

extension Collector {
  mutating func add(
    _ source: Shape.Source, isFirst: Bool, _ reading: PointReader.Reading, reference: Int?
  ) {
    let number = tableNumber(of: source, reading)
    let definition = number.map { database.tables[$0].definition }
    let wanted = source.columns.filter { $0.manner != .derived }
    let columns: [String] =
      if wanted.contains(where: { $0.name == "*" }), let definition {
        definition.columns.map(\.name)
      } else {
        wanted.map { column in
          definition?.columns.first { $0.name.lowercased() == column.name.lowercased() }?.name ?? column.name
        }
      }
    let key = TableKey(
      schema: definition?.schema ?? source.schema, table: definition?.name ?? source.table,
      columns: Set(columns.map { $0.lowercased() }))
    let moment = reading.question.moment
    var entry =
      tables[key]
      ?? Entry(
        table: ObtainedTable(
          schema: key.schema, table: key.table, columns: columns, extent: .rows, first: moment, last: moment),
        number: number,
        positions: definition.map { definition in columns.compactMap(definition.columnIndex) } ?? [])
    tables[key] = nil
    defer { tables[key] = entry }
    entry.table.first = min(entry.table.first, moment)
    entry.table.last = max(entry.table.last, moment)
    entry.table.orderBy = entry.table.orderBy ?? source.order
    entry.table.condition = entry.table.condition ?? source.condition
    entry.table.evidence.append(reading.question.line)
    noteExtent(source.extent, in: &entry.table)
    if reading.model == nil { entry.notes.insert(.sizesNotCalibrated) }
    if let number, reading.rows != nil, database.tables[number].rows != nil {
      addRows(of: number, reading, &entry, reference: reference)
    } else {
      addUnseen(source, reading, &entry)
    }
    if isFirst, let predicted = reading.predicted, let observed = reading.question.attack.bytes {
      entry.table.predictedBytes = (entry.table.predictedBytes ?? 0) + predicted
      entry.table.observedBytes = (entry.table.observedBytes ?? 0) + observed
      if predicted != observed {
        entry.notes.insert(.bytesDisagree(predicted: predicted, observed: observed))
        noteMissing(observed - predicted, source, reading, &entry)
      }
    }
  }

  /// Bytes beyond those of the rows that the dump yields are those of rows that it holds no longer: as many as have room.
  /// The same page read again tells of the same rows.
  private func noteMissing(
    _ excess: Int, _ source: Shape.Source, _ reading: PointReader.Reading, _ entry: inout Entry
  ) {
    guard excess > 0, let model = reading.model, model.rowsShown == .all else { return }
    let least =
      reading.question.leastPerRow ?? (model.perRow + reading.question.leastDelivery(weights: model.weights))
    guard least > 0, excess >= least else { return }
    let page = "\(source.extent) \(source.condition ?? "")"
    entry.missing[page] = max(entry.missing[page] ?? 0, excess / least)
  }

  func tableNumber(of source: Shape.Source, _ reading: PointReader.Reading) -> Int? {
    var candidates = database.candidates(schema: source.schema, name: source.table)
    if candidates.count > 1, let schema = reading.assumptions.schema {
      // The bytes or the columns have told which of the schemas is meant.
      candidates = candidates.filter { database.tables[$0].definition.schema == schema }
    }
    return candidates.count == 1 ? candidates[0] : nil
  }

  func noteExtent(_ extent: Shape.Extent, in table: inout ObtainedTable) {
    switch extent {
    case .wholeTable: table.extent = .wholeTable
    case .filtered, .range: if table.extent == .rows { table.extent = .filtered }
    case .row: break
    }
  }

  /// Rows that the database yields: those whose cells reached the page.
  mutating func addRows(
    of number: Int, _ reading: PointReader.Reading, _ entry: inout Entry, reference: Int?
  ) {
    let shown = shownRows(reading, reference: reference)
    var uses: [Int32: [Int32: CellUse]] = [:]
    var order: [Int32] = []
    for row in shown {
      for datum in row {
        for use in datum.cells where use.table == Int32(number) && use.manner != .derived {
          if uses[use.row] == nil { order.append(use.row) }
          if let known = uses[use.row]?[use.column], known.manner == .whole { continue }
          uses[use.row, default: [:]][use.column] = use
        }
      }
    }
    let snapshot = Snapshot(
      database: database, assumptions: reading.assumptions, utcOffset: utcOffset, cache: cache)
    let grade = grade(reading)
    var changed = 0
    for (position, row) in order.enumerated() {
      let (obtained, hasUnknown) = self.row(
        Int(row), uses[row] ?? [:], entry, snapshot, grade, reading, position: position)
      if hasUnknown { changed += 1 }
      entry.add(obtained, as: .dump(Int(row)))
    }
    noteChanges(number, snapshot, changed: changed, &entry)
    if reading.question.callsGroupConcat, reading.assumptions.groupConcatLimit < 1 << 20 {
      entry.notes.insert(.cutAt(reading.assumptions.groupConcatLimit))
    }
  }

  /// The rows that the page shows: as the model says, else as many as its bytes have room for.
  func shownRows(_ reading: PointReader.Reading, reference: Int?) -> ArraySlice<[Datum]> {
    let all = reading.rows ?? []
    if let model = reading.model { return model.rowsShown == .first ? all.prefix(1) : all[...] }
    guard all.count > 1, let size = reading.question.attack.bytes else { return all[...] }
    let room = reference.map { max(0, size - $0) + 16 * reading.question.positions.count } ?? size
    let lengths = all.map { row in
      reading.question.positions.reduce(0) { $0 + ($1 < row.count ? row[$1].bytes?.count ?? 0 : 0) }
    }
    return lengths.reduce(0, +) <= room ? all[...] : all.prefix(1)
  }

  func noteChanges(_ number: Int, _ snapshot: Snapshot, changed: Int, _ entry: inout Entry) {
    guard entry.table.extent != .rows else { return }
    let later = (database.tables[number].rows?.count ?? 0) - snapshot.rows(of: number, orderedBy: []).count
    if later > 0 { entry.notes.insert(.createdLater(later)) }
    if changed > 0 { entry.notes.insert(.changedLater(changed)) }
  }

  func row(
    _ row: Int, _ uses: [Int32: CellUse], _ entry: Entry, _ snapshot: Snapshot, _ grade: Grade,
    _ reading: PointReader.Reading, position: Int
  ) -> (ObtainedRow, Bool) {
    guard let number = entry.number else { preconditionFailure("rows of a table without a dump") }
    var values: [String?] = []
    var cells: [ObtainedRow.Cell] = []
    var hasUnknown = false
    for column in entry.positions {
      guard let use = uses[Int32(column)] else {
        values.append("\u{FFFD}")
        cells.append(ObtainedRow.Cell(grade: .reachable, isComplete: false))
        continue
      }
      let datum = snapshot.cell(table: number, row: row, column: column)
      let (text, isComplete) = Collector.text(of: datum, use)
      hasUnknown = hasUnknown || !isComplete && use.manner == .whole
      values.append(text)
      cells.append(ObtainedRow.Cell(grade: grade, isComplete: isComplete))
    }
    let moment = reading.question.moment
    let askedPosition = reading.question.shape.sources.lazy.compactMap { source -> Int? in
      switch source.extent {
      case .row(let offset): offset
      case .range(let offset, _): offset &+ position
      default: nil
      }
    }.first
    return (
      ObtainedRow(
        values: values, cells: cells, grade: grade, key: database.key(ofRow: row, table: number),
        position: askedPosition, first: moment,
        last: moment,
        evidence: [reading.question.line] + database.line(ofRow: row, table: number)), hasUnknown
    )
  }
}
