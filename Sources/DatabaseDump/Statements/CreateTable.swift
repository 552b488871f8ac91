extension TableDefinition {
  /// What `CREATE TABLE` says; nil when the statement is not one that lists columns.
  ///
  /// What is inherited from the database is not filled in yet.
  init?(createTable text: [UInt8], modes: SQLModes, line: Int) {
    var parser = TableParser(cursor: StatementCursor(text, modes: modes))
    guard parser.cursor.accept("create") else { return nil }
    _ = parser.cursor.accept("or", "replace")
    _ = parser.cursor.accept("temporary")
    guard parser.cursor.accept("table") else { return nil }
    _ = parser.cursor.accept("if", "not", "exists")
    guard let (schema, name) = parser.cursor.qualifiedName(), parser.cursor.acceptSymbol("("),
      !parser.cursor.isWord("like"), !parser.cursor.isWord("select")
    else { return nil }
    repeat {
      guard parser.item() else { return nil }
      parser.cursor.skipItem()
    } while parser.cursor.acceptSymbol(",")
    guard parser.cursor.acceptSymbol(")") else { return nil }
    self.init(
      schema: schema, name: name, columns: parser.columns,
      indexes: parser.indexes(on: parser.columns), line: line)
    for column in primaryKey { columns[column].isNullable = false }
    readOptions(&parser.cursor)
  }

  /// What stands after the columns, up to the partitions.
  private mutating func readOptions(_ cursor: inout StatementCursor) {
    while !cursor.isAtEnd, !cursor.isWord("partition") {
      if cursor.acceptAny(of: ["engine", "type"]) {
        engine = cursor.optionValue()
      } else if cursor.accept("charset") || cursor.accept("character", "set") {
        charset = cursor.optionValue()?.lowercased()
      } else if cursor.accept("collate") {
        collation = cursor.optionValue()?.lowercased()
      } else if cursor.accept("comment") {
        comment = cursor.optionValue() ?? ""
      } else {
        cursor.advance()
      }
    }
  }

  /// What `ALTER TABLE` adds or changes: some programs write keys and AUTO_INCREMENT so, after
  /// the rows.
  mutating func alter(_ cursor: StatementCursor) {
    var parser = TableParser(cursor: cursor)
    repeat {
      if parser.cursor.accept("modify") {
        _ = parser.cursor.accept("column")
        guard let column = parser.column() else { return }
        if let place = columnIndex(column.name) { columns[place] = column }
      } else if parser.cursor.accept("add"), parser.cursor.isWord(in: TableParser.keyWords) {
        _ = parser.item()
      }
      parser.cursor.skipItem()
    } while parser.cursor.acceptSymbol(",")
    indexes += parser.indexes(on: columns)
  }
}
