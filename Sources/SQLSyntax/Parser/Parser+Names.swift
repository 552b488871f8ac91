extension Parser {
  /// A dotted name or a call.
  mutating func nameOrCall() throws(Failure) -> Int {
    let start = at
    advance()
    var last = start
    while symbol == .dot, look(1).kind == .word || look(1).kind == .quotedName || look(1).symbol == .star {
      advance()
      last = at
      let isStar = symbol == .star
      advance()
      if isStar {
        let node = add(Node(.star, token: start))
        nodes[node].auxiliary = last
        return node
      }
    }
    if symbol == .leftParenthesis { return try call(named: start, last: last) }
    let node = add(Node(.name, token: start))
    nodes[node].auxiliary = last
    return node
  }

  private mutating func call(named start: Int, last: Int) throws(Failure) -> Int {
    let node = add(Node(.call, token: last))
    advance()
    if take(.rightParenthesis) { return node }
    if take(.distinct) || take(.all) { nodes[node].flag = tokens[at - 1].keyword == .distinct }
    if take(.both) || take(.leading) || take(.trailing), take(.from) {
      // TRIM(LEADING FROM x)
    }
    repeat {
      append(startsQuery && keyword != .with ? try queryArgument() : try argument(), to: node)
    } while take(.comma) || takeArgumentWord()
    if keyword == .order { append(try orderBy(), to: node) }
    if keyword == .separator {
      let separator = add(Node(.separator, token: at))
      advance()
      append(try operand(), to: separator)
      append(separator, to: node)
    }
    if keyword == .limit { _ = try limit() }
    try closeParenthesis()
    if keyword == .over {
      advance()
      try expect(.leftParenthesis)
      while !isAtEnd, symbol != .rightParenthesis { advance() }
      try closeParenthesis()
    }
    return node
  }

  private mutating func argument() throws(Failure) -> Int {
    // EXTRACT(DAY FROM x), GET_FORMAT(DATE, …), TIMESTAMPADD(MINUTE, …): units are plain names.
    if token.kind == .word, look(1).symbol == .comma || look(1).keyword == .from, !Parser.mayBeName(keyword),
      ![.null, .true, .false].contains(keyword)
    {
      let node = add(Node(.name, token: at))
      advance()
      return node
    }
    return try expression()
  }

  /// SUBSTRING(x FROM a FOR b), TRIM(a FROM b), POSITION(a IN b), CHAR(65 USING utf8).
  private mutating func takeArgumentWord() -> Bool {
    switch keyword {
    case .from, .for, .in:
      advance()
      return true
    case .using:
      advance()
      return token.kind == .word
    default:
      return false
    }
  }

  private mutating func queryArgument() throws(Failure) -> Int {
    guard keyword == .select else { return try expression() }
    return try subquery()
  }

  /// Keywords that also serve as names (MySQL manual, "Keywords and Reserved Words": the nonreserved ones).
  static func mayBeName(_ keyword: Keyword) -> Bool {
    switch keyword {
    case .none, .offset, .first, .next, .rows, .row, .only, .some, .any, .end, .user, .date, .time,
      .timestamp, .mode, .boolean, .language, .query, .expansion, .array, .member, .position,
      .prepare, .execute, .view, .trigger, .function, .do, .handler, .copy, .top, .percent, .unknown,
      .similar, .ilike, .isnull, .notnull, .minus, .extract, .substring, .trim, .separator, .escape,
      .shutdown, .truncate, .merge, .last, .nulls, .over, .window, .delay, .waitfor, .partition, .exec,
      .intersect, .except, .of, .charset, .recursive, .against, .ignore, .force:
      true
    default: false
    }
  }

  /// Reserved words that are also functions.
  static func mayBeCalled(_ keyword: Keyword) -> Bool {
    switch keyword {
    case .left, .right, .insert, .replace, .mod, .values, .database, .schema, .date, .time, .interval,
      .convert, .default, .match, .truncate, .distinct, .binary, .any:
      true
    default: false
    }
  }
}
