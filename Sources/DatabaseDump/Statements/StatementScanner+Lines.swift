extension StatementScanner {
  /// Sees whether a statement begins as a line that is none: the client's `DELIMITER`, or a
  /// message of the dump program that was redirected into the dump.
  mutating func recogniseLine(_ byte: UInt8) {
    switch text.count {
    case 10 where byte <= 0x20 && ASCII.equals(text.prefix(9), "delimiter"):
      if byte == 0x0A { reset() } else { state = .delimiterLine }
    case 9 where ASCII.equals(text[...], "warning: "),
      11 where ASCII.equals(text[...], "mysqldump: "),
      14 where ASCII.equals(text[...], "mariadb-dump: "):
      comment = text
      reset()
      state = .lineComment
    default: break
    }
  }

  mutating func endDelimiterLine() {
    let new = text.dropFirst(10).split { $0 <= 0x20 }.first
    reset()
    if let new { delimiter = Array(new) }
  }

  /// Takes the delimiter off the end of the statement, if it stands there outside quotes.
  mutating func endsWithDelimiter() -> Bool {
    guard text.count - plainFrom >= delimiter.count, text.suffix(delimiter.count).elementsEqual(delimiter)
    else { return false }
    text.removeLast(delimiter.count)
    return true
  }
}
