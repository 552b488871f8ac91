import DatabaseDump
import Injection

/// Files, scalars and names of the catalogue: what a delivery may be besides rows.
extension Collector {
  mutating func add(file: Shape.File, _ reading: PointReader.Reading, reference: Int?) {
    guard let size = reading.question.attack.bytes, let model = reading.model else {
      // Without a model: what the page has more than one of its kind that delivered nothing. The difference of
      // a few bytes is what NULL and a constant differ by.
      let more = reading.question.attack.bytes.flatMap { size in reference.map { size - $0 } } ?? 0
      let bytes = file.writing == .hexadecimal ? more / 2 : file.writing == .base64 ? more * 3 / 4 : more
      return note(file: file.path, bytes: more > 8 ? bytes : 0, grade: .possible, reading)
    }
    let weight = max(1, model.weights.reduce(0, +))
    let delivered = model.deliveredBytes(size: size, payload: reading.question.attack.value.payload)
    let own = delivered / weight - reading.question.leastDelivery(weights: [1])
    // IFNULL puts one blank where the file could not be read.
    let came = own > 1
    if came { filePieces[file.path, default: [:]][reading.question.piece] = own }
    let length = max(own, filePieces[file.path]?.values.reduce(0, +) ?? 0)
    let bytes: Int =
      switch file.writing {
      case .plain: length
      case .hexadecimal: length / 2
      case .base64: length * 3 / 4 - length / 77
      }
    let isExact = came && delivered % weight == 0
    guard file.writing == .plain, model.encoding != .plain, came else {
      return note(file: file.path, bytes: came ? bytes : 0, grade: isExact ? .proven : .possible, reading)
    }
    // How many bytes of the file those are depends on how many of them the page writes longer.
    note(file: file.path, bytes: bytes, grade: isExact ? .probable : .possible, reading)
    if isExact { files[file.path]?.written = WrittenContent(encoding: model.encoding, bytes: bytes) }
  }

  mutating func note(file path: String, bytes: Int, grade: Grade, _ reading: PointReader.Reading) {
    var file =
      files[path]
      ?? FileRead(path: path, bytes: 0, grade: .possible, at: reading.question.moment, evidence: [])
    if bytes > file.bytes {
      file.bytes = bytes
      file.grade = grade
      file.at = reading.question.moment
      file.written = nil
    }
    file.evidence.append(reading.question.line)
    files[path] = file
  }

  mutating func add(scalar expression: String, _ reading: PointReader.Reading) {
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

  mutating func add(catalogue source: Shape.Source, _ reading: PointReader.Reading) {
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

  func name(ofTable number: Int) -> String {
    let definition = database.tables[number].definition
    return (definition.schema.map { $0 + "." } ?? "") + definition.name
  }
}
