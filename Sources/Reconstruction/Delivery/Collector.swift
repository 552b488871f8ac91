import DatabaseDump
import Injection

/// Gathers what readings show into tables, files, scalars and names; repeated reads of one row count once.
struct Collector {
  let database: Database
  let utcOffset: Int
  let cache: SnapshotCache
  private var tables: [TableKey: Entry] = [:]
  private(set) var files: [String: FileRead] = [:]
  private(set) var scalars: [String: ScalarRead] = [:]
  private(set) var enumerated = Enumerated()
  private var catalogueQuestions: [String: (Grade, [EvidenceLine])] = [:]

  init(database: Database, utcOffset: Int, cache: SnapshotCache) {
    self.database = database
    self.utcOffset = utcOffset
    self.cache = cache
  }

  /// A table and the set of columns asked for.
  struct TableKey: Hashable {
    let schema: String?
    let table: String
    let columns: Set<String>
  }

  /// A table that is being gathered.
  struct Entry {
    var table: ObtainedTable
    /// The dump's table, where the rows are known.
    var number: Int?
    /// Columns of the dump's table, in the order of `table.columns`.
    var positions: [Int] = []
    var rows: [RowKey: ObtainedRow] = [:]
    var notes: Set<ObtainedTable.Note> = []
    var wholeReads = 0
  }

  /// What makes two reads the same row: the dump's row, else the words that picked it.
  enum RowKey: Hashable {
    case dump(Int)
    case asked(String)
  }

  // MARK: - Readings

  /// - Parameters:
  ///   - readings: all of the injection point, to compare sizes where no model could be learnt.
  ///   - pages: what the point's pages look like without a delivery.
  mutating func add(
    _ reading: PointReader.Reading, among readings: [PointReader.Reading], _ pages: PlainPages
  ) {
    guard reading.verdict != .refuted else {
      for file in reading.question.shape.files { note(file: file.path, bytes: 0, grade: .possible, reading) }
      return
    }
    let shape = reading.question.shape
    for file in shape.files { add(file: file, reading, reference: reference(for: reading, readings, pages)) }
    if shape.scalars.count == 1, shape.sources.isEmpty, shape.files.isEmpty {
      add(scalar: shape.scalars[0], reading)
    }
    for (number, source) in shape.sources.enumerated()
    where source.columns.contains(where: { $0.manner != .derived }) {
      if source.isCatalogue {
        add(catalogue: source, reading)
      } else {
        add(source, isFirst: number == 0, reading, reference: reference(for: reading, readings, pages))
      }
    }
  }

  private func grade(_ reading: PointReader.Reading) -> Grade {
    switch reading.verdict {
    case .exact(let independent): independent ? .proven : .probable
    case .carried: .probable
    case .open, .refuted: .possible
    }
  }

  // MARK: - Tables

  private mutating func add(
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
      }
    }
  }

  private func tableNumber(of source: Shape.Source, _ reading: PointReader.Reading) -> Int? {
    var candidates = database.candidates(schema: source.schema, name: source.table)
    if candidates.count > 1, let schema = reading.assumptions.schema {
      // The bytes or the columns have told which of the schemas is meant.
      candidates = candidates.filter { database.tables[$0].definition.schema == schema }
    }
    return candidates.count == 1 ? candidates[0] : nil
  }

  private func noteExtent(_ extent: Shape.Extent, in table: inout ObtainedTable) {
    switch extent {
    case .wholeTable: table.extent = .wholeTable
    case .filtered, .range: if table.extent == .rows { table.extent = .filtered }
    case .row: break
    }
  }

  /// Rows that the database yields: those whose cells reached the page.
  private mutating func addRows(
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
      merge(obtained, as: .dump(Int(row)), into: &entry)
    }
    noteChanges(number, snapshot, changed: changed, &entry)
    if reading.question.callsGroupConcat, reading.assumptions.groupConcatLimit < 1 << 20 {
      entry.notes.insert(.cutAt(reading.assumptions.groupConcatLimit))
    }
  }

  /// The rows that the page shows: as the model says, else as many as its bytes have room for.
  private func shownRows(_ reading: PointReader.Reading, reference: Int?) -> ArraySlice<[Datum]> {
    let all = reading.rows ?? []
    if let model = reading.model { return model.rowsShown == .first ? all.prefix(1) : all[...] }
    guard all.count > 1, let size = reading.question.attack.bytes else { return all[...] }
    let room = reference.map { max(0, size - $0) + 16 * reading.question.positions.count } ?? size
    let lengths = all.map { row in
      reading.question.positions.reduce(0) { $0 + ($1 < row.count ? row[$1].bytes?.count ?? 0 : 0) }
    }
    return lengths.reduce(0, +) <= room ? all[...] : all.prefix(1)
  }

  private func noteChanges(_ number: Int, _ snapshot: Snapshot, changed: Int, _ entry: inout Entry) {
    guard entry.table.extent != .rows else { return }
    let later = (database.tables[number].rows?.count ?? 0) - snapshot.rows(of: number, orderedBy: []).count
    if later > 0 { entry.notes.insert(.createdLater(later)) }
    if changed > 0 { entry.notes.insert(.changedLater(changed)) }
  }

  private func row(
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
      case .range(let offset, _): offset + position
      default: nil
      }
    }.first
    let keys = database.tables[number].definition.primaryKey
    let key =
      keys.isEmpty
      ? nil
      : keys.map { column in
        database.tables[number].rows?.bytes(row: row, column: column).map {
          String(decoding: $0, as: UTF8.self)
        } ?? "NULL"
      }.joined(separator: ",")
    return (
      ObtainedRow(
        values: values, cells: cells, grade: grade, key: key, position: askedPosition, first: moment,
        last: moment,
        evidence: [reading.question.line] + dumpLine(number, row)), hasUnknown
    )
  }

  /// The line of the dump that the row stands on.
  private func dumpLine(_ number: Int, _ row: Int) -> [EvidenceLine] {
    guard let rows = database.tables[number].rows else { return [] }
    return [EvidenceLine(item: database.tables[number].item, line: rows.line(row))]
  }

  /// What was delivered of a cell: its text, with U+FFFD for what was not.
  static func text(of datum: Datum, _ use: CellUse) -> (String?, isComplete: Bool) {
    guard let bytes = datum.bytes else { return (nil, true) }
    if !bytes.isEmpty, bytes.allSatisfy({ $0 == Snapshot.unknownByte }) { return ("\u{FFFD}", false) }
    guard use.manner == .part else { return (String(decoding: bytes, as: UTF8.self), true) }
    let characters = String(decoding: bytes, as: UTF8.self).unicodeScalars
    var text = ""
    var isComplete = true
    for (index, scalar) in characters.enumerated() {
      let isDelivered = index >= Int(use.lower) && index < Int(use.upper)
      text.unicodeScalars.append(isDelivered ? scalar : "\u{FFFD}")
      isComplete = isComplete && isDelivered
    }
    return (text, isComplete)
  }

  private func merge(_ row: ObtainedRow, as key: RowKey, into entry: inout Entry) {
    guard var known = entry.rows[key] else {
      entry.rows[key] = row
      return
    }
    for column in row.cells.indices {
      let better =
        row.cells[column].isComplete && !known.cells[column].isComplete
        || row.cells[column].isComplete == known.cells[column].isComplete
          && row.cells[column].grade > known.cells[column].grade
      if better {
        known.values[column] = row.values[column]
        known.cells[column] = row.cells[column]
      } else if !known.cells[column].isComplete,
        let pieces = Collector.joined(known.values[column], row.values[column])
      {
        known.values[column] = pieces
        known.cells[column].isComplete = !pieces.unicodeScalars.contains("\u{FFFD}")
      }
    }
    known.grade = max(known.grade, row.grade)
    known.first = min(known.first, row.first)
    known.last = max(known.last, row.last)
    known.position = known.position ?? row.position
    known.evidence += row.evidence
    entry.rows[key] = known
  }

  /// Two pieces of one value, each with U+FFFD for what it lacks.
  static func joined(_ a: String?, _ b: String?) -> String? {
    guard let a, let b, a.unicodeScalars.count == b.unicodeScalars.count, a.unicodeScalars.count > 1 else {
      return nil
    }
    var text = ""
    for (x, y) in zip(a.unicodeScalars, b.unicodeScalars) {
      text.unicodeScalars.append(x == "\u{FFFD}" ? y : x)
    }
    return text
  }

  /// A delivery whose rows no evidence lists: those asked for one by one are counted, others bounded by the bytes.
  private mutating func addUnseen(
    _ source: Shape.Source, _ reading: PointReader.Reading, _ entry: inout Entry
  ) {
    if !database.isEmpty, entry.number == nil {
      let schemas = database.candidates(schema: source.schema, name: source.table).compactMap {
        database.tables[$0].definition.schema
      }
      entry.notes.insert(schemas.count > 1 ? .ambiguousSchema(schemas.sorted()) : .notInDump)
    } else if let gap = reading.gap, entry.number != nil {
      entry.notes.insert(.notComputed(gap))
    }
    let moment = reading.question.moment
    switch source.extent {
    case .row(let position):
      let count = entry.table.columns.count
      let cell = ObtainedRow.Cell(grade: grade(reading), isComplete: false)
      let row = ObtainedRow(
        values: [String?](repeating: "\u{FFFD}", count: count),
        cells: [ObtainedRow.Cell](repeating: cell, count: count),
        grade: grade(reading), key: nil, position: position, first: moment, last: moment,
        evidence: [reading.question.line])
      let asked = "\(source.condition ?? "")\u{0}\(source.order ?? "")\u{0}\(position ?? -1)"
      merge(row, as: .asked(asked), into: &entry)
    case .range(_, let count):
      entry.table.rowsAtMost = (entry.table.rowsAtMost ?? 0) + min(count, bound(reading) ?? count)
    case .wholeTable, .filtered:
      entry.table.rowsAtMost = max(entry.table.rowsAtMost ?? 0, bound(reading) ?? 0)
      if bound(reading) == nil { entry.wholeReads += 1 }
    }
  }

  /// How many rows the response's bytes can hold at most.
  private func bound(_ reading: PointReader.Reading) -> Int? {
    guard let size = reading.question.attack.bytes else { return nil }
    let weight = max(1, reading.model?.weights.max() ?? 1)
    let delivered =
      reading.model.map { $0.deliveredBytes(size: size, payload: reading.question.attack.value.payload) }
      ?? size
    if let least = reading.question.leastPerRow, least > 0 { return delivered / weight / least + 1 }
    if let model = reading.model, model.rowsShown == .all, model.perRow > 0 {
      return delivered / model.perRow + 1
    }
    return reading.model?.rowsShown == .first && reading.question.leastPerRow == nil ? 1 : nil
  }

  // MARK: - Files, scalars, names

  /// The size of a page of the same kind that delivered least.
  private func reference(
    for reading: PointReader.Reading, _ readings: [PointReader.Reading], _ pages: PlainPages
  ) -> Int? {
    let same = readings.filter {
      $0.question.pattern == reading.question.pattern && $0.question.attack.status < 400
        && $0.question.line != reading.question.line
    }
    return same.compactMap(\.question.attack.bytes).min() ?? pages.ordinary?.largest
  }

  private mutating func add(file: Shape.File, _ reading: PointReader.Reading, reference: Int?) {
    guard let size = reading.question.attack.bytes, let model = reading.model else {
      // Without a model: what the page has more than one of its kind that delivered nothing. The difference of
      // a few bytes is what NULL and a constant differ by.
      let more = reading.question.attack.bytes.flatMap { size in reference.map { size - $0 } } ?? 0
      let bytes = file.writing == .hexadecimal ? more / 2 : file.writing == .base64 ? more * 3 / 4 : more
      return note(file: file.path, bytes: more > 8 ? bytes : 0, grade: .possible, reading)
    }
    let weight = max(1, model.weights.reduce(0, +))
    let delivered = model.deliveredBytes(size: size, payload: reading.question.attack.value.payload)
    let length = delivered / weight - reading.question.leastDelivery(weights: [1])
    let bytes: Int =
      switch file.writing {
      case .plain: length
      case .hexadecimal: length / 2
      case .base64: length * 3 / 4 - length / 77
      }
    // IFNULL puts one blank where the file could not be read.
    let came = length > 1
    note(
      file: file.path, bytes: came ? bytes : 0, grade: came && delivered % weight == 0 ? .proven : .possible,
      reading)
  }

  private mutating func note(file path: String, bytes: Int, grade: Grade, _ reading: PointReader.Reading) {
    var file =
      files[path]
      ?? FileRead(path: path, bytes: 0, grade: .possible, at: reading.question.moment, evidence: [])
    if bytes > file.bytes {
      file.bytes = bytes
      file.grade = grade
      file.at = reading.question.moment
    }
    file.evidence.append(reading.question.line)
    files[path] = file
  }

  private mutating func add(scalar expression: String, _ reading: PointReader.Reading) {
    let (before, after) = reading.question.delimiters
    var value = "\u{FFFD}"
    var length: Int?
    if let row = reading.rows?.first, let position = reading.question.positions.first, position < row.count,
      let bytes = row[position].bytes, bytes.count >= before.count + after.count
    {
      value = String(decoding: bytes.dropFirst(before.count).dropLast(after.count), as: UTF8.self)
      length = bytes.count - before.count - after.count
      if case .exact = reading.verdict {} else { value = "\u{FFFD}" }
    } else if let model = reading.model, let size = reading.question.attack.bytes {
      let delivered = model.deliveredBytes(size: size, payload: reading.question.attack.value.payload)
      length = delivered / max(1, model.weights.reduce(0, +)) - before.count - after.count
      guard let length, length > 0 else { return }
    } else {
      return
    }
    var scalar =
      scalars[expression]
      ?? ScalarRead(expression: expression, value: value, length: length, grade: .possible, evidence: [])
    if value != "\u{FFFD}" { scalar.value = value }
    scalar.grade = max(scalar.grade, grade(reading))
    scalar.evidence.append(reading.question.line)
    scalars[expression] = scalar
  }

  private mutating func add(catalogue source: Shape.Source, _ reading: PointReader.Reading) {
    let question = source.table.lowercased() + (source.condition.map { " WHERE \($0)" } ?? "")
    var known = catalogueQuestions[question] ?? (.possible, [])
    known.0 = max(known.0, grade(reading))
    known.1.append(reading.question.line)
    catalogueQuestions[question] = known
    guard case .exact = reading.verdict, let rows = reading.rows else { return }
    let schemas = CatalogueTables.schemaNames(of: database)
    let shown = reading.model?.rowsShown == .first ? rows.prefix(1) : rows[...]
    for use in shown.joined().flatMap(\.cells) where use.manner != .derived {
      switch use.table {
      case CatalogueTables.number(of: .schema): enumerated.schemas.insert(schemas[Int(use.row)])
      case CatalogueTables.number(of: .table): enumerated.tables.insert(name(ofTable: Int(use.row)))
      case CatalogueTables.number(of: .column):
        let column = database.tables[Int(use.row)].definition.columns[Int(use.column)].name
        enumerated.columns.insert(name(ofTable: Int(use.row)) + "." + column)
      default: break
      }
    }
  }

  private func name(ofTable number: Int) -> String {
    let definition = database.tables[number].definition
    return (definition.schema.map { $0 + "." } ?? "") + definition.name
  }

  // MARK: - Result

  func finish(into reconstruction: inout Reconstruction) {
    reconstruction.obtained = tables.values.compactMap(finished).sorted {
      ($0.schema ?? "", $0.table, $0.columns.joined(separator: ",")) < (
        $1.schema ?? "", $1.table, $1.columns.joined(separator: ",")
      )
    }
    reconstruction.files = files.values.sorted { $0.path < $1.path }
    reconstruction.scalars = scalars.values.sorted {
      ($0.evidence.first ?? .none, $0.expression) < ($1.evidence.first ?? .none, $1.expression)
    }
    var names = enumerated
    names.questions = catalogueQuestions.sorted { $0.key < $1.key }.map {
      ($0.key, $0.value.0, $0.value.1.sorted())
    }
    reconstruction.enumerated = names
  }

  private func finished(_ entry: Entry) -> ObtainedTable? {
    var table = entry.table
    table.rows = entry.rows.sorted { Collector.isBefore($0, $1) }.map { _, row in
      var row = row
      row.evidence = Array(Set(row.evidence)).sorted()
      return row
    }
    if entry.wholeReads > 0 { table.rowsAtMost = nil }
    if table.rows.isEmpty, entry.number != nil, table.rowsAtMost == nil, entry.wholeReads == 0 { return nil }
    table.evidence = Array(Set(table.evidence)).sorted()
    table.notes = entry.notes.sorted { "\($0)" < "\($1)" }
    return table
  }

  private static func isBefore(_ a: (key: RowKey, value: ObtainedRow), _ b: (key: RowKey, value: ObtainedRow))
    -> Bool
  {
    switch (a.key, b.key) {
    case (.dump(let a), .dump(let b)): a < b
    case (.dump, .asked): true
    case (.asked, .dump): false
    case (.asked(let x), .asked(let y)): (a.value.position ?? -1, x) < (b.value.position ?? -1, y)
    }
  }
}
