import Bytes

/// Where in an expression the scanner stands: parentheses open, and the quote it is inside of.
struct ExpressionNesting: Sendable {
  var depth = 0
  var quote: UInt8?
  var isEscaped = false
}

extension TupleScanner {
  // MARK: - Strings

  mutating func inString(_ bytes: Span<UInt8>, _ at: inout Int, _ store: inout RowStore) {
    // Without backslash escapes the search is for the quote alone.
    let escape = backslashEscapes ? UInt8(ascii: "\\") : quote
    let quote = self.quote
    let end = bytes.count
    let start = at
    var run = at
    if let multibyte {
      while run < end {
        let byte = bytes[run]
        if byte == quote || byte == escape { break }
        run += 1
        guard multibyte.isLead(byte) else { continue }
        if run == end {
          state = .trail
        } else if MultibyteText.isTrail(bytes[run]) {
          run += 1
        }
      }
    } else {
      run =
        bytes.firstOffset(ofAny: quote, escape, quote, escape, from: start, to: end) ?? end
    }
    if isKept { store.append(bytes, start..<run) }
    at = run
    guard run < end else { return }
    state = bytes[run] == quote ? .quoteSeen : .escape
    at += 1
  }

  mutating func inTrail(_ bytes: Span<UInt8>, _ at: inout Int, _ store: inout RowStore) {
    state = .string
    guard MultibyteText.isTrail(bytes[at]) else { return }
    if isKept { store.append(bytes[at]) }
    at += 1
  }

  mutating func afterBackslash(_ bytes: Span<UInt8>, _ at: inout Int, _ store: inout RowStore) {
    let byte = bytes[at]
    state = .string
    if let multibyte, multibyte.isLead(byte) { return }
    at += 1
    guard isKept else { return }
    if byte == UInt8(ascii: "%") || byte == UInt8(ascii: "_") {
      store.append(UInt8(ascii: "\\"))
    }
    store.append(LiteralDecoding.unescaped(byte))
  }

  mutating func afterQuote(_ bytes: Span<UInt8>, _ at: inout Int, _ store: inout RowStore) {
    if bytes[at] == quote {
      if isKept { store.append(quote) }
      state = .string
      at += 1
      return
    }
    state = .after
    form = .text
    if isKept, literal != .text, !store.decodeCell(literal, prefix: 0) { form = .expression }
    literal = .text
  }

  // MARK: - Words and numbers

  mutating func inBare(_ bytes: Span<UInt8>, _ at: inout Int, _ store: inout RowStore) {
    let end = bytes.count
    let start = at
    var run = at
    while run < end {
      let byte = bytes[run]
      if byte <= 0x2C, Self.endsBare(byte) { break }
      run &+= 1
    }
    if isKept { store.append(bytes, start..<run) }
    at = run
    guard run < end else { return }
    switch bytes[run] {
    case UInt8(ascii: "("): beginExpression()
    case UInt8(ascii: "'"), UInt8(ascii: "\""): beforeQuote(&store)
    default: endBare(&store)
    }
  }

  private static func endsBare(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x00...0x20, UInt8(ascii: ","), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "'"),
      UInt8(ascii: "\""):
      true
    default: false
    }
  }

  /// The word before a quote says what the string holds: `x'…'`, `b'…'`, `n'…'`, `_utf8mb4'…'`.
  private mutating func beforeQuote(_ store: inout RowStore) {
    state = .value
    guard isKept else { return }
    let word = store.word
    switch (word.first, word.count) {
    case (UInt8(ascii: "_"), _), (UInt8(ascii: "n"), 1), (UInt8(ascii: "N"), 1): literal = .text
    case (UInt8(ascii: "x"), 1), (UInt8(ascii: "X"), 1): literal = .hex
    case (UInt8(ascii: "b"), 1), (UInt8(ascii: "B"), 1): literal = .bits
    default:
      beginExpression()
      return
    }
    store.clearCell()
  }

  private mutating func endBare(_ store: inout RowStore) {
    state = .after
    guard isKept else {
      form = .text
      return
    }
    switch store.word.kind {
    case .null:
      store.clearCell()
      form = .null
    case .absent:
      store.clearCell()
      form = .absent
    case .introducer:
      store.clearCell()
      state = .value
    case .number: form = .number
    case .hex: form = store.decodeCell(.hex, prefix: 2) ? .text : .expression
    case .bits: form = store.decodeCell(.bits, prefix: 2) ? .text : .expression
    case .expression: form = .expression
    }
  }

  // MARK: - Expressions

  mutating func beginExpression() {
    nesting = ExpressionNesting()
    form = .expression
    state = .expression
  }

  mutating func inExpression(_ bytes: Span<UInt8>, _ at: inout Int, _ store: inout RowStore) {
    let start = at
    while at < bytes.count {
      let byte = bytes[at]
      if let open = nesting.quote {
        if nesting.isEscaped {
          nesting.isEscaped = false
        } else if byte == UInt8(ascii: "\\"), backslashEscapes {
          nesting.isEscaped = true
        } else if byte == open {
          nesting.quote = nil
        }
      } else {
        switch byte {
        case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"): nesting.quote = byte
        case UInt8(ascii: "("): nesting.depth += 1
        case UInt8(ascii: ")") where nesting.depth > 0: nesting.depth -= 1
        case UInt8(ascii: ")"), UInt8(ascii: ","):
          if nesting.depth == 0 { state = .after }
        default: break
        }
      }
      if state == .after { break }
      at += 1
    }
    if isKept { store.append(bytes, start..<at) }
  }
}
