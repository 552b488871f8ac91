import DatabaseDump

/// Single cells of one table that were read in one go.
struct CellRun {
  /// What the reads of a run share. Where there is no LIMIT the condition picks the row, and so is not shared.
  struct Key: Hashable {
    let schema: String
    let table: String
    let condition: String
    let order: String
    let byPosition: Bool

    init(_ read: CellRead) {
      schema = read.schema?.lowercased() ?? ""
      table = read.table.lowercased()
      byPosition = read.position != nil
      condition = byPosition ? read.condition ?? "" : ""
      order = read.order ?? ""
    }
  }

  /// A cell as it was asked for.
  struct Place: Hashable {
    let pick: String
    let column: String

    init(_ read: CellRead) { self.init(read.pick, read.column) }

    init(_ pick: String, _ column: String) {
      self.pick = pick
      self.column = column.lowercased()
    }
  }

  /// A piece of a cell as it was asked for.
  private struct Piece: Hashable {
    let place: Place
    let piece: Int
  }

  let key: Key
  /// The columns asked for, in the order in which they were first.
  private(set) var columns: [String] = []
  private var cells: [Place: CellRead] = [:]
  /// What picked the rows, with its number in the order of asking.
  private var picks: [String: Int] = [:]
  private var known: Set<String> = []
  private let start: Piece
  /// When each piece was last read, counted in pieces.
  private var lastRead: [Piece: Int] = [:]
  private var count = 0
  /// The reads of the row at hand, with what they changed.
  private var steps: [Step] = []

  /// What a read changed in the run.
  private struct Step {
    let read: CellRead
    let cell: CellRead?
    let lastRead: Int?
    let addsColumn: Bool
    let addsPick: Bool
  }

  /// Reads further apart than this are no repetition by threads or of a request that failed: attack tools have at most
  /// ten threads.
  private static let repetition = 10

  init(_ key: Key, _ read: CellRead) {
    self.key = key
    start = Piece(place: Place(read), piece: read.piece)
    add(read)
  }

  var cellPlaces: Set<Place> { Set(cells.keys) }
  var rowCount: Int { picks.count }

  /// Whether it is some cells here and there, not a table: most of its rows lack some of its columns.
  var isScattered: Bool {
    let sizes = Dictionary(grouping: cells.keys, by: \.pick).mapValues(\.count)
    return rowCount == 1 || sizes.values.count { $0 == columns.count } * 2 < rowCount
  }

  /// Whether a read begins another run: it has what was read already, is where this run began or lies far back, and
  /// most of what comes next has been read as well, or is of another column of rows that were.
  func isLeft(by read: CellRead, before upcoming: [CellRead]) -> Bool {
    let piece = Piece(place: Place(read), piece: read.piece)
    guard repeats(read), let last = lastRead[piece] else { return false }
    guard count - last > (piece == start ? 1 : CellRun.repetition) else { return false }
    let again = upcoming.count { next in
      repeats(next) || picks[next.pick] != nil && !known.contains(next.column.lowercased())
    }
    return again * 2 >= upcoming.count
  }

  /// Whether a read shows nothing that this run has not.
  private func repeats(_ read: CellRead) -> Bool {
    let piece = Piece(place: Place(read), piece: read.piece)
    guard lastRead[piece] != nil, let known = cells[piece.place] else { return false }
    return known.covers(read)
  }

  mutating func add(_ read: CellRead) {
    let piece = Piece(place: Place(read), piece: read.piece)
    if steps.last.map({ $0.read.pick != read.pick }) ?? false { steps.removeAll() }
    let addsPick = picks[read.pick] == nil
    let addsColumn = known.insert(piece.place.column).inserted
    steps.append(
      Step(
        read: read, cell: cells[piece.place], lastRead: lastRead[piece], addsColumn: addsColumn,
        addsPick: addsPick))
    if addsPick { picks[read.pick] = picks.count }
    if addsColumn { columns.append(read.column) }
    if lastRead[piece] == nil { count += 1 }
    lastRead[piece] = count
    cells[piece.place] = cells[piece.place]?.merged(with: read) ?? read
  }

  /// Gives up the latest reads, where they are of the row that another run begins with and this one had left before:
  /// they were that run's first.
  mutating func giveUpReads(before read: CellRead) -> [CellRead] {
    guard let first = steps.first, !first.addsPick, first.read.pick == read.pick else { return [] }
    for step in steps.reversed() {
      let piece = Piece(place: Place(step.read), piece: step.read.piece)
      cells[piece.place] = step.cell
      lastRead[piece] = step.lastRead
      if step.lastRead == nil { count -= 1 }
      if step.addsColumn {
        columns.removeLast()
        known.remove(piece.place.column)
      }
    }
    defer { steps.removeAll() }
    return steps.map(\.read)
  }

  mutating func merge(_ other: CellRun) {
    for pick in other.picksInOrder {
      for column in other.columns {
        if let read = other.cells[Place(pick, column)] { add(read) }
      }
    }
  }

  private var picksInOrder: [String] { picks.sorted { $0.value < $1.value }.map(\.key) }
}

extension CellRun {
  /// Adds the rows that the cells make up to the table with the same columns.
  func add(to tables: inout [Collector.TableKey: Collector.Entry], _ database: Database) {
    guard let any = cells.values.min(by: { $0.first < $1.first }) else { return }
    let number = cells.values.lazy.compactMap(\.number).min()
    let definition = number.map { database.tables[$0].definition }
    let tableKey = Collector.TableKey(
      schema: definition?.schema ?? any.schema, table: definition?.name ?? any.table,
      columns: Set(columns.map { $0.lowercased() }))
    var entry =
      tables[tableKey]
      ?? Collector.Entry(
        table: ObtainedTable(
          schema: tableKey.schema, table: tableKey.table, columns: columns, extent: .rows, first: any.first,
          last: any.last),
        number: number,
        positions: definition.map { definition in columns.compactMap(definition.columnIndex) } ?? [])
    entry.table.orderBy = entry.table.orderBy ?? any.order
    entry.table.condition = entry.table.condition ?? any.condition
    for pick in picksInOrder {
      let reads = columns.compactMap { cells[Place(pick, $0)] }
      for (row, reads) in CellRun.rows(of: reads) {
        entry.add(
          CellRun.row(reads, row, entry.table.columns, number, database),
          as: row.map { .dump($0) } ?? .asked(pick))
        entry.note(reads)
      }
    }
    tables[tableKey] = entry
  }

  /// The rows that the cells of one place belong to: one, unless the database changed between the reads.
  private static func rows(of reads: [CellRead]) -> [(row: Int?, reads: [CellRead])] {
    var byRow: [Int: [CellRead]] = [:]
    for read in reads {
      if let row = read.dumpRow { byRow[row, default: []].append(read) }
    }
    guard let usual = byRow.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) })?.key else {
      return [(nil, reads)]
    }
    byRow[usual]? += reads.filter { $0.dumpRow == nil }
    return byRow.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private static func row(
    _ reads: [CellRead], _ row: Int?, _ columns: [String], _ number: Int?, _ database: Database
  ) -> ObtainedRow {
    var values: [String?] = []
    var cells: [ObtainedRow.Cell] = []
    for column in columns {
      let read = reads.first { $0.column.lowercased() == column.lowercased() }
      values.append(read.map(\.text) ?? "\u{FFFD}")
      cells.append(read?.cell ?? ObtainedRow.Cell(grade: .reachable, isComplete: false))
    }
    var evidence = reads.flatMap(\.evidence)
    var key: String?
    if let number, let row {
      evidence += database.line(ofRow: row, table: number)
      key = database.key(ofRow: row, table: number)
    }
    let first = reads.map(\.first).min() ?? Moment(seconds: 0, utcOffset: 0)
    return ObtainedRow(
      values: values, cells: cells, grade: reads.map(\.cell.grade).max() ?? .reachable, key: key,
      position: reads.lazy.compactMap(\.position).first, first: first,
      last: reads.map(\.last).max() ?? first, evidence: evidence)
  }
}

extension Collector.Entry {
  /// Takes up what a row's cells say about the whole table.
  fileprivate mutating func note(_ reads: [CellRead]) {
    for read in reads {
      table.first = min(table.first, read.first)
      table.last = max(table.last, read.last)
      table.evidence += read.evidence
      notes.formUnion(read.notes)
      if let predicted = read.predictedBytes, let observed = read.observedBytes {
        table.predictedBytes = (table.predictedBytes ?? 0) + predicted
        table.observedBytes = (table.observedBytes ?? 0) + observed
      }
    }
  }
}
