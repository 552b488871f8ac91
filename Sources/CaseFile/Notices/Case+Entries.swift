extension Case {
  /// Entries of the ledger that came after one of them, oldest first.
  ///
  /// - Parameter entry: its number; 0 for all.
  public func entries(after entry: Int) throws(CaseError) -> [LedgerEntry] {
    try store.read { reader in
      var entries: [LedgerEntry] = []
      try reader.ledger { row in
        let read = try Canonical.value(LedgerEntry.self, from: row.link.bytes)
        if read.sequence > entry { entries.append(read) }
      }
      return entries
    }
  }
}
