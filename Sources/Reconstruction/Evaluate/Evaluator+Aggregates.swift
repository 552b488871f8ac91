import DatabaseDump
import SQLSyntax

extension Evaluator {
  static let aggregateNames: Set<String> = [
    "count", "group_concat", "json_arrayagg", "json_objectagg", "min", "max", "sum", "avg",
  ]

  /// Whether an expression aggregates the rows of its own query.
  func aggregates(_ index: Int) -> Bool {
    let node = tree.nodes[index]
    if node.kind == .subquery || node.kind == .exists { return false }
    if node.kind == .call, Evaluator.aggregateNames.contains(tree.name(of: index).lowercased()) {
      return true
    }
    return tree.children(of: index).contains(where: aggregates)
  }

  func aggregate(_ name: String, _ index: Int, in scope: Scope) throws(EvaluationGap) -> Datum {
    guard let group = scope.group else { throw gap("an aggregate outside of a group") }
    let arguments = tree.children(of: index).filter { ![.orderBy, .separator].contains(tree.nodes[$0].kind) }
    if name == "count",
      arguments.first.map({ tree.nodes[$0].kind == .star || tree.nodes[$0].kind == .number }) ?? true
    {
      return .integer(Int64(group.count))
    }
    var rows: [(values: [Datum], scope: Scope)] = []
    rows.reserveCapacity(group.count)
    for row in group {
      var inner = scope
      inner.rows = row
      inner.group = nil
      var values: [Datum] = []
      for argument in arguments { values.append(try evaluate(argument, in: inner)) }
      if values.contains(where: \.isUnknown) { return .unknown }
      rows.append((values, inner))
    }
    if tree.nodes[index].flag {  // DISTINCT
      var seen = Set<[UInt8]?>()
      rows = rows.filter { seen.insert($0.values[0].bytes).inserted }
    }
    if let order = tree.child(of: index, kind: .orderBy) { rows = try ordered(rows, by: order) }
    switch name {
    case "count":
      let counted = rows.filter { !$0.values.contains(where: \.isNull) }
      return .integer(Int64(counted.count))
    case "group_concat": return try groupConcat(index, rows.map(\.values), in: scope)
    case "json_arrayagg":
      guard !rows.isEmpty else { return .null }
      return try jsonText(rows.map { ("", $0.values[0]) }, isObject: false)
    case "json_objectagg":
      guard !rows.isEmpty, arguments.count == 2 else { return .null }
      return try jsonText(
        rows.map { (String(decoding: $0.values[0].bytes ?? [], as: UTF8.self), $0.values[1]) }, isObject: true
      )
    case "min", "max":
      let values = rows.map(\.values[0]).filter { !$0.isNull }
      guard var best = values.first else { return .null }
      for value in values.dropFirst() {
        guard let order = compare(value, best) else { return .unknown }
        if name == "min" ? order < 0 : order > 0 { best = value }
      }
      return best
    case "sum":
      var total: Int64 = 0
      for row in rows where !row.values[0].isNull {
        guard let integer = row.values[0].integer, row.values[0].number == Double(integer) else {
          return .unknown
        }
        let (sum, overflow) = total.addingReportingOverflow(integer)
        if overflow { return .unknown }
        total = sum
      }
      return rows.isEmpty ? .null : derived(.integer(total), rows.map(\.values[0]))
    default: return .unknown
    }
  }

  private func ordered(_ rows: [(values: [Datum], scope: Scope)], by order: Int) throws(EvaluationGap)
    -> [(values: [Datum], scope: Scope)]
  {
    let terms = Array(tree.children(of: order))
    var keys: [[Collation.Key]] = []
    for row in rows {
      var key: [Collation.Key] = []
      for term in terms {
        let value = try operand(term, 0, row.scope)
        key.append(
          value.isNull
            ? .null
            : value.isNumber ? .number(value.number ?? 0) : Collation(kind: .caseInsensitive).key(value.bytes)
        )
      }
      keys.append(key)
    }
    return rows.indices.sorted { a, b in
      for term in terms.indices where keys[a][term] != keys[b][term] {
        return (keys[a][term] < keys[b][term]) != tree.nodes[terms[term]].flag
      }
      return a < b
    }.map { rows[$0] }
  }

  /// GROUP_CONCAT: rows with a NULL are left out; the result is cut at `group_concat_max_len` bytes
  /// (MySQL manual, "Aggregate Function Descriptions": 1,024 by default; MariaDB 10.2.4 on: 1 MiB).
  private func groupConcat(_ index: Int, _ rows: [[Datum]], in scope: Scope) throws(EvaluationGap) -> Datum {
    var separator: [UInt8] = [0x2C]
    if let node = tree.child(of: index, kind: .separator) {
      separator = try operand(node, 0, scope).bytes ?? []
    }
    let limit = snapshot.assumptions.groupConcatLimit
    var bytes: [UInt8] = []
    var cells: [CellUse] = []
    var isFirst = true
    var hasText = false
    for row in rows {
      let joined = concatenate(row)
      guard let text = joined.bytes else { continue }
      hasText = hasText || !joined.isBinary
      if !isFirst { bytes += separator }
      isFirst = false
      cells += joined.cells(movedBy: bytes.count)
      bytes += text
      if bytes.count > limit { break }
    }
    if isFirst { return .null }
    let whole = Datum(value: .bytes(bytes, isBinary: !hasText), cells: cells)
    return whole.clipped(to: 0..<endOfWholeCharacter(bytes, limit))
  }

  private func endOfWholeCharacter(_ bytes: [UInt8], _ limit: Int) -> Int {
    guard bytes.count > limit else { return bytes.count }
    var end = limit
    while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }

  /// A JSON array or object, as MariaDB writes it: `["a","b"]`, `{"k":"v"}`; MySQL puts a blank behind commas and colons.
  func jsonText(_ members: [(name: String, value: Datum)], isObject: Bool) throws(EvaluationGap) -> Datum {
    let blank: [UInt8] = snapshot.database.product == .mysql ? [0x20] : []
    var bytes: [UInt8] = [isObject ? 0x7B : 0x5B]
    var cells: [CellUse] = []
    for (position, member) in members.enumerated() {
      if member.value.isUnknown { return .unknown }
      if position > 0 { bytes += [0x2C] + blank }
      if isObject { bytes += Encoding.json(Array(member.name.utf8)) + [0x3A] + blank }
      if member.value.isNull {
        bytes += Array("null".utf8)
      } else if member.value.isNumber {
        bytes += member.value.bytes ?? []
      } else {
        let raw = member.value.bytes ?? []
        let escaped = Encoding.json(raw)
        cells +=
          escaped.count == raw.count + 2
          ? member.value.cells(movedBy: bytes.count + 1) : member.value.cellsRewritten
        bytes += escaped
        continue
      }
      cells += member.value.cellsRewritten
    }
    bytes.append(isObject ? 0x7D : 0x5D)
    return Datum(value: .bytes(bytes, isBinary: false), cells: cells)
  }
}
