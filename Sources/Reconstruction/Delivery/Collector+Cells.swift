import DatabaseDump
import Injection

/// Reads of single cells.
extension Collector {
  /// Whether a question asks for cells of one row of one table, as those do that go cell by cell. A UNION that brings
  /// several columns reads rows.
  func readsCells(_ question: DeliveryQuestion) -> Bool {
    let sources = question.shape.sources.filter { source in
      !source.isCatalogue && source.columns.contains { $0.manner != .derived }
    }
    guard sources.count == 1, case .row = sources[0].extent, sources[0].columns.allSatisfy({ $0.name != "*" })
    else { return false }
    if case .rows = question.channel { return sources[0].columns.count == 1 }
    return true
  }

  mutating func add(cellsOf source: Shape.Source, _ reading: PointReader.Reading) {
    let number = tableNumber(of: source, reading)
    guard let number, reading.rows != nil, database.tables[number].rows != nil else {
      return addUnseen(cellsOf: source, number, reading)
    }
    let uses = uses(of: number, reading)
    // What was carried is a row that the dump does not hold; a page without it is the end of the table.
    if uses.isEmpty {
      if reading.verdict == .carried { addUnseen(cellsOf: source, number, reading) }
      return
    }
    let snapshot = Snapshot(
      database: database, assumptions: reading.assumptions, utcOffset: utcOffset, cache: cache)
    for (place, use) in uses.enumerated() {
      let column = database.tables[number].definition.columns[Int(use.column)].name
      var read = cell(of: source, column, number, reading, counted: place == 0)
      let datum = snapshot.cell(table: number, row: Int(use.row), column: Int(use.column))
      let (text, isComplete) = Collector.text(of: datum, use)
      read.dumpRow = Int(use.row)
      read.text = text
      read.cell.isComplete = isComplete
      cells.add(read)
    }
  }

  private mutating func addUnseen(
    cellsOf source: Shape.Source, _ number: Int?, _ reading: PointReader.Reading
  ) {
    for (place, column) in source.columns.filter({ $0.manner != .derived }).enumerated() {
      var read = cell(of: source, column.name, number, reading, counted: place == 0)
      if !database.isEmpty, number == nil {
        let schemas = database.candidates(schema: source.schema, name: source.table).compactMap {
          database.tables[$0].definition.schema
        }
        read.notes.insert(schemas.count > 1 ? .ambiguousSchema(schemas.sorted()) : .notInDump)
      } else if let gap = reading.gap, number != nil {
        read.notes.insert(.notComputed(gap))
      }
      cells.add(read)
    }
  }

  /// A read of a cell of which nothing is known yet.
  private func cell(
    of source: Shape.Source, _ column: String, _ number: Int?, _ reading: PointReader.Reading, counted: Bool
  ) -> CellRead {
    let definition = number.map { database.tables[$0].definition }
    var position: Int?
    if case .row(let offset) = source.extent { position = offset }
    var read = CellRead(
      schema: definition?.schema ?? source.schema, table: definition?.name ?? source.table, number: number,
      condition: source.condition, order: source.order, position: position,
      column: definition?.columns.first { $0.name.lowercased() == column.lowercased() }?.name ?? column,
      piece: reading.question.piece, text: "\u{FFFD}",
      cell: ObtainedRow.Cell(grade: grade(reading), isComplete: false), first: reading.question.moment,
      last: reading.question.moment, evidence: [reading.question.line])
    if reading.model == nil { read.notes.insert(.sizesNotCalibrated) }
    if counted, let predicted = reading.predicted, let observed = reading.question.attack.bytes {
      read.predictedBytes = predicted
      read.observedBytes = observed
      if predicted != observed { read.notes.insert(.bytesDisagree(predicted: predicted, observed: observed)) }
    }
    return read
  }

  /// The cells of a table that an answer carries, the widest use of each.
  private func uses(of number: Int, _ reading: PointReader.Reading) -> [CellUse] {
    var uses: [CellUse] = []
    for use in shownRows(reading, reference: nil).joined().flatMap(\.cells)
    where use.table == Int32(number) && use.manner != .derived {
      if let known = uses.firstIndex(where: { $0.row == use.row && $0.column == use.column }) {
        if uses[known].manner != .whole { uses[known] = use }
      } else {
        uses.append(use)
      }
    }
    return uses
  }
}
