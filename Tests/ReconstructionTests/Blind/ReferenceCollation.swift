/// A text as code points.
typealias Codes = [UInt32]

/// How the reference server compares texts. Written for the tests, so that they share nothing with the engine that they
/// test: what is true of MySQL and MariaDB is said a second time here.
enum ReferenceCollation: CaseIterable {
  /// BINARY: byte by byte, blanks at the end count.
  case bytes
  /// utf8mb4_bin: by code point, padded with blanks.
  case bin
  /// utf8mb4_general_ci: no case, no marks, all characters above the BMP alike; padded with blanks.
  case general
  /// utf8mb4_0900_ai_ci: no case, no marks, kana alike, symbols before digits before letters; blanks at the end count.
  case unicode

  /// Those that a column may have.
  static let ofColumns: [ReferenceCollation] = [.bin, .general, .unicode]

  func weight(_ code: UInt32) -> UInt64 {
    switch self {
    case .bytes, .bin: UInt64(code)
    case .general: code > 0xFFFF ? 0xFFFD : UInt64(Self.base(code))
    case .unicode: Self.unicodeWeight(code)
    }
  }

  /// −1, 0 or 1.
  func compare(_ a: Codes, _ b: Codes) -> Int {
    let isPadded = self == .bin || self == .general
    let count = max(a.count, b.count)
    for place in 0..<count {
      if !isPadded, place >= a.count { return -1 }
      if !isPadded, place >= b.count { return 1 }
      let (x, y) = (weight(place < a.count ? a[place] : 0x20), weight(place < b.count ? b[place] : 0x20))
      if x != y { return x < y ? -1 : 1 }
    }
    return 0
  }

  func equal(_ a: UInt32, _ b: UInt32) -> Bool { weight(a) == weight(b) }

  /// Where a text is found in another, from 1; 0 where it is not.
  func place(of needle: Codes, in text: Codes) -> Int {
    guard !needle.isEmpty else { return 1 }
    guard needle.count <= text.count else { return 0 }
    for start in 0...(text.count - needle.count)
    where zip(text[start...], needle).allSatisfy({ equal($0, $1) }) {
      return start + 1
    }
    return 0
  }

  // MARK: - Weights

  private static let marks: [UInt32: UInt32] = {
    var table: [UInt32: UInt32] = [:]
    for (plain, marked) in [("A", "äÄàâ"), ("O", "öÖô"), ("U", "üÜû"), ("E", "éÉèê"), ("S", "ß")] {
      for scalar in marked.unicodeScalars { table[scalar.value] = plain.unicodeScalars.first?.value }
    }
    return table
  }()

  private static func base(_ code: UInt32) -> UInt32 {
    if code >= 0x61, code <= 0x7A { return code - 0x20 }
    return marks[code] ?? code
  }

  private static let punctuation = Array(" _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$".unicodeScalars.map(\.value))

  private static func unicodeWeight(_ code: UInt32) -> UInt64 {
    let plain = base(code)
    switch plain {
    case 0x30...0x39: return 3 << 32 | UInt64(plain)
    case 0x41...0x5A: return 4 << 32 | UInt64(plain)
    case 0x3041...0x30FF: return 5 << 32 | UInt64(kana(plain))
    case 0x4E00...0x9FFF: return 6 << 32 | UInt64(plain)
    default:
      if let place = punctuation.firstIndex(of: plain) { return 1 << 32 | UInt64(place) }
      return 2 << 32 | UInt64(plain)
    }
  }

  /// か, が, カ and ガ have one weight.
  private static func kana(_ code: UInt32) -> UInt32 {
    let katakana = code <= 0x3096 ? code + 0x60 : code
    let voiced = "ガギグゲゴザジズゼゾダヂヅデド".unicodeScalars.contains { $0.value == katakana }
    return voiced ? katakana - 1 : katakana
  }
}
