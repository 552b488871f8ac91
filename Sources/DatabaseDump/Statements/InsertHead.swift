/// The head of an `INSERT` or `REPLACE` up to `VALUES`.
///
/// Source: MySQL manual, "INSERT Statement", "REPLACE Statement".
struct InsertHead: Sendable, Equatable {
  var schema: String?
  var table: String
  /// The column list; nil without one.
  var columns: [String]?

  /// Nil when the text is not such a head, or not yet a whole one.
  init?(_ text: [UInt8], modes: SQLModes) {
    var cursor = StatementCursor(text, modes: modes)
    guard cursor.acceptAny(of: ["insert", "replace"]) else { return nil }
    while cursor.acceptAny(of: ["low_priority", "high_priority", "delayed", "ignore"]) {}
    _ = cursor.accept("into")
    guard let name = cursor.qualifiedName() else { return nil }
    (schema, table) = name
    if cursor.accept("partition") { cursor.skipParenthesised() }
    if cursor.acceptSymbol("(") {
      var list: [String] = []
      while !cursor.acceptSymbol(")") {
        guard let column = cursor.qualifiedName() else { return nil }
        list.append(column.name)
        _ = cursor.acceptSymbol(",")
      }
      columns = list
    }
    guard cursor.acceptAny(of: ["values", "value"]), cursor.isAtEnd else { return nil }
  }
}
