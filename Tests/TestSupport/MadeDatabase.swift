import CSQLite

/// Databases made with the library, for files to be read.
public enum MadeDatabase {
  public static func make(_ statements: String, at path: String) {
    var handle: OpaquePointer?
    let opened = unsafe sqlite3_open(path, &handle)
    precondition(opened == SQLITE_OK)
    let code = unsafe sqlite3_exec(handle, statements, nil, nil, nil)
    precondition(code == SQLITE_OK)
    unsafe sqlite3_close(handle)
  }
}
