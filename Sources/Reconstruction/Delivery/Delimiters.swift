import SQLSyntax

/// The constant text around a value, by which an attack tool finds it in the page.
enum Delimiters {
  /// Those of an expression, seen through casts, scalar subqueries and nested CONCATs.
  static func around(_ expression: Int, in tree: SyntaxTree) -> (before: [UInt8], after: [UInt8]) {
    let parts = parts(of: expression, in: tree)
    let before = parts.prefix { isLiteral($0, tree) }.flatMap(tree.literalBytes)
    if parts.allSatisfy({ isLiteral($0, tree) }) { return (before, []) }
    let after = parts.reversed().prefix { isLiteral($0, tree) }.reversed().flatMap(tree.literalBytes)
    return (before, after)
  }

  /// What CONCAT puts together, without what only makes a key differ.
  private static func parts(of index: Int, in tree: SyntaxTree) -> [Int] {
    let children = Array(tree.children(of: index))
    switch tree.nodes[index].kind {
    case .cast, .convertUsing, .collate, .selectItem:
      return children.first.map { parts(of: $0, in: tree) } ?? [index]
    case .subquery:
      guard let query = children.first, let select = tree.child(of: query, kind: .select),
        let list = tree.child(of: select, kind: .selectList)
      else { return [index] }
      let items = Array(tree.children(of: list))
      guard items.count == 1, let expression = tree.children(of: items[0]).first(where: { _ in true }) else {
        return [index]
      }
      if tree.nodes[expression].kind == .star, let from = tree.child(of: select, kind: .from),
        let derived = tree.child(of: from, kind: .derivedTable)
      {
        return parts(of: derived, in: tree)
      }
      return tree.nodes[expression].kind == .call && tree.name(of: expression).lowercased() == "concat"
        || tree.nodes[expression].kind == .subquery
        ? parts(of: expression, in: tree) : [index]
    case .derivedTable:
      guard let query = children.first, let select = tree.child(of: query, kind: .select),
        let list = tree.child(of: select, kind: .selectList),
        let item = tree.children(of: list).first(where: { _ in true })
      else { return [index] }
      return parts(of: item, in: tree)
    case .call where tree.name(of: index).lowercased() == "concat":
      return children.flatMap { part in
        isConcat(part, tree) ? parts(of: part, in: tree) : [part]
      }.filter { !ErrorCarrier.holdsRandom($0, in: tree) }
    default: return [index]
    }
  }

  private static func isConcat(_ index: Int, _ tree: SyntaxTree) -> Bool {
    tree.nodes[index].kind == .call && tree.name(of: index).lowercased() == "concat"
  }

  private static func isLiteral(_ index: Int, _ tree: SyntaxTree) -> Bool {
    [.string, .hexadecimal, .bits].contains(tree.nodes[index].kind)
  }
}
