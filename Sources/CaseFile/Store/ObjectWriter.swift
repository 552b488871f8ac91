import Bytes
import Crypto
import Foundation

/// Writes one object of a case, part by part.
public final class ObjectWriter {
  /// Bytes of a part, where the writer of the object does not say.
  static let partSize = 1 << 20

  let id: Int
  private let store: StoreWriter
  private let sealer: PartSealer?
  private let salt: [UInt8]
  private var pending: [UInt8] = []
  private var parts = 0
  private var bytes = 0
  private var hasher = SHA256()

  /// - Parameter key: that of the case, where the object is to be sealed.
  init(_ id: Int, in store: StoreWriter, key: CaseKey?) {
    self.id = id
    self.store = store
    salt = key == nil ? [] : Random.bytes(16)
    sealer = key.map { [salt] in PartSealer($0, object: id, salt: salt) }
  }

  /// Goes on with the object; where one part ends and the next begins is the writer's own choice.
  public func write(_ content: some Sequence<UInt8>) throws {
    pending.append(contentsOf: content)
    while pending.count >= Self.partSize {
      try add(part: Array(pending.prefix(Self.partSize)))
      pending.removeFirst(Self.partSize)
    }
  }

  /// Adds a part that can be read by its number.
  func add(part content: [UInt8]) throws {
    let stored = try sealer?.sealed(content, part: parts) ?? content
    if sealer != nil { hasher.update(data: Self.length(of: stored)) }
    hasher.update(data: stored)
    try store.add(part: stored, number: parts, of: id)
    parts += 1
    bytes += content.count
  }

  /// What stands before a sealed part where the parts of an object stand one after another.
  static func length(of part: [UInt8]) -> [UInt8] {
    let count = UInt32(part.count)
    return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> UInt32($0)) }
  }

  /// Ends the object.
  public func finish() throws -> ObjectEntry {
    if !pending.isEmpty {
      try add(part: pending)
      pending = []
    }
    return ObjectEntry(
      id: id, parts: parts, bytes: bytes, sha256: Hex.text(hasher.finalize()),
      salt: sealer == nil ? nil : Hex.text(salt))
  }
}
