/// Forms of characters that differ for the eye only.
enum Folding {
  /// A full-width letter, digit or sign of ASCII (U+FF01–U+FF5E) in half width, an ideographic space as a space.
  static func halfWidth(_ character: Character) -> Character {
    guard character.unicodeScalars.count == 1, let value = character.unicodeScalars.first?.value else {
      return character
    }
    switch value {
    case 0xFF01...0xFF5E: return Unicode.Scalar(value - 0xFEE0).map(Character.init) ?? character
    case 0x3000: return " "
    case 0x301C: return "~"
    default: return character
    }
  }

  /// Letters in lower case without width; nil for what people leave out or put between: spaces, hyphens, dots.
  static func loose(_ character: Character) -> [Character] {
    let folded = halfWidth(character)
    if folded.isWhitespace || "-_.·・‐–—'’".contains(folded) { return [] }
    return Array(folded.lowercased())
  }

  static func loose(_ text: String) -> [Character] { text.flatMap(loose) }
}

extension Character {
  var isKatakana: Bool { ("\u{30A1}"..."\u{30FC}").contains(self) && self != "・" }
  var isHiragana: Bool { ("\u{3041}"..."\u{309F}").contains(self) }
  var isKanji: Bool {
    unicodeScalars.first.map { (0x4E00...0x9FFF).contains($0.value) || $0.value == 0x3005 } ?? false
  }
  var isLatin: Bool { isASCII && isLetter }
  var isDigit: Bool { isASCII && isNumber }
  /// Han, kana, and what is set with them.
  var isEastAsian: Bool { isKanji || isHiragana || isKatakana }
}
