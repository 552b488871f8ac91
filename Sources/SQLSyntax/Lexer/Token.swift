/// One lexical element of SQL: what it is and which bytes of the source it covers.
public struct Token: Sendable, Equatable {
  /// What a token is.
  public enum Kind: UInt8, Sendable {
    /// A keyword, a function's or an object's name, unquoted.
    case word
    /// A name in backticks.
    case quotedName
    /// A string literal; `start` is its opening quote.
    case string
    /// A decimal number.
    case number
    /// A hexadecimal literal, `0x41` or `x'41'`.
    case hexadecimal
    /// A bit literal, `0b01` or `b'01'`.
    case bits
    /// `@name` or `@@name`.
    case variable
    /// An operator or a punctuation mark; `symbol` says which.
    case symbol
    /// Bytes that start no token of the dialect.
    case stray
    /// The end of the source.
    case end
  }

  public let kind: Kind
  /// Which keyword a word is, `.none` for other words.
  public let keyword: Keyword
  /// Which operator or mark a symbol is.
  public let symbol: Symbol
  /// A string, name or comment that the source ends before closing.
  public let isUnterminated: Bool
  /// Offset of the first byte.
  public let start: Int
  /// Offset behind the last byte.
  public let end: Int

  init(
    _ kind: Kind, _ start: Int, _ end: Int, keyword: Keyword = .none, symbol: Symbol = .none,
    unterminated: Bool = false
  ) {
    self.kind = kind
    self.keyword = keyword
    self.symbol = symbol
    self.isUnterminated = unterminated
    self.start = start
    self.end = end
  }
}

/// Operators and punctuation marks.
public enum Symbol: UInt8, Sendable {
  case none
  case leftParenthesis, rightParenthesis, comma, dot, semicolon
  case plus, minus, star, slash, percent, caret
  case equal, nullSafeEqual, notEqual, less, lessOrEqual, greater, greaterOrEqual
  case ampersand, doubleAmpersand, pipe, doublePipe, exclamation, tilde
  case shiftLeft, shiftRight, assign, colon, doubleColon, question
  case leftBracket, rightBracket, leftBrace, rightBrace, arrow, doubleArrow
}
