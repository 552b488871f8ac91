import DatabaseDump
import Injection

/// What blind reads come to: cells, names, scalars.
extension Collector {
  /// - Parameter attack: the request of a question, by its number.
  mutating func add(_ result: BlindReader.Result, _ attack: (Int) -> AttackRequest) {
    var places: [BlindPlace: [RowIdentifier.Read]] = [:]
    for value in result.values {
      guard let source = BlindSource(value.subject, database: database) else {
        if !add(ownColumn: value, attack) { add(scalar: value.subject.sql, value, attack) }
        continue
      }
      if let exists = value.known.exists { add(existence: source, exists, value, attack) }
      guard let asked = source.source, !value.questions.isEmpty else {
        if add(computed: source, value, attack) { continue }
        let expression = source.shape.scalars.first ?? value.subject.sql
        add(scalar: expression, value, attack)
        continue
      }
      guard source.template != nil, value.known.exists == nil || value.written() != nil else { continue }
      if asked.isCatalogue {
        add(names: source, asked, value, attack)
      } else if source.asksForAnyRow, let texts = value.prefixes {
        for (place, text) in texts.enumerated() {
          add(text: text, ofAnyRow: asked, number: place, value, attack)
        }
      } else {
        places[BlindPlace(asked, number(of: asked)), default: []].append(
          RowIdentifier.Read(value: value, source: source))
      }
    }
    let identifier = RowIdentifier(database: database, utcOffset: utcOffset, cache: cache)
    var last: [BlindPlace.Run: Int] = [:]
    for (place, reads) in places where reads.contains(where: \.value.known.wasEverTrue) {
      last[place.run] = max(last[place.run] ?? -1, place.position ?? 0)
    }
    for (place, reads) in places.sorted(by: { $0.value[0].request < $1.value[0].request }) {
      let identified = place.number.flatMap { identifier.identify(reads, table: $0) }
      if identified?.isThere == false, !reads.contains(where: \.value.known.wasEverTrue) { continue }
      // Nothing ever came of it: behind the last row that something came of there is none.
      if !reads.contains(where: \.value.known.wasEverTrue), !reads.allSatisfy(\.value.isUnanswered) {
        if last[place.run].map({ place.position ?? 0 > $0 }) ?? true { continue }
      }
      // Without any answer the questions must at least have been enough to learn something.
      if reads.allSatisfy(\.value.isUnanswered),
        !reads.enumerated().contains(where: { index, read in
          let text = identified?.texts[index]
          return text == nil
            ? read.value.questions.count >= 4 : read.value.written(against: text)?.isBlank == false
        })
      {
        continue
      }
      for (index, read) in reads.enumerated() {
        add(cellsOf: read, place, row: identified?.row, text: identified?.texts[index], attack)
      }
    }
  }

  /// What picks a row.
  struct BlindPlace: Hashable {
    struct Run: Hashable {
      let schema: String
      let table: String
      let order: String
      let condition: String
    }

    let run: Run
    let position: Int?
    let condition: String?
    let number: Int?

    init(_ source: Shape.Source, _ number: Int?) {
      if case .row(let position) = source.extent { self.position = position } else { position = nil }
      condition = source.condition
      self.number = number
      run = Run(
        schema: source.schema?.lowercased() ?? "", table: source.table.lowercased(),
        order: source.order ?? "",
        condition: position == nil ? "" : source.condition ?? "")
    }
  }

  private func number(of source: Shape.Source) -> Int? {
    var candidates = database.candidates(schema: source.schema, name: source.table)
    if candidates.count > 1 {
      candidates = candidates.filter { number in
        source.columns.allSatisfy { database.tables[number].definition.columnIndex($0.name) != nil }
      }
    }
    return candidates.count == 1 ? candidates[0] : nil
  }

  private mutating func add(
    cellsOf read: RowIdentifier.Read, _ place: BlindPlace, row: Int?, text: [UInt32]?,
    _ attack: (Int) -> AttackRequest
  ) {
    guard let asked = read.source.source, let template = read.source.template else { return }
    let value = read.value
    let written =
      (row == nil ? value.written() : value.written(against: text))
      ?? BlindText(text: "\u{FFFD}", isComplete: false, isCertain: false)
    settled[value.subject] = written.text
    let grade = written.isCertain ? value.grade : min(value.grade, .probable)
    let definition = place.number.map { database.tables[$0].definition }
    let only = asked.columns.filter { $0.manner != .derived || asked.columns.count == 1 }
    for (offset, pieces) in template.rows(in: written, utcOffset: utcOffset).enumerated() {
      for var piece in pieces {
        // A derived table may give a column another name.
        if pieces.count == 1, only.count == 1, only[0].name != "*" { piece.column = only[0].name }
        var cell = CellRead(
          schema: definition?.schema ?? asked.schema, table: definition?.name ?? asked.table,
          number: place.number,
          condition: asked.condition, order: asked.order,
          position: template.gathering == nil ? place.position : offset,
          dumpRow: template.gathering == nil ? row : nil,
          column: definition?.columns.first { $0.name.lowercased() == piece.column.lowercased() }?.name
            ?? piece.column,
          text: piece.text, cell: ObtainedRow.Cell(grade: grade, isComplete: piece.isComplete),
          first: value.first,
          last: value.last, evidence: lines(of: value, attack))
        if place.number == nil, !database.isEmpty { cell.notes.insert(.notInDump) }
        if place.number != nil, row == nil, piece.isComplete { cell.notes.insert(.differsFromDump) }
        cells.add(cell)
      }
    }
  }

  func lines(of value: BlindValue, _ attack: (Int) -> AttackRequest) -> [EvidenceLine] {
    value.questions.map { question in
      let attack = attack(question.request)
      return EvidenceLine(item: attack.item, line: attack.line)
    }
  }

  // MARK: - Names and scalars

  private mutating func add(
    names source: BlindSource, _ asked: Shape.Source, _ value: BlindValue, _ attack: (Int) -> AttackRequest
  ) {
    note(catalogue: asked, value, attack)
    guard value.grade > .possible, let text = value.written(), let template = source.template else { return }
    let schema = source.literal(comparedWith: "table_schema")
    let table = source.literal(comparedWith: "table_name")
    for pieces in template.rows(in: text) {
      var named: [String: String] = [:]
      for piece in pieces where piece.isComplete { named[piece.column.lowercased()] = piece.text }
      let prefix = (named["table_schema"] ?? schema).map { $0 + "." } ?? ""
      if let name = named["schema_name"] { enumerated.schemas.insert(name) }
      if let column = named["column_name"] {
        enumerated.columns.insert((named["table_name"] ?? table).map { prefix + $0 + "." + column } ?? column)
      } else if let name = named["table_name"] {
        enumerated.tables.insert(prefix + name)
      }
    }
  }

  private mutating func note(
    catalogue source: Shape.Source, _ value: BlindValue, _ attack: (Int) -> AttackRequest
  ) {
    let question = source.table.lowercased() + (source.condition.map { " WHERE \($0)" } ?? "")
    var known = catalogueQuestions[question] ?? (.possible, [])
    known.0 = max(known.0, value.grade)
    known.1 += lines(of: value, attack)
    catalogueQuestions[question] = known
  }

  /// Names that were guessed: a query that yields something shows that its table and columns exist.
  private mutating func add(
    existence source: BlindSource, _ exists: Bool, _ value: BlindValue, _ attack: (Int) -> AttackRequest
  ) {
    guard exists, value.grade > .possible else { return }
    for table in source.shape.sources where !table.isCatalogue {
      let name = (table.schema.map { $0 + "." } ?? "") + table.table
      enumerated.tables.insert(name)
      for column in table.columns where column.name != "*" {
        enumerated.columns.insert(name + "." + column.name)
      }
      note(catalogue: table, value, attack)
    }
  }

  private mutating func add(scalar expression: String, _ value: BlindValue, _ attack: (Int) -> AttackRequest)
  {
    guard let written = value.written(), let text = written.text, text != "\u{FFFD}", !text.isEmpty else {
      return
    }
    var scalar =
      scalars[expression]
      ?? ScalarRead(expression: expression, value: text, length: nil, grade: .possible, evidence: [])
    if value.grade >= scalar.grade { scalar.value = text }
    scalar.grade = max(scalar.grade, value.grade)
    scalar.length = written.isComplete ? text.utf8.count : scalar.length
    scalar.evidence += lines(of: value, attack)
    scalars[expression] = scalar
  }
}
