import Bytes

extension RequestRecord {
  /// Splits a request line (RFC 9112, section 3) into method, target and version.
  ///
  /// The target is what stands between the method and the last ` HTTP/`, blanks included. What is no request line
  /// (a TLS greeting, `-`, noise) has an empty method, and nothing of it is lost: all of it is the target.
  mutating func readRequest(_ line: Range<Int>, in bytes: Span<UInt8>) {
    if line.count == 1 && bytes[line.lowerBound] == UInt8(ascii: "-") { return }
    var end = line.upperBound
    if let version = Self.versionStart(line, in: bytes) {
      protocolVersion = ByteRange(version..<end)
      end = version &- 6
    }
    var at = line.lowerBound
    while at < end && bytes[at].isMethodByte { at &+= 1 }
    let isMethod =
      at > line.lowerBound && at &- line.lowerBound <= 32 && at &+ 1 < end && bytes[at] == UInt8(ascii: " ")
      && (end < line.upperBound || bytes[at &+ 1] == UInt8(ascii: "/"))
    if isMethod {
      method = ByteRange(line.lowerBound..<at)
      target = ByteRange(at &+ 1..<end)
    } else {
      target = ByteRange(line.lowerBound..<end)
    }
  }

  /// Where the version begins that ends the line after ` HTTP/`, or nil.
  private static func versionStart(_ line: Range<Int>, in bytes: Span<UInt8>) -> Int? {
    var at = line.upperBound
    if line.count >= 9, bytes.littleEndianWord(at: at &- 9) == 0x2e_31_2f_50_54_54_48_20,
      bytes[at &- 1].isDigit
    {
      return at &- 3  // " HTTP/1." and a digit
    }
    while at > line.lowerBound, bytes[at &- 1].isDigit || bytes[at &- 1] == UInt8(ascii: ".") { at &-= 1 }
    if at == line.upperBound || at &- line.lowerBound < 6 { return nil }
    let mark: (UInt8, UInt8, UInt8, UInt8, UInt8, UInt8) = (
      bytes[at &- 6], bytes[at &- 5], bytes[at &- 4], bytes[at &- 3], bytes[at &- 2], bytes[at &- 1]
    )
    return mark == (0x20, 0x48, 0x54, 0x54, 0x50, 0x2f) ? at : nil  // " HTTP/"
  }
}

extension UInt8 {
  /// Whether methods are made of it: the letters, digits, `-` and `_` of tokens (RFC 9110, section 5.6.2).
  fileprivate var isMethodByte: Bool {
    let lowered = self | 0x20
    return lowered >= UInt8(ascii: "a") && lowered <= UInt8(ascii: "z") || isDigit
      || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
  }
}
