import DatabaseDump
import Injection

extension Collector {
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

  /// A delivery whose rows no evidence lists: those asked for one by one are counted, others bounded by the bytes.
  mutating func addUnseen(
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
      entry.add(row, as: .asked(asked))
    case .range(_, let count):
      // LIMIT 5,18446744073709551615 is MySQL's own way to say: all from the fifth on.
      let most = min(count, bound(reading) ?? count, 1 << 40)
      entry.table.rowsAtMost = (entry.table.rowsAtMost ?? 0) + most
    case .wholeTable, .filtered:
      entry.table.rowsAtMost = max(entry.table.rowsAtMost ?? 0, bound(reading) ?? 0)
      if bound(reading) == nil { entry.wholeReads += 1 }
    }
  }

  /// How many rows the response's bytes can hold at most.
  func bound(_ reading: PointReader.Reading) -> Int? {
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
}

extension Collector.Entry {
  /// Adds a row whose cells stand in the order of the table's columns, or what it shows beyond the known ones.
  mutating func add(_ row: ObtainedRow, as key: Collector.RowKey) {
    guard var known = rows[key] else {
      rows[key] = row
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
        let pieces = CellRead.joined(known.values[column], row.values[column])
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
    rows[key] = known
  }
}
