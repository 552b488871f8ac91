import CSQLite

/// Databases made with the library, for files to be read.
public enum MadeDatabase {
  /// Makes a database, or changes one that is there.
  public static func make(_ statements: String, at path: String) {
    var handle: OpaquePointer?
    let opened = unsafe sqlite3_open(path, &handle)
    precondition(opened == SQLITE_OK)
    let code = unsafe sqlite3_exec(handle, statements, nil, nil, nil)
    precondition(code == SQLITE_OK)
    unsafe sqlite3_close(handle)
  }

  /// The texts that a query of one column gives; nil where the database cannot be read to the end.
  public static func texts(_ query: String, at path: String) -> [String]? {
    var handle: OpaquePointer?
    var statement: OpaquePointer?
    defer {
      unsafe sqlite3_finalize(statement)
      unsafe sqlite3_close(handle)
    }
    guard unsafe sqlite3_open_v2(path, &handle, SQLITE_OPEN_READONLY, nil) == SQLITE_OK,
      unsafe sqlite3_prepare_v2(handle, query, -1, &statement, nil) == SQLITE_OK
    else { return nil }
    var texts: [String] = []
    while true {
      switch unsafe sqlite3_step(statement) {
      case SQLITE_ROW:
        texts.append(unsafe sqlite3_column_text(statement, 0).map { unsafe String(cString: $0) } ?? "")
      case SQLITE_DONE: return texts
      default: return nil
      }
    }
  }
}
