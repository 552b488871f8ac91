extension Lexer {
  /// `123`, `1.5e3`, `0x41`, `0b01`; a word that starts with digits is a word, unless what follows the
  /// digits is a keyword (`1and 2`), which servers differ about and attackers try.
  mutating func number() {
    let start = at
    if source[at] == 0x30, peek(1) | 0x20 == 0x78 || peek(1) | 0x20 == 0x62 {
      let isHex = peek(1) | 0x20 == 0x78
      var end = at + 2
      while end < source.count, isHex ? isHexDigit(source[end]) : source[end] | 1 == 0x31 { end += 1 }
      if end > at + 2, !continuesWord(end) {
        at = end
        return append(isHex ? .hexadecimal : .bits, start)
      }
    }
    digits()
    if peek(0) == 0x2E {
      at += 1
      digits()
    }
    if peek(0) | 0x20 == 0x65 {
      let sign = peek(1) == 0x2B || peek(1) == 0x2D ? 1 : 0
      if (0x30...0x39).contains(peek(1 + sign)) {
        at += 1 + sign
        digits()
      }
    }
    if continuesWord(at), !source[start..<at].contains(0x2E) {
      var end = at
      while continuesWord(end) { end += 1 }
      if Keyword.spelled(by: source.span.extracting(at..<end)) == .none {
        at = end
        return append(.word, start)
      }
    }
    append(.number, start)
  }

  private mutating func digits() {
    while at < source.count, (0x30...0x39).contains(source[at]) { at += 1 }
  }

  private func isHexDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }

  /// A string in `quote`s; a doubled quote and, where the dialect says so, a backslash escape.
  mutating func string(quote: UInt8, from start: Int? = nil) {
    let start = start ?? at
    at += 1
    while at < source.count {
      let byte = source[at]
      if byte == 0x5C, dialect.backslashEscapes {
        at = min(at + 2, source.count)
      } else if byte == quote {
        if peek(1) == quote {
          at += 2
        } else {
          at += 1
          return append(.string, start)
        }
      } else {
        at += 1
      }
    }
    append(.string, start, unterminated: true)
  }

  mutating func quotedName(quote: UInt8) {
    let start = at
    at += 1
    while at < source.count {
      if source[at] == quote {
        if peek(1) != quote {
          at += 1
          return append(.quotedName, start)
        }
        at += 1
      }
      at += 1
    }
    append(.quotedName, start, unterminated: true)
  }

  mutating func variable() {
    let start = at
    at += 1
    if peek(0) == 0x40 { at += 1 }
    if peek(0) == 0x60 || peek(0) == 0x27 || peek(0) == 0x22 {
      let quote = peek(0)
      at += 1
      while at < source.count, source[at] != quote { at += 1 }
      at = min(at + 1, source.count)
    } else {
      while at < source.count, Lexer.isWordByte(source[at]) || source[at] == 0x2E { at += 1 }
    }
    append(at > start + 1 ? .variable : .stray, start)
  }

  mutating func word() {
    let start = at
    while continuesWord(at) { at += 1 }
    let length = at - start
    let first = source[start] | 0x20
    if peek(0) == 0x27, length == 1, first == 0x78 || first == 0x62 || first == 0x6E {
      // x'41', b'01', n'text'
      let kind: Token.Kind = first == 0x78 ? .hexadecimal : first == 0x62 ? .bits : .string
      let before = result.tokens.count
      string(quote: 0x27, from: start)
      let literal = result.tokens[before]
      result.tokens[before] = Token(
        kind, literal.start, literal.end, unterminated: literal.isUnterminated)
      return
    }
    append(.word, start, keyword: Keyword.spelled(by: source.span.extracting(start..<at)))
  }

  mutating func symbol() {
    let start = at
    let (symbol, length) = Lexer.symbol(peek(0), peek(1), peek(2))
    at += length
    append(symbol == .none ? .stray : .symbol, start, symbol: symbol)
  }

  private static func symbol(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> (Symbol, Int) {
    switch (a, b) {
    case (0x3C, 0x3D): c == 0x3E ? (.nullSafeEqual, 3) : (.lessOrEqual, 2)
    case (0x3C, 0x3E), (0x21, 0x3D): (.notEqual, 2)
    case (0x3C, 0x3C): (.shiftLeft, 2)
    case (0x3E, 0x3D): (.greaterOrEqual, 2)
    case (0x3E, 0x3E): (.shiftRight, 2)
    case (0x26, 0x26): (.doubleAmpersand, 2)
    case (0x7C, 0x7C): (.doublePipe, 2)
    case (0x3A, 0x3D): (.assign, 2)
    case (0x3A, 0x3A): (.doubleColon, 2)
    case (0x2D, 0x3E): c == 0x3E ? (.doubleArrow, 3) : (.arrow, 2)
    default: (single[a] ?? .none, 1)
    }
  }

  private static let single: [UInt8: Symbol] = [
    0x28: .leftParenthesis, 0x29: .rightParenthesis, 0x2C: .comma, 0x2E: .dot, 0x3B: .semicolon,
    0x2B: .plus, 0x2D: .minus, 0x2A: .star, 0x2F: .slash, 0x25: .percent, 0x5E: .caret,
    0x3D: .equal, 0x3C: .less, 0x3E: .greater, 0x26: .ampersand, 0x7C: .pipe, 0x21: .exclamation,
    0x7E: .tilde, 0x3A: .colon, 0x3F: .question, 0x5B: .leftBracket, 0x5D: .rightBracket,
    0x7B: .leftBrace, 0x7D: .rightBrace,
  ]

  mutating func append(
    _ kind: Token.Kind, _ start: Int, keyword: Keyword = .none, symbol: Symbol = .none,
    unterminated: Bool = false
  ) {
    result.tokens.append(
      Token(kind, start, at, keyword: keyword, symbol: symbol, unterminated: unterminated))
  }
}
