extension Parser {
  /// A literal, a name, a call, something in parentheses, or one of those behind a sign.
  mutating func operand() throws(Failure) -> Int {
    let start = at
    let node = try uncoveredOperand()
    cover(node, from: start)
    return node
  }

  private mutating func uncoveredOperand() throws(Failure) -> Int {
    switch token.kind {
    case .number, .hexadecimal, .bits, .variable:
      let kinds: [Token.Kind: Node.Kind] = [
        .number: .number, .hexadecimal: .hexadecimal, .bits: .bits, .variable: .variable,
      ]
      let node = add(Node(kinds[token.kind] ?? .number, token: at))
      advance()
      return node
    case .string:
      let node = add(Node(.string, token: at))
      advance()
      while token.kind == .string {  // adjacent strings are one
        nodes[node].auxiliary = at
        advance()
      }
      return node
    case .symbol:
      return try symbolOperand()
    case .word:
      return try wordOperand()
    case .quotedName:
      return try nameOrCall()
    case .stray, .end:
      throw failure
    }
  }

  private mutating func symbolOperand() throws(Failure) -> Int {
    let start = at
    switch symbol {
    case .minus, .plus, .tilde, .exclamation:
      let op: Operator =
        switch symbol {
        case .minus: .negate
        case .plus: .plus
        case .tilde: .complement
        default: .not
        }
      advance()
      let node = add(Node(.unary, token: start, op: op))
      append(try expression(12), to: node)
      return node
    case .leftParenthesis:
      return try parenthesised()
    case .leftBrace:  // {fn …}, {d '…'}, { `x` … }: the ODBC escapes, which MySQL reads as their content
      advance()
      guard token.kind == .word || token.kind == .quotedName else { throw failure }
      advance()
      let inner = try expression()
      try expect(.rightBrace)
      return inner
    case .star:
      advance()
      return add(Node(.star, token: start))
    case .question:
      advance()
      return add(Node(.placeholder, token: start))
    default:
      throw failure
    }
  }

  private mutating func parenthesised() throws(Failure) -> Int {
    let start = at
    advance()
    if keyword == .select || keyword == .with { return try parenthesisedQuery(from: start) }
    let before = self
    let first = try expression()
    if [.union, .intersect, .except, .order, .limit].contains(keyword), before.startsQuery {
      // ((SELECT …) UNION …): what looked like an operand in parentheses begins a query. Read anew, but not endlessly.
      guard before.rereadings < Parser.maximumRereadings else { throw failure }
      let count = rereadings + 1
      self = before
      rereadings = count
      return try parenthesisedQuery(from: start)
    }
    guard symbol == .comma else {
      try closeParenthesis()
      return first
    }
    let row = add(Node(.row, token: start))
    append(first, to: row)
    while take(.comma) { append(try expression(), to: row) }
    try closeParenthesis()
    return row
  }

  private mutating func parenthesisedQuery(from start: Int) throws(Failure) -> Int {
    let node = add(Node(.subquery, token: start))
    append(try query(), to: node)
    nodes[node].auxiliary = at
    try closeParenthesis()
    return node
  }

  /// Whether a query starts here, itself perhaps in parentheses.
  var startsQuery: Bool {
    var distance = 0
    while look(distance).symbol == .leftParenthesis { distance += 1 }
    let next = look(distance).keyword
    return next == .select || (next == .with && distance == 0)
  }

  /// A subquery whose parenthesis the caller has taken.
  mutating func subquery() throws(Failure) -> Int {
    let node = add(Node(.subquery, token: at))
    append(try query(), to: node)
    return node
  }

  private mutating func wordOperand() throws(Failure) -> Int {
    let start = at
    let opensCall = look(1).symbol == .leftParenthesis
    switch keyword {
    case .null:
      advance()
      return add(Node(.null, token: start))
    case .true, .false:
      advance()
      return add(Node(.truth, token: start, flag: tokens[start].keyword == .true))
    case .not:
      advance()
      let node = add(Node(.unary, token: start, op: .not))
      append(try expression(4), to: node)
      return node
    case .binary where !opensCall || look(2).kind != .end:
      advance()
      let node = add(Node(.unary, token: start, op: .binary))
      append(try expression(12), to: node)
      return node
    case .exists where opensCall:
      advance()
      advance()
      let node = add(Node(.exists, token: start))
      append(try query(), to: node)
      try closeParenthesis()
      return node
    case .case:
      return try caseExpression()
    case .cast where opensCall, .convert where opensCall:
      return try cast()
    case .interval where !opensCall || look(3).kind == .word:
      advance()
      let node = add(Node(.interval, token: start))
      append(try expression(), to: node)
      guard token.kind == .word else { throw failure }
      nodes[node].auxiliary = at
      advance()
      return node
    case .match where opensCall:
      return try match()
    case .row where opensCall:
      advance()
      return try parenthesised()
    case .date, .time, .timestamp:
      if look(1).kind == .string {  // DATE '2020-01-01'
        advance()
        return try operand()
      }
      return try nameOrCall()
    default:
      if text(at).first == 0x5F, look(1).kind == .string || look(1).kind == .hexadecimal {
        advance()  // a character set introducer: _utf8'…'
        return try operand()
      }
      guard Parser.mayBeName(keyword) || opensCall && Parser.mayBeCalled(keyword) else { throw failure }
      return try nameOrCall()
    }
  }

  func text(_ token: Int) -> ArraySlice<UInt8> { source[tokens[token].start..<tokens[token].end] }

  private mutating func caseExpression() throws(Failure) -> Int {
    let node = add(Node(.caseExpression, token: at))
    advance()
    if keyword != .when { append(try expression(), to: node) }
    guard keyword == .when else { throw failure }
    while keyword == .when {
      let branch = add(Node(.when, token: at))
      advance()
      append(try expression(), to: branch)
      try expect(.then)
      append(try expression(), to: branch)
      append(branch, to: node)
    }
    if keyword == .else {
      let otherwise = add(Node(.otherwise, token: at))
      advance()
      append(try expression(), to: otherwise)
      append(otherwise, to: node)
    }
    if !isAtEnd {
      nodes[node].auxiliary = at
      try expect(.end)
    }
    return node
  }

  /// CAST(x AS type), CONVERT(x, type), CONVERT(x USING charset).
  private mutating func cast() throws(Failure) -> Int {
    let start = at
    advance()
    advance()
    let operand = try expression()
    let node: Int
    if take(.using) {
      node = add(Node(.convertUsing, token: start))
      guard token.kind == .word || token.kind == .string else { throw failure }
      advance()
    } else {
      guard take(.as) || take(.comma) else { throw failure }
      node = add(Node(.cast, token: start))
      try typeName(of: node)
    }
    append(operand, to: node)
    try closeParenthesis()
    return node
  }

  /// A type: words, with a length in parentheses, a character set, a collation, ARRAY. `auxiliary` is its first token.
  mutating func typeName(of node: Int) throws(Failure) {
    guard token.kind == .word || token.kind == .quotedName else { throw failure }
    nodes[node].auxiliary = at
    while token.kind == .word || token.kind == .quotedName || symbol == .leftParenthesis {
      if symbol == .leftParenthesis {
        while !isAtEnd, symbol != .rightParenthesis { advance() }
      } else if at > nodes[node].auxiliary, !Parser.continuesType(tokens[at], text(at)) {
        return
      }
      advance()
    }
  }

  private static func continuesType(_ token: Token, _ text: ArraySlice<UInt8>) -> Bool {
    if [.character, .set, .charset, .collate, .array, .binary].contains(token.keyword) { return true }
    guard token.keyword == .none else { return false }
    let word = String(decoding: text, as: UTF8.self).lowercased()
    return word == "integer" || word == "int" || word == "char" || word == "precision"
      || word.hasPrefix("utf8") || word.hasPrefix("latin") || word == "ascii" || word == "ucs2"
      || word == "unsigned" || word == "signed" || word == "varying"
  }

  private mutating func match() throws(Failure) -> Int {
    let node = add(Node(.call, token: at))
    advance()
    advance()
    repeat { append(try expression(), to: node) } while take(.comma)
    try closeParenthesis()
    try expect(.against)
    try expect(.leftParenthesis)
    append(try expression(6), to: node)
    while !isAtEnd, symbol != .rightParenthesis { advance() }
    try closeParenthesis()
    return node
  }
}
