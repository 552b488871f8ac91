extension Span where Element == UInt8 {
  /// The number written in `range` in ASCII digits, or nil where the range is empty, holds anything but
  /// digits, or the number does not fit `Int`.
  ///
  /// - Complexity: O(*n*) in the number of digits.
  @inlinable
  public func decimal(in range: Range<Int>) -> Int? {
    if range.isEmpty { return nil }
    var value = 0
    if range.count <= 18 {  // 18 nines fit 63 bits
      for offset in range {
        let digit = self[offset] &- UInt8(ascii: "0")
        if digit > 9 { return nil }
        value = value &* 10 &+ Int(digit)
      }
      return value
    }
    for offset in range {
      let digit = self[offset] &- UInt8(ascii: "0")
      if digit > 9 { return nil }
      let (shifted, over) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = shifted.addingReportingOverflow(Int(digit))
      if over || carry { return nil }
      value = sum
    }
    return value
  }
}

extension UInt8 {
  /// The value of this byte as an ASCII hexadecimal digit, either case, or nil.
  @inlinable
  public var hexDigitValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self &- UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self &- UInt8(ascii: "a") &+ 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self &- UInt8(ascii: "A") &+ 10
    default: nil
    }
  }

  /// Whether this byte is an ASCII digit.
  @inlinable
  public var isDigit: Bool { self &- UInt8(ascii: "0") <= 9 }
}
