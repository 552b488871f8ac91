import Bytes

/// The escapes of JSON strings. Source: RFC 8259, section 7.
enum JSONText {
  /// How long the escape is whose backslash stands at `at`; a length that reaches beyond the text for one that is
  /// cut; nil where it is none.
  static func lengthOfEscape(_ text: Span<UInt8>, _ at: Int) -> Int? {
    switch text[at &+ 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return 2
    case UInt8(ascii: "u"):
      for digit in (at &+ 2)..<(at &+ 6) where digit < text.count {
        if text[digit].hexDigitValue == nil { return nil }
      }
      return 6
    default: return nil
    }
  }

  /// Adds the content of a string, whose escapes are whole and valid, with those undone. Half of a surrogate pair
  /// without its other half becomes U+FFFD.
  static func appendUnescaped(_ text: Span<UInt8>, _ range: Range<Int>, to target: inout [UInt8]) {
    var at = range.lowerBound
    while at < range.upperBound {
      guard
        let escape = text.firstOffset(of: UInt8(ascii: "\\"), from: at, to: range.upperBound)
      else {
        target.append(text, in: at..<range.upperBound)
        return
      }
      target.append(text, in: at..<escape)
      at = escape + 2
      switch text[escape + 1] {
      case UInt8(ascii: "b"): target.append(0x08)
      case UInt8(ascii: "f"): target.append(0x0C)
      case UInt8(ascii: "n"): target.append(0x0A)
      case UInt8(ascii: "r"): target.append(0x0D)
      case UInt8(ascii: "t"): target.append(0x09)
      case UInt8(ascii: "u"):
        let unit = codeUnit(text, at)
        at += 4
        var scalar = Unicode.Scalar(unit)
        if unit & 0xFC00 == 0xD800, at + 6 <= range.upperBound, text[at] == UInt8(ascii: "\\"),
          text[at + 1] == UInt8(ascii: "u")
        {
          let low = codeUnit(text, at + 2)
          if low & 0xFC00 == 0xDC00 {
            scalar = Unicode.Scalar(0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF)
            at += 6
          }
        }
        target += Array(String(Character(scalar ?? "\u{FFFD}")).utf8)
      case let other: target.append(other)
      }
    }
  }

  private static func codeUnit(_ text: Span<UInt8>, _ at: Int) -> UInt32 {
    var unit: UInt32 = 0
    for digit in at..<(at + 4) { unit = unit << 4 | UInt32(text[digit].hexDigitValue ?? 0) }
    return unit
  }
}
