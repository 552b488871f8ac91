/// Comparisons of bytes with keywords.
enum ASCII {
  /// Whether `bytes` are `keyword`, which is in lower case, in any case.
  static func equals(_ bytes: ArraySlice<UInt8>, _ keyword: String) -> Bool {
    guard bytes.count == keyword.utf8.count else { return false }
    var at = bytes.startIndex
    for byte in keyword.utf8 {
      if lower(bytes[at]) != byte { return false }
      at += 1
    }
    return true
  }

  static func lower(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// Whether the byte can stand in an unquoted name. Source: MySQL manual, "Schema Object Names".
  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...0xFF:
      true
    default: false
    }
  }
}
