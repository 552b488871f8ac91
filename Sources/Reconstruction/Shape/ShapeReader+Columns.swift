import DatabaseDump
import Injection
import SQLSyntax

/// Which table a column belongs to, and how many of its rows are asked for.
extension ShapeReader {
  mutating func note(column index: Int, _ manner: CellUse.Manner) {
    let name = tree.nodes[index].kind == .star ? "*" : tree.name(of: index)
    note(named: name, qualifier: tree.qualifiers(of: index).last?.lowercased(), manner)
  }

  mutating func note(named name: String, qualifier: String?, _ manner: CellUse.Manner) {
    for depth in selects.indices.reversed() {
      guard let from = tree.child(of: selects[depth], kind: .from) else { continue }
      for table in tables(below: from) {
        if tree.nodes[table].kind == .derivedTable {
          if qualifier == nil || tree.alias(of: table)?.lowercased() == qualifier,
            follow(name, into: table, manner)
          {
            return
          }
          continue
        }
        let alias = (tree.alias(of: table) ?? tree.name(of: table)).lowercased()
        guard qualifier == nil || qualifier == alias else { continue }
        guard qualifier != nil || name == "*" || holds(table, name) else { continue }
        add(name, manner, of: table, in: selects[depth], within: depth)
        if name != "*" { return }
      }
      if name == "*" { return }
    }
  }

  func tables(below from: Int) -> [Int] {
    var found: [Int] = []
    for item in tree.children(of: from) {
      switch tree.nodes[item].kind {
      case .tableName, .derivedTable: found.append(item)
      case .join:
        found += tables(below: item).filter { [.tableName, .derivedTable].contains(tree.nodes[$0].kind) }
      default: break
      }
    }
    return found
  }

  /// Whether a table may have a column: the dump decides where it knows the table.
  func holds(_ table: Int, _ column: String) -> Bool {
    let candidates = database.candidates(schema: tree.qualifiers(of: table).last, name: tree.name(of: table))
    return candidates.isEmpty
      || candidates.contains { database.tables[$0].definition.columnIndex(column) != nil }
  }

  mutating func follow(_ name: String, into derived: Int, _ manner: CellUse.Manner) -> Bool {
    guard let query = first(of: derived), selects.count < 24 else { return false }
    var found = false
    for select in tree.children(of: query) where tree.nodes[select].kind == .select {
      guard let list = tree.child(of: select, kind: .selectList) else { continue }
      for item in tree.children(of: list) {
        guard let expression = first(of: item) else { continue }
        let own =
          tree.alias(of: item) ?? (tree.nodes[expression].kind == .name ? tree.name(of: expression) : nil)
        guard name == "*" || tree.nodes[expression].kind == .star || own?.lowercased() == name.lowercased()
        else { continue }
        selects.append(select)
        if tree.nodes[expression].kind == .star, name != "*" {
          note(named: name, qualifier: nil, manner)
        } else {
          walk(expression, manner)
        }
        selects.removeLast()
        found = true
      }
    }
    return found
  }

  mutating func add(
    _ name: String, _ manner: CellUse.Manner, of table: Int, in select: Int, within depth: Int
  ) {
    let place: Int
    if let known = places[[select, table]] {
      place = known
    } else {
      place = sources.count
      places[[select, table]] = place
      let condition = tree.child(of: select, kind: .whereClause).flatMap(first)
      let order = tree.child(of: select, kind: .orderBy)
      sources.append(
        Shape.Source(
          schema: tree.qualifiers(of: table).last, table: tree.name(of: table),
          extent: extent(of: select, at: depth),
          condition: condition.map(tree.source(of:)), order: order.map(orderText)))
    }
    if let known = sources[place].columns.firstIndex(where: { $0.name.lowercased() == name.lowercased() }) {
      if manner.rawValue < sources[place].columns[known].manner.rawValue {
        sources[place].columns[known].manner = manner
      }
    } else {
      sources[place].columns.append(Shape.Column(name: name, manner: manner))
    }
  }

  func orderText(_ order: Int) -> String {
    tree.children(of: order).map { item in
      (first(of: item).map(tree.source(of:)) ?? "") + (tree.nodes[item].flag ? " DESC" : "")
    }.joined(separator: ", ")
  }

  func extent(of select: Int, at depth: Int) -> Shape.Extent {
    let condition = tree.child(of: select, kind: .whereClause).flatMap(first)
    let isFiltered =
      condition.map { tree.descendants(of: $0).contains { tree.nodes[$0].kind == .name } } ?? false
    if let limit = tree.child(of: select, kind: .limit) ?? limitOfQuery(around: select) {
      let numbers = tree.children(of: limit).map {
        Int(String(decoding: tree.text(of: tree.nodes[$0].token), as: UTF8.self))
      }
      if let count = numbers.first ?? nil, !tree.nodes[limit].flag {
        let offset = numbers.count > 1 ? numbers[1] ?? 0 : 0
        return count == 1 ? .row(position: offset) : .range(offset: offset, count: count)
      }
    }
    // A scalar subquery yields one row or fails; MIN and MAX pick one.
    let picks = tree.child(of: select, kind: .selectList).map { list in
      tree.descendants(of: list).contains {
        ["min", "max"].contains(tree.nodes[$0].kind == .call ? tree.name(of: $0).lowercased() : "")
      }
    }
    if picks == true { return .row(position: nil) }
    if depth > 0 && isFiltered || yieldsOneValue, !gathers(select) { return .row(position: nil) }
    return isFiltered ? .filtered : .wholeTable
  }

  func gathers(_ select: Int) -> Bool {
    guard let list = tree.child(of: select, kind: .selectList) else { return false }
    return tree.descendants(of: list).contains {
      tree.nodes[$0].kind == .call
        && ["group_concat", "json_arrayagg", "json_objectagg", "string_agg"].contains(
          tree.name(of: $0).lowercased())
    }
  }

  func limitOfQuery(around select: Int) -> Int? {
    tree.nodes.indices.first { index in
      tree.nodes[index].kind == .query && tree.children(of: index).contains(select)
    }.flatMap { tree.child(of: $0, kind: .limit) }
  }
}
