/// The tables met so far, with what was read of each.
struct Catalog: Sendable {
  struct Entry: Sendable {
    var definition: TableDefinition
    var store: RowStore
    var rowCount = 0
    /// The values in a row, where the columns are unknown.
    var width = 0
    /// Whether the dump drops the table; rows from before that are of an earlier state.
    var isDropped = false

    /// - Parameter kept: the columns whose values are kept; nil: no rows.
    init(definition: TableDefinition, kept: [Int]?) {
      self.definition = definition
      // Where the columns are unknown, all are kept.
      store = RowStore(packer: kept.map { RowPacker(columns: definition.columns.isEmpty ? nil : $0) })
    }

    var isKept: Bool { store.packer != nil }
  }

  /// What tells tables apart: the database, or the header of the dump that they stand in.
  private struct Key: Hashable {
    var schema: String?
    var headerDatabase: String?
    var name: String
  }

  private(set) var schemas: [String] = []
  private(set) var defaults: [String: CharsetDefaults] = [:]
  var entries: [Entry] = []
  private var places: [Key: Int] = [:]

  // MARK: - Databases

  mutating func note(schema: String) {
    if !schemas.contains(schema) { schemas.append(schema) }
  }

  mutating func note(_ database: CreateDatabase) {
    note(schema: database.name)
    if database.defaults != CharsetDefaults() { defaults[database.name] = database.defaults }
  }

  // MARK: - Tables

  func place(schema: String?, headerDatabase: String?, name: String) -> Int? {
    places[
      Key(schema: schema, headerDatabase: schema == nil ? headerDatabase : nil, name: name)]
  }

  func place(of table: TableDefinition) -> Int? {
    place(schema: table.schema, headerDatabase: table.headerDatabase, name: table.name)
  }

  /// Adds a table that is not there yet.
  mutating func add(_ table: TableDefinition, kept: [Int]?) -> Int {
    let key = Key(
      schema: table.schema, headerDatabase: table.schema == nil ? table.headerDatabase : nil,
      name: table.name)
    places[key] = entries.count
    entries.append(Entry(definition: table, kept: kept))
    return entries.count - 1
  }
}
