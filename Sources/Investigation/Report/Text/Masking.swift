/// Personal values as a report may show them: their shape, not their content.
public enum Masking {
  /// A value of `column` so that a reader can tell what it is, but not whose.
  ///
  /// First character and `•••`; mails as `j•••@e•••.org`; numbers with their last two digits, numbers of fewer
  /// than five digits with none; dates as their shape; password hashes as their scheme or their length; card
  /// numbers as first six and last four digits. Whole numbers in a column of keys (`id`, `member_id`) show.
  /// U+FFFD, which stands for what is not known, stays where it is first.
  public static func masked(_ value: String, column: String = "") -> String {
    let reduced = CardNumbers.masked(value)
    if reduced != value { return onlyCards(reduced) }
    if value.allSatisfy({ $0 == "\u{FFFD}" }) { return value }
    if isKey(column), value.utf8.count <= 10, value.utf8.allSatisfy(isDigit) { return value }
    return mail(value) ?? date(value) ?? hash(value) ?? number(value) ?? general(value)
  }

  /// Free text (a condition, a payload, a user agent): the mail addresses and card numbers in it masked.
  public static func maskedInText(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "@")) else { return CardNumbers.masked(text) }
    var result = ""
    var word = ""
    func ends(_ character: Character) -> Bool {
      !(character.isLetter || character.isNumber || ".@_+-%!#$&*".contains(character))
    }
    for character in text {
      if ends(character) {
        result += mail(word) ?? word
        result.append(character)
        word = ""
      } else {
        word.append(character)
      }
    }
    return CardNumbers.masked(result + (mail(word) ?? word))
  }

  /// SQL with the content of its string literals masked, but for what a comparison of single characters needs.
  public static func maskedInSQL(_ sql: String) -> String {
    var result = ""
    var literal: String?
    for character in sql {
      switch (literal, character) {
      case (nil, "'"):
        literal = ""
        result.append(character)
      case (let content?, "'"):
        result += content.count > 1 ? masked(content) : content
        result.append(character)
        literal = nil
      case (let content?, _): literal = content + String(character)
      case (nil, _): result.append(character)
      }
    }
    return CardNumbers.masked(result + (literal.map { masked($0) } ?? ""))
  }

  private static let dots = "•••"

  /// A text that holds a card number may hold its owner's name and expiry date too: only the number stays.
  private static func onlyCards(_ reduced: String) -> String {
    let pieces = reduced.split { !("0"..."9" ~= $0 || $0 == "*" || $0 == "\u{FFFD}") }
    let cards = pieces.filter { $0.count >= 13 && $0.count <= 19 }
    let rest = cards.reduce(reduced.count) { $0 - $1.count }
    return (cards.map(String.init) + (rest > 0 ? [dots] : [])).joined(separator: " ")
  }

  private static func mail(_ value: String) -> String? {
    let parts = value.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, let name = parts[0].first, let domain = parts[1].first,
      !value.contains(where: \.isWhitespace), let dot = parts[1].lastIndex(of: "."),
      dot != parts[1].startIndex
    else { return nil }
    return "\(name)\(dots)@\(domain)\(dots)\(parts[1][dot...])"
  }

  /// `1984-05-17`, `1984/5/17 12:30:00`, `1984年5月17日`: the digits hidden, the shape kept.
  private static func date(_ value: String) -> String? {
    guard value.utf8.count <= 40, value.allSatisfy({ $0.isWholeNumber || "-/.:+ TZ年月日時分秒".contains($0) }),
      let sign = value.dropFirst(4).first, "-/.年".contains(sign)
    else { return nil }
    let groups = value.split { !$0.isWholeNumber }
    guard groups.count >= 3, groups[0].count == 4, groups[1...2].allSatisfy({ $0.count <= 2 }) else {
      return nil
    }
    return String(value.map { $0.isWholeNumber ? "•" : $0 })
  }

  private static func hash(_ value: String) -> String? {
    if value.first == "$", let second = value.dropFirst().firstIndex(of: "$") {
      return value[...second] + dots
    }
    guard value.utf8.count >= 32, value.utf8.allSatisfy(isHexDigit), let first = value.first else {
      return nil
    }
    return "\(first)\(dots) (\(value.utf8.count) hex)"
  }

  /// Digits with the signs that telephone numbers, amounts and postcodes have between them.
  private static func number(_ value: String) -> String? {
    var digits: [Character] = []
    for character in value {
      if character.isWholeNumber {
        digits.append(character)
      } else if !"+-()., /#*〒－（）　\u{FFFD}".contains(character) {
        return nil
      }
    }
    guard !digits.isEmpty else { return nil }
    return dots + String(digits.count >= 5 ? digits.suffix(2) : [])
  }

  private static func general(_ value: String) -> String {
    guard let first = value.first else { return "" }
    return value.count > 1 ? "\(first)\(dots)" : dots
  }

  /// Whether a column is named like a key: `id`, `memberId`, `member_id`, `order_no`.
  private static func isKey(_ column: String) -> Bool {
    let name = column.lowercased()
    return name == "id" || name.hasSuffix("_id") || name.hasSuffix("_no") || column.hasSuffix("Id")
      || column.hasSuffix("ID")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isHexDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x41...0x46).contains(byte & 0xDF)
  }
}
