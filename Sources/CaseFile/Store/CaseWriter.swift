public import Foundation

/// A case that is held for writing: one process at a time, and what it enters is whole or not there.
public final class CaseWriter {
  public let folder: String
  public let key: CaseKey
  public private(set) var state: CaseState
  private var head: String
  private let store: CaseStore
  private let lock: CaseLock
  private let files: FolderFiles
  private let by: String
  private let now: @Sendable () -> Date

  /// Opens a case for writing, and ends what an interrupted command has left.
  ///
  /// - Parameters:
  ///   - by: who writes, as the ledger will say.
  ///   - command: what is being done, as others who want to write are told.
  /// - Throws: `CaseError`: `held` where somebody else writes, `locked` where the passphrase does not open the case.
  public init(
    _ path: String, by: String, command: String, passphrase: Passphrase,
    now: @escaping @Sendable () -> Date = { Date() }
  ) throws(CaseError) {
    folder = Case.absolute(path)
    self.by = by
    self.now = now
    files = FolderFiles(folder: folder)
    guard Case.isCase(folder) else {
      throw CaseError(.badInput, "There is no case at \(path)", remedy: "tenmatsu new DIR starts one")
    }
    let holder =
      "\(by), \(command), since \(Clock.text(now())) (process \(ProcessInfo.processInfo.processIdentifier))\n"
    lock = try CaseLock(files.path(Case.lock), holder: holder)
    store = try CaseStore.writing(files.path(Case.database))
    let (state, slots) = try store.read { reader in
      try CaseWriter.checkSchema(reader, path)
      return (try Case.state(reader, folder: path), try reader.slots())
    }
    self.state = state
    key = try Case.key(passphrase, slots, state)
    head = try store.read { reader in
      var head = LedgerEntry.none
      try reader.ledger { head = $0.link.hash }
      return head
    }
    try files.recover(state.files)
  }

  /// Nothing is written to a database that holds somebody else's triggers.
  static func checkSchema(_ reader: StoreReader, _ path: String) throws {
    guard let fault = try reader.schemaFaults().first else { return }
    throw CaseError(
      .damaged, "The database of \(path) was changed outside Tenmatsu: \(fault)",
      remedy: "Nothing was written. tenmatsu verify tells more; go back to an archive of the case")
  }

  /// The case as it stands now, for reading.
  public func reading() throws(CaseError) -> Case { try Case(folder) }

  /// Enters what `body` enters, all of it or nothing.
  ///
  /// - Throws: `CaseError`; the case is then as it was.
  public func commit<Value>(_ body: (inout Entries) throws -> Value) throws(CaseError) -> Value {
    var prepared: [String] = []
    let (value, entries): (Value, Entries)
    do {
      (value, entries) = try store.write { writer in
        var entries = Entries(writer, state: state, head: head, key: key, by: by, at: Clock.text(now()))
        let value = try body(&entries)
        for (name, bytes) in entries.files.sorted(by: { $0.key < $1.key }) {
          prepared.append(name)
          try files.prepare(name, bytes)
        }
        return (value, entries)
      }
    } catch {
      for name in prepared {
        try? FileManager.default.removeItem(atPath: files.path(name) + FolderFiles.next)
      }
      throw error
    }
    state = entries.state
    head = entries.head
    for name in prepared { try files.commit(name) }
    return value
  }

  /// Replaces the slots that open the case.
  func change(slots: (inout [KeySlot]) throws -> Change) throws(CaseError) {
    try commit { entries in
      var held = try entries.store.reader.slots()
      let change = try slots(&held)
      try entries.store.replace(slots: held)
      try entries.append(change)
    }
  }
}

/// The entries of one commit, while they are being made.
public struct Entries {
  let store: StoreWriter
  private(set) var state: CaseState
  private(set) var head: String
  /// Files of the case's folder that the entries bring or change.
  private(set) var files: [String: [UInt8]] = [:]
  private let key: CaseKey
  private let by: String
  private let at: String
  private var reserved = 0

  init(_ store: StoreWriter, state: CaseState, head: String, key: CaseKey, by: String, at: String) {
    self.store = store
    self.state = state
    self.head = head
    self.key = key
    self.by = by
    self.at = at
  }

  /// Begins an object that the next entry will tell of. Objects are told of in the order in which they were begun.
  public mutating func object(isSealed: Bool) -> ObjectWriter {
    defer { reserved += 1 }
    return ObjectWriter(state.nextObject + reserved, in: store, key: isSealed ? key : nil)
  }

  /// Adds an entry.
  public mutating func append(_ change: Change, reason: String? = nil) throws {
    try append(change, reason: reason, signedBy: key)
  }

  mutating func append(_ change: Change, reason: String? = nil, signedBy key: CaseKey) throws {
    reserved = 0
    func entry(manifest: String?) -> LedgerEntry {
      LedgerEntry(
        sequence: state.lastEntry + 1, at: at, by: by, reason: reason, previous: head, manifest: manifest,
        change: change)
    }
    var next = state
    try apply(entry(manifest: nil), to: &next)
    var written = entry(manifest: nil)
    let manifest = try Manifest.bytes(next)
    let hash = Manifest.sha256(manifest)
    if hash != state.manifest {
      written = entry(manifest: hash)
      next = state
      try apply(written, to: &next)
      files[FolderFiles.manifest] = manifest
    }
    let bytes = try Canonical.bytes(written)
    let link = LedgerLink(bytes: bytes, signature: [])
    let message = LedgerLink.message(caseID: next.id, sequence: written.sequence, hash: link.hash)
    try store.append(
      LedgerLink(bytes: bytes, signature: try key.signature(of: message)), sequence: written.sequence)
    head = link.hash
    state = next
  }

  /// Puts a file into `out/`; the entry that tells of it must name its hash.
  mutating func publish(_ name: String, _ bytes: [UInt8]) {
    files[FolderFiles.documents + "/" + name] = bytes
  }

  private func apply(_ entry: LedgerEntry, to state: inout CaseState) throws(CaseError) {
    do throws(CaseState.Contradiction) { try state.apply(entry) } catch {
      throw CaseError(
        .usage, "This cannot be entered: \(error.words)", remedy: "Look at the case's state first")
    }
  }
}
