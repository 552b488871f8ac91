import TestSupport

/// Functions of a text as the reference server computes them.
enum ReferenceText {
  static func utf8(_ code: UInt32) -> [UInt8] {
    guard let scalar = Unicode.Scalar(code) else { return [] }
    return Array(String(scalar).utf8)
  }

  static func utf8(_ codes: Codes) -> [UInt8] { codes.flatMap { utf8($0) } }

  /// ORD: the first character's bytes as one number.
  static func ord(_ text: Codes) -> Int {
    text.first.map { utf8($0).reduce(0) { $0 << 8 | Int($1) } } ?? 0
  }

  static func ascii(_ text: Codes) -> Int { text.first.map { Int(utf8($0)[0]) } ?? 0 }

  static func hex(_ text: Codes) -> Codes {
    let digits = Codes("0123456789ABCDEF".unicodeScalars.map(\.value))
    return utf8(text).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
  }

  /// SUBSTR(text, from, count); count nil: to the end.
  static func substring(_ text: Codes, _ from: Int, _ count: Int?) -> Codes {
    let start = from > 0 ? from - 1 : from < 0 ? text.count + from : -1
    guard start >= 0, start < text.count, count ?? 1 > 0 else { return [] }
    return Codes(text[start..<min(text.count, start + (count ?? text.count))])
  }

  static func left(_ text: Codes, _ count: Int) -> Codes { Codes(text.prefix(max(0, count))) }
  static func right(_ text: Codes, _ count: Int) -> Codes { Codes(text.suffix(max(0, count))) }

  static func codes(_ text: String) -> Codes { text.unicodeScalars.map(\.value) }
  static func string(_ codes: Codes) -> String {
    String(String.UnicodeScalarView(codes.compactMap(Unicode.Scalar.init)))
  }
}

/// A literal of the injected SQL, in one of the ways in which tools write them. A column's collation is stronger than a
/// hexadecimal literal's (MySQL manual, "Collation Coercibility in Expressions"): both compare alike with it.
struct ReferenceLiteral {
  let sql: String

  init(_ text: Codes, isQuoted: Bool) {
    guard !isQuoted, !text.isEmpty else {
      var sql = "'"
      for code in text {
        switch code {
        case 0x27: sql += "''"
        case 0x5C: sql += "\\\\"
        default: sql += ReferenceText.string([code])
        }
      }
      self.sql = sql + "'"
      return
    }
    sql = "0x" + ReferenceText.string(ReferenceText.hex(text)).lowercased()
  }

  init(_ text: Codes, _ random: inout SplitMix) {
    self.init(text, isQuoted: Int.random(in: 0..<3, using: &random) > 0)
  }
}

/// Texts as people's names, addresses and passwords are, and as they are not.
enum RandomText {
  private static let alphabets: [Codes] = [
    "abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwxyzABCDEFGHXYZ0123456789", "0123456789",
    "abcXYZ019@.-_ '\"%\\$|,:;()", "aeouäöüßÄÉé", "かがカきキ日本語安部花子", "日本語😀🍣€。a1",
  ].map { $0.unicodeScalars.map(\.value) }

  static func make(_ random: inout SplitMix, isASCII: Bool = false, longest: Int = 5) -> Codes {
    let count = Int.random(in: 0...longest, using: &random)
    let alphabet = alphabets[Int.random(in: 0..<(isASCII ? 4 : alphabets.count), using: &random)]
    return (0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }
  }

  static func code(_ random: inout SplitMix) -> UInt32 {
    let alphabet = alphabets[Int.random(in: 0..<alphabets.count, using: &random)]
    return alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
  }
}
