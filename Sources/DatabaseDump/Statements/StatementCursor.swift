/// A statement's tokens with a place in them, and the small questions that parsing asks.
struct StatementCursor {
  let text: [UInt8]
  let modes: SQLModes
  let tokens: [SQLToken]
  private(set) var index = 0

  init(_ text: [UInt8], modes: SQLModes) {
    self.text = text
    self.modes = modes
    tokens = sqlTokens(of: text, modes: modes)
  }

  var token: SQLToken? { index < tokens.count ? tokens[index] : nil }
  var isAtEnd: Bool { index >= tokens.count }

  mutating func advance() { index += 1 }
  mutating func move(to index: Int) { self.index = index }

  // MARK: - Words and symbols

  /// Whether the token `ahead` of the present one is this word, given in lower case.
  func isWord(_ word: String, ahead: Int = 0) -> Bool {
    guard index + ahead < tokens.count, tokens[index + ahead].kind == .word else { return false }
    return ASCII.equals(bytes(tokens[index + ahead]), word)
  }

  func isWord(in words: [String]) -> Bool { words.contains { isWord($0) } }

  func isSymbol(_ symbol: Unicode.Scalar, ahead: Int = 0) -> Bool {
    guard index + ahead < tokens.count, tokens[index + ahead].kind == .symbol else { return false }
    return text[tokens[index + ahead].start] == UInt8(ascii: symbol)
  }

  /// Goes past the words if they stand here, all of them and in this order.
  mutating func accept(_ words: String...) -> Bool {
    for (ahead, word) in words.enumerated() where !isWord(word, ahead: ahead) { return false }
    index += words.count
    return true
  }

  mutating func acceptSymbol(_ symbol: Unicode.Scalar) -> Bool {
    guard isSymbol(symbol) else { return false }
    index += 1
    return true
  }

  mutating func acceptAny(of words: [String]) -> Bool {
    guard isWord(in: words) else { return false }
    index += 1
    return true
  }

  // MARK: - Names and values

  /// A name, quoted or not.
  mutating func name() -> String? {
    guard let token, token.kind != .symbol, token.kind != .string else { return nil }
    index += 1
    return unquoted(token)
  }

  /// A name with an optional name and dot before it.
  mutating func qualifiedName() -> (schema: String?, name: String)? {
    guard let first = name() else { return nil }
    guard acceptSymbol(".") else { return (nil, first) }
    guard let second = name() else { return nil }
    return (first, second)
  }

  /// The text of an option's value, after an optional `=`: a word, a number or a string.
  mutating func optionValue() -> String? {
    _ = acceptSymbol("=")
    guard let token, token.kind != .symbol else { return nil }
    index += 1
    return unquoted(token)
  }

  /// Goes past a parenthesis and all it holds; stays where none stands.
  mutating func skipParenthesised() {
    guard isSymbol("(") else { return }
    var depth = 0
    while !isAtEnd {
      if isSymbol("(") { depth += 1 }
      if isSymbol(")") { depth -= 1 }
      index += 1
      if depth == 0 { return }
    }
  }

  /// Goes to the next comma or closing parenthesis that belongs to this level.
  mutating func skipItem() {
    while !isAtEnd, !isSymbol(","), !isSymbol(")") {
      if isSymbol("(") { skipParenthesised() } else { index += 1 }
    }
  }

  // MARK: - Text

  func bytes(_ token: SQLToken) -> ArraySlice<UInt8> { text[token.start..<token.end] }

  /// The statement's text from a token up to the present one, without space around.
  func written(from first: Int) -> String {
    guard first < index, first < tokens.count else { return "" }
    let end = tokens[min(index, tokens.count) - 1].end
    return String(decoding: text[tokens[first].start..<end], as: UTF8.self)
  }

  /// What a token means: quotes and escapes undone.
  func unquoted(_ token: SQLToken) -> String {
    let whole = bytes(token)
    switch token.kind {
    case .word, .number, .symbol: return String(decoding: whole, as: UTF8.self)
    case .backticked, .doubleQuoted, .string: break
    }
    guard let quote = whole.first else { return "" }
    var inner = whole.dropFirst()
    if inner.last == quote { inner = inner.dropLast() }
    let escapes = modes.escapes(in: quote)
    var plain: [UInt8] = []
    plain.reserveCapacity(inner.count)
    var at = inner.startIndex
    while at < inner.endIndex {
      let byte = inner[at]
      at += 1
      if byte == quote {
        at += 1
        plain.append(quote)
      } else if escapes, byte == UInt8(ascii: "\\"), at < inner.endIndex {
        plain.append(LiteralDecoding.unescaped(inner[at]))
        at += 1
      } else {
        plain.append(byte)
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}
