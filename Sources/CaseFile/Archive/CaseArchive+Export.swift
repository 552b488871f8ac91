import Crypto
import Foundation

extension CaseArchive {
  /// Writes a case into an archive, which appears once it is whole.
  ///
  /// - Returns: SHA-256 of the archive.
  /// - Throws: `CaseError` where the case cannot be read whole, or the archive not be written.
  public static func export(_ file: Case, to path: String) throws(CaseError) -> String {
    let (links, slots) = try file.store.read { reader in
      var links: [LedgerLink] = []
      try reader.ledger { links.append($0.link) }
      return (links, try reader.slots())
    }
    let archive = try TarArchiveWriter(path)
    let head = Head(
      id: file.state.id, title: file.state.title, entries: links.count,
      head: links.last?.hash ?? LedgerEntry.none)
    try archive.add(name(Self.head), encoded(head) + [0x0A])
    try archive.add(name(script), Array(check.utf8), access: .everybody)
    let keys = try keys(links)
    for (number, key) in keys.keys.enumerated() {
      try archive.add(name(Self.key(number + 1)), Array(key.pem.utf8), access: .everybody)
    }
    try archive.add(name(ledger), Array(links.map { $0.bytes + [0x0A] }.joined()))
    try archive.add(name(signatures), Array(keys.lines.utf8))
    try archive.add(name(self.slots), encoded(slots) + [0x0A])
    let files = FolderFiles(folder: file.folder)
    for name in file.state.files.keys.sorted() {
      try archive.add(Self.name(name), contentsOf: files.path(name))
    }
    for (_, object, _) in file.state.objects { try add(object, of: file, to: archive) }
    try archive.finish()
    return sha256(ofFile: path)
  }

  /// SHA-256 of a file that was just written.
  public static func sha256(ofFile path: String) -> String {
    let place = Case.absolute(path) as NSString
    return FolderFiles(folder: place.deletingLastPathComponent).digest(place.lastPathComponent) ?? ""
  }

  private static func encoded(_ value: some Encodable) throws(CaseError) -> [UInt8] {
    do { return try Canonical.bytes(value) } catch {
      throw CaseError(.damaged, "The case cannot be written out", remedy: "tenmatsu verify tells more")
    }
  }

  /// The keys that signed, and a line for each signature: number, hash, number of the key, signature.
  private static func keys(_ links: [LedgerLink]) throws(CaseError) -> (keys: [PublicKey], lines: String) {
    var checker = LedgerChecker()
    var keys: [PublicKey] = []
    var lines = ""
    for link in links {
      do throws(LedgerFault) { _ = try checker.follow(link, hash: nil, number: nil) } catch {
        throw CaseError(
          .damaged, "The ledger cannot stand: entry \(error.place) \(error.reason.words)",
          remedy: "Nothing was written. tenmatsu verify tells more")
      }
      if let key = checker.state.publicKey, keys.last != key { keys.append(key) }
      lines += "\(checker.place) \(link.hash) \(keys.count) \(Data(link.signature).base64EncodedString())\n"
    }
    return (keys, lines)
  }

  /// A sealed object as its parts with their lengths before them, others as they are: what the ledger's hash is over.
  private static func add(_ object: ObjectEntry, of file: Case, to archive: TarArchiveWriter)
    throws(CaseError)
  {
    let isSealed = object.salt != nil
    let size = try file.store.read { reader in
      var size: Int64 = 0
      try reader.parts(of: object.id) { _, bytes in size += Int64(bytes.count + (isSealed ? 4 : 0)) }
      return size
    }
    var part = 0
    try archive.add(name(Self.object(object.id)), size: size) { () throws(CaseError) in
      defer { part += 1 }
      guard let bytes = try file.store.read({ try $0.part(object.id, part) }) else { return nil }
      return isSealed ? ObjectWriter.length(of: bytes) + bytes : bytes
    }
  }
}
