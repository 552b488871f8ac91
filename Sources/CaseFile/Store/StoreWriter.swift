import Bytes
import Foundation
import GRDB

/// What can be changed in the database of a case: rows are added, and slots replaced, nothing else.
struct StoreWriter {
  let database: Database

  var reader: StoreReader { StoreReader(database: database) }

  func append(_ link: LedgerLink, sequence: Int) throws {
    try database.execute(
      sql: "INSERT INTO ledger (sequence, entry, hash, signature) VALUES (?, ?, ?, ?)",
      arguments: [sequence, Data(link.bytes), Data(Hex.bytes(link.hash) ?? []), Data(link.signature)])
  }

  func add(part bytes: [UInt8], number: Int, of object: Int) throws {
    try database.cachedStatement(sql: "INSERT INTO part (object, number, bytes) VALUES (?, ?, ?)")
      .execute(arguments: [object, number, Data(bytes)])
  }

  func replace(slots: [KeySlot]) throws {
    try database.execute(sql: "DELETE FROM slot")
    for (place, slot) in slots.enumerated() {
      try database.execute(
        sql: "INSERT INTO slot (number, slot) VALUES (?, ?)",
        arguments: [place + 1, Data(try Canonical.bytes(slot))])
    }
  }
}
