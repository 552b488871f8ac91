public import Foundation

extension Case {
  /// What a new case is told.
  public struct Opening: Sendable {
    public var title: String
    /// IANA name of the zone in which the case's people write times.
    public var timeZone: String
    public var by: String
    /// What the first passphrase is called.
    public var label: String

    public init(title: String, timeZone: String, by: String, label: String) {
      self.title = title
      self.timeZone = timeZone
      self.by = by
      self.label = label
    }
  }

  /// Starts a case: a folder that appears only once it is whole.
  ///
  /// - Parameter path: with or without `.tenmatsu`.
  /// - Throws: `CaseError` where something is there already, or cannot be written.
  public static func create(
    _ path: String, _ opening: Opening, passphrase: Passphrase, now: Date = Date()
  ) throws(CaseError) -> Case {
    try create(path, opening, passphrase: passphrase, cost: .usual, now: now)
  }

  static func create(
    _ path: String, _ opening: Opening, passphrase: Passphrase, cost: KeySlot.Cost, now: Date = Date()
  ) throws(CaseError) -> Case {
    let folder = absolute(path.hasSuffix(suffix) ? path : path + suffix)
    let id = UUID().uuidString.lowercased()
    let key = CaseKey.random(caseID: id)
    return try build(folder) { files throws(CaseError) in
      let store = try CaseStore.create(at: files.path(database))
      let manifest = try store.write { writer in
        let slots = [try KeySlot(key, for: passphrase, label: opening.label, cost: cost)]
        try writer.replace(slots: slots)
        var entries = Entries(
          writer, state: CaseState(), head: LedgerEntry.none, key: key, by: opening.by, at: Clock.text(now))
        try entries.append(
          .caseOpened(
            CaseOpened(
              id: id, title: opening.title, timeZone: opening.timeZone, publicKey: try key.publicKey,
              format: CaseFormat.version, slots: try KeySlot.digest(of: slots))))
        return entries.files
      }
      try store.close()
      for (name, bytes) in manifest {
        try files.prepare(name, bytes)
        try files.commit(name)
      }
    }
  }

  /// Makes a case's folder beside its place, and puts it there when `body` is done.
  static func build(_ folder: String, _ body: (FolderFiles) throws(CaseError) -> Void) throws(CaseError)
    -> Case
  {
    func cannot(_ what: String) -> CaseError {
      CaseError(.cannotWrite, what, remedy: "Name a place that you may write to, with room")
    }
    guard !FileManager.default.fileExists(atPath: folder) else {
      throw CaseError(.badInput, "\(folder) is there already", remedy: "Name another folder")
    }
    let partial = folder + ".partial"
    try? FileManager.default.removeItem(atPath: partial)
    do {
      try FileManager.default.createDirectory(
        atPath: partial, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch { throw cannot("\(folder) cannot be made") }
    do throws(CaseError) {
      try body(FolderFiles(folder: partial))
    } catch {
      try? FileManager.default.removeItem(atPath: partial)
      throw error
    }
    guard unsafe rename(partial, folder) == 0 else { throw cannot("\(folder) cannot be made") }
    return try Case(folder)
  }
}
