import Bytes
import Foundation

/// A case as it stood when it was opened, for reading. Writers do not disturb it, and it does not disturb them.
public struct Case: Sendable {
  /// `NAME.tenmatsu`, absolute.
  public let folder: String
  public let state: CaseState
  let store: CaseStore

  static let suffix = ".tenmatsu"
  static let database = "case.sqlite"
  static let lock = "case.lock"

  /// Whether a path names a case: a folder with a case's database.
  public static func isCase(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/" + database)
  }

  /// Opens a case.
  ///
  /// - Throws: `CaseError` where there is none, it cannot be read, or its ledger was changed outside Tenmatsu.
  public init(_ path: String) throws(CaseError) {
    folder = Case.absolute(path)
    store = try CaseStore.reading(folder + "/" + Case.database)
    state = try store.read { try Case.state($0, folder: path) }
  }

  static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }

  /// Follows the ledger from its first entry.
  static func state(_ reader: StoreReader, folder: String) throws -> CaseState {
    var checker = LedgerChecker()
    do {
      try reader.ledger { row in _ = try checker.follow(row.link, hash: row.hash, number: row.sequence) }
    } catch let fault as LedgerFault {
      throw CaseError(
        .damaged, "The ledger of \(folder) cannot stand: entry \(fault.place) \(fault.reason.words)",
        remedy: "Nothing was read or changed. tenmatsu verify tells more; go back to an archive of the case")
    }
    guard checker.place > 0 else {
      throw CaseError(
        .damaged, "The ledger of \(folder) is empty", remedy: "Go back to an archive of the case")
    }
    return checker.state
  }

  /// The case's key.
  ///
  /// - Throws: `CaseError` (`locked`) where the passphrase or key file opens none of its slots.
  public func key(_ passphrase: Passphrase) throws(CaseError) -> CaseKey {
    let slots = try store.read { try $0.slots() }
    return try Case.key(passphrase, slots, state)
  }

  static func key(_ passphrase: Passphrase, _ slots: [KeySlot], _ state: CaseState) throws(CaseError)
    -> CaseKey
  {
    for slot in slots {
      guard let key = try slot.open(passphrase, caseID: state.id) else { continue }
      guard let publicKey = try? key.publicKey, publicKey == state.publicKey else { continue }
      return key
    }
    let what =
      switch passphrase {
      case .words: "The passphrase"
      case .keyFile: "The key file"
      }
    throw CaseError(
      .locked, "\(what) does not open the case",
      remedy: "It has: " + slots.map { "\($0.label) (\($0.kind.rawValue))" }.joined(separator: ", "))
  }

  // MARK: - Objects

  /// Hands over the content of an object, part by part.
  ///
  /// - Parameter key: needed for what is sealed.
  func read(
    _ object: ObjectEntry, key: CaseKey?, _ body: ([UInt8]) throws -> Void
  ) throws(CaseError) {
    let sealer = try sealer(object, key)
    try store.read { reader in
      var count = 0
      try reader.parts(of: object.id) { number, bytes in
        guard number == count else { throw Self.broken(object) }
        count += 1
        try body(try Self.opened(bytes, number, sealer, object))
      }
      guard count == object.parts else { throw Self.broken(object) }
    }
  }

  /// The content of a small object.
  func content(of object: ObjectEntry, key: CaseKey? = nil) throws(CaseError) -> [UInt8] {
    var content: [UInt8] = []
    try read(object, key: key) { content += $0 }
    return content
  }

  /// One part of an object.
  func part(_ number: Int, of object: ObjectEntry, key: CaseKey?) throws(CaseError) -> [UInt8] {
    let sealer = try sealer(object, key)
    guard let bytes = try store.read({ try $0.part(object.id, number) }) else { throw Self.broken(object) }
    return try Self.opened(bytes, number, sealer, object)
  }

  private static func opened(_ bytes: [UInt8], _ number: Int, _ sealer: PartSealer?, _ object: ObjectEntry)
    throws(CaseError) -> [UInt8]
  {
    guard let sealer else { return bytes }
    guard let opened = sealer.opened(bytes, part: number) else { throw broken(object) }
    return opened
  }

  private func sealer(_ object: ObjectEntry, _ key: CaseKey?) throws(CaseError) -> PartSealer? {
    guard let text = object.salt else { return nil }
    guard let key, let salt = Hex.bytes(text) else {
      throw CaseError(
        .locked, "This is sealed", remedy: "Give the passphrase, or a key file with --key-file")
    }
    return PartSealer(key, object: object.id, salt: salt)
  }

  private static func broken(_ object: ObjectEntry) -> CaseError {
    CaseError(
      .damaged,
      "Object \(object.id) of the case cannot be read: it was changed, or sealed under a key that was lost",
      remedy: "tenmatsu verify tells more")
  }
}
