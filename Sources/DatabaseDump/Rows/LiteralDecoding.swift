/// What literals stand for. Source: MySQL manual, "Literal Values".
enum LiteralDecoding {
  /// What an unquoted word is.
  enum Kind { case null, absent, introducer, number, hex, bits, expression }

  static func kind(of word: ArraySlice<UInt8>) -> Kind {
    guard let first = word.first else { return .expression }
    if first == UInt8(ascii: "0"), word.count > 2 {
      switch word[word.startIndex + 1] {
      case UInt8(ascii: "x"): return .hex
      case UInt8(ascii: "b"): return .bits
      default: break
      }
    }
    if isNumber(word) { return .number }
    if first == UInt8(ascii: "_") { return .introducer }
    if ASCII.equals(word, "null") { return .null }
    if ASCII.equals(word, "default") { return .absent }
    return .expression
  }

  private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
    var hasDigit = false
    for byte in word {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): hasDigit = true
      case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"): break
      case UInt8(ascii: "e"), UInt8(ascii: "E"): if !hasDigit { return false }
      default: return false
      }
    }
    return hasDigit
  }

  /// The byte that stands for itself or for a control character after a backslash.
  ///
  /// Source: MySQL manual, "String Literals", table of escape sequences. `\%` and `\_` keep
  /// their backslash; that is for the caller.
  static func unescaped(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "0"): 0x00
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "Z"): 0x1A
    default: byte
    }
  }

  /// The bytes of hexadecimal digits, a nibble in front where their number is odd.
  static func hex(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity((digits.count + 1) / 2)
    var isHigh = digits.count.isMultiple(of: 2)
    var pending: UInt8 = 0
    for digit in digits {
      guard let value = ASCII.hexValue(digit) else { return nil }
      if isHigh {
        pending = value << 4
      } else {
        bytes.append(pending | value)
        pending = 0
      }
      isHigh.toggle()
    }
    return bytes
  }

  /// The bytes of binary digits, filled up with zeros in front.
  static func bits(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var left = digits.count
    var pending: UInt8 = 0
    for digit in digits {
      guard digit == UInt8(ascii: "0") || digit == UInt8(ascii: "1") else { return nil }
      pending = pending << 1 | (digit & 1)
      left -= 1
      if left.isMultiple(of: 8) {
        bytes.append(pending)
        pending = 0
      }
    }
    return bytes
  }
}
