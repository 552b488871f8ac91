/// A table or view of an SQLite database.
struct SQLiteTable {
  var contents: TableContents
  /// The name of the column by which the rowid can be had; nil where there is no rowid.
  var rowid: String?

  /// All tables and views but those of SQLite itself, in the order of their making.
  static func all(in database: SQLiteDatabase) throws(SQLiteDatabase.Failure) -> [SQLiteTable] {
    var found: [(name: String, isView: Bool)] = []
    let master = try database.query(
      "SELECT name, type FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid"
    )
    while try master.next() { found.append((master.text(0) ?? "", master.text(1) == "view")) }
    var tables: [SQLiteTable] = []
    for (name, isView) in found {
      var table = SQLiteTable(
        contents: TableContents(name: TableName(name: name), columns: []))
      table.contents.isView = isView
      // A view over what is not there any more cannot be read, and has no columns.
      if let columns = try? database.query("PRAGMA table_xinfo(\(quoted(name)))") {
        while (try? columns.next()) == true {
          table.contents.columns.append(columns.text(1) ?? "")
          table.contents.types.append(columns.text(2) ?? "")
        }
      }
      table.rowid = isView ? nil : rowid(of: table, in: database)
      tables.append(table)
    }
    return tables
  }

  /// Source: <https://www.sqlite.org/rowidtable.html>: three names, each of which a column may take away.
  private static func rowid(of table: SQLiteTable, in database: SQLiteDatabase) -> String? {
    let taken = Set(table.contents.columns.map { $0.lowercased() })
    guard let alias = ["rowid", "_rowid_", "oid"].first(where: { !taken.contains($0) }),
      (try? database.query("SELECT \(alias) FROM \(quoted(table.contents.name?.name ?? ""))")) != nil
    else { return nil }
    return alias
  }

  /// A name as SQL has it.
  static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
