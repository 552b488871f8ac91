import Crypto
import CryptoExtras
import Foundation

/// What opens a case: a passphrase that a person remembers, or a key file that a machine holds.
public enum Passphrase: Sendable {
  case words(String)
  case keyFile([UInt8])

  /// Characters that a new passphrase must have at least.
  public static let shortest = 12

  private static let keyFileMark = "tenmatsu-key-1 "

  /// The content of a new key file: 256 bits from the system's generator.
  public static func newKeyFile() -> String {
    let key = unsafe SymmetricKey(size: .bits256).withUnsafeBytes { unsafe Data($0) }
    return keyFileMark + key.base64EncodedString() + "\n"
  }

  /// Writes a new key file, down to the disk: a case must not outlive the only key that opens it.
  ///
  /// - Throws: `CaseError` where something is there already, or it cannot be written.
  public init(newKeyFile path: String) throws(CaseError) {
    let text = Passphrase.newKeyFile()
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o400)
    guard descriptor >= 0 else {
      throw errno == EEXIST
        ? CaseError(.usage, "\(path) is there already", remedy: "Name a new file")
        : PartialFile.failure(errno, path)
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: Data(text.utf8))
      try handle.synchronize()
    } catch {
      unsafe unlink(path)
      throw CaseError(.cannotWrite, "\(path) cannot be written", remedy: "Make room, or write elsewhere")
    }
    PartialFile.syncFolder(of: path)
    try self.init(keyFile: text, path: path)
  }

  /// A key file as ``newKeyFile()`` makes it.
  ///
  /// - Throws: `CaseError` where it is none: any other file might be easy to guess.
  public init(keyFile text: String, path: String) throws(CaseError) {
    let body = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard body.hasPrefix(Passphrase.keyFileMark),
      let key = Data(base64Encoded: String(body.dropFirst(Passphrase.keyFileMark.count))), key.count == 32
    else {
      throw CaseError(
        .badInput, "\(path) is no key file of Tenmatsu",
        remedy: "tenmatsu passphrase --new-key-file FILE writes one")
    }
    self = .keyFile(Array(key))
  }

  /// What is derived from it to wrap a case's key.
  func key(salt: [UInt8], cost: KeySlot.Cost?) throws(CaseError) -> SymmetricKey {
    switch self {
    case .keyFile(let bytes):
      return HKDF<SHA256>.deriveKey(
        inputKeyMaterial: SymmetricKey(data: bytes), salt: salt, info: Array("tenmatsu.key-file/1".utf8),
        outputByteCount: 32)
    case .words(let words):
      let cost = cost ?? .usual
      do {
        // The same words typed on another system may come in another form (Unicode, UAX #15).
        return try KDF.Scrypt.deriveKey(
          from: Array(words.precomposedStringWithCanonicalMapping.utf8), salt: salt, outputByteCount: 32,
          rounds: cost.rounds, blockSize: cost.blockSize, parallelism: cost.parallelism)
      } catch {
        throw CaseError(
          .locked, "There is not enough memory to derive the key (\(cost.megabytes) MB are needed)",
          remedy: "Close other programs, or use a key file")
      }
    }
  }
}
