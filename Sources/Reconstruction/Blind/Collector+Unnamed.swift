import DatabaseDump
import Injection

/// Reads whose table no request names as such, or whose row none picks.
extension Collector {
  /// A value that was found by its beginning among all rows.
  ///
  /// - Parameter number: among the values that were found so.
  mutating func add(
    text: String, ofAnyRow source: Shape.Source, number place: Int, _ value: BlindValue,
    _ attack: (Int) -> AttackRequest
  ) {
    let number = database.candidates(schema: source.schema, name: source.table)
    let column = source.columns.first { $0.manner != .derived }?.name ?? ""
    var rows: [Int] = []
    if number.count == 1, let store = database.tables[number[0]].rows,
      let place = database.tables[number[0]].definition.columnIndex(column)
    {
      let key = Collation(kind: .caseInsensitive).key(Array(text.utf8))
      rows = (0..<store.count).filter {
        Collation(kind: .caseInsensitive).key(store.bytes(row: $0, column: place)) == key
      }
    }
    var cell = read(
      number.count == 1 ? number[0] : nil, source, column, condition: "\(column) LIKE …%",
      row: rows.count == 1 ? rows[0] : nil, BlindText(text: text, isComplete: false, isCertain: false), value,
      attack)
    cell.position = place
    cells.add(cell)
  }

  /// A column of the application's own query: which table that is only a dump can tell, by the column's name and by the
  /// value that the application itself looked for.
  ///
  /// - Returns: whether the row was found.
  mutating func add(ownColumn value: BlindValue, _ attack: (Int) -> AttackRequest) -> Bool {
    guard let own = value.subject.own, value.written() != nil || value.isUnanswered else { return false }
    let name = value.subject.expression.folded
    let wanted = Collation(kind: .caseInsensitive).key(Array(own.utf8))
    var found: [(table: Int, row: Int)] = []
    for (number, table) in database.tables.enumerated() where table.definition.columnIndex(name) != nil {
      guard let rows = table.rows else { continue }
      for row in 0..<rows.count
      where table.definition.columns.indices.contains(where: {
        Collation(kind: .caseInsensitive).key(rows.bytes(row: row, column: $0)) == wanted
      }) {
        found.append((number, row))
      }
    }
    if found.count > 1, !value.isUnanswered {
      // The same text stands in several rows: the one that the answers fit.
      found = found.filter { table, row in
        guard let place = database.tables[table].definition.columnIndex(name) else { return false }
        let codes = database.tables[table].rows?.bytes(row: row, column: place).map {
          QuestionReader.codes(Array($0))
        }
        return codes.map { value.admits($0) } == true
      }
    }
    guard found.count == 1, let place = database.tables[found[0].table].definition.columnIndex(name) else {
      return false
    }
    let definition = database.tables[found[0].table].definition
    let codes = database.tables[found[0].table].rows?.bytes(row: found[0].row, column: place).map {
      QuestionReader.codes(Array($0))
    }
    let text = codes.map { value.admits($0) } == true ? codes : nil
    guard let written = value.written(against: text) else { return false }
    let source = Shape.Source(schema: definition.schema, table: definition.name, extent: .row(position: nil))
    cells.add(
      read(
        found[0].table, source, definition.columns[place].name, condition: "the row of '\(own)'",
        row: found[0].row,
        written, value, attack))
    return true
  }

  /// A query whose columns have other names than the table's: the dump computes which cell it yields.
  ///
  /// - Returns: whether it is a single cell.
  mutating func add(computed source: BlindSource, _ value: BlindValue, _ attack: (Int) -> AttackRequest)
    -> Bool
  {
    guard !database.isEmpty else { return false }
    let snapshot = Snapshot(
      database: database, assumptions: Snapshot.Assumptions(asOf: value.first.seconds), utcOffset: utcOffset,
      cache: cache)
    let evaluator = Evaluator(tree: source.tree, snapshot: snapshot)
    guard let row = (try? evaluator.rows(ofQuery: source.query, in: Evaluator.Scope()))?.first,
      row.count == 1,
      row[0].cells.count == 1, let use = row[0].cells.first, use.table >= 0, use.manner == .whole
    else { return false }
    let definition = database.tables[Int(use.table)].definition
    let codes = row[0].bytes.map(QuestionReader.codes) ?? []
    guard value.admits(codes), let written = value.written(against: codes) else { return false }
    let table = Shape.Source(schema: definition.schema, table: definition.name, extent: .row(position: nil))
    cells.add(
      read(
        Int(use.table), table, definition.columns[Int(use.column)].name, condition: "row \(use.row)",
        row: Int(use.row),
        written, value, attack))
    return true
  }

  private func read(
    _ number: Int?, _ source: Shape.Source, _ column: String, condition: String, row: Int?, _ text: BlindText,
    _ value: BlindValue, _ attack: (Int) -> AttackRequest
  ) -> CellRead {
    let definition = number.map { database.tables[$0].definition }
    return CellRead(
      schema: definition?.schema ?? source.schema, table: definition?.name ?? source.table, number: number,
      condition: condition, dumpRow: row,
      column: definition?.columns.first { $0.name.lowercased() == column.lowercased() }?.name ?? column,
      text: text.text,
      cell: ObtainedRow.Cell(
        grade: text.isCertain ? value.grade : min(value.grade, .probable), isComplete: text.isComplete),
      first: value.first, last: value.last, evidence: lines(of: value, attack))
  }
}

extension BlindValue {
  /// Where it was asked which beginnings some row has: the longest that one has, each of them a row's; nil where
  /// something else was asked.
  var prefixes: [String]? {
    var found: Set<[UInt32]> = []
    for question in questions {
      guard let prefix = BlindValue.prefix(question.claim) else { return nil }
      if question.answer == true { found.insert(prefix) }
    }
    var inner: Set<[UInt32]> = []
    for prefix in found where prefix.count > 1 { inner.insert(Array(prefix.dropLast())) }
    let leaves = found.subtracting(inner).sorted { $0.lexicographicallyPrecedes($1) }
    return leaves.isEmpty
      ? nil : leaves.map { String(String.UnicodeScalarView($0.compactMap(Unicode.Scalar.init))) }
  }

  /// The text that a claim says the value begins with.
  static func prefix(_ claim: Claim) -> [UInt32]? {
    var parts = [claim]
    if case .all(let all) = claim { parts = all }
    var prefix: [UInt32] = []
    for (offset, part) in parts.enumerated() {
      guard case .test(.character(offset + 1, let test)) = part, let code = test.plain.single else {
        return nil
      }
      prefix.append(code)
    }
    return prefix
  }
}
