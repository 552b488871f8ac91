import CSQLite

/// An SQLite database, opened to be read only. Every call of SQLite is in this file.
@safe
final class SQLiteDatabase {
  /// What SQLite says where it fails.
  struct Failure: Error {
    let message: String
  }

  private let handle: OpaquePointer

  /// Opens the database without touching it or what lies beside it: no journal is rolled back, no lock taken.
  ///
  /// Source: <https://www.sqlite.org/uri.html>, "immutable".
  init(path: String) throws(Failure) {
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX
    let code = unsafe sqlite3_open_v2(Self.uri(path), &opened, flags, nil)
    guard let opened = unsafe opened else { throw Failure(message: "there is no memory") }
    unsafe handle = opened
    if code != SQLITE_OK { throw failure() }
    // A database may come from an intruder: its schema is not trusted, and its pages are checked.
    for pragma in ["trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "query_only = ON"] {
      unsafe sqlite3_exec(handle, "PRAGMA \(pragma)", nil, nil, nil)
    }
  }

  deinit { unsafe sqlite3_close_v2(handle) }

  private static func uri(_ path: String) -> String {
    var text = "file:"
    // A path that is not absolute would be read as one with a host if it began with two slashes.
    if path.hasPrefix("//") { text += "/" }
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "_"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = Array("0123456789ABCDEF".unicodeScalars)
        text += "%"
        text.unicodeScalars.append(digits[Int(byte >> 4)])
        text.unicodeScalars.append(digits[Int(byte & 15)])
      }
    }
    return text + "?immutable=1&mode=ro"
  }

  fileprivate func failure() -> Failure {
    Failure(message: unsafe String(cString: sqlite3_errmsg(handle)))
  }

  /// Prepares a query.
  func query(_ text: String) throws(Failure) -> SQLiteRows {
    unsafe try SQLiteRows(self, handle: handle, text)
  }
}

/// The rows of a query, one after the other.
@safe
final class SQLiteRows {
  private let database: SQLiteDatabase
  private let statement: OpaquePointer

  fileprivate init(
    _ database: SQLiteDatabase, handle: OpaquePointer, _ text: String
  ) throws(SQLiteDatabase.Failure) {
    var prepared: OpaquePointer?
    let code = unsafe sqlite3_prepare_v2(handle, text, -1, &prepared, nil)
    guard code == SQLITE_OK, let prepared = unsafe prepared else { throw database.failure() }
    self.database = database
    unsafe statement = prepared
  }

  deinit { unsafe sqlite3_finalize(statement) }

  /// Goes to the next row; false after the last.
  func next() throws(SQLiteDatabase.Failure) -> Bool {
    switch unsafe sqlite3_step(statement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw database.failure()
    }
  }

  /// Whether the value of a column is NULL.
  func isNull(_ column: Int) -> Bool { unsafe sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL }

  /// The integer in a column; 0 for what is none.
  func integer(_ column: Int) -> Int { Int(unsafe sqlite3_column_int64(statement, Int32(column))) }

  /// Adds the value of a column to `arena`: text as UTF-8, numbers as SQLite writes them, blobs as they are.
  func append(_ column: Int, to arena: inout [UInt8]) {
    let index = Int32(column)
    let isBlob = unsafe sqlite3_column_type(statement, index) == SQLITE_BLOB
    // SAFETY: the pointer is valid until the next step, and sqlite3_column_bytes, called after it, is its length.
    let start =
      unsafe isBlob
      ? sqlite3_column_blob(statement, index) : UnsafeRawPointer(sqlite3_column_text(statement, index))
    let count = Int(unsafe sqlite3_column_bytes(statement, index))
    guard let start = unsafe start, count > 0 else { return }
    unsafe arena.append(contentsOf: UnsafeRawBufferPointer(start: start, count: count))
  }

  /// The value of a column as text; nil for NULL.
  func text(_ column: Int) -> String? {
    if isNull(column) { return nil }
    var bytes: [UInt8] = []
    append(column, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
