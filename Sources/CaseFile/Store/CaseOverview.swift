/// What a case holds, for people to read, without anything personal.
public struct CaseOverview {
  public let text: String

  public init(_ file: Case) {
    let state = file.state
    var lines = [state.title, "  case     \(state.id)  \(state.timeZone)"]
    if let key = state.publicKey { lines.append("  key      \(key.fingerprint)") }
    lines.append("  ledger   \(state.lastEntry) entries")
    if let map = state.dataMap { lines.append("  data map \(map.name)  SHA-256 \(map.sha256)") }
    lines += ["", "Evidence" + (state.evidence.isEmpty ? ": none yet" : "")]
    for item in state.evidence {
      lines.append("  \(item.number)  \(item.added.kind)  \(item.added.bytes) bytes  \(item.path)")
    }
    lines += ["", "Runs" + (state.runs.isEmpty ? ": none yet" : "")]
    for run in state.runs {
      let total =
        run.content.total.map {
          "at most \($0.records.maximum) records, \($0.people.maximum) people"
        } ?? "people not counted"
      lines.append("  \(run.content.run)  \(run.at)  \(run.by)  \(total)")
    }
    if !state.sealedFiles.isEmpty {
      lines += ["", "Sealed files"] + state.sealedFiles.map { "  \($0.name)  \($0.object.bytes) bytes" }
    }
    if !state.published.isEmpty {
      lines +=
        ["", "Published"]
        + state.published.map { "  \($0.content.name)  \($0.at)  SHA-256 \($0.content.sha256)" }
    }
    text = lines.joined(separator: "\n") + "\n"
  }
}

extension Case {
  /// An entry of the ledger as it is hashed, and in a line for people.
  public struct ShownEntry: Sendable {
    public let bytes: [UInt8]
    public let line: String
  }

  /// Every entry of the ledger.
  public func ledger() throws(CaseError) -> [ShownEntry] {
    try store.read { reader in
      var entries: [ShownEntry] = []
      try reader.ledger { row in
        let entry = try Canonical.value(LedgerEntry.self, from: row.link.bytes)
        entries.append(
          ShownEntry(
            bytes: row.link.bytes,
            line: "\(entry.sequence)  \(entry.at)  \(entry.by)  \(entry.change.kind)"
              + (entry.reason.map { "  (\($0))" } ?? "")))
      }
      return entries
    }
  }
}
