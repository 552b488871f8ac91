extension Parser {
  /// SELECT … [UNION SELECT …] [ORDER BY …] [LIMIT …], each SELECT perhaps in parentheses.
  mutating func query() throws(Failure) -> Int {
    try nested { (parser) throws(Failure) in
      let node = parser.add(Node(.query, token: parser.at))
      if parser.keyword == .with { try parser.skipCommonTables() }
      try parser.selectTerm(into: node)
      try parser.unions(into: node)
      parser.cover(node, from: parser.nodes[node].token)
      return node
    }
  }

  /// The UNIONs behind a SELECT, then ORDER BY and LIMIT of the whole.
  mutating func unions(into node: Int) throws(Failure) {
    while [.union, .intersect, .except].contains(keyword) {
      advance()
      if !take(.all) { _ = take(.distinct) || take(.distinctrow) }
      try selectTerm(into: node)
    }
    try tail(of: node)
  }

  private mutating func tail(of node: Int) throws(Failure) {
    if keyword == .order, nodes[node].lastChild != Node.noIndex { append(try orderBy(), to: node) }
    if keyword == .limit || keyword == .offset || keyword == .fetch { append(try limit(), to: node) }
  }

  mutating func selectTerm(into node: Int) throws(Failure) {
    if symbol == .leftParenthesis {
      advance()
      let inner = try query()
      for child in SyntaxTree.Children(nodes: nodes, upcoming: nodes[inner].firstChild) {
        nodes[child].nextSibling = Node.noIndex
        append(child, to: node)
      }
      try closeParenthesis()
      return
    }
    append(try select(), to: node)
  }

  private mutating func skipCommonTables() throws(Failure) {
    advance()
    _ = take(.recursive)
    repeat {
      guard token.kind == .word || token.kind == .quotedName else { throw failure }
      advance()
      if symbol == .leftParenthesis { while !isAtEnd, !take(.rightParenthesis) { advance() } }
      try expect(.as)
      try expect(.leftParenthesis)
      _ = try query()
      try closeParenthesis()
    } while take(.comma)
  }

  /// One SELECT with its clauses.
  mutating func select() throws(Failure) -> Int {
    let node = add(Node(.select, token: at))
    try expect(.select)
    while [
      .all, .distinct, .distinctrow, .sqlNoCache, .sqlCalcFoundRows, .highPriority, .straightJoin,
    ]
    .contains(keyword) {
      if keyword == .distinct || keyword == .distinctrow { nodes[node].flag = true }
      advance()
    }
    if keyword == .top, look(1).kind == .number || look(1).symbol == .leftParenthesis {  // SQL Server's TOP n
      advance()
      _ = try operand()
    }
    append(try selectList(), to: node)
    try clauses(of: node)
    return node
  }

  /// The clauses that may follow a select list, as far as they are there.
  mutating func clauses(of node: Int) throws(Failure) {
    while true {
      switch keyword {
      case .into: append(try into(), to: node)
      case .from: append(try from(), to: node)
      case .where: append(try condition(.whereClause), to: node)
      case .group:
        let group = add(Node(.groupBy, token: at))
        advance()
        try expect(.by)
        repeat { append(try orderItem(), to: group) } while take(.comma)
        if take(.with) { advance() }  // WITH ROLLUP
        append(group, to: node)
      case .having: append(try condition(.having), to: node)
      case .order: append(try orderBy(), to: node)
      case .limit, .fetch: append(try limit(), to: node)
      case .offset where look(1).kind == .number: append(try limit(), to: node)
      case .procedure: append(try procedure(), to: node)
      case .for, .lock:
        while !isAtEnd, symbol != .rightParenthesis, symbol != .semicolon { advance() }
      default: return
      }
    }
  }

  private mutating func selectList() throws(Failure) -> Int {
    let list = add(Node(.selectList, token: at))
    repeat {
      if isAtEnd { break }  // cut off in the middle of the list
      append(try selectItem(), to: list)
    } while take(.comma)
    return list
  }

  private mutating func selectItem() throws(Failure) -> Int {
    let item = add(Node(.selectItem, token: at))
    append(try expression(), to: item)
    try alias(of: item)
    return item
  }

  private mutating func alias(of node: Int) throws(Failure) {
    let isNamed = take(.as)
    let isAlias =
      token.kind == .quotedName || token.kind == .string
      || token.kind == .word && Parser.mayBeName(keyword) && (isNamed || !Parser.startsClause(keyword))
    guard isAlias else {
      if isNamed { throw failure }
      return
    }
    nodes[node].auxiliary = at
    advance()
  }

  private static func startsClause(_ keyword: Keyword) -> Bool {
    [.offset, .minus, .intersect, .except, .window, .partition, .force, .ignore, .with].contains(keyword)
  }

  private mutating func condition(_ kind: Node.Kind) throws(Failure) -> Int {
    let node = add(Node(kind, token: at))
    advance()
    if !isAtEnd { append(try expression(), to: node) }
    return node
  }

  mutating func orderBy() throws(Failure) -> Int {
    let node = add(Node(.orderBy, token: at))
    try expect(.order)
    try expect(.by)
    repeat { append(try orderItem(), to: node) } while take(.comma)
    return node
  }

  private mutating func orderItem() throws(Failure) -> Int {
    let item = add(Node(.orderItem, token: at))
    append(try expression(), to: item)
    if take(.desc) { nodes[item].flag = true } else { _ = take(.asc) }
    if take(.nulls) { advance() }
    return item
  }

  /// LIMIT n, LIMIT offset, n, LIMIT n OFFSET m, OFFSET m ROWS FETCH NEXT n ROWS ONLY.
  mutating func limit() throws(Failure) -> Int {
    let node = add(Node(.limit, token: at))
    var count: Int?
    var offset: Int?
    while true {
      if take(.limit) {
        let first = try expression(6)
        if take(.comma) {
          offset = first
          count = try expression(6)
        } else {
          count = first
        }
      } else if take(.offset) {
        offset = try expression(6)
        _ = take(.rows) || take(.row)
      } else if take(.fetch) {
        guard take(.next) || take(.first) else { throw failure }
        count = keyword == .rows || keyword == .row ? nil : try expression(6)
        guard take(.rows) || take(.row) else { throw failure }
        _ = take(.only)
      } else {
        break
      }
    }
    if let count {
      append(count, to: node)
      if let offset { append(offset, to: node) }
    } else if let offset {
      nodes[node].flag = true  // an offset alone
      append(offset, to: node)
    }
    return node
  }

  private mutating func into() throws(Failure) -> Int {
    let node = add(Node(.into, token: at))
    advance()
    if take(.outfile) || take(.dumpfile) {
      append(try operand(), to: node)
      while token.kind == .word, ![.from, .where, .limit, .union].contains(keyword) || token.kind == .string {
        advance()
        if token.kind == .string || token.kind == .hexadecimal { advance() }
      }
    } else {
      repeat {
        guard token.kind == .variable || token.kind == .word else { throw failure }
        append(add(Node(.variable, token: at)), to: node)
        advance()
      } while take(.comma)
    }
    return node
  }

  mutating func procedure() throws(Failure) -> Int {
    let node = add(Node(.procedure, token: at))
    advance()
    append(try nameOrCall(), to: node)
    return node
  }

  // MARK: - FROM

  private mutating func from() throws(Failure) -> Int {
    let node = add(Node(.from, token: at))
    advance()
    repeat {
      if isAtEnd { break }
      append(try joined(), to: node)
    } while take(.comma)
    return node
  }

  private mutating func joined() throws(Failure) -> Int {
    try nested { (parser) throws(Failure) in
      var left = try parser.tableFactor()
      while true {
        let start = parser.at
        let words: [Keyword] = [.natural, .inner, .left, .right, .full, .cross, .outer]
        var isLeft = false
        while words.contains(parser.keyword), parser.look(1).symbol != .leftParenthesis {
          isLeft = isLeft || parser.keyword == .left
          parser.advance()
        }
        guard parser.take(.join) || parser.take(.straightJoin) else {
          parser.at = start
          return left
        }
        let join = parser.add(Node(.join, token: start, flag: isLeft))
        parser.append(left, to: join)
        parser.append(try parser.tableFactor(), to: join)
        if parser.take(.on) {
          parser.append(try parser.expression(), to: join)
        } else if parser.take(.using) {
          try parser.expect(.leftParenthesis)
          while !parser.isAtEnd, parser.symbol != .rightParenthesis { parser.advance() }
          try parser.closeParenthesis()
        }
        left = join
      }
    }
  }

  private mutating func tableFactor() throws(Failure) -> Int {
    if symbol == .leftParenthesis {
      let start = at
      guard startsQuery else {
        advance()
        let inner = try joined()
        try closeParenthesis()
        return inner
      }
      let node = add(Node(.derivedTable, token: start))
      advance()
      append(try query(), to: node)
      try closeParenthesis()
      if !isAtEnd { try alias(of: node) }
      return node
    }
    guard token.kind == .quotedName || token.kind == .word && (Parser.mayBeName(keyword) || keyword == .dual)
    else { throw failure }
    let node = add(Node(.tableName, token: at))
    advance()
    while symbol == .dot, look(1).kind == .word || look(1).kind == .quotedName {
      advance()
      advance()
    }
    if symbol == .leftParenthesis {  // a table function, such as generate_series(1,5)
      advance()
      while !isAtEnd, symbol != .rightParenthesis { _ = try expression(); if !take(.comma) { break } }
      try closeParenthesis()
    }
    if keyword == .partition, look(1).symbol == .leftParenthesis {
      advance()
      while !isAtEnd, !take(.rightParenthesis) { advance() }
    }
    try alias(of: node)
    if [.use, .force, .ignore].contains(keyword), look(1).keyword == .index {
      while !isAtEnd, !take(.rightParenthesis) { advance() }
    }
    return node
  }
}
