extension Parser {
  /// What follows the application's value: operators, closing parentheses, clauses, further statements.
  ///
  /// The tokens start behind the value (in a quoted context) or with it (bare). The result is a `fragment`
  /// node, or a failure at the token that no query continues with.
  mutating func fragment(behindValue value: Int?) throws(Failure) -> Int {
    let root = add(Node(.fragment, token: 0))
    var left: Int? = value
    if value == nil, startsContinuation {
      left = add(Node(.placeholder, token: 0))  // an empty value
    } else if value == nil, !startsStatement {
      left = [.asc, .desc, .default].contains(keyword) ? nameOfKeyword() : try operand()
    }
    if let operand = left {
      left = try continuation(of: operand)
      append(left ?? operand, to: root)
    } else {
      try statement(into: root)
    }
    while !isAtEnd { try continuation(into: root) }
    return root
  }

  /// Whether a whole statement stands where a value is expected.
  private var startsStatement: Bool {
    switch keyword {
    case .select, .with: true
    case .insert, .update, .delete, .drop, .create, .alter, .truncate, .exec, .execute, .declare, .waitfor,
      .replace, .set, .show, .load, .grant, .call, .merge:
      look(1).kind == .word || look(1).kind == .variable
    default: false
    }
  }

  private var startsContinuation: Bool {
    [.union, .and, .or, .xor, .rlike].contains(keyword) || keyword == .order && look(1).keyword == .by
      || symbol == .doublePipe || symbol == .doubleAmpersand || symbol == .semicolon
      || symbol == .rightParenthesis
  }

  private mutating func nameOfKeyword() -> Int {
    let node = add(Node(.name, token: at))
    advance()
    return node
  }

  /// One further piece behind what has been read.
  private mutating func continuation(into root: Int) throws(Failure) {
    switch token.kind {
    case .symbol:
      switch symbol {
      case .rightParenthesis:
        advance()
        closedParentheses += 1
        try behindParenthesis(root)
      case .comma:
        advance()
        repeat { append(try listMember(), to: root) } while take(.comma)
      case .semicolon:
        advance()
        try statement(into: root)
      default:
        throw failure
      }
    case .word:
      try clause(into: root)
    default:
      throw failure
    }
  }

  /// A member of the list that the value stands in: a select list, ORDER BY, IN, VALUES or SET.
  private mutating func listMember() throws(Failure) -> Int {
    let item = try expression()
    _ = take(.asc) || take(.desc)
    return item
  }

  /// Behind a closing parenthesis: operators apply to the whole parenthesis, or an alias names it.
  private mutating func behindParenthesis(_ root: Int) throws(Failure) {
    if take(.as) {
      guard token.kind == .word || token.kind == .quotedName else { throw failure }
      advance()
    } else if token.kind == .quotedName || token.kind == .word && keyword == .none {
      advance()
    }
    guard token.kind == .symbol || token.kind == .word, !isAtEnd else { return }
    let whole = add(Node(.placeholder, token: max(0, at - 1)))
    let next = try continuation(of: whole)
    if next != whole { append(next, to: root) }
  }

  private mutating func clause(into root: Int) throws(Failure) {
    switch keyword {
    case .union, .intersect, .except:
      let query = add(Node(.query, token: at))
      try unions(into: query)
      append(query, to: root)
    case .from, .where, .group, .having, .order, .limit, .fetch, .into, .procedure, .for, .lock:
      let before = nodes[root].lastChild
      try clauses(of: root)
      if nodes[root].lastChild == before { throw failure }
    case .offset where look(1).kind == .number:
      append(try limit(), to: root)
    case .asc, .desc:
      advance()
    case .in where look(1).keyword == .boolean || look(1).keyword == .natural:
      while token.kind == .word { advance() }  // MATCH … AGAINST ('…' IN BOOLEAN MODE)
    case .with where look(1).keyword == .query:
      advance()
      advance()
      try expect(.expansion)
    case .as:
      advance()
      guard token.kind == .word || token.kind == .quotedName else { throw failure }
      advance()
    case .on:  // the condition of a join whose table name the value is
      advance()
      append(try expression(), to: root)
    default:
      throw failure
    }
  }

  // MARK: - Statements

  /// A statement behind a semicolon: queries are read, others are known by how they start.
  private mutating func statement(into root: Int) throws(Failure) {
    guard !isAtEnd else { return }
    let node = add(Node(.statement, token: at))
    if startsQuery {
      append(try query(), to: node)
    } else {
      try otherStatement(into: node)
    }
    append(node, to: root)
  }

  private mutating func otherStatement(into node: Int) throws(Failure) {
    let second = look(1)
    let isStatement: Bool =
      switch keyword {
      case .insert, .replace: second.keyword == .into || second.keyword == .ignore
      case .update: look(2).keyword == .set || look(4).keyword == .set
      case .delete: second.keyword == .from
      case .drop, .create, .alter, .truncate: second.kind == .word && second.keyword != .none
      case .set: second.kind == .variable || second.kind == .word && look(2).symbol == .equal
      case .declare: second.kind == .variable
      case .exec, .execute, .call: second.kind == .word || second.kind == .symbol
      case .waitfor: second.keyword == .delay || second.keyword == .time
      case .load, .grant, .prepare, .handler, .copy, .show, .describe, .explain, .merge, .do:
        second.kind == .word || second.kind == .quotedName
      case .shutdown: second.kind == .end
      case .none: isProcedural
      default: false
      }
    guard isStatement else { throw failure }
    advance()
    while !isAtEnd, symbol != .semicolon {
      if symbol == .leftParenthesis, startsQuery {
        advance()
        append(try subquery(), to: node)
        try closeParenthesis()
      } else if token.kind == .word, look(1).symbol == .leftParenthesis, Parser.mayBeName(keyword) {
        append(try nameOrCall(), to: node)
      } else {
        advance()
      }
    }
    nodes[node].auxiliary = max(nodes[node].token, at - 1)
  }

  /// IF (…) and BEGIN …: procedural SQL.
  private var isProcedural: Bool {
    let word = String(decoding: text(at), as: UTF8.self).lowercased()
    switch word {
    case "if": return look(1).symbol == .leftParenthesis || look(1).kind == .number
    case "begin", "print", "backup", "vacuum", "attach", "pragma":
      return look(1).kind == .word || look(1).kind == .string
    default: return false
    }
  }
}
