import DatabaseDump
import SQLSyntax

extension Evaluator {
  /// The one value of a subquery: NULL where it yields no row (MySQL manual, "The Subquery as Scalar Operand").
  func scalar(_ query: Int, in scope: Scope) throws(EvaluationGap) -> Datum {
    let rows = try rows(ofQuery: query, in: scope)
    guard rows.count <= 1 else { throw .severalRows }
    guard let row = rows.first else { return .null }
    guard row.count == 1 else { throw gap("a subquery with several columns") }
    return row[0]
  }

  /// The rows that a `query` node yields.
  func rows(ofQuery query: Int, in scope: Scope) throws(EvaluationGap) -> [[Datum]] {
    var rows: [[Datum]] = []
    var limit: Int?
    for child in tree.children(of: query) {
      switch tree.nodes[child].kind {
      case .select: rows += try self.rows(ofSelect: child, in: scope)
      case .limit: limit = child
      case .orderBy where rows.count > 1: throw gap("ORDER BY over a UNION")
      default: break
      }
    }
    return try limited(rows, by: limit, in: scope)
  }

  /// The rows that a `select` node yields.
  func rows(ofSelect select: Int, in outer: Scope) throws(EvaluationGap) -> [[Datum]] {
    var scope = Scope(outer: [outer] + outer.outer)
    if let rows = try rowsWithinLimit(ofSelect: select, in: scope) { return rows }
    var combinations: [[Int]] = [[]]
    if let from = tree.child(of: select, kind: .from) {
      for item in tree.children(of: from) { try bind(item, into: &scope, &combinations) }
    }
    if let condition = tree.child(of: select, kind: .whereClause),
      let test = tree.children(of: condition).first(where: { _ in true })
    {
      combinations = try filtered(combinations, by: test, in: scope)
    }
    let picked = try pickedRow(ofSelect: select, in: scope)
    if let picked { combinations = combinations.filter { $0 == [picked] } }
    guard let list = tree.child(of: select, kind: .selectList) else { throw gap("a SELECT without a list") }
    let items = Array(tree.children(of: list))
    var produced: [(row: [Datum], scope: Scope)] = []
    if let grouping = tree.child(of: select, kind: .groupBy) {
      for group in try grouped(combinations, by: Array(tree.children(of: grouping)), in: scope) {
        var inner = scope
        inner.rows = group[0]
        inner.group = group
        produced.append((try values(of: items, in: inner), inner))
      }
    } else if items.contains(where: aggregates) {
      var inner = scope
      inner.rows = combinations.first ?? [Int](repeating: -1, count: scope.tables.count)
      inner.group = combinations
      produced.append((try values(of: items, in: inner), inner))
    } else {
      for rows in combinations {
        var inner = scope
        inner.rows = rows
        produced.append((try values(of: items, in: inner), inner))
      }
    }
    if let having = tree.child(of: select, kind: .having),
      let test = tree.children(of: having).first(where: { _ in true })
    {
      var kept: [(row: [Datum], scope: Scope)] = []
      for entry in produced {
        let holds = try evaluate(test, in: entry.scope)
        if holds.isUnknown { throw gap("HAVING") }
        if holds.isTrue == true { kept.append(entry) }
      }
      produced = kept
    }
    if let order = tree.child(of: select, kind: .orderBy) {
      produced = try ordered(produced, by: order, items: items)
    }
    var rows = produced.map(\.row)
    if tree.nodes[select].flag { rows = distinct(rows) }
    if picked != nil { return rows }
    return try limited(rows, by: tree.child(of: select, kind: .limit), in: scope)
  }

  func values(of items: [Int], in scope: Scope) throws(EvaluationGap) -> [Datum] {
    var row: [Datum] = []
    for item in items {
      guard let expression = tree.children(of: item).first(where: { _ in true }) else { continue }
      if tree.nodes[expression].kind == .star {
        row += try star(expression, in: scope)
      } else {
        row.append(try evaluate(expression, in: scope))
      }
    }
    return row
  }

  private func star(_ index: Int, in scope: Scope) throws(EvaluationGap) -> [Datum] {
    let wanted = tree.qualifiers(of: index).last?.lowercased()
    var row: [Datum] = []
    for (position, table) in scope.tables.enumerated()
    where wanted == nil || table.alias.lowercased() == wanted {
      for column in table.columns.indices {
        switch table.source {
        case .dump(let number, let rows):
          row.append(
            scope.rows[position] < 0
              ? .null : snapshot.cell(table: number, row: rows[scope.rows[position]], column: column))
        case .computed(let rows):
          row.append(scope.rows[position] < 0 ? .null : rows[scope.rows[position]][column])
        }
      }
    }
    if row.isEmpty { throw gap("a star without a table") }
    return row
  }

  // MARK: - FROM

  private func bind(_ item: Int, into scope: inout Scope, _ combinations: inout [[Int]]) throws(EvaluationGap)
  {
    switch tree.nodes[item].kind {
    case .join:
      let parts = Array(tree.children(of: item))
      try bind(parts[0], into: &scope, &combinations)
      let before = combinations
      let width = scope.tables.count
      try bind(parts[1], into: &scope, &combinations)
      if parts.count > 2 {
        combinations = try filtered(combinations, by: parts[2], in: scope)
        if tree.nodes[item].flag {  // LEFT JOIN keeps rows without a partner
          let matched = Set(combinations.map { Array($0.prefix(width)) })
          let missing = [Int](repeating: -1, count: scope.tables.count - width)
          combinations += before.filter { !matched.contains($0) }.map { $0 + missing }
        }
      }
    case .tableName:
      guard let table = try table(item) else { return }
      try multiply(table, into: &scope, &combinations)
    case .derivedTable:
      guard let query = tree.children(of: item).first(where: { _ in true }) else {
        throw gap("an empty derived table")
      }
      let rows = try self.rows(ofQuery: query, in: scope)
      let table = BoundTable(
        alias: tree.alias(of: item) ?? "", schema: nil, columns: try columnNames(ofQuery: query),
        source: .computed(rows))
      try multiply(table, into: &scope, &combinations)
    default:
      throw gap("FROM \(tree.nodes[item].kind)")
    }
  }

  private func multiply(_ table: BoundTable, into scope: inout Scope, _ combinations: inout [[Int]])
    throws(EvaluationGap)
  {
    guard combinations.count * max(1, table.count) <= Evaluator.maximumCombinations else {
      throw gap("a join of more than \(Evaluator.maximumCombinations) combinations")
    }
    scope.tables.append(table)
    if combinations.count == 1, combinations[0].isEmpty {
      combinations = (0..<table.count).map { [$0] }
    } else {
      combinations = combinations.flatMap { left in (0..<table.count).map { left + [$0] } }
    }
  }

  /// The table that a name means, nil for DUAL.
  func table(_ item: Int) throws(EvaluationGap) -> BoundTable? {
    let name = tree.name(of: item)
    let schema = tree.qualifiers(of: item).last
    if schema == nil, name.lowercased() == "dual" { return nil }
    let alias = tree.alias(of: item) ?? name
    if schema?.lowercased() == "information_schema" {
      guard !snapshot.database.isEmpty,
        let relation = CatalogueTables(database: snapshot.database).relation(name)
      else {
        throw gap("the catalogue table \(name) is in no evidence")
      }
      return BoundTable(
        alias: alias, schema: schema, columns: relation.columns, source: .computed(relation.rows))
    }
    var candidates = snapshot.database.candidates(schema: schema, name: name)
    if candidates.count > 1, let usual = snapshot.assumptions.schema {
      candidates = candidates.filter { snapshot.database.tables[$0].definition.schema == usual }
    }
    guard let number = candidates.first else { throw gap("the table \(name) is in no dump") }
    guard candidates.count == 1 else { throw gap("the table \(name) is in several schemas") }
    guard snapshot.database.tables[number].rows != nil else {
      throw gap("the rows of \(name) are in no dump")
    }
    let definition = snapshot.database.tables[number].definition
    return BoundTable(
      alias: alias, schema: definition.schema, columns: definition.columns.map(\.name),
      source: .dump(table: number, rows: snapshot.rowsInOrder(of: number)))
  }

  /// The names of a query's columns, as the query around it sees them.
  private func columnNames(ofQuery query: Int) throws(EvaluationGap) -> [String] {
    guard let select = tree.child(of: query, kind: .select),
      let list = tree.child(of: select, kind: .selectList)
    else { return [] }
    var names: [String] = []
    for item in tree.children(of: list) {
      guard let expression = tree.children(of: item).first(where: { _ in true }) else { continue }
      if tree.nodes[expression].kind == .star {
        guard let from = tree.child(of: select, kind: .from) else { throw gap("a star without a table") }
        names += try starNames(below: from, of: tree.qualifiers(of: expression).last?.lowercased())
      } else if let alias = tree.alias(of: item) {
        names.append(alias)
      } else {
        names.append(
          tree.nodes[expression].kind == .name ? tree.name(of: expression) : tree.source(of: expression))
      }
    }
    return names
  }

  private func starNames(below from: Int, of wanted: String?) throws(EvaluationGap) -> [String] {
    var names: [String] = []
    for item in tree.children(of: from) {
      switch tree.nodes[item].kind {
      case .join: names += try starNames(below: item, of: wanted)
      case .tableName:
        if let bound = try table(item), wanted == nil || bound.alias.lowercased() == wanted {
          names += bound.columns
        }
      case .derivedTable:
        guard wanted == nil || tree.alias(of: item)?.lowercased() == wanted,
          let query = tree.children(of: item).first(where: { _ in true })
        else { continue }
        names += try columnNames(ofQuery: query)
      default: continue
      }
    }
    return names
  }

  // MARK: - WHERE, GROUP BY, ORDER BY, LIMIT

  private func filtered(_ combinations: [[Int]], by test: Int, in scope: Scope) throws(EvaluationGap)
    -> [[Int]]
  {
    var kept: [[Int]] = []
    var inner = scope
    for rows in combinations {
      inner.rows = rows
      let holds = try evaluate(test, in: inner)
      if holds.isUnknown { throw gap("a condition whose outcome no evidence shows") }
      if holds.isTrue == true { kept.append(rows) }
    }
    return kept
  }

  private func grouped(_ combinations: [[Int]], by items: [Int], in scope: Scope) throws(EvaluationGap)
    -> [[[Int]]]
  {
    var groups: [[[Int]]] = []
    var places: [[Collation.Key]: Int] = [:]
    var inner = scope
    for rows in combinations {
      inner.rows = rows
      var key: [Collation.Key] = []
      for item in items { key.append(sortKey(try operand(item, 0, inner))) }
      if let place = places[key] {
        groups[place].append(rows)
      } else {
        places[key] = groups.count
        groups.append([rows])
      }
    }
    return groups
  }

  private func ordered(_ produced: [(row: [Datum], scope: Scope)], by order: Int, items: [Int])
    throws(EvaluationGap)
    -> [(row: [Datum], scope: Scope)]
  {
    let terms = Array(tree.children(of: order))
    var keys: [[Collation.Key]] = []
    for entry in produced {
      var key: [Collation.Key] = []
      for term in terms {
        guard let expression = tree.children(of: term).first(where: { _ in true }) else { continue }
        if tree.nodes[expression].kind == .number,
          let ordinal = Int(String(decoding: tree.text(of: tree.nodes[expression].token), as: UTF8.self))
        {
          guard entry.row.indices.contains(ordinal - 1) else {
            throw gap("ORDER BY a column that is not there")
          }
          key.append(sortKey(entry.row[ordinal - 1]))
        } else if let position = items.firstIndex(where: { alias($0, names: expression) }),
          position < entry.row.count
        {
          key.append(sortKey(entry.row[position]))
        } else {
          key.append(sortKey(try evaluate(expression, in: entry.scope)))
        }
      }
      keys.append(key)
    }
    let descending = terms.map { tree.nodes[$0].flag }
    return produced.indices.sorted { a, b in
      for term in terms.indices where keys[a][term] != keys[b][term] {
        return (keys[a][term] < keys[b][term]) != descending[term]
      }
      return a < b
    }.map { produced[$0] }
  }

  func alias(_ item: Int, names expression: Int) -> Bool {
    guard tree.nodes[expression].kind == .name, let alias = tree.alias(of: item) else { return false }
    return alias.lowercased() == tree.name(of: expression).lowercased()
  }

  private func sortKey(_ datum: Datum) -> Collation.Key {
    if datum.isNull || datum.isUnknown { return .null }
    if datum.isNumber { return .number(datum.number ?? 0) }
    if let cell = datum.cells.first, datum.cells.count == 1, cell.manner == .whole, cell.table >= 0 {
      let column = snapshot.database.tables[Int(cell.table)].definition.columns[Int(cell.column)]
      return Collation(of: column).key(datum.bytes)
    }
    return Collation(kind: datum.isBinary ? .binary : .caseInsensitive).key(datum.bytes)
  }

  private func distinct(_ rows: [[Datum]]) -> [[Datum]] {
    var seen = Set<[Collation.Key]>()
    return rows.filter { seen.insert($0.map(sortKey)).inserted }
  }
}
