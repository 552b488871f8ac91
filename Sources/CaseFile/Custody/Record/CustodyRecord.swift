import Bytes
public import Investigation

/// The custody record of an item of evidence: what it is, where it came from, and every hand and program that had it.
public struct CustodyRecord: Sendable {
  /// One line of the record.
  package struct Row: Sendable {
    package let label: String
    package let value: String
  }

  /// Something that was done with the item.
  package struct Step: Sendable {
    package let entry: Int
    package let at: String
    package let by: String
    package let what: String
    package let hash: String
  }

  let language: Language
  package let heading: String
  package let facts: [Row]
  package let steps: [Step]
  let words: CustodyWords
  package let proof: String

  /// - Parameter file: the case that holds the item.
  public init(_ item: CustodyItem, of file: Case, language: Language) throws(CaseError) {
    self.language = language
    let words = CustodyWords(language)
    self.words = words
    heading = words.heading(item.number, file.state.title)
    let added = item.added
    let acquisition = added.acquisition
    let given: [(String, String?)] = [
      (words.path, added.path),
      (words.pathNow, item.path == added.path ? nil : item.path),
      (words.sha256, added.sha256), (words.size, words.bytes(added.bytes)),
      (words.kind, words.kind(added.kind, added.format)),
      (words.modified, words.time(added.modified) + " UTC"),
      (words.source, acquisition.sourceSystem), (words.acquiredBy, acquisition.acquiredBy),
      (words.acquiredAt, acquisition.acquiredAt), (words.method, acquisition.method),
      (words.timeZone, acquisition.timeZone),
      (words.clockOffset, acquisition.clockOffset.map(words.offset)), (words.note, acquisition.note),
      (words.rights, added.isWritable ? words.writable : words.readOnly),
    ]
    facts = given.compactMap { label, value in value.map { Row(label: label, value: $0) } }
    let hashes = try file.hashes()
    steps = item.history.map { entry in
      Step(
        entry: entry.sequence, at: words.time(entry.at), by: entry.by,
        what: words.step(entry.change, item.number) + (entry.reason.map { words.because($0) } ?? ""),
        hash: hashes[entry.sequence - 1])
    }
    proof = words.proof(file.state.publicKey?.fingerprint ?? "", file.state.id)
  }

  /// For a terminal or a plain text file.
  public var text: String {
    let width = (facts.map { $0.label.displayWidth }.max() ?? 0) + 2
    var lines = [heading, ""]
    for row in facts {
      let gap = String(repeating: " ", count: width - row.label.displayWidth)
      lines.append("  " + row.label + gap + row.value)
    }
    lines += ["", words.history]
    for step in steps {
      lines.append("  \(step.at)  \(step.by)")
      lines.append("    \(step.what)")
      lines.append("    \(words.entry(step.entry))  \(step.hash)")
    }
    return (lines + ["", proof]).joined(separator: "\n") + "\n"
  }
}

extension Case {
  /// The hash of each entry of the ledger.
  func hashes() throws(CaseError) -> [String] {
    try store.read { reader in
      var hashes: [String] = []
      try reader.ledger { hashes.append($0.hash) }
      return hashes
    }
  }
}
