/// Forms in which a value travels inside another value.
enum Wrappings {
  /// HTML character references for the characters that matter in SQL, and numeric ones (HTML, section 13.5).
  static func undoHTMLEntities(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.contains(0x26), bytes.contains(0x3B) else { return nil }
    var decoded = [UInt8]()
    var changed = false
    var at = 0
    while at < bytes.count {
      if bytes[at] == 0x26, let end = bytes[at...].prefix(12).firstIndex(of: 0x3B),
        let replacement = reference(bytes[(at + 1)..<end])
      {
        decoded += replacement
        changed = true
        at = end + 1
      } else {
        decoded.append(bytes[at])
        at += 1
      }
    }
    return changed ? decoded : nil
  }

  private static func reference(_ name: ArraySlice<UInt8>) -> [UInt8]? {
    let text = String(decoding: name, as: UTF8.self)
    let named = [
      "quot": "\"", "apos": "'", "lt": "<", "gt": ">", "amp": "&", "nbsp": " ", "lpar": "(", "rpar": ")",
    ]
    if let character = named[text] { return Array(character.utf8) }
    guard text.hasPrefix("#") else { return nil }
    let digits = text.dropFirst()
    let value = digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init).map { Array(String($0).utf8) }
  }

  /// Base64 of either alphabet that holds readable text (RFC 4648, sections 4 and 5).
  static func undoBase64(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count >= 12 else { return nil }
    var decoded = [UInt8]()
    decoded.reserveCapacity(bytes.count * 3 / 4)
    var accumulator: UInt32 = 0
    var bits = 0
    var readable = 0
    for (index, byte) in bytes.enumerated() {
      if byte == 0x3D {
        guard index >= bytes.count - 2 else { return nil }
        continue
      }
      guard let value = sextet(byte) else { return nil }
      accumulator = accumulator << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        let byte = UInt8(truncatingIfNeeded: accumulator >> UInt32(bits))
        decoded.append(byte)
        if byte >= 0x20 && byte != 0x7F || byte == 0x09 || byte == 0x0A || byte == 0x0D { readable += 1 }
      }
    }
    // Random bytes are readable two times in three; text nearly always.
    guard decoded.count >= 8, readable * 100 >= decoded.count * 97,
      String(validating: decoded, as: UTF8.self) != nil
    else { return nil }
    return decoded
  }

  /// Whether the first twelve characters decode to nine readable bytes.
  static func startsReadable(_ head: [12 of UInt8]) -> Bool {
    var accumulator: UInt32 = 0
    var bits = 0
    for index in 0..<12 {
      guard let value = sextet(head[index]) else { return false }
      accumulator = accumulator << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        let byte = UInt8(truncatingIfNeeded: accumulator >> UInt32(bits))
        if byte < 0x20 && ![0x09, 0x0A, 0x0D].contains(byte) || byte >= 0x7F { return false }
      }
    }
    return true
  }

  private static func sextet(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x41...0x5A: byte - 0x41
    case 0x61...0x7A: byte - 0x47
    case 0x30...0x39: byte + 4
    case 0x2B, 0x2D, 0x20: 62  // a plus that form decoding made a space
    case 0x2F, 0x5F: 63
    default: nil
    }
  }

  /// The strings of a JSON text, unescaped, with the name of the member each stands under (RFC 8259).
  static func jsonStrings(_ bytes: [UInt8]) -> [(name: String, value: [UInt8])]? {
    guard let first = bytes.first(where: { $0 > 0x20 }), first == 0x7B || first == 0x5B else { return nil }
    var strings: [(String, [UInt8])] = []
    var name = ""
    var at = 0
    while at < bytes.count {
      guard bytes[at] == 0x22 else {
        at += 1
        continue
      }
      guard let (text, end) = jsonString(bytes, from: at + 1) else { return strings }
      at = end
      while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
      if at < bytes.count, bytes[at] == 0x3A {
        name = String(decoding: text, as: UTF8.self)
      } else {
        strings.append((name, text))
      }
    }
    return strings
  }

  private static func jsonString(_ bytes: [UInt8], from start: Int) -> ([UInt8], Int)? {
    var text = [UInt8]()
    var at = start
    while at < bytes.count {
      switch bytes[at] {
      case 0x22: return (text, at + 1)
      case 0x5C where at + 1 < bytes.count:
        let escaped = bytes[at + 1]
        at += 2
        switch escaped {
        case 0x6E: text.append(0x0A)
        case 0x74: text.append(0x09)
        case 0x72: text.append(0x0D)
        case 0x62: text.append(0x08)
        case 0x66: text.append(0x0C)
        case 0x75:
          guard at + 4 <= bytes.count,
            let value = UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
          else { return nil }
          text += Array(String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
          at += 4
        default: text.append(escaped)
        }
      default:
        text.append(bytes[at])
        at += 1
      }
    }
    return nil
  }
}
