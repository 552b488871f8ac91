import Foundation

/// JSON in one form only (RFC 8259): keys in the order of their code units, no blanks, slashes not escaped, so that
/// equal values give equal bytes and the same bytes can be hashed again at any time.
enum Canonical {
  static func bytes(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(value))
  }

  /// Reads what ``bytes(_:)`` wrote, and nothing else: what this version would not have written in the same bytes was
  /// written by a newer one, or was changed.
  static func value<Value: Codable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
    let value = try JSONDecoder().decode(type, from: Data(bytes))
    guard try self.bytes(value) == bytes else { throw NotCanonical() }
    return value
  }

  struct NotCanonical: Error {}
}
