/// A token of a statement without comments.
struct SQLToken: Sendable, Equatable {
  enum Kind: Sendable {
    /// Keyword, unquoted name or variable.
    case word
    /// Quoted by backticks.
    case backticked
    /// Quoted by `"`: a name or a string, by its place.
    case doubleQuoted
    case string
    case number
    /// One byte of punctuation.
    case symbol
  }

  var kind: Kind
  var start: Int
  var end: Int
}

/// Splits a statement into tokens. Unclosed quotes end with the statement.
func sqlTokens(of text: [UInt8], modes: SQLModes) -> [SQLToken] {
  var tokens: [SQLToken] = []
  var at = 0
  while at < text.count {
    let start = at
    let byte = text[at]
    at += 1
    let kind: SQLToken.Kind
    switch byte {
    case 0x00...0x20: continue
    case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
      at = endOfQuoted(text, from: start, escapes: modes.escapes(in: byte))
      kind =
        switch byte {
        case UInt8(ascii: "'"): .string
        case UInt8(ascii: "`"): .backticked
        default: .doubleQuoted
        }
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      while at < text.count, ASCII.isNameByte(text[at]) || text[at] == UInt8(ascii: ".") { at += 1 }
      kind = .number
    case UInt8(ascii: "@"):
      // Variables: @name, @@name, @@session.name.
      while at < text.count,
        ASCII.isNameByte(text[at]) || text[at] == UInt8(ascii: ".") || text[at] == byte
      {
        at += 1
      }
      kind = .word
    default:
      if ASCII.isNameByte(byte) {
        while at < text.count, ASCII.isNameByte(text[at]) { at += 1 }
        kind = .word
      } else {
        kind = .symbol
      }
    }
    tokens.append(SQLToken(kind: kind, start: start, end: at))
  }
  return tokens
}

/// The offset after the quoted piece that starts at `start`; a doubled quote is part of it.
private func endOfQuoted(_ text: [UInt8], from start: Int, escapes: Bool) -> Int {
  let quote = text[start]
  var at = start + 1
  while at < text.count {
    if text[at] == quote {
      guard at + 1 < text.count, text[at + 1] == quote else { return at + 1 }
      at += 2
    } else {
      at += escapes && text[at] == UInt8(ascii: "\\") ? 2 : 1
    }
  }
  return text.count
}
