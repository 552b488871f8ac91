extension SyntaxTree {
  /// The source bytes of a token.
  public func text(of token: Int) -> ArraySlice<UInt8> { source[tokens[token].start..<tokens[token].end] }

  /// The source from a node's first to its last token, for people to read.
  public func source(of index: Index) -> String {
    var first = tokens.count
    var last = -1
    for node in descendants(of: index) {
      first = min(first, nodes[node].token)
      last = max(last, nodes[node].token, nodes[node].auxiliary)
      if nodes[node].kind == .name || nodes[node].kind == .tableName || nodes[node].kind == .star {
        last = max(last, nameTokens(of: node).last ?? 0)
      }
    }
    guard first < tokens.count, last >= first else { return "" }
    return String(decoding: source[tokens[first].start..<tokens[closed(first, last)].end], as: UTF8.self)
  }

  /// The last token of a stretch, moved on to the parenthesis that closes what the stretch opens.
  private func closed(_ first: Int, _ last: Int) -> Int {
    var depth = 0
    for token in first...last {
      if tokens[token].symbol == .leftParenthesis { depth += 1 }
      if tokens[token].symbol == .rightParenthesis { depth -= 1 }
    }
    var last = last
    while depth > 0, last + 1 < tokens.count, tokens[last + 1].symbol == .rightParenthesis {
      depth -= 1
      last += 1
    }
    return last
  }

  /// The last part of a dotted name, a call's or a variable's name, or a `tableName`'s table, without quotes.
  public func name(of index: Index) -> String {
    let node = nodes[index]
    switch node.kind {
    case .name, .tableName, .star: return plain(nameTokens(of: index).last ?? node.token)
    default: return plain(node.token)
    }
  }

  /// The parts of a dotted name before the last.
  public func qualifiers(of index: Index) -> [String] { nameTokens(of: index).dropLast().map(plain) }

  /// The alias of a `selectItem`, `tableName` or `derivedTable`.
  public func alias(of index: Index) -> String? {
    let token = nodes[index].auxiliary
    return token == Node.noIndex ? nil : plain(token)
  }

  /// The bytes that a string, hexadecimal or bit literal stands for.
  public func literalBytes(of index: Index) -> [UInt8] {
    let token = nodes[index].token
    let text = text(of: token)
    switch tokens[token].kind {
    case .hexadecimal: return Literals.bytes(ofHexadecimal: text)
    case .bits: return Literals.bytes(ofBits: text)
    case .string:
      var bytes = Literals.bytes(ofString: text)
      // Adjacent strings are one: 'ab' 'cd'.
      var next = token + 1
      while next <= nodes[index].auxiliary {
        bytes += Literals.bytes(ofString: self.text(of: next))
        next += 1
      }
      return bytes
    default: return Array(text)
    }
  }

  private func nameTokens(of index: Index) -> [Int] {
    let node = nodes[index]
    var parts = [node.token]
    while let last = parts.last, last + 2 < tokens.count, tokens[last + 1].symbol == .dot,
      tokens[last + 1].start == tokens[last].end || tokens[last + 2].kind != .end,
      isNamePart(last + 2)
    {
      parts.append(last + 2)
    }
    return parts
  }

  private func isNamePart(_ token: Int) -> Bool {
    switch tokens[token].kind {
    case .word, .quotedName: true
    case .symbol: tokens[token].symbol == .star
    default: false
    }
  }

  private func plain(_ token: Int) -> String {
    let text = text(of: token)
    guard tokens[token].kind == .quotedName || tokens[token].kind == .string, let quote = text.first
    else { return String(decoding: text, as: UTF8.self) }
    var bytes = [UInt8]()
    var previousWasQuote = false
    let body = text.dropFirst().dropLast(tokens[token].isUnterminated ? 0 : 1)
    for byte in body {
      if byte == quote, !previousWasQuote {
        previousWasQuote = true
        continue
      }
      previousWasQuote = false
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
