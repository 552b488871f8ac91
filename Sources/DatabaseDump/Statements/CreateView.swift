/// A view, as `CREATE VIEW` names it.
///
/// A dump creates each view twice: first a stand-in whose columns are `1 AS name`
/// (`NULL AS name` in MariaDB), at the end the
/// view itself. Source: MySQL manual, "CREATE VIEW Statement"; mysqldump's output.
struct CreateView: Sendable, Equatable {
  var schema: String?
  var name: String
  /// The columns of the stand-in, or of the view's column list; empty where neither is there.
  var columns: [String] = []

  /// Nil when the statement is not `CREATE VIEW`.
  init?(_ text: [UInt8], modes: SQLModes) {
    var cursor = StatementCursor(text, modes: modes)
    guard cursor.accept("create") else { return nil }
    while !cursor.isWord("view") {
      // OR REPLACE, ALGORITHM, DEFINER, SQL SECURITY; anything else creates something else.
      if cursor.isAtEnd || cursor.isSymbol("(") || cursor.isWord(in: Self.otherObjects) {
        return nil
      }
      cursor.advance()
    }
    cursor.advance()
    _ = cursor.accept("if", "not", "exists")
    guard let view = cursor.qualifiedName() else { return nil }
    (schema, name) = view
    if cursor.acceptSymbol("(") {
      repeat {
        if let column = cursor.name() { columns.append(column) }
      } while cursor.acceptSymbol(",")
    } else if cursor.accept("as", "select") {
      columns = Self.standInColumns(&cursor)
    }
  }

  private static let otherObjects = [
    "table", "trigger", "function", "procedure", "event", "database", "schema", "index", "server",
    "user", "sequence", "package", "role",
  ]

  private static func standInColumns(_ cursor: inout StatementCursor) -> [String] {
    var columns: [String] = []
    repeat {
      guard cursor.token?.kind == .number || cursor.isWord("null") else { return [] }
      cursor.advance()
      guard cursor.accept("as"), let column = cursor.name() else { return [] }
      columns.append(column)
    } while cursor.acceptSymbol(",")
    return cursor.isAtEnd ? columns : []
  }
}
