/// Reads the columns and keys of a table, in `CREATE TABLE` and `ALTER TABLE`.
///
/// Source: MySQL manual, "CREATE TABLE Statement"; MariaDB manual, "CREATE TABLE".
struct TableParser {
  var cursor: StatementCursor
  var columns: [ColumnDefinition] = []
  /// Keys with the names of their columns, which may be defined after them.
  var keys: [Key] = []

  struct Key {
    var name: String?
    var columns: [String]
    var isUnique = false
    var isPrimary = false
  }

  /// One item of the parenthesised list: a column, a key or a constraint.
  ///
  /// - Returns: false when no item can be read here.
  mutating func item() -> Bool {
    if cursor.isWord("period"), cursor.isWord("for", ahead: 1) { return true }
    if cursor.isWord(in: Self.keyWords) {
      key()
      return true
    }
    guard let column = column() else { return false }
    columns.append(column)
    return true
  }

  /// Words that begin an item other than a column; all are reserved, so no column has such a name
  /// without quotes.
  static let keyWords = [
    "primary", "unique", "key", "index", "fulltext", "spatial", "constraint", "foreign", "check",
  ]

  // MARK: - Keys

  private mutating func key() {
    var key = Key(columns: [])
    if cursor.accept("constraint"), !cursor.isWord(in: Self.keyWords) { key.name = cursor.name() }
    if cursor.accept("primary") {
      key.name = "PRIMARY"
      key.isUnique = true
      key.isPrimary = true
    } else if cursor.accept("unique") {
      key.isUnique = true
    } else if cursor.acceptAny(of: ["fulltext", "spatial"]) {
    } else if !cursor.isWord("key"), !cursor.isWord("index") {
      // FOREIGN KEY and CHECK are no index of their own.
      return
    }
    _ = cursor.acceptAny(of: ["key", "index"])
    if !cursor.isSymbol("("), !cursor.isWord("using") {
      let name = cursor.name()
      if !key.isPrimary { key.name = name }
    }
    if cursor.accept("using") { cursor.advance() }
    key.columns = keyParts()
    keys.append(key)
  }

  /// ``(`a`(10) DESC, `b`)``; parts that are expressions are left out.
  private mutating func keyParts() -> [String] {
    guard cursor.acceptSymbol("(") else { return [] }
    var parts: [String] = []
    repeat {
      if !cursor.isSymbol("("), let name = cursor.name() { parts.append(name) }
      cursor.skipItem()
    } while cursor.acceptSymbol(",")
    _ = cursor.acceptSymbol(")")
    return parts
  }

  /// The keys with their columns found. A column that does not exist is left out.
  func indexes(on columns: [ColumnDefinition]) -> [IndexDefinition] {
    keys.map { key in
      let places = key.columns.compactMap { name in
        columns.firstIndex { $0.name == name }
          ?? columns.firstIndex { $0.name.lowercased() == name.lowercased() }
      }
      return IndexDefinition(
        name: key.name ?? key.columns.first ?? "", columns: places, isUnique: key.isUnique,
        isPrimary: key.isPrimary)
    }
  }
}
