/// Bytes in hexadecimal, as hashes and keys are written: two digits each, lower case.
public enum Hex {
  public static func text(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Nil where the text is not of that form: upper case is not.
  public static func bytes(_ text: String) -> [UInt8]? {
    let units = Array(text.utf8)
    guard units.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    for at in stride(from: 0, to: units.count, by: 2) {
      let pair = units[at..<(at + 2)]
      guard !pair.contains(where: { (0x41...0x5A).contains($0) }), let high = units[at].hexDigitValue,
        let low = units[at + 1].hexDigitValue
      else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }
}
