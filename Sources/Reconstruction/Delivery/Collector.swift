import DatabaseDump
import Injection

/// Gathers what readings show into tables, files, scalars and names; repeated reads of one row count once.
struct Collector {
  let database: Database
  let utcOffset: Int
  let cache: SnapshotCache
  var tables: [TableKey: Entry] = [:]
  var files: [String: FileRead] = [:]
  /// Characters that came of each file, by the number of the first of the piece that was asked for.
  var filePieces: [String: [Int: Int]] = [:]
  var scalars: [String: ScalarRead] = [:]
  var enumerated = Enumerated()
  var catalogueQuestions: [String: (Grade, [EvidenceLine])] = [:]
  /// Cells that were read one by one.
  var cells = CellRuns()
  /// What the answers to questions and the dump together made of a value.
  var settled: [Subject: String] = [:]

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
    /// By page: rows that the response has room for beyond those that the dump yields.
    var missing: [String: Int] = [:]
  }

  /// What makes two reads the same row: the dump's row, else the words that picked it.
  enum RowKey: Hashable {
    case dump(Int)
    case asked(String)
  }

  // MARK: - Readings

  /// - Parameter references: the point's smallest pages, to compare with where no model could be learnt.
  mutating func add(_ reading: PointReader.Reading, _ references: References) {
    let reference = references.size(for: reading)
    guard reading.verdict != .refuted else {
      for file in reading.question.shape.files { note(file: file.path, bytes: 0, grade: .possible, reading) }
      return
    }
    let shape = reading.question.shape
    for file in shape.files { add(file: file, reading, reference: reference) }
    if shape.scalars.count == 1, shape.sources.isEmpty, shape.files.isEmpty {
      add(scalar: shape.scalars[0], reading)
    }
    for (number, source) in shape.sources.enumerated()
    where source.columns.contains(where: { $0.manner != .derived }) {
      if source.isCatalogue {
        add(catalogue: source, reading)
      } else if readsCells(reading.question) {
        add(cellsOf: source, reading)
      } else {
        add(source, isFirst: number == 0, reading, reference: reference)
      }
    }
  }

  func grade(_ reading: PointReader.Reading) -> Grade {
    switch reading.verdict {
    case .exact(let independent): independent ? .proven : .probable
    case .carried: .probable
    case .open, .refuted: .possible
    }
  }

  // MARK: - Result

  mutating func finish(into reconstruction: inout Reconstruction) {
    for run in cells.runs() { run.add(to: &tables, database) }
    reconstruction.obtained = tables.values.compactMap(Collector.finished).sorted {
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

  static func finished(_ entry: Entry) -> ObtainedTable? {
    var table = entry.table
    table.rows = entry.rows.sorted { Collector.isBefore($0, $1) }.map { _, row in
      var row = row
      row.evidence = Array(Set(row.evidence)).sorted()
      return row
    }
    if entry.wholeReads > 0 { table.rowsAtMost = nil }
    table.rowsMissing = entry.missing.values.reduce(0, +)
    if table.rowsMissing > 0 {
      table.rowsAtMost = max(table.rowsAtMost ?? 0, table.rows.count + table.rowsMissing)
    }
    if table.rows.isEmpty, entry.number != nil, table.rowsAtMost == nil, entry.wholeReads == 0 { return nil }
    table.evidence = Array(Set(table.evidence)).sorted()
    table.notes = entry.notes.sorted { "\($0)" < "\($1)" }
    return table
  }

  static func isBefore(_ a: (key: RowKey, value: ObtainedRow), _ b: (key: RowKey, value: ObtainedRow))
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
