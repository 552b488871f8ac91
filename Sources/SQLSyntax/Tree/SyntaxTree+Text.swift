extension SyntaxTree {
  /// The source bytes of a token.
  public func text(of token: Int) -> ArraySlice<UInt8> { source[tokens[token].start..<tokens[token].end] }

  /// The source that a node was read from, for people to read.
  public func source(of index: Index) -> String {
    let range = nodes[index].tokens
    guard range.upperBound <= tokens.count, tokens[range.lowerBound].kind != .end else { return "" }
    return String(
      decoding: source[tokens[range.lowerBound].start..<tokens[range.upperBound - 1].end], as: UTF8.self)
  }

  /// The SQL of a node with one blank where words meet, comments left out, and some stretches of tokens written in
  /// place of others.
  ///
  /// - Parameters:
  ///   - replacements: by the first token of the stretch that is replaced: how long it is, and what stands for it.
  ///   - isFolded: in lower case, names without their quotes, so that the same question asked in another letter case
  ///     reads the same; string literals stay as they are.
  public func sql(
    of index: Index, replacing replacements: [Int: (length: Int, text: String)] = [:], isFolded: Bool = false
  ) -> String {
    var writer = SQLWriter(tree: self, isFolded: isFolded)
    var token = nodes[index].tokens.lowerBound
    let end = nodes[index].tokens.upperBound
    while token < end {
      if let replacement = replacements[token] {
        writer.write(Array(replacement.text.utf8)[...])
        token += max(1, replacement.length)
      } else {
        writer.write(token: token)
        token += 1
      }
    }
    return String(decoding: writer.bytes, as: UTF8.self)
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

/// Writes tokens one behind the other, with a blank only where two words or two signs would run together.
private struct SQLWriter {
  let tree: SyntaxTree
  let isFolded: Bool
  var bytes: [UInt8] = []

  init(tree: SyntaxTree, isFolded: Bool) {
    self.tree = tree
    self.isFolded = isFolded
  }

  mutating func write(token: Int) {
    let text = tree.text(of: token)
    switch tree.tokens[token].kind {
    case .quotedName where isFolded: write(text.dropFirst().dropLast(), isLower: true)
    case .word where isFolded, .hexadecimal where isFolded, .variable where isFolded:
      write(text, isLower: true)
    default: write(text)
    }
  }

  mutating func write(_ text: ArraySlice<UInt8>, isLower: Bool = false) {
    if let last = bytes.last, let first = text.first, SQLWriter.runTogether(last, first) {
      bytes.append(0x20)
    }
    if isLower {
      for byte in text { bytes.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) }
    } else {
      bytes += text
    }
  }

  private static func runTogether(_ last: UInt8, _ first: UInt8) -> Bool {
    if isWordLike(last) && isWordLike(first) { return true }
    return isSign(last) && isSign(first)
  }

  private static func isWordLike(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x24, 0x27, 0x30...0x39, 0x40...0x5A, 0x5F...0x7A: true
    default: byte >= 0x80
    }
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21, 0x26, 0x2A, 0x2B, 0x2D, 0x2F, 0x3A, 0x3C...0x3E, 0x7C, 0x7E: true
    default: false
    }
  }
}
