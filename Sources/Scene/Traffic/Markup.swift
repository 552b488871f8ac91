/// How pages write values.
enum Markup {
  /// The length in bytes as PHP's `htmlspecialchars` writes it: `&amp; &lt; &gt; &quot; &#039;`.
  static func length(_ text: String) -> Int {
    var length = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): length += 5
      case UInt8(ascii: "<"), UInt8(ascii: ">"): length += 4
      case UInt8(ascii: "\""), UInt8(ascii: "'"): length += 6
      default: length += 1
      }
    }
    return length
  }

  /// Percent-encoded as a query's value.
  static func percent(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count * 2)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        result.append(byte)
      default: result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
