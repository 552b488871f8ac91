extension Character {
  /// 0 to 9, in either width. Kanji numerals are words: 一部 is no amount.
  var isDigit: Bool { ("0"..."9").contains(self) || ("０"..."９").contains(self) }
}
