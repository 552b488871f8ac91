extension DumpReader {
  /// Takes up what a whole statement says; statements that say nothing of data are passed over.
  mutating func readStatement() {
    let text = scanner.text
    let line = scanner.startLine
    let modes = scanner.modes
    let word = text.prefix { ASCII.isNameByte($0) }
    if ASCII.equals(word, "set") {
      sawDump = true
      for assignment in SetAssignment.all(in: text, modes: modes) { apply(assignment) }
    } else if ASCII.equals(word, "create") {
      readCreate(text, line: line)
    } else if ASCII.equals(word, "insert") || ASCII.equals(word, "replace") {
      note("an INSERT that does not list its rows after VALUES; it is passed over", line: line)
    } else if ASCII.equals(word, "use") {
      var cursor = StatementCursor(text, modes: modes)
      cursor.advance()
      guard let name = cursor.name() else { return }
      sawDump = true
      currentSchema = name
      catalog.note(schema: name)
    } else if ASCII.equals(word, "drop") {
      readDrop(text)
    } else if ASCII.equals(word, "alter") {
      readAlter(text)
    }
  }

  private mutating func readCreate(_ text: [UInt8], line: Int) {
    if scanner.isCut {
      note("a statement longer than \(StatementScanner.textLimit) bytes; it is left out", line: line)
    } else if let database = CreateDatabase(text, modes: scanner.modes) {
      sawDump = true
      catalog.note(database)
    } else if let view = CreateView(text, modes: scanner.modes) {
      define(view, line: line)
    } else if let table = TableDefinition(createTable: text, modes: scanner.modes, line: line) {
      define(table, onlyIfMissing: isConditional(text))
    } else if isCreateTable(text) {
      note("a CREATE TABLE that cannot be read; its rows are read without it", line: line)
    }
  }

  private func isConditional(_ text: [UInt8]) -> Bool {
    var cursor = StatementCursor(Array(text.prefix(64)), modes: scanner.modes)
    return cursor.accept("create", "table", "if", "not", "exists")
  }

  private func isCreateTable(_ text: [UInt8]) -> Bool {
    var cursor = StatementCursor(Array(text.prefix(64)), modes: scanner.modes)
    guard cursor.accept("create") else { return false }
    _ = cursor.accept("temporary")
    return cursor.accept("table")
  }

  // MARK: - Tables and views

  private mutating func define(_ read: TableDefinition, onlyIfMissing: Bool) {
    sawDump = true
    lastHead = nil
    var table = read
    place(&table)
    table.inheritCharset(from: table.schema.flatMap { catalog.defaults[$0] })
    guard let place = catalog.place(of: table) else {
      _ = catalog.add(table, kept: keeping(table))
      return
    }
    let earlier = catalog.entries[place]
    if onlyIfMissing, !earlier.isDropped, !earlier.definition.isImplied { return }
    if earlier.rowCount > 0 {
      note(
        "`\(table.name)` is created again (first on line \(earlier.definition.line)); its \(earlier.rowCount) earlier rows are left out",
        line: table.line)
    }
    catalog.entries[place] = Catalog.Entry(definition: table, kept: keeping(table))
  }

  private mutating func define(_ view: CreateView, line: Int) {
    sawDump = true
    lastHead = nil
    var table = TableDefinition(
      schema: view.schema, name: view.name, columns: view.columns.map { ColumnDefinition(name: $0) },
      isView: true, line: line)
    place(&table)
    guard let place = catalog.place(of: table) else {
      _ = catalog.add(table, kept: nil)
      return
    }
    // A stand-in that was a table gives the names of the columns, but not their true types.
    let standIn = catalog.entries[place].definition
    if table.columns.isEmpty {
      table.columns = standIn.columns.map { ColumnDefinition(name: $0.name) }
    }
    table.line = standIn.line
    catalog.entries[place].definition = table
    catalog.entries[place].store = RowStore()
  }

  /// Puts a table where it belongs: its own database, else the current one.
  mutating func place(_ table: inout TableDefinition) {
    table.schema = table.schema ?? currentSchema
    table.headerDatabase = dump.database
    if let schema = table.schema { catalog.note(schema: schema) }
  }

  private mutating func readDrop(_ text: [UInt8]) {
    var cursor = StatementCursor(text, modes: scanner.modes)
    guard cursor.accept("drop", "table") else { return }
    sawDump = true
    _ = cursor.accept("if", "exists")
    guard let (schema, name) = cursor.qualifiedName() else { return }
    let found = catalog.place(
      schema: schema ?? currentSchema, headerDatabase: dump.database, name: name)
    if let found { catalog.entries[found].isDropped = true }
  }

  private mutating func readAlter(_ text: [UInt8]) {
    if let database = CreateDatabase(text, modes: scanner.modes) {
      // mysqldump changes a database for its routines and back; only the first word counts.
      if catalog.defaults[database.name] == nil { catalog.note(database) }
      return
    }
    var cursor = StatementCursor(text, modes: scanner.modes)
    guard cursor.accept("alter", "table"), let (schema, name) = cursor.qualifiedName(),
      let place = catalog.place(
        schema: schema ?? currentSchema, headerDatabase: dump.database, name: name)
    else { return }
    var table = catalog.entries[place].definition
    table.alter(cursor)
    table.inheritCharset(from: table.schema.flatMap { catalog.defaults[$0] })
    if table != catalog.entries[place].definition {
      catalog.entries[place].definition = table
      lastHead = nil
    }
  }
}
