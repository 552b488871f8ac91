import DatabaseDump
import SQLSyntax

/// What an unknown value is in the database's terms: cells of a table's row, names of the catalogue, or a single value.
struct BlindSource {
  let tree: SyntaxTree
  /// The query, where the value is one's.
  let query: Int
  let expression: Int
  let shape: Shape
  let template: ValueTemplate?

  /// Nil where the value is no query's: a function of the server's, or a column of the application's own query.
  init?(_ subject: Subject, database: Database) {
    guard let tree = SyntaxTree(statement: Array(subject.sql.utf8), dialect: .mysql),
      tree.nodes[tree.root].kind == .query, let select = tree.child(of: tree.root, kind: .select),
      let list = tree.child(of: select, kind: .selectList),
      let item = tree.children(of: list).first(where: { _ in true }),
      let expression = tree.children(of: item).first(where: { _ in true })
    else { return nil }
    self.tree = tree
    query = tree.root
    self.expression = expression
    template = ValueTemplate(tree, expression: expression)
    // A function that can be undone, such as INET_ATON, delivers its columns as much as naming them does.
    if let template, !template.writings.isEmpty,
      let plain = SyntaxTree(
        statement: Array(
          subject.replaced(by: Subject.Text(folded: "", raw: template.columns.joined(separator: ","))).sql
            .utf8),
        dialect: .mysql)
    {
      shape = Shape(of: plain, query: plain.root, database: database)
    } else {
      shape = Shape(of: tree, query: tree.root, database: database)
    }
  }

  /// The table whose columns make up the value.
  var source: Shape.Source? {
    let sources = shape.sources.filter { source in source.columns.contains { $0.manner != .derived } }
    return sources.count == 1 ? sources[0] : nil
  }

  /// Whether nothing says which row is meant: the question was whether there is any such.
  var asksForAnyRow: Bool {
    let picking: Set<Node.Kind> = [.whereClause, .groupBy, .having, .limit, .derivedTable, .join]
    return tree.nodes[expression].kind == .name
      && !tree.descendants(of: tree.root).contains { picking.contains(tree.nodes[$0].kind) }
  }

  /// A literal that a condition compares a column with, such as the schema of `table_schema = 'shop'`.
  func literal(comparedWith column: String) -> String? {
    for index in tree.nodes.indices where tree.nodes[index].kind == .binary && tree.nodes[index].op == .equal
    {
      let sides = Array(tree.children(of: index))
      guard sides.count == 2 else { continue }
      for (name, literal) in [(sides[0], sides[1]), (sides[1], sides[0])]
      where tree.nodes[name].kind == .name && tree.name(of: name).lowercased() == column
        && [.string, .hexadecimal].contains(tree.nodes[literal].kind)
      {
        return String(decoding: tree.literalBytes(of: literal), as: UTF8.self)
      }
    }
    return nil
  }
}
