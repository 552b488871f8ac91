/// Character sets whose characters may contain the byte of a backslash.
///
/// A dump in one of them is read character by character, or the second half of 表 or 功 would
/// pass for an escape. Source: MySQL manual, "Asian Character Sets".
enum MultibyteText: Sendable {
  case shiftJIS
  case gbk
  case big5

  /// The character set of `SET NAMES`; nil for those that need no care.
  init?(charset: String?) {
    switch charset {
    case "sjis", "cp932": self = .shiftJIS
    case "gbk", "gb18030": self = .gbk
    case "big5": self = .big5
    default: return nil
    }
  }

  /// Whether a character of two bytes starts here.
  func isLead(_ byte: UInt8) -> Bool {
    switch self {
    case .shiftJIS: (0x81...0x9F).contains(byte) || (0xE0...0xFC).contains(byte)
    case .gbk: (0x81...0xFE).contains(byte)
    case .big5: (0xA1...0xF9).contains(byte)
    }
  }

  /// Whether a character's second byte may be this one; neither quotes nor digits are.
  static func isTrail(_ byte: UInt8) -> Bool { byte >= 0x40 }
}
