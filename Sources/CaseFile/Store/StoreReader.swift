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
      let entry: [UInt8] = bytes(row, 1)
      try body(
        LedgerRow(
          sequence: row[0], link: LedgerLink(bytes: entry, signature: bytes(row, 3)),
          hash: Hex.text(bytes(row, 2))))
    }
  }

  func part(_ object: Int, _ number: Int) throws -> [UInt8]? {
    let row = try Row.fetchOne(
      database, sql: "SELECT bytes FROM part WHERE object = ? AND number = ?", arguments: [object, number])
    return row.map { bytes($0, 0) }
  }

  /// Hands over the parts of an object in their order, with their numbers as they are kept.
  func parts(of object: Int, _ body: (Int, [UInt8]) throws -> Void) throws {
    let rows = try Row.fetchCursor(
      database, sql: "SELECT number, bytes FROM part WHERE object = ? ORDER BY number", arguments: [object])
    while let row = try rows.next() { try body(row[0], bytes(row, 1)) }
  }

  /// The objects that have parts, whether the ledger knows them or not.
  func objects() throws -> [Int] {
    try Int.fetchAll(database, sql: "SELECT DISTINCT object FROM part ORDER BY object")
  }

  func slots() throws -> [KeySlot] {
    let rows = try Row.fetchAll(database, sql: "SELECT number, slot FROM slot ORDER BY number")
    return try rows.enumerated().map { place, row in
      guard row[0] as Int == place + 1 else { throw CaseStore.damaged("The slots of the passphrases") }
      do { return try Canonical.value(KeySlot.self, from: bytes(row, 1)) } catch {
        throw CaseStore.damaged("The slots of the passphrases")
      }
    }
  }

  /// What is wrong with the database as such: anything in it that no case has, and what SQLite finds.
  func faults() throws -> [String] {
    var faults: [String] = []
    let objects = try String.fetchAll(
      database, sql: "SELECT COALESCE(sql, name) FROM sqlite_schema WHERE name NOT LIKE 'sqlite_autoindex_%'")
    for object in objects where !CaseStore.schema.contains(object) {
      faults.append("case.sqlite holds what no case has: \(object.prefix(60))")
    }
    for statement in CaseStore.schema where !objects.contains(statement) {
      faults.append("case.sqlite lacks: \(statement.prefix(60))")
    }
    if try Int32.fetchOne(database, sql: "PRAGMA application_id") != CaseStore.applicationID
      || Int.fetchOne(database, sql: "PRAGMA user_version") != CaseFormat.version
    {
      faults.append("case.sqlite: its header is not that of a case")
    }
    let found = try String.fetchAll(database, sql: "PRAGMA integrity_check(5)").filter { $0 != "ok" }
    return faults + found.map { "case.sqlite: \($0)" }
  }

  private func bytes(_ row: Row, _ column: Int) -> [UInt8] {
    let data: Data = row[column]
    return Array(data)
  }
}

extension CaseStore {
  static func damaged(_ what: String) -> CaseError {
    CaseError(
      .damaged, "\(what) cannot be read: the case was changed outside Tenmatsu",
      remedy: "tenmatsu verify tells where")
  }
}
