import Foundation

extension Case {
  /// Goes on with a case of which every passphrase was lost: a new key, for what comes. What was sealed stays sealed; the
  /// ledger, the figures and every fact stay readable and checked.
  ///
  /// - Throws: `CaseError`, `usage` where the passphrase still opens the case.
  public static func renew(
    _ path: String, by: String, passphrase: Passphrase, label: String, reason: String?
  ) throws(CaseError) -> Case {
    let folder = absolute(path)
    let files = FolderFiles(folder: folder)
    let lock = try CaseLock(files.path(Case.lock), holder: "\(by), renewing the key\n")
    defer { withExtendedLifetime(lock) {} }
    let store = try CaseStore.writing(files.path(Case.database))
    let manifest = try store.write { writer in
      try CaseWriter.checkSchema(writer.reader, path)
      let state = try Case.state(writer.reader, folder: path)
      if (try? Case.key(passphrase, writer.reader.slots(), state)) != nil {
        throw CaseError(
          .usage, "This passphrase opens the case: nothing is lost",
          remedy: "tenmatsu passphrase CASE lists and changes them")
      }
      var head = LedgerEntry.none
      try writer.reader.ledger { head = $0.link.hash }
      let key = CaseKey.random(caseID: state.id)
      let slots = [try KeySlot(key, for: passphrase, label: label)]
      try writer.replace(slots: slots)
      var entries = Entries(writer, state: state, head: head, key: key, by: by, at: Clock.text(Date()))
      try entries.append(
        .keyRenewed(KeyRenewed(publicKey: try key.publicKey, slots: try KeySlot.digest(of: slots))),
        reason: reason)
      for (name, bytes) in entries.files { try files.prepare(name, bytes) }
      return entries.files
    }
    for name in manifest.keys { try files.commit(name) }
    return try Case(folder)
  }
}
