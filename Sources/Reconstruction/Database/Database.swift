public import DatabaseDump

/// What the dumps among the evidence say about the database.
public struct Database: Sendable {
  /// A table and where it stands.
  public struct Table: Sendable {
    public let definition: TableDefinition
    public let rows: TableRows?
    /// The evidence item of the dump.
    public let item: Int
    /// TIMESTAMP columns are written in UTC.
    public let timestampsAreUTC: Bool

    public init(definition: TableDefinition, rows: TableRows?, item: Int, timestampsAreUTC: Bool) {
      self.definition = definition
      self.rows = rows
      self.item = item
      self.timestampsAreUTC = timestampsAreUTC
    }
  }

  public var tables: [Table] = []
  public var schemas: [String] = []
  public var product: DatabaseDump.Product = .unknown
  public var serverVersion: String?

  public init() {}

  /// Adds what a dump holds; a table that two dumps hold is taken from the first.
  public mutating func add(_ dump: DatabaseDump, item: Int) {
    if product == .unknown { product = dump.product }
    serverVersion = serverVersion ?? dump.serverVersion
    for schema in dump.schemas where !schemas.contains(schema) { schemas.append(schema) }
    for (index, definition) in dump.tables.enumerated() {
      let isKnown = tables.contains {
        $0.definition.schema == definition.schema && $0.definition.name == definition.name
      }
      guard !isKnown else { continue }
      tables.append(
        Table(
          definition: definition, rows: dump.rows[index], item: item, timestampsAreUTC: dump.timeZoneIsUTC))
    }
  }

  public var isEmpty: Bool { tables.isEmpty }

  /// The tables that a name may mean; names compare without regard to letter case, as on most servers'
  /// information_schema and on Windows and macOS for tables.
  func candidates(schema: String?, name: String) -> [Int] {
    let exact = tables.indices.filter { index in
      let definition = tables[index].definition
      return definition.name == name
        && (schema == nil || definition.schema == nil || definition.schema == schema)
    }
    guard exact.isEmpty else { return exact }
    return tables.indices.filter { index in
      let definition = tables[index].definition
      return definition.name.lowercased() == name.lowercased()
        && (schema == nil || definition.schema == nil
          || definition.schema?.lowercased() == schema?.lowercased())
    }
  }

  /// The line of the dump that a row stands on, in a list that is empty where the rows are not known.
  func line(ofRow row: Int, table: Int) -> [EvidenceLine] {
    guard let rows = tables[table].rows else { return [] }
    return [EvidenceLine(item: tables[table].item, line: rows.line(row))]
  }

  /// The values of a row's primary key, nil where the table has none.
  func key(ofRow row: Int, table: Int) -> String? {
    let columns = tables[table].definition.primaryKey
    if columns.isEmpty { return nil }
    return columns.map { column in
      tables[table].rows?.bytes(row: row, column: column).map { String(decoding: $0, as: UTF8.self) }
        ?? "NULL"
    }.joined(separator: ",")
  }
}
