import DatabaseDump

/// The database as it stood when something was read: the dump, taken back to that instant.
///
/// A dump shows the end; rows that were created since are left out, and times that a row got since
/// are taken back. What cannot be known from the dump stays unknown.
struct Snapshot {
  /// What is assumed where the dump leaves several possibilities; the bytes of the response decide.
  struct Assumptions: Equatable {
    /// Seconds since 1970, UTC: rows created later did not exist yet.
    var asOf: Int64
    /// Nullable times later than `asOf` were NULL (else: had another value of the same length).
    var laterTimesWereNull = true
    /// The order in which rows are read without ORDER BY: a number into the table's candidate orders.
    var order = 0
    /// `group_concat_max_len`, bytes.
    var groupConcatLimit = 1 << 20
    /// Which of the tables of the same name an unqualified name means.
    var schema: String?
    /// How the server cuts what an error message quotes: a number into the carrier's cuts.
    var cut = 0
    /// The row that a LIMIT of one picks, where the order alone leaves several possible.
    var picked: PickedRow?
  }

  /// A row of a dump's table.
  struct PickedRow: Equatable {
    let table: Int
    let row: Int
  }

  let database: Database
  let assumptions: Assumptions
  /// The server's zone, seconds east of UTC, for the database's local times.
  let utcOffset: Int
  /// Orders and times computed once for all snapshots of a database.
  let cache: SnapshotCache

  /// The rows of a table in reading order, without those that did not exist yet.
  func rowsInOrder(of table: Int) -> RowSequence {
    let orders = Snapshot.orders(of: database.tables[table])
    return rows(of: table, orderedBy: orders[min(assumptions.order, orders.count - 1)])
  }

  /// The rows of a table by some of its columns, without those that did not exist yet.
  func rows(of table: Int, orderedBy columns: [Int]) -> RowSequence {
    guard let rows = database.tables[table].rows else { return RowSequence(order: nil, total: 0) }
    let order = cache.order(of: table, by: columns) {
      RowOrder(of: database.tables[table], rows: rows, by: columns).sorted()
    }
    return cache.sequence(
      of: table, by: columns, order: order, total: rows.count, upTo: assumptions.asOf
    ) { created(in: table, after: $0) }
  }

  private func created(in table: Int, after instant: Int64) -> [SnapshotCache.Creation] {
    guard let column = creationColumn(of: table), let rows = database.tables[table].rows else { return [] }
    var found: [SnapshotCache.Creation] = []
    for row in 0..<rows.count {
      guard let time = time(table: table, row: row, column: column), time > instant else { continue }
      found.append(SnapshotCache.Creation(time: time, row: UInt32(row)))
    }
    return found
  }

  /// The orders a server may read in without ORDER BY: the primary key's, else as stored; then each index.
  static func orders(of table: Database.Table) -> [[Int]] {
    var orders = [table.definition.primaryKey]
    for index in table.definition.indexes where !index.isPrimary && !index.columns.isEmpty {
      guard index.columns.allSatisfy({ table.rows?.keeps(column: $0) ?? true }) else { continue }
      orders.append(index.columns + table.definition.primaryKey)
    }
    return orders
  }

  /// A cell at `asOf`: unchanged, taken back, or unknown.
  func cell(table: Int, row: Int, column: Int) -> Datum {
    let entry = database.tables[table]
    if let rows = entry.rows, !rows.keeps(column: column) { return .unknown }
    guard let rows = entry.rows, let bytes = rows.bytes(row: row, column: column) else {
      return Datum(value: .null, cells: [use(table, row, column, length: 0)])
    }
    let definition = entry.definition.columns[column]
    var written = Array(bytes)
    if let seconds = time(table: table, row: row, column: column) {
      if seconds > assumptions.asOf {
        if definition.isNullable, assumptions.laterTimesWereNull {
          return Datum(value: .null, cells: [use(table, row, column, length: 0)])
        }
        // The value that stood here is in no evidence; its length is.
        return .text(Snapshot.unknownText(written.count), [use(table, row, column, length: written.count)])
      }
      if entry.timestampsAreUTC, definition.baseType == "timestamp" {
        written = DatabaseTime.write(seconds + Int64(utcOffset), like: written)
      }
    }
    let cells = [use(table, row, column, length: written.count)]
    if DatabaseTime.isNumeric(definition.baseType),
      let number = Int64(String(decoding: written, as: UTF8.self))
    {
      return Datum(value: .integer(number), cells: cells)
    }
    let isBinary = ["blob", "binary", "varbinary", "tinyblob", "mediumblob", "longblob"].contains(
      definition.baseType)
    return Datum(value: .bytes(written, isBinary: isBinary), cells: cells)
  }

  /// What stands for `count` bytes that nobody knows: a private byte that is no text.
  static func unknownText(_ count: Int) -> [UInt8] { [UInt8](repeating: unknownByte, count: count) }
  static let unknownByte: UInt8 = 0xFF

  private func use(_ table: Int, _ row: Int, _ column: Int, length: Int) -> CellUse {
    CellUse(
      table: Int32(table), row: Int32(row), column: Int32(column), manner: .whole, start: 0,
      length: Int32(length))
  }

  // MARK: - Times

  /// A time cell as seconds since 1970, UTC.
  func time(table: Int, row: Int, column: Int) -> Int64? {
    let entry = database.tables[table]
    let type = entry.definition.columns[column].baseType
    guard type == "datetime" || type == "timestamp", let bytes = entry.rows?.bytes(row: row, column: column)
    else { return nil }
    guard let seconds = DatabaseTime.read(bytes) else { return nil }
    return type == "timestamp" && entry.timestampsAreUTC ? seconds : seconds - Int64(utcOffset)
  }

  /// The column that says when a row was created: a time that is never NULL, does not follow updates, and
  /// is never later than any other time of its row.
  func creationColumn(of table: Int) -> Int? {
    let definition = database.tables[table].definition
    let candidates = definition.columns.indices.filter { column in
      let column = definition.columns[column]
      return ["datetime", "timestamp"].contains(column.baseType) && !column.updatesToNow
    }
    let named = candidates.filter { Snapshot.namesCreation(definition.columns[$0].name) }
    let pool =
      named.isEmpty ? candidates.filter { !Snapshot.namesSomethingElse(definition.columns[$0].name) } : named
    return pool.first { isNeverLater($0, than: candidates, table: table) }
  }

  private func isNeverLater(_ column: Int, than others: [Int], table: Int) -> Bool {
    guard let rows = database.tables[table].rows else { return false }
    for row in stride(from: 0, to: rows.count, by: max(1, rows.count / 1000)) {
      guard let own = time(table: table, row: row, column: column) else { return false }
      for other in others where other != column {
        if let time = time(table: table, row: row, column: other), time < own { return false }
      }
    }
    return true
  }

  private static func namesCreation(_ name: String) -> Bool {
    let name = name.lowercased()
    return ["creat", "regist", "insert", "signup", "joined", "added", "ins_date", "entry", "登録", "作成", "入会"]
      .contains {
        name.contains($0)
      }
  }

  private static func namesSomethingElse(_ name: String) -> Bool {
    let name = name.lowercased()
    return [
      "updat", "modif", "chang", "last", "delet", "withdraw", "expir", "birth", "login", "publish", "更新",
      "退会",
    ]
    .contains { name.contains($0) }
  }
}
