import DatabaseDump

/// information_schema as the dumps let it be known (MySQL manual, "INFORMATION_SCHEMA Tables").
struct CatalogueTables {
  let database: Database

  /// The columns and rows of a catalogue table, or nil where the dumps say nothing about it.
  func relation(_ name: String) -> (columns: [String], rows: [[Datum]])? {
    switch name.lowercased() {
    case "schemata": schemata()
    case "tables": tables()
    case "columns": columns()
    case "statistics", "key_column_usage": nil
    default: nil
    }
  }

  private func text(_ string: String?) -> Datum { string.map { .text(Array($0.utf8)) } ?? .null }

  /// What a name in the catalogue names.
  enum Name { case schema, table, column }

  /// A name that, once delivered, counts as enumerated: its row is the index of the table, or of the schema.
  private func name(_ string: String?, _ kind: Name, row: Int, column: Int = 0) -> Datum {
    guard let string else { return .null }
    let use = CellUse(
      table: CatalogueTables.number(of: kind), row: Int32(row), column: Int32(column), manner: .whole)
    return .text(Array(string.utf8), [use])
  }

  /// Catalogue names carry negative table numbers, so that they are never taken for rows of the dump.
  static func number(of kind: Name) -> Int32 {
    switch kind {
    case .schema: -1
    case .table: -2
    case .column: -3
    }
  }

  /// All schemas' names, information_schema included, in alphabetical order.
  static func schemaNames(of database: Database) -> [String] {
    let named = database.schemas + database.tables.compactMap(\.definition.schema)
    return Set(named + ["information_schema"]).sorted()
  }

  private func schemata() -> (columns: [String], rows: [[Datum]]) {
    let rows = CatalogueTables.schemaNames(of: database).enumerated().map { number, schema in
      [text("def"), name(schema, .schema, row: number), Datum.unknown, .unknown, .null]
    }
    return (
      ["catalog_name", "schema_name", "default_character_set_name", "default_collation_name", "sql_path"],
      rows
    )
  }

  private func tables() -> (columns: [String], rows: [[Datum]]) {
    let rows = database.tables.enumerated().map { number, table in
      let definition = table.definition
      return [
        text("def"), text(definition.schema), name(definition.name, .table, row: number),
        text(definition.isView ? "VIEW" : "BASE TABLE"), text(definition.engine), .unknown,
        text(definition.comment),
      ]
    }
    return (
      ["table_catalog", "table_schema", "table_name", "table_type", "engine", "table_rows", "table_comment"],
      rows
    )
  }

  private func columns() -> (columns: [String], rows: [[Datum]]) {
    var rows: [[Datum]] = []
    for (number, table) in database.tables.enumerated() {
      let definition = table.definition
      for (position, column) in definition.columns.enumerated() {
        let isPrimary = definition.primaryKey.contains(position)
        rows.append([
          text("def"), text(definition.schema), text(definition.name),
          name(column.name, .column, row: number, column: position),
          .integer(Int64(position + 1)), text(column.defaultValue), text(column.isNullable ? "YES" : "NO"),
          text(column.baseType), text(column.type), text(isPrimary ? "PRI" : ""),
          text(column.isAutoIncrement ? "auto_increment" : ""), text(column.charset), text(column.collation),
          text(column.comment),
        ])
      }
    }
    return (
      [
        "table_catalog", "table_schema", "table_name", "column_name", "ordinal_position", "column_default",
        "is_nullable", "data_type", "column_type", "column_key", "extra", "character_set_name",
        "collation_name",
        "column_comment",
      ], rows
    )
  }
}
