import SQLSyntax

/// The least that a delivery can weigh, whatever the table holds: its delimiters.
struct MinimumLength {
  let tree: SyntaxTree

  /// Bytes of one value, if anything was delivered.
  func bytes(of index: Int) -> Int {
    let node = tree.nodes[index]
    let parts = Array(tree.children(of: index))
    switch node.kind {
    case .string, .hexadecimal, .bits: return tree.literalBytes(of: index).count
    case .number: return 1
    case .cast, .convertUsing, .collate, .selectItem: return parts.first.map(bytes) ?? 0
    case .subquery: return parts.first.map(ofQuery) ?? 0
    case .caseExpression:
      let values = parts.compactMap { part -> Int? in
        switch tree.nodes[part].kind {
        case .when: tree.children(of: part).map { $0 }.last.map(bytes)
        case .otherwise: tree.children(of: part).first { _ in true }.map(bytes)
        default: nil
        }
      }
      return values.min() ?? 0
    case .call: return call(index, parts.filter { ![.orderBy, .separator].contains(tree.nodes[$0].kind) })
    default: return 0
    }
  }

  private func call(_ index: Int, _ parts: [Int]) -> Int {
    switch tree.name(of: index).lowercased() {
    case "concat", "group_concat": return parts.reduce(0) { $0 + bytes(of: $1) }
    case "concat_ws":
      guard let separator = parts.first else { return 0 }
      let certain = parts.dropFirst().filter(neverNull)
      return certain.reduce(0) { $0 + bytes(of: $1) } + bytes(of: separator) * max(0, certain.count - 1)
    case "json_arrayagg": return 2 + (parts.first.map { bytes(of: $0) + 2 } ?? 0)
    case "hex": return (parts.first.map(bytes) ?? 0) * 2
    case "count": return 1
    default: return 0
    }
  }

  private func neverNull(_ index: Int) -> Bool {
    guard tree.nodes[index].kind == .call else { return tree.nodes[index].kind == .string }
    return ["ifnull", "coalesce", "nvl", "count", "concat_ws"].contains(tree.name(of: index).lowercased())
  }

  private func ofQuery(_ query: Int) -> Int {
    guard let select = tree.child(of: query, kind: .select),
      let list = tree.child(of: select, kind: .selectList),
      let item = tree.children(of: list).first(where: { _ in true })
    else { return 0 }
    return bytes(of: item)
  }

  /// Bytes that each row adds to an aggregate's result, nil where rows are not gathered in one value.
  func perGatheredRow(below root: Int) -> Int? {
    for index in tree.descendants(of: root) where tree.nodes[index].kind == .call {
      let parts = tree.children(of: index).filter { ![.orderBy, .separator].contains(tree.nodes[$0].kind) }
      switch tree.name(of: index).lowercased() {
      case "json_arrayagg": return 3 + (parts.first.map(bytes) ?? 0)
      case "group_concat":
        let separator = tree.child(of: index, kind: .separator).flatMap { node in
          tree.children(of: node).first { _ in true }
        }
        return (separator.map(bytes) ?? 1) + parts.reduce(0) { $0 + bytes(of: $1) }
      default: continue
      }
    }
    return nil
  }
}
