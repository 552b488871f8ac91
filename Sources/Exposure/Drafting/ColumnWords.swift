/// A name of a column or table, cut into the words that it is made of.
///
/// `eMailAddr`, `E_MAIL-ADDR` and `e mail addr` are the same three words; names in Japanese stay whole.
struct ColumnWords: Equatable {
  /// Lower case, without full-width variants of ASCII.
  let words: [String]

  init(_ name: String) {
    var words: [String] = []
    var word = ""
    var last: Character?
    func isLower(_ c: Character?) -> Bool { c?.isLowercase == true }
    let letters = Array(ColumnWords.narrow(name))
    for (at, letter) in letters.enumerated() {
      let next = at + 1 < letters.count ? letters[at + 1] : nil
      let startsWord =
        letter.isUppercase && (isLower(last) || (last?.isUppercase == true && isLower(next)))
        || (letter.isNumber && letter.isASCII) != (last?.isNumber == true && last?.isASCII == true)
      if !letter.isLetter && !letter.isNumber && letter != "ー" {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        if startsWord, !word.isEmpty {
          words.append(word)
          word = ""
        }
        word += letter.lowercased()
      }
      last = letter
    }
    if !word.isEmpty { words.append(word) }
    self.words = words
  }

  /// How many characters of the name `entry` accounts for; nil where it does not occur.
  ///
  /// An entry in ASCII has to be whole words of the name, also written in one; one in Japanese may be a part.
  func match(_ entry: [String]) -> Int? {
    let joined = entry.joined()
    guard joined.utf8.allSatisfy({ $0 < 0x80 }) else {
      return words.joined().contains(joined) ? joined.count * 2 : nil
    }
    for start in words.indices {
      var rest = ""
      for end in start..<words.count {
        rest += words[end]
        if rest == joined { return joined.count + (start == 0 && end == words.count - 1 ? 1 : 0) }
        if rest.count > joined.count { break }
      }
    }
    return nil
  }

  func contains(anyOf entries: [String]) -> Bool {
    entries.contains { match($0.split(separator: " ").map(String.init)) != nil }
  }

  /// Full-width letters and digits as ASCII.
  static func narrow(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isWide = (0xFF01...0xFF5E).contains(scalar.value)
      scalars.append(
        isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar.value == 0x3000 ? " " : scalar)
    }
    return String(scalars)
  }
}
