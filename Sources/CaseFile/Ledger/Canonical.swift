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

/// Bytes in hexadecimal, lower case, as hashes and keys are written.
enum Hex {
  static func text(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Nil where the text is not of that form.
  static func bytes(_ text: String) -> [UInt8]? {
    let units = Array(text.utf8)
    guard units.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    for at in stride(from: 0, to: units.count, by: 2) {
      guard let high = digit(units[at]), let low = digit(units[at + 1]) else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  private static func digit(_ unit: UInt8) -> UInt8? {
    switch unit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): unit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): unit - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
