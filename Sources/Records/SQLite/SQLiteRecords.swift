import Evidence

/// Reads the wanted tables of an SQLite database.
struct SQLiteRecords {
  private let database: SQLiteDatabase
  private let path: String
  let tables: [SQLiteTable]

  /// - Parameters:
  ///   - location: where the database lies; its own path or that of a copy.
  ///   - path: what to call it.
  init(at location: String, path: String) throws(RecordsError) {
    self.path = path
    do throws(SQLiteDatabase.Failure) {
      database = try SQLiteDatabase(path: location)
      tables = try SQLiteTable.all(in: database)
    } catch {
      throw .refused(error, path: path)
    }
  }

  func run(into sink: inout RecordSink, summary: inout RecordsSummary) throws(RecordsError) {
    summary.tables = tables.map(\.contents)
    for request in sink.requests.indices {
      guard let table = try table(for: sink.requests[request]) else { continue }
      sink.answers[request].isTableFound = true
      sink.answers[request].table = table.contents.name
      let places = sink.requests[request].columns.map { table.contents.place(of: $0) }
      sink.answers[request].isColumnFound = places.map { $0 != nil }
      if let failure = try read(table, places, request, &sink) {
        sink.answers[request].isComplete = false
        summary.remarks.append(
          "\(table.contents.name?.name ?? "") was read as far as record \(sink.answers[request].records): \(failure.message)"
        )
      }
    }
  }

  private func table(for request: RecordRequest) throws(RecordsError) -> SQLiteTable? {
    guard let wanted = request.table else {
      let own = tables.filter { !$0.contents.isView }
      if own.count > 1 {
        throw RecordsError(
          .ambiguousTable, path: path, message: "the database has \(own.count) tables, and none is named",
          remedy: "Name one of: \(own.prefix(20).compactMap(\.contents.name?.name).joined(separator: ", ")).")
      }
      return own.first
    }
    // A file has no name for the database in it: any schema may be meant.
    let bare = TableName(name: wanted.name)
    return tables.first { $0.contents.name.map(bare.fit) == .exact }
      ?? tables.first { $0.contents.name.map(bare.fit) == .anyCase }
  }
}

extension SQLiteRecords {
  /// Reads one table.
  ///
  /// - Returns: why it could not be read to its end; what stood before that was handed out.
  private func read(
    _ table: SQLiteTable, _ places: [Int?], _ request: Int, _ sink: inout RecordSink
  ) throws(RecordsError) -> SQLiteDatabase.Failure? {
    let name = SQLiteTable.quoted(table.contents.name?.name ?? "")
    let columns = places.map { $0.map { SQLiteTable.quoted(table.contents.columns[$0]) } ?? "NULL" }
    let list = ([table.rowid ?? "NULL"] + columns).joined(separator: ", ")
    var number = 0
    var stopped: RecordsError?
    do throws(SQLiteDatabase.Failure) {
      let rows = try database.query("SELECT \(list) FROM \(name)")
      var failure: RecordsError?
      while failure == nil, try rows.next() {
        number += 1
        sink.view.clear(slots: places.count)
        sink.view.number = number
        sink.view.line = table.rowid == nil ? number : rows.integer(0)
        for (slot, place) in places.enumerated() where place != nil {
          let start = sink.view.arena.count
          if rows.isNull(slot + 1) {
            sink.view.fields[slot] = .null
          } else {
            rows.append(slot + 1, to: &sink.view.arena)
            sink.view.fields[slot] = .bytes(start..<sink.view.arena.count)
          }
        }
        do throws(RecordsError) {
          try sink.deliver(to: request, first: 0)
        } catch {
          failure = error
        }
      }
      stopped = failure
    } catch {
      return error
    }
    if let stopped { throw stopped }
    return nil
  }
}

extension RecordsError {
  /// SQLite refuses a database or a table.
  static func refused(_ failure: SQLiteDatabase.Failure, path: String) -> RecordsError {
    RecordsError(
      .database, path: path, message: "SQLite cannot read it: \(failure.message)",
      remedy: "Recover a copy (`sqlite3 COPY .recover`) into a new database, and name that.",
      cause: failure)
  }
}
