/// How a page writes a value: what it does to single characters, and so how long the value gets.
enum Encoding: String, CaseIterable {
  /// As it is.
  case plain
  /// `& < > " '` as character references of six bytes for both quotes: `&quot;` and `&#x27;` (Python) or `&#039;` (PHP).
  case html
  /// The same with `&#39;` (Rails, Express, Twig).
  case htmlDecimal
  /// With `&#34;` and `&#39;` (Go's and Jinja's form for both quotes).
  case htmlNumeric
  /// `& < > "` only (PHP before 8.1, XML text).
  case htmlDoubleQuotes
  /// `& < >` only.
  case htmlTags
  /// As the content of a JSON string, UTF-8 kept.
  case json
  /// As the content of a JSON string, everything above ASCII as `\uXXXX`.
  case jsonASCII
  /// Percent-encoded as a query's value; pages repeat a payload so, in links.
  case percent

  /// The length of `bytes` once written, in bytes.
  ///
  /// - Complexity: O(n).
  func length(of bytes: [UInt8]) -> Int {
    if self == .plain { return bytes.count }
    let table = Encoding.tables[self] ?? []
    var length = 0
    if self == .jsonASCII {
      for byte in bytes {
        switch byte {
        case 0x00...0x7F: length += table[Int(byte)]
        case 0xC0...0xEF: length += 6
        case 0xF0...0xFF: length += 12
        default: break
        }
      }
      return length
    }
    for byte in bytes { length += table[Int(byte)] }
    return length
  }

  /// The length of one byte of a text; of a character of several, its first byte has all of it.
  func length(of byte: UInt8) -> Int {
    guard self != .plain else { return 1 }
    if self == .jsonASCII {
      switch byte {
      case 0x00...0x7F: break
      case 0xC0...0xEF: return 6
      case 0xF0...0xFF: return 12
      default: return 0
      }
    }
    return Encoding.tables[self]?[Int(byte)] ?? 1
  }

  private static let tables: [Encoding: [Int]] = {
    var tables: [Encoding: [Int]] = [:]
    func table(_ special: [UInt8: Int], otherwise: (Int) -> Int = { _ in 1 }) -> [Int] {
      (0..<256).map { special[UInt8($0)] ?? otherwise($0) }
    }
    let tags: [UInt8: Int] = [0x26: 5, 0x3C: 4, 0x3E: 4]
    tables[.htmlTags] = table(tags)
    tables[.htmlDoubleQuotes] = table(tags.merging([0x22: 6]) { $1 })
    tables[.html] = table(tags.merging([0x22: 6, 0x27: 6]) { $1 })
    tables[.htmlDecimal] = table(tags.merging([0x22: 6, 0x27: 5]) { $1 })
    tables[.htmlNumeric] = table(tags.merging([0x22: 5, 0x27: 5]) { $1 })
    let json: [UInt8: Int] = [0x22: 2, 0x5C: 2, 0x08: 2, 0x09: 2, 0x0A: 2, 0x0C: 2, 0x0D: 2]
    tables[.json] = table(json) { $0 < 0x20 ? 6 : 1 }
    tables[.jsonASCII] = table(json) { $0 < 0x20 ? 6 : 1 }
    tables[.percent] = table([:]) { byte in
      switch UInt8(byte) {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: 1
      default: 3
      }
    }
    return tables
  }()

  // MARK: - Writings of SQL functions

  static func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
  }

  /// Base64 with a line break after every `lineLength` characters (MySQL manual, `TO_BASE64`).
  static func base64(_ bytes: [UInt8], lineLength: Int) -> [UInt8] {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    var written = 0
    for start in stride(from: 0, to: bytes.count, by: 3) {
      if written > 0, written % lineLength == 0 { text.append(0x0A) }
      let group = bytes[start..<min(start + 3, bytes.count)]
      let word = group.enumerated().reduce(UInt32(0)) {
        $0 | UInt32($1.element) << UInt32(16 - 8 * $1.offset)
      }
      for digit in 0..<4 {
        text.append(digit <= group.count ? digits[Int(word >> UInt32(18 - 6 * digit)) & 63] : 0x3D)
      }
      written += 4
    }
    return text
  }

  /// A JSON string with its quotes (RFC 8259, section 7; MariaDB escapes the slash no more than MySQL does).
  static func json(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = [0x22]
    for byte in bytes {
      switch byte {
      case 0x22, 0x5C: text += [0x5C, byte]
      case 0x08: text += [0x5C, 0x62]
      case 0x09: text += [0x5C, 0x74]
      case 0x0A: text += [0x5C, 0x6E]
      case 0x0C: text += [0x5C, 0x66]
      case 0x0D: text += [0x5C, 0x72]
      case 0x00..<0x20: text += Array("\\u00".utf8) + hexadecimal([byte])
      default: text.append(byte)
      }
    }
    return text + [0x22]
  }

  /// A string as MySQL's QUOTE writes it.
  static func quoted(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = [0x27]
    for byte in bytes {
      switch byte {
      case 0x27, 0x5C: text += [0x5C, byte]
      case 0x00: text += [0x5C, 0x30]
      case 0x1A: text += [0x5C, 0x5A]
      default: text.append(byte)
      }
    }
    return text + [0x27]
  }
}
