extension Parser {
  /// An expression whose operators bind at least as tightly as `minimum`.
  mutating func expression(_ minimum: Int = 0) throws(Failure) -> Int {
    try nested { (parser) throws(Failure) in
      let left = try parser.operand()
      return try parser.continuation(of: left, minimum: minimum)
    }
  }

  /// The operators and right operands behind an operand that has been read.
  mutating func continuation(of first: Int, minimum: Int = 0) throws(Failure) -> Int {
    var left = first
    while true {
      let start = nodes[left].tokens.lowerBound
      if let next = try predicate(on: left, minimum: minimum) {
        cover(next, from: start)
        left = next
        continue
      }
      guard let (op, precedence, length) = binaryOperator(), precedence >= minimum else { return left }
      let node = add(Node(.binary, token: at, op: op))
      for _ in 0..<length { advance() }
      if keyword == .all || keyword == .any || keyword == .some, look(1).symbol == .leftParenthesis {
        advance()
      }
      let right = try expression(precedence + 1)
      append(left, to: node)
      append(right, to: node)
      cover(node, from: start)
      left = node
    }
  }

  /// The operator at hand, its precedence and how many tokens it takes.
  private func binaryOperator() -> (Operator, Int, Int)? {
    switch token.kind {
    case .word: wordOperator()
    case .symbol: symbolOperator()
    default: nil
    }
  }

  private func wordOperator() -> (Operator, Int, Int)? {
    switch keyword {
    case .or: (.or, 1, 1)
    case .xor: (.xor, 2, 1)
    case .and: (.and, 3, 1)
    case .div: (.integerDivide, 10, 1)
    case .mod: (.modulo, 10, 1)
    case .member where look(1).keyword == .of: (.memberOf, 5, 2)
    default: nil
    }
  }

  private func symbolOperator() -> (Operator, Int, Int)? {
    switch symbol {
    case .doublePipe: dialect.pipesConcatenate ? (.concatenate, 9, 1) : (.or, 1, 1)
    case .doubleAmpersand: (.and, 3, 1)
    case .equal: (.equal, 5, 1)
    case .nullSafeEqual: (.nullSafeEqual, 5, 1)
    case .notEqual: (.notEqual, 5, 1)
    case .less: (.less, 5, 1)
    case .lessOrEqual: (.lessOrEqual, 5, 1)
    case .greater: (.greater, 5, 1)
    case .greaterOrEqual: (.greaterOrEqual, 5, 1)
    case .assign: (.assign, 0, 1)
    case .pipe: (.bitOr, 6, 1)
    case .ampersand: (.bitAnd, 7, 1)
    case .shiftLeft: (.shiftLeft, 8, 1)
    case .shiftRight: (.shiftRight, 8, 1)
    case .plus: (.add, 9, 1)
    case .minus: (.subtract, 9, 1)
    case .star: (.multiply, 10, 1)
    case .slash: (.divide, 10, 1)
    case .percent: (.modulo, 10, 1)
    case .caret: (.bitXor, 11, 1)
    case .arrow, .doubleArrow: (.jsonExtract, 13, 1)
    default: nil
    }
  }

  /// IS, LIKE, IN, BETWEEN, REGEXP, SOUNDS LIKE and their negations, COLLATE and `::type`.
  private mutating func predicate(on left: Int, minimum: Int) throws(Failure) -> Int? {
    if symbol == .doubleColon {
      let node = add(Node(.cast, token: at))
      advance()
      try typeName(of: node)
      append(left, to: node)
      return node
    }
    guard token.kind == .word else { return nil }
    if keyword == .collate {
      let node = add(Node(.collate, token: at))
      advance()
      guard token.kind == .word || token.kind == .string || token.kind == .quotedName else { throw failure }
      nodes[node].auxiliary = at
      advance()
      append(left, to: node)
      return node
    }
    guard minimum <= 5 else { return nil }
    let start = at
    let negated = keyword == .not
    if negated { advance() }
    let node: Int
    switch keyword {
    case .is where !negated:
      advance()
      let not = take(.not)
      switch keyword {
      case .null, .true, .false, .unknown: break
      default: throw failure
      }
      node = add(Node(.isTest, token: at, flag: not))
      advance()
      append(left, to: node)
    case .isnull where !negated, .notnull where !negated:
      node = add(Node(.isTest, token: at, flag: keyword == .notnull))
      advance()
      append(left, to: node)
    case .between:
      node = add(Node(.between, token: at, flag: negated))
      advance()
      append(left, to: node)
      append(try expression(6), to: node)
      try expect(.and)
      append(try expression(6), to: node)
    case .in where look(1).symbol == .leftParenthesis:
      node = add(Node(.inList, token: at, flag: negated))
      advance()
      advance()
      append(left, to: node)
      if keyword == .select || keyword == .with {
        append(try subquery(), to: node)
      } else {
        repeat { append(try expression(), to: node) } while take(.comma)
      }
      try closeParenthesis()
    case .like, .ilike, .rlike, .regexp, .similar, .sounds:
      let op: Operator =
        keyword == .rlike || keyword == .regexp ? .regexp : keyword == .sounds ? .soundsLike : .like
      node = add(Node(.like, token: at, op: op, flag: negated))
      if op == .soundsLike || keyword == .similar { advance() }
      advance()
      append(left, to: node)
      append(try expression(6), to: node)
      if take(.escape) { append(try expression(6), to: node) }
    default:
      at = start
      return nil
    }
    return node
  }
}
