/// The encodings of text that are read.
public enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  /// Shift_JIS as Windows writes it, code page 932. Source: Unicode, "CP932.TXT".
  case shiftJIS = "shift_jis"
  /// EUC-JP with the characters that Windows adds (eucJP-ms), which agrees with code page 932.
  case eucJP = "euc-jp"

  /// The encoding of a name as it is used in web pages, databases and tools, in any case.
  public init?(name: String) {
    let plain = name.lowercased().filter { $0 != "-" && $0 != "_" }
    switch plain {
    case "utf8", "utf8mb4", "utf8mb3", "ascii", "usascii": self = .utf8
    case "shiftjis", "sjis", "cp932", "mskanji", "windows31j", "xsjis", "ms932": self = .shiftJIS
    case "eucjp", "ujis", "eucjpms", "xeucjp", "eucjpwin": self = .eucJP
    default: return nil
    }
  }

  /// What the C library calls it.
  var libraryName: String {
    switch self {
    case .utf8: "UTF-8"
    case .shiftJIS: "CP932"
    case .eucJP: "EUC-JP-MS"
    }
  }

  /// Whether the second byte of a character may be an ASCII character, so that text has to be walked
  /// character by character.
  var hasASCIITrails: Bool { self == .shiftJIS }

  /// Whether a character of two bytes of Shift_JIS begins with this byte.
  @inline(__always)
  static func isShiftJISLead(_ byte: UInt8) -> Bool {
    (byte >= 0x81 && byte <= 0x9F) || (byte >= 0xE0 && byte <= 0xFC)
  }
}
