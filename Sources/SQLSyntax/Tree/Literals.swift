import Bytes

/// What MySQL's literals stand for (MySQL manual, "Literal Values").
public enum Literals {
  /// `0x41` or `x'41'`: bytes; an odd number of digits is padded on the left.
  public static func bytes(ofHexadecimal text: ArraySlice<UInt8>) -> [UInt8] {
    var digits = text.dropFirst(2).compactMap(\.hexDigitValue)
    if digits.count % 2 == 1 { digits.insert(0, at: 0) }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  /// `0b0100` or `b'0100'`: bytes, padded on the left.
  public static func bytes(ofBits text: ArraySlice<UInt8>) -> [UInt8] {
    let digits = text.dropFirst(2).filter { $0 == 0x30 || $0 == 0x31 }.map { $0 & 1 }
    let padded = [UInt8](repeating: 0, count: (8 - digits.count % 8) % 8) + digits
    return stride(from: 0, to: padded.count, by: 8).map { start in
      padded[start..<start + 8].reduce(0) { $0 << 1 | $1 }
    }
  }

  /// A quoted string, with its escapes undone.
  public static func bytes(ofString text: ArraySlice<UInt8>) -> [UInt8] {
    guard let open = text.firstIndex(where: { $0 == 0x27 || $0 == 0x22 }) else { return Array(text) }
    let quote = text[open]
    var bytes = [UInt8]()
    var at = open + 1
    while at < text.endIndex {
      let byte = text[at]
      if byte == 0x5C, at + 1 < text.endIndex {
        appendEscaped(text[at + 1], to: &bytes)
        at += 2
      } else if byte == quote {
        guard at + 1 < text.endIndex, text[at + 1] == quote else { break }
        bytes.append(quote)
        at += 2
      } else {
        bytes.append(byte)
        at += 1
      }
    }
    return bytes
  }

  private static func appendEscaped(_ byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case 0x30: bytes.append(0x00)
    case 0x62: bytes.append(0x08)
    case 0x6E: bytes.append(0x0A)
    case 0x72: bytes.append(0x0D)
    case 0x74: bytes.append(0x09)
    case 0x5A: bytes.append(0x1A)
    case 0x25, 0x5F: bytes += [0x5C, byte]
    default: bytes.append(byte)
    }
  }
}
