import DatabaseDump
import SQLSyntax

/// LIMIT, and which row a LIMIT of one picks.
extension Evaluator {
  /// `SELECT … FROM t [ORDER BY columns] LIMIT n, 1`, asked thousands of times: only the rows wanted are looked at.
  func rowsWithinLimit(ofSelect select: Int, in outer: Scope) throws(EvaluationGap) -> [[Datum]]? {
    let clauses = tree.children(of: select).filter {
      ![.selectList, .from, .orderBy, .limit].contains(tree.nodes[$0].kind)
    }
    guard clauses.isEmpty, !tree.nodes[select].flag, let list = tree.child(of: select, kind: .selectList),
      let limit = tree.child(of: select, kind: .limit), let range = try limitRange(limit, in: outer),
      let from = tree.child(of: select, kind: .from)
    else { return nil }
    let items = Array(tree.children(of: list))
    let tables = Array(tree.children(of: from))
    guard tables.count == 1, tree.nodes[tables[0]].kind == .tableName, !items.contains(where: aggregates),
      let bound = try table(tables[0]), case .dump(let number, var rows) = bound.source
    else { return nil }
    if let order = tree.child(of: select, kind: .orderBy) {
      var columns: [Int] = []
      for term in tree.children(of: order) {
        guard !tree.nodes[term].flag, let expression = tree.children(of: term).first(where: { _ in true }),
          tree.nodes[expression].kind == .name,
          let column = bound.columns.firstIndex(where: {
            $0.lowercased() == tree.name(of: expression).lowercased()
          }),
          !items.contains(where: { alias($0, names: expression) })
        else { return nil }
        columns.append(column)
      }
      rows = snapshot.rows(
        of: number, orderedBy: columns + snapshot.database.tables[number].definition.primaryKey)
    }
    var scope = outer
    scope.tables = [
      BoundTable(
        alias: bound.alias, schema: bound.schema, columns: bound.columns,
        source: .dump(table: number, rows: rows))
    ]
    if let picked = try pickedRow(ofSelect: select, in: scope) {
      scope.rows = [picked]
      return [try values(of: items, in: scope)]
    }
    var result: [[Datum]] = []
    let end = range.count > rows.count ? rows.count : min(rows.count, range.offset + range.count)
    for row in min(range.offset, end)..<end {
      scope.rows = [row]
      result.append(try values(of: items, in: scope))
    }
    return result
  }

  /// The place among the rows of its only table of the one that is assumed to be picked by `LIMIT n, 1`.
  func pickedRow(ofSelect select: Int, in scope: Scope) throws(EvaluationGap) -> Int? {
    guard let picked = snapshot.assumptions.picked, scope.tables.count == 1,
      case .dump(picked.table, let rows) = scope.tables[0].source,
      let limit = tree.child(of: select, kind: .limit), try limitRange(limit, in: scope)?.count == 1
    else { return nil }
    return rows.position(of: picked.row)
  }

  /// Offset and count of a LIMIT, nil where it is no number.
  func limitRange(_ limit: Int, in scope: Scope) throws(EvaluationGap) -> (offset: Int, count: Int)? {
    let parts = Array(tree.children(of: limit))
    guard !parts.isEmpty else { return nil }
    let numbers = try parts.map { (part) throws(EvaluationGap) in try evaluate(part, in: scope).integer }
    guard let first = numbers[0], first >= 0 else { return nil }
    if tree.nodes[limit].flag { return (Int(first), Int.max) }
    guard parts.count > 1 else { return (0, Int(first)) }
    guard let offset = numbers[1], offset >= 0 else { return nil }
    return (Int(offset), Int(first))
  }

  func limited(_ rows: [[Datum]], by limit: Int?, in scope: Scope) throws(EvaluationGap) -> [[Datum]] {
    guard let limit else { return rows }
    guard let range = try limitRange(limit, in: scope) else { throw gap("LIMIT") }
    return Array(rows.dropFirst(range.offset).prefix(range.count))
  }
}
