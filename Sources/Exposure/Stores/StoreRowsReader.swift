import DatabaseDump
import Records
import YAMLText

/// Reads the rows of a store's table into a ``StoreRows``.
struct StoreRowsReader {
  private(set) var rows: StoreRows
  /// The columns that it needs, in the order in which it expects them.
  let columns: [String]

  private let keys: [Int]
  private let people: [(place: Int, normaliser: Normaliser)]
  private let conditions: [(place: Int, values: [String?])]

  /// - Parameter key: the columns of the table's primary key.
  init(_ store: Store, _ place: RecordPlace, _ population: Population, key: [String]) {
    var columns: [String] = []
    func at(_ column: String) -> Int {
      if let place = columns.firstIndex(of: column) { return place }
      columns.append(column)
      return columns.count - 1
    }
    keys = key.map(at)
    people =
      store.person.by.isEmpty
      ? [(at(population.key.value), Normaliser(word: nil))]
      : store.person.by.map { pair in
        (at(pair.store.value), Register.Members.normaliser(pair.population.value, of: population))
      }
    conditions = place.conditions.map { (at($0.column.value), $0.values) }
    self.columns = columns
    rows = StoreRows(findsPeople: store.person.by.isEmpty && !conditions.isEmpty)
  }

  mutating func add(_ record: borrowing RecordView) {
    for condition in conditions where !record.meets(condition.values, at: condition.place) { return }
    var hashes: [UInt64?] = []
    for column in people { hashes.append(record.hash(column.place, column.normaliser)) }
    rows.append(
      key: key(of: record), person: hashes.count == 1 ? hashes[0] : combined(hashes), line: record.line)
  }

  /// The primary key as the engine writes it: its values with commas between them.
  private func key(of record: borrowing RecordView) -> UInt64? {
    guard !keys.isEmpty else { return nil }
    var texts: [String] = []
    for key in keys { texts.append(record.text(key) ?? "NULL") }
    return Normaliser(word: nil).hash(texts.joined(separator: ","))
  }
}

extension TableDefinition {
  var primaryKeyNames: [String] { primaryKey.map { columns[$0].name } }
}

extension RecordPlace {
  /// What decides how a file is read; places that agree in it are read in one pass.
  var reading: [String] {
    [format?.value.rawValue ?? "", encoding?.value.rawValue ?? "", delimiter?.value ?? ""] + (header ?? [])
      + patterns.map(\.value.description)
  }

  /// What is wrong where no line of a file fits a pattern.
  func unfitting(_ file: String, _ summary: RecordsSummary, _ answer: RecordsSummary.Answer)
    -> DataMapError.Problem?
  {
    guard let pattern = patterns.first, answer.records == 0, let line = summary.unparsed.lines.first else {
      return nil
    }
    return DataMapError.Problem(
      .notInEvidence, at: pattern.mark, "No line of \(file) fits the pattern",
      remedy: "Compare it with line \(line), blanks and brackets included")
  }
}

extension Population {
  /// Where the map names a column.
  func mark(of column: String) -> Mark {
    if key.value == column { return key.mark }
    if let field = fields.values.first(where: { $0.value == column }) { return field.mark }
    return place.conditions.first { $0.column.value == column }?.column.mark ?? place.source.mark
  }
}

extension Store {
  /// Where the map names a column of the store.
  func mark(of column: String) -> Mark { columns.first { $0.value == column }?.mark ?? mark }

  /// Every column that the map names of the store.
  var columns: [Marked<String>] {
    let fields =
      switch kind {
      case .table(_, let columns): columns.map(\.field)
      case .file(_, _, let time, let fields): fields.map(\.field) + [time].compactMap(\.self)
      case .capture(_, _, let time, _): [time]
      }
    return person.by.map(\.store) + fields + place.conditions.map(\.column)
  }
}

extension Shelf.Located {
  /// The clock for a column of this place: TIMESTAMP columns of dumps that say so stand in UTC.
  func clock(_ clock: MapClock, column: String?) -> MapClock {
    guard item.timestampsAreUTC, let column, let place = definition?.columnIndex(column),
      definition?.columns[place].baseType == "timestamp"
    else { return clock }
    return .utc
  }
}
