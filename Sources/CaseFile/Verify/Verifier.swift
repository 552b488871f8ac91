import Bytes
import Crypto
import Foundation

/// Holds everything in a case against its ledger: database, manifest, findings, people, published documents, evidence.
///
/// It needs no passphrase, writes nothing, and goes on after a fault, so that all of them are named; what an entry after a
/// broken one says is not believed.
public struct Verifier {
  private let folder: String
  private let files: FolderFiles

  public init(_ path: String) {
    folder = Case.absolute(path)
    files = FolderFiles(folder: folder)
  }

  /// - Parameters:
  ///   - head: the hash of a head that was noted earlier; it must be among the entries.
  ///   - checksEvidence: whether the evidence is read and hashed, too.
  ///   - progress: called with the path of each item of evidence before it is read.
  /// - Throws: `CaseError` where there is no case, or its database may not be read.
  public func verify(
    head: String? = nil, checksEvidence: Bool = true, progress: (String) -> Void = { _ in }
  ) throws(CaseError) -> Verification {
    var result = Verification()
    var state: CaseState?
    try goingOn(&result) { result in
      state = try CaseStore.reading(files.path(Case.database)).read { try database($0, head, &result) }
    }
    guard let state else { return result }
    folderFiles(state, &result)
    if checksEvidence { evidence(state, progress, &result) }
    return result
  }

  private func database(_ reader: StoreReader, _ head: String?, _ result: inout Verification) throws
    -> CaseState
  {
    try goingOn(&result) { result in
      for fault in try reader.schemaFaults() + reader.pageFaults() { result.add(.file(Case.database), fault) }
    }
    let state = try ledger(reader, head, &result)
    slots(reader, state, &result)
    try goingOn(&result) { try objects(reader, state, &$0) }
    return state
  }

  /// Makes a fault of what cannot be read, and goes on.
  private func goingOn(_ result: inout Verification, _ body: (inout Verification) throws -> Void)
    throws(CaseError)
  {
    do {
      try StoreErrors.translated(files.path(Case.database)) { try body(&result) }
    } catch  where error.code == .damaged {
      result.add(.file(Case.database), error.message)
    }
  }

  private func ledger(_ reader: StoreReader, _ head: String?, _ result: inout Verification) throws
    -> CaseState
  {
    var checker = LedgerChecker()
    var broken: LedgerFault?
    var found = head == nil
    var last = ""
    try goingOn(&result) { result in
      try reader.ledger { row in
        guard broken == nil else { return }
        do {
          let entry = try checker.follow(row.link, hash: row.hash, number: row.sequence)
          if checker.head == head { found = true }
          if entry.at < last {
            result.notes.append("entry \(entry.sequence) is dated before the one it follows")
          }
          (result.entries, result.head, result.headAt) = (entry.sequence, checker.head, entry.at)
          last = entry.at
        } catch let fault as LedgerFault { broken = fault }
      }
    }
    if let broken { result.add(.entry(broken.place), "the entry \(broken.reason.words)") }
    if result.entries == 0, broken == nil { result.add(.file(Case.database), "the ledger is empty") }
    if !found, broken == nil {
      result.add(
        .entry(result.entries),
        "no entry has the head that was noted: entries were taken off the ledger's end")
    }
    let state = checker.state
    result.publicKey = state.publicKey
    for entry in state.renewals {
      result.notes.append(
        "from entry \(entry) on the ledger is signed with a new key, made because the passphrases had been lost; "
          + "no earlier key vouches for it")
    }
    return state
  }

  private func slots(_ reader: StoreReader, _ state: CaseState, _ result: inout Verification) {
    let digest = try? KeySlot.digest(of: reader.slots())
    if digest != state.slots {
      result.add(.file(Case.database), "the passphrases' slots are not those of the ledger")
    }
  }

  private func objects(_ reader: StoreReader, _ state: CaseState, _ result: inout Verification) throws {
    var left = Set(try reader.objects())
    for (entry, object, name) in state.objects {
      left.remove(object.id)
      result.objects += 1
      var hasher = SHA256()
      var count = 0
      var isInOrder = true
      try reader.parts(of: object.id) { number, bytes in
        isInOrder = isInOrder && number == count
        count += 1
        if object.salt != nil { hasher.update(data: ObjectWriter.length(of: bytes)) }
        hasher.update(data: bytes)
      }
      guard isInOrder, count == object.parts, Hex.text(hasher.finalize()) == object.sha256 else {
        result.add(.entry(entry), "\(name) (object \(object.id)) is not what the entry says")
        continue
      }
    }
    for object in left.sorted() {
      result.add(.file(Case.database), "object \(object) is in no entry of the ledger")
    }
  }

  private func folderFiles(_ state: CaseState, _ result: inout Verification) {
    var own: Set<String> = [Case.database, Case.database + "-wal", Case.database + "-shm", Case.lock]
    own.formUnion(state.waves.map { Case.journal(of: $0.number) })
    var names = Set(files.names()).subtracting(own)
    for (name, sha256) in state.files.sorted(by: { $0.key < $1.key }) {
      names.remove(name)
      let found = files.digest(name)
      if found == sha256 { continue }
      // Killed between the database and the file: the next command that writes puts it there.
      let isEarlier =
        found.map { name == FolderFiles.manifest && state.earlierManifests.contains($0) }
        ?? (name != FolderFiles.manifest)
      if isEarlier, files.digest(name + FolderFiles.next) == sha256 {
        names.remove(name + FolderFiles.next)
        result.notes.append(
          "\(name) waits to be put in place: a command was interrupted; the next one that writes does it")
        continue
      }
      result.add(.file(name), found == nil ? "it is missing" : "it was changed")
    }
    for name in names.sorted() {
      if name.hasSuffix(FolderFiles.next) {
        result.notes.append("\(name) was left by an interrupted command; the next one that writes removes it")
      } else {
        result.add(.file(name), "no entry of the ledger tells of it")
      }
    }
  }

  private func evidence(_ state: CaseState, _ progress: (String) -> Void, _ result: inout Verification) {
    for item in state.evidence {
      progress(item.path)
      switch EvidenceCheck.check(item) {
      case .unchanged: result.evidence += 1
      case .missing: result.add(.evidence(item.number), "it is missing: \(item.path)")
      case .changed: result.add(.evidence(item.number), "it was changed since it was added: \(item.path)")
      case .unreadable(let why): result.add(.evidence(item.number), "it cannot be read: \(item.path): \(why)")
      }
    }
  }
}

extension Verification {
  fileprivate mutating func add(_ place: Fault.Place, _ words: String) {
    faults.append(Fault(place: place, words: words))
  }
}
