import Bytes
import Foundation
import GRDB

/// What can be read from the database of a case.
struct StoreReader {
  let database: Database

  /// A row of the ledger as it is kept.
  struct LedgerRow {
    let sequence: Int
    let link: LedgerLink
    let hash: String
  }

  /// Hands over the ledger in the order in which it is kept.
  func ledger(_ body: (LedgerRow) throws -> Void) throws {
    let rows = try Row.fetchCursor(
      database, sql: "SELECT sequence, entry, hash, signature FROM ledger ORDER BY sequence")
    while let row = try rows.next() {
      try body(
        LedgerRow(
          sequence: row.decode(atIndex: 0),
          link: LedgerLink(bytes: try bytes(row, 1), signature: try bytes(row, 3)),
          hash: Hex.text(try bytes(row, 2))))
    }
  }

  func part(_ object: Int, _ number: Int) throws -> [UInt8]? {
    let row = try Row.fetchOne(
      database, sql: "SELECT bytes FROM part WHERE object = ? AND number = ?", arguments: [object, number])
    return try row.map { try bytes($0, 0) }
  }

  /// Hands over the parts of an object in their order, with their numbers as they are kept.
  func parts(of object: Int, _ body: (Int, [UInt8]) throws -> Void) throws {
    let rows = try Row.fetchCursor(
      database, sql: "SELECT number, bytes FROM part WHERE object = ? ORDER BY number", arguments: [object])
    while let row = try rows.next() { try body(row.decode(atIndex: 0), bytes(row, 1)) }
  }

  /// The objects that have parts, whether the ledger knows them or not.
  func objects() throws -> [Int] {
    try Int.fetchAll(database, sql: "SELECT DISTINCT object FROM part ORDER BY object")
  }

  func slots() throws -> [KeySlot] {
    let rows = try Row.fetchAll(database, sql: "SELECT number, slot FROM slot ORDER BY number")
    return try rows.enumerated().map { place, row in
      guard try row.decode(Int.self, atIndex: 0) == place + 1 else {
        throw CaseStore.damaged("The slots of the passphrases")
      }
      do { return try Canonical.value(KeySlot.self, from: bytes(row, 1)) } catch {
        throw CaseStore.damaged("The slots of the passphrases")
      }
    }
  }

  /// What SQLite finds wrong with the database's pages.
  func pageFaults() throws -> [String] {
    try String.fetchAll(database, sql: "PRAGMA integrity_check(5)").filter { $0 != "ok" }
  }

  /// What the database holds that no case has, or lacks: with a trigger of somebody else's nothing must be written to it.
  func schemaFaults() throws -> [String] {
    var faults: [String] = []
    let objects = try String.fetchAll(
      database, sql: "SELECT COALESCE(sql, name) FROM sqlite_schema WHERE name NOT LIKE 'sqlite_autoindex_%'")
    for object in objects where !CaseStore.schema.contains(object) {
      faults.append("it holds what no case has: \(object.prefix(60))")
    }
    for statement in CaseStore.schema where !objects.contains(statement) {
      faults.append("it lacks: \(statement.prefix(60))")
    }
    if try Int32.fetchOne(database, sql: "PRAGMA application_id") != CaseStore.applicationID
      || Int.fetchOne(database, sql: "PRAGMA user_version") != CaseFormat.version
    {
      faults.append("its header is not that of a case")
    }
    return faults
  }

  /// - Throws: `RowDecodingError` where somebody has put something else there.
  private func bytes(_ row: Row, _ column: Int) throws -> [UInt8] {
    Array(try row.decode(Data.self, atIndex: column))
  }
}

extension CaseStore {
  static func damaged(_ what: String) -> CaseError {
    CaseError(
      .damaged, "\(what) cannot be read: the case was changed outside Tenmatsu",
      remedy: "tenmatsu verify tells where")
  }
}
