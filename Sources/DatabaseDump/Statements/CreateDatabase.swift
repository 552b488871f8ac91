/// A database with its defaults, as `CREATE DATABASE` or `ALTER DATABASE` gives them.
struct CreateDatabase: Sendable, Equatable {
  var name: String
  var defaults = CharsetDefaults()

  /// Nil when the statement is neither.
  init?(_ text: [UInt8], modes: SQLModes) {
    var cursor = StatementCursor(text, modes: modes)
    guard cursor.acceptAny(of: ["create", "alter"]) else { return nil }
    _ = cursor.accept("or", "replace")
    guard cursor.acceptAny(of: ["database", "schema"]) else { return nil }
    _ = cursor.accept("if", "not", "exists")
    guard let name = cursor.name() else { return nil }
    self.name = name
    while !cursor.isAtEnd {
      if cursor.accept("character", "set") || cursor.accept("charset") {
        defaults.charset = cursor.optionValue()?.lowercased()
      } else if cursor.accept("collate") {
        defaults.collation = cursor.optionValue()?.lowercased()
      } else {
        cursor.advance()
      }
    }
    defaults = defaults.completed(by: nil)
  }
}
