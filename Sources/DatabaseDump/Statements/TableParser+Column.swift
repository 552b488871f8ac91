extension TableParser {
  /// A column: name, type, attributes in any order.
  mutating func column() -> ColumnDefinition? {
    guard let name = cursor.name() else { return nil }
    var column = ColumnDefinition(name: name)
    type(of: &column)
    while !cursor.isAtEnd, !cursor.isSymbol(","), !cursor.isSymbol(")") {
      attribute(of: &column)
    }
    return column
  }

  private mutating func type(of column: inout ColumnDefinition) {
    guard let token = cursor.token, token.kind == .word else { return }
    column.baseType = cursor.unquoted(token).lowercased()
    column.type = column.baseType
    cursor.advance()
    if column.baseType == "double" { _ = cursor.accept("precision") }
    if cursor.isSymbol("(") {
      let first = cursor.index
      cursor.skipParenthesised()
      column.type += cursor.written(from: first)
    }
    while cursor.isWord(in: ["unsigned", "zerofill"]), let token = cursor.token {
      column.type += " " + cursor.unquoted(token).lowercased()
      cursor.advance()
    }
  }

  private mutating func attribute(of column: inout ColumnDefinition) {
    if cursor.accept("not", "null") {
      column.isNullable = false
    } else if cursor.accept("default") {
      defaultValue(of: &column)
    } else if cursor.accept("on", "update") {
      column.updatesToNow = isNow()
      _ = expression()
    } else if cursor.accept("auto_increment") {
      column.isAutoIncrement = true
    } else if cursor.accept("comment") {
      column.comment = cursor.optionValue() ?? ""
    } else if cursor.accept("collate") {
      column.collation = cursor.optionValue()?.lowercased()
    } else if cursor.accept("character", "set") || cursor.accept("charset") {
      column.charset = cursor.optionValue()?.lowercased()
    } else if cursor.accept("generated", "always", "as") || cursor.accept("as") {
      column.isGenerated = true
      cursor.skipParenthesised()
    } else if cursor.accept("primary") {
      _ = cursor.accept("key")
      keys.append(Key(name: "PRIMARY", columns: [column.name], isUnique: true, isPrimary: true))
    } else if cursor.accept("unique") {
      _ = cursor.accept("key")
      keys.append(Key(columns: [column.name], isUnique: true))
    } else if cursor.isSymbol("(") {
      // REFERENCES, CHECK and what newer servers add.
      cursor.skipParenthesised()
    } else {
      cursor.advance()
    }
  }

  private mutating func defaultValue(of column: inout ColumnDefinition) {
    if cursor.accept("null") { return }
    column.defaultsToNow = isNow()
    if let token = cursor.token, token.kind == .string || token.kind == .doubleQuoted {
      column.defaultValue = cursor.unquoted(token)
      cursor.advance()
    } else {
      column.defaultValue = expression()
    }
  }

  private func isNow() -> Bool {
    cursor.isWord(in: ["current_timestamp", "now", "localtime", "localtimestamp"])
  }

  /// An expression as it stands after DEFAULT or ON UPDATE: a literal with its sign or mark, a
  /// function call, a qualified name, or anything in parentheses.
  private mutating func expression() -> String {
    let first = cursor.index
    while cursor.acceptSymbol("-") || cursor.acceptSymbol("+") {}
    if !cursor.isSymbol("(") {
      guard let word = cursor.token else { return "" }
      cursor.advance()
      // b'101', x'41', _utf8mb4'…': the mark touches its string.
      if word.kind == .word, let next = cursor.token, next.kind == .string, next.start == word.end {
        cursor.advance()
      }
      while cursor.acceptSymbol(".") { cursor.advance() }
    }
    cursor.skipParenthesised()
    return cursor.written(from: first)
  }
}
