import Foundation

extension CaseArchive {
  /// What an archive may be at most: 10 million people make some 2 GB.
  private static let limits = TarArchiveReader.Limits(
    fileSize: 64 << 30, totalSize: 256 << 30, files: 1_000_000)

  /// Makes a case of an archive. Everything is checked before the case's folder appears; nothing is added to its ledger.
  ///
  /// - Parameter folder: where the case is to be, with or without `.tenmatsu`.
  /// - Throws: `CaseError` where the archive is not whole, or was changed.
  public static func unpack(_ path: String, to folder: String) throws(CaseError) -> Case {
    let target = Case.absolute(folder.hasSuffix(Case.suffix) ? folder : folder + Case.suffix)
    return try Case.build(target) { files throws(CaseError) in
      let store = try CaseStore.create(at: files.path(Case.database))
      var taken = Import(store: store, files: files)
      try TarArchiveReader(path, limits: limits, allowing: isAllowed).read { entry throws(CaseError) in
        try taken.take(entry)
      }
      try taken.finish()
      try store.close()
      let result = try Verifier(files.folder).verify(checksEvidence: false)
      if let fault = result.faults.first {
        throw CaseError(
          .badInput, "\(path) was changed: \(fault.place.words): \(fault.words)",
          remedy: "Nothing was imported. Ask for the archive anew")
      }
    }
  }

  private static func isAllowed(_ name: ArchiveName) -> Bool {
    let text = name.description
    if [head, script, ledger, signatures, slots, FolderFiles.manifest].contains(text) { return true }
    return [keys, objects, FolderFiles.documents].contains { text.hasPrefix($0 + "/") }
  }

  /// Takes an archive's files one after another.
  private struct Import {
    let store: CaseStore
    let files: FolderFiles
    private var links: [[UInt8]] = []
    private var signed: [[UInt8]] = []
    private var slots: [KeySlot] = []
    private var sealed: Set<Int> = []

    init(store: CaseStore, files: FolderFiles) {
      self.store = store
      self.files = files
    }

    mutating func take(_ entry: TarArchiveReader.Entry) throws(CaseError) {
      let name = entry.name.description
      switch name {
      case CaseArchive.ledger:
        links = try content(entry).split(separator: 0x0A).map(Array.init)
        try noteSealed()
      case CaseArchive.signatures: signed = try signatures(content(entry))
      case CaseArchive.slots:
        do {
          slots = try Canonical.value([KeySlot].self, from: Array(try content(entry).dropLast()))
        } catch let error as CaseError { throw error } catch { throw damaged(name) }
      case _ where name.hasPrefix(CaseArchive.objects + "/"):
        guard let id = Int(name.dropFirst(CaseArchive.objects.count + 1)), !links.isEmpty else {
          throw damaged(name)
        }
        try takeObject(id, entry)
      case FolderFiles.manifest,
        _ where name.hasPrefix(FolderFiles.documents + "/"):
        try files.prepare(name, content(entry))
        try files.commit(name)
      default: break  // what the archive tells anew from the ledger: its head, keys and script
      }
    }

    private func content(_ entry: TarArchiveReader.Entry) throws(CaseError) -> [UInt8] {
      guard entry.size <= 1 << 30 else { throw damaged(entry.name.description) }
      var content: [UInt8] = []
      while let piece = try entry.next() { content += piece }
      return content
    }

    private func signatures(_ bytes: [UInt8]) throws(CaseError) -> [[UInt8]] {
      var signatures: [[UInt8]] = []
      for line in bytes.split(separator: 0x0A) {
        let words = line.split(separator: 0x20)
        guard words.count == 4, let signature = Data(base64Encoded: String(decoding: words[3], as: UTF8.self))
        else {
          throw damaged(CaseArchive.signatures)
        }
        signatures.append(Array(signature))
      }
      return signatures
    }

    /// Which objects are sealed: their parts stand with their lengths before them. What the ledger says is checked later.
    private mutating func noteSealed() throws(CaseError) {
      var state = CaseState()
      for bytes in links {
        do { try state.apply(Canonical.value(LedgerEntry.self, from: bytes)) } catch {
          throw damaged(CaseArchive.ledger)
        }
      }
      sealed = Set(state.objects.filter { $0.object.salt != nil }.map(\.object.id))
    }

    private func takeObject(_ id: Int, _ entry: TarArchiveReader.Entry) throws(CaseError) {
      let isSealed = sealed.contains(id)
      var failure: CaseError?
      try store.write { writer in
        var part = 0
        var pending: [UInt8] = []
        var at = 0
        /// The next part, if all of it is there.
        func take(atEnd: Bool) -> [UInt8]? {
          let left = pending.count - at
          var from = at
          var count = isSealed || left >= ObjectWriter.partSize ? ObjectWriter.partSize : atEnd ? left : 0
          if isSealed {
            guard left >= 4 else { return nil }
            count = pending[at..<(at + 4)].reduce(0) { $0 << 8 | Int($1) }
            from += 4
          }
          guard count > 0, pending.count - from >= count else { return nil }
          at = from + count
          return Array(pending[from..<at])
        }
        do throws(CaseError) {
          var isOpen = true
          while isOpen {
            if let piece = try entry.next() { pending += piece } else { isOpen = false }
            while let bytes = take(atEnd: !isOpen) {
              do { try writer.add(part: bytes, number: part, of: id) } catch {
                throw damaged(entry.name.description)
              }
              part += 1
            }
            pending.removeFirst(at)
            at = 0
          }
          guard pending.isEmpty else { throw damaged(entry.name.description) }
        } catch { failure = error }
      }
      if let failure { throw failure }
    }

    func finish() throws(CaseError) {
      guard !links.isEmpty, links.count == signed.count else { throw damaged(CaseArchive.ledger) }
      try store.write { writer in
        for (place, bytes) in links.enumerated() {
          try writer.append(LedgerLink(bytes: bytes, signature: signed[place]), sequence: place + 1)
        }
        try writer.replace(slots: slots)
      }
    }

    private func damaged(_ name: String) -> CaseError {
      CaseError(
        .badInput, "The archive's \(name) cannot be read",
        remedy: "Nothing was imported. Ask for the archive anew")
    }
  }
}
