import SQLSyntax

extension QuestionReader {
  /// A query in parentheses: what its one item comes to, in the query's own tables.
  mutating func subquery(_ index: Int) -> Term {
    guard let query = first(of: index) else { return .open("an empty query") }
    let queries = tree.children(of: query).filter { tree.nodes[$0].kind == .select }
    guard queries.count == 1, let list = tree.child(of: queries[0], kind: .selectList) else {
      return readsTables(query) ? .open("a UNION of unknown values") : settled(query, index)
    }
    let items = Array(tree.children(of: list))
    guard items.count == 1, let item = first(of: items[0]) else { return fallback(query) }
    if let asked = existence(queries[0], item) { return asked }
    guard readsOwnTables(queries[0]) else { return withoutTables(queries[0], item, query, index) }
    selects.append(queries[0])
    defer { selects.removeLast() }
    let value = term(item)
    if value.isUnknown { return value }
    if case .open = value { return value }
    // A constant picked from a table: whether there is such a row.
    let whole = Subject(text(query), before: .none, after: .none)
    return .choice(whole, .test(.exists), value, .constant(.null))
  }

  /// A query that reads no table: its item, and its condition if it has one.
  private mutating func withoutTables(_ select: Int, _ item: Int, _ query: Int, _ index: Int) -> Term {
    if tree.child(of: select, kind: .from).map({ !isDual($0) }) == true { return settled(query, index) }
    let value = term(item)
    guard let clause = tree.child(of: select, kind: .whereClause), let test = first(of: clause) else {
      return value
    }
    return chosen(condition(term(test)), then: value, otherwise: .constant(.null))
  }

  /// A query of constants is computed; of others the outcome is told apart.
  private mutating func settled(_ query: Int, _ index: Int) -> Term {
    if case .choice(let subject, let claim, let yes, let no) = fallback(query) {
      return .choice(subject, claim, yes, no)
    }
    return evaluated(index)
  }

  private func isDual(_ from: Int) -> Bool {
    tree.children(of: from).allSatisfy {
      tree.nodes[$0].kind == .tableName && tree.name(of: $0).lowercased() == "dual"
    }
  }

  /// Whether a query reads a table anywhere.
  func readsTables(_ query: Int) -> Bool {
    tree.descendants(of: query).contains {
      tree.nodes[$0].kind == .tableName && tree.name(of: $0).lowercased() != "dual"
    }
  }

  /// Whether a SELECT's FROM holds a table, itself or in a derived one's FROM. What queries inside expressions read does
  /// not count.
  private func readsOwnTables(_ select: Int) -> Bool {
    tree.child(of: select, kind: .from).map(holdsTable) ?? false
  }

  private func holdsTable(_ index: Int) -> Bool {
    tree.children(of: index).contains { child in
      switch tree.nodes[child].kind {
      case .tableName: tree.name(of: child).lowercased() != "dual"
      case .join: holdsTable(child)
      case .derivedTable:
        first(of: child).map { query in
          tree.children(of: query).contains { tree.nodes[$0].kind == .select && readsOwnTables($0) }
        } ?? false
      default: false
      }
    }
  }

  // MARK: - Existence

  mutating func exists(_ index: Int) -> Term {
    guard let query = first(of: index) else { return .open("an empty query") }
    let queries = tree.children(of: query).filter { tree.nodes[$0].kind == .select }
    if queries.count == 1, let list = tree.child(of: queries[0], kind: .selectList),
      let item = first(of: list).flatMap(first)
    {
      if let asked = existence(queries[0], item) { return asked }
      if !readsOwnTables(queries[0]), let clause = tree.child(of: queries[0], kind: .whereClause),
        let test = first(of: clause)
      {
        return chosen(condition(term(test)), then: .yes, otherwise: .no)
      }
    }
    let asked = Subject(text(query), before: .none, after: .none)
    return readsTables(query) ? .proposition(asked, .test(.exists)) : evaluated(index)
  }

  /// A question in the WHERE of a query: `(SELECT 'x' FROM users WHERE name = 'a' AND SUBSTR(password,1,1) > 'm')`. The
  /// conditions that pick the row stay with the unknown value, the one that asks about a part of it is the claim.
  private mutating func existence(_ select: Int, _ item: Int) -> Term? {
    guard readsOwnTables(select), let clause = tree.child(of: select, kind: .whereClause),
      let test = first(of: clause), yieldsConstant(item)
    else { return nil }
    let conjuncts = conjuncts(of: test)
    var asking: [(node: Int, term: Term)] = []
    for conjunct in conjuncts where asksOfPart(conjunct) {
      if case .choice = condition(term(conjunct)) { asking.append((conjunct, condition(term(conjunct)))) }
    }
    guard asking.count == 1, case .choice(let column, let claim, let yes, let no) = asking[0].term,
      let from = tree.child(of: select, kind: .from)
    else { return nil }
    let rest = conjuncts.filter { $0 != asking[0].node }
    func around(_ isFolded: Bool) -> String {
      let picks = rest.map { tree.sql(of: $0, isFolded: isFolded) }.joined(
        separator: isFolded ? " and " : " AND ")
      let text = " " + tree.sql(of: from, isFolded: isFolded)
      return text + (picks.isEmpty ? "" : (isFolded ? " where " : " WHERE ") + picks)
    }
    let subject = Subject(
      column.expression, before: Subject.Text(folded: "select ", raw: "SELECT "),
      after: Subject.Text(folded: around(true), raw: around(false)), isBytes: column.isBytes)
    let found = tree.nodes[item].kind == .call ? Term.yes : term(item)
    let missing: Term = tree.nodes[item].kind == .call ? .no : .constant(.null)
    return .choice(
      subject, claim, yes.datum?.isTrue == true ? found : missing, no.datum?.isTrue == true ? found : missing)
  }

  /// A literal, or COUNT: the row's existence is all that is asked for.
  private func yieldsConstant(_ item: Int) -> Bool {
    let node = tree.nodes[item]
    switch node.kind {
    case .number, .string, .hexadecimal, .truth, .null, .star: return true
    case .call: return tree.name(of: item).lowercased() == "count"
    case .name: return tree.nodes.indices.contains { tree.nodes[$0].kind == .exists }
    default: return false
    }
  }

  private func conjuncts(of condition: Int) -> [Int] {
    guard tree.nodes[condition].kind == .binary, tree.nodes[condition].op == .and else { return [condition] }
    return tree.children(of: condition).flatMap(conjuncts)
  }

  /// Whether a condition looks at a part of a column: a stretch, a length, a pattern, an order.
  private func asksOfPart(_ condition: Int) -> Bool {
    guard !tree.descendants(of: condition).contains(where: { tree.nodes[$0].kind == .query }) else {
      return false
    }
    return tree.descendants(of: condition).contains { index in
      switch tree.nodes[index].kind {
      case .like: return true
      case .call:
        return [
          "substr", "substring", "mid", "left", "right", "ascii", "ord", "length", "char_length",
          "character_length", "octet_length", "instr", "locate", "position", "strcmp", "hex", "regexp_like",
        ].contains(tree.name(of: index).lowercased())
      default: return false
      }
    }
  }
}
