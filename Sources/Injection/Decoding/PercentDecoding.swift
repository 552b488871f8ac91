import Bytes

/// Percent-encoding undone (RFC 3986, section 2.1; HTML's form encoding for `+`), as lenient as servers are.
enum PercentDecoding {
  /// Decodes `%XX` and `%uXXXX`; what is no valid escape stays as it is.
  ///
  /// - Parameter plusIsSpace: form encoding, as in a query string or a form's body.
  static func decode(_ bytes: some Sequence<UInt8>, plusIsSpace: Bool) -> [UInt8] {
    let source = Array(bytes)
    var decoded = [UInt8]()
    decoded.reserveCapacity(source.count)
    var at = 0
    while at < source.count {
      let byte = source[at]
      if byte == 0x25 {
        if at + 2 < source.count, let high = source[at + 1].hexDigitValue,
          let low = source[at + 2].hexDigitValue
        {
          decoded.append(high << 4 | low)
          at += 3
          continue
        }
        if at + 5 < source.count, source[at + 1] | 0x20 == 0x75,
          let scalar = scalar(source[(at + 2)...(at + 5)])
        {
          decoded.append(contentsOf: Array(String(scalar).utf8))
          at += 6
          continue
        }
      }
      decoded.append(byte == 0x2B && plusIsSpace ? 0x20 : byte)
      at += 1
    }
    return decoded
  }

  /// Whether something is left that decoding once more would change: a doubly encoded value.
  static func isEncoded(_ bytes: [UInt8]) -> Bool {
    var at = 0
    while at + 2 < bytes.count {
      if bytes[at] == 0x25, bytes[at + 1].hexDigitValue != nil, bytes[at + 2].hexDigitValue != nil {
        return true
      }
      at += 1
    }
    return false
  }

  private static func scalar(_ digits: ArraySlice<UInt8>) -> Unicode.Scalar? {
    var value: UInt32 = 0
    for digit in digits {
      guard let nibble = digit.hexDigitValue else { return nil }
      value = value << 4 | UInt32(nibble)
    }
    return Unicode.Scalar(value)
  }
}
