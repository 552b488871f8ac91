import Bytes

extension LogFormat {
  /// Undoes the escapes by which the server kept a field within its line, so that `result` holds the bytes of the
  /// request. Percent escapes are the client's and stay.
  ///
  /// - Parameters:
  ///   - field: the bytes of a record's field.
  ///   - result: emptied first; keep it from call to call.
  /// - Complexity: O(*n*); one copy where there is nothing to undo.
  public func unescape(_ field: Span<UInt8>, into result: inout [UInt8]) {
    result.removeAll(keepingCapacity: true)
    var at = 0
    while escaping != .none, let mark = field.firstOffset(of: UInt8(ascii: "\\"), from: at, to: field.count) {
      result.append(field, in: at..<mark)
      at = mark + 1
      if at == field.count {
        result.append(UInt8(ascii: "\\"))
        return
      }
      let letter = field[at]
      at += 1
      switch letter {
      case UInt8(ascii: "n"): result.append(0x0a)
      case UInt8(ascii: "r"): result.append(0x0d)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0c)
      case UInt8(ascii: "v") where escaping == .backslash: result.append(0x0b)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): result.append(letter)
      case UInt8(ascii: "/") where escaping == .json: result.append(letter)
      case UInt8(ascii: "x") where escaping == .backslash:
        if at + 2 <= field.count, let high = field[at].hexDigitValue, let low = field[at + 1].hexDigitValue {
          result.append(high << 4 | low)
          at += 2
        } else {
          result += [UInt8(ascii: "\\"), letter]
        }
      case UInt8(ascii: "u") where escaping == .json:
        guard let (scalar, next) = Self.scalar(field, at: at) else {
          result += [UInt8(ascii: "\\"), letter]
          continue
        }
        result += Array(String(scalar).utf8)
        at = next
      default: result += [UInt8(ascii: "\\"), letter]
      }
    }
    result.append(field, in: at..<field.count)
  }

  /// The character written as four hexadecimal digits, or as a surrogate pair (RFC 8259, section 7).
  private static func scalar(_ field: Span<UInt8>, at: Int) -> (UnicodeScalar, next: Int)? {
    guard let first = unit(field, at: at) else { return nil }
    if let scalar = UnicodeScalar(first) { return (scalar, at + 4) }
    guard first < 0xdc00, at + 6 <= field.count, field[at + 4] == UInt8(ascii: "\\"),
      field[at + 5] == UInt8(ascii: "u"),
      let second = unit(field, at: at + 6), (0xdc00...0xdfff).contains(second),
      let scalar = UnicodeScalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00))
    else { return nil }
    return (scalar, at + 10)
  }

  private static func unit(_ field: Span<UInt8>, at: Int) -> UInt32? {
    guard at + 4 <= field.count else { return nil }
    var value: UInt32 = 0
    for offset in at..<at + 4 {
      guard let digit = field[offset].hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
