import Foundation
import GRDB

/// The database of a case, `case.sqlite`: the ledger, the slots that hold the key, and the parts of objects.
///
/// Readers see the last whole state and are never kept waiting by a writer (write-ahead log); what a writer has begun and
/// not ended is as if it had never been.
final class CaseStore: Sendable {
  /// "TNMT", by which file(1) and SQLite tell a case from other databases.
  static let applicationID: Int32 = 0x544E_4D54

  private let queue: DatabaseQueue
  private let path: String

  private init(_ queue: DatabaseQueue, _ path: String) {
    self.queue = queue
    self.path = path
  }

  /// The tables; nothing else stands in the database of a case.
  static let schema = [
    "CREATE TABLE ledger (sequence INTEGER PRIMARY KEY, entry BLOB NOT NULL, hash BLOB NOT NULL, signature BLOB NOT NULL) STRICT",
    "CREATE TABLE part (object INTEGER NOT NULL, number INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (object, number)) STRICT, WITHOUT ROWID",
    "CREATE TABLE slot (number INTEGER PRIMARY KEY, slot BLOB NOT NULL) STRICT",
  ]

  /// An empty one.
  static func create(at path: String) throws(CaseError) -> CaseStore {
    let store = try writing(path, creates: true)
    try store.write { database in
      for statement in schema { try database.database.execute(sql: statement) }
      try database.database.execute(sql: "PRAGMA application_id = \(applicationID)")
      try database.database.execute(sql: "PRAGMA user_version = \(CaseFormat.version)")
    }
    return store
  }

  /// For the one who holds the case's lock.
  static func writing(_ path: String) throws(CaseError) -> CaseStore { try writing(path, creates: false) }

  private static func writing(_ path: String, creates: Bool) throws(CaseError) -> CaseStore {
    guard creates || FileManager.default.fileExists(atPath: path) else { throw missing(path) }
    var configuration = configuration()
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      // Whatever was committed stays committed, also when the power goes.
      try database.execute(sql: "PRAGMA synchronous = FULL")
      try database.execute(sql: "PRAGMA secure_delete = ON")
      try database.execute(sql: "PRAGMA temp_store = MEMORY")
    }
    return try StoreErrors.translated(path) {
      CaseStore(try DatabaseQueue(path: path, configuration: configuration), path)
    }
  }

  /// For anybody who may read the folder.
  static func reading(_ path: String) throws(CaseError) -> CaseStore {
    guard FileManager.default.fileExists(atPath: path) else { throw missing(path) }
    var configuration = configuration()
    configuration.readonly = true
    // On a medium that nobody can write to, nobody can change it either: SQLite then needs no shared memory file.
    let folder = (path as NSString).deletingLastPathComponent
    let isFixed =
      !FileManager.default.isWritableFile(atPath: folder)
      && !FileManager.default.fileExists(atPath: path + "-wal")
    let name = isFixed ? URL(fileURLWithPath: path).absoluteString + "?immutable=1" : path
    return try StoreErrors.translated(path) {
      CaseStore(try DatabaseQueue(path: name, configuration: configuration), path)
    }
  }

  private static func configuration() -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.foreignKeysEnabled = false
    return configuration
  }

  private static func missing(_ path: String) -> CaseError {
    CaseError(
      .badInput, "There is no case at \((path as NSString).deletingLastPathComponent)",
      remedy: "tenmatsu new DIR starts one")
  }

  /// Reads a consistent state.
  func read<Value>(_ body: (StoreReader) throws -> Value) throws(CaseError) -> Value {
    try StoreErrors.translated(path) { try queue.read { try body(StoreReader(database: $0)) } }
  }

  /// Changes everything that `body` changes, or nothing.
  func write<Value>(_ body: (StoreWriter) throws -> Value) throws(CaseError) -> Value {
    try StoreErrors.translated(path) { try queue.write { try body(StoreWriter(database: $0)) } }
  }

  /// Brings what was written into the database's own file, so that it can be copied as it lies.
  func close() throws(CaseError) {
    try StoreErrors.translated(path) { try queue.close() }
  }
}
