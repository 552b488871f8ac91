public import DatabaseDump
public import Evidence
import Records
import YAMLText

/// The items of evidence that a data map may speak of, and where in them a place of the map is.
public struct Shelf: Sendable {
  /// A dump, or a file that the map names.
  public struct Item: Sendable {
    public let number: Int
    public let file: EvidenceFile
    /// The tables of a dump or SQLite file; empty for others.
    public let tables: [TableDefinition]
    /// TIMESTAMP columns are written in UTC.
    public let timestampsAreUTC: Bool

    public init(number: Int, file: EvidenceFile, tables: [TableDefinition], timestampsAreUTC: Bool) {
      self.number = number
      self.file = file
      self.tables = tables
      self.timestampsAreUTC = timestampsAreUTC
    }
  }

  public let items: [Item]

  public init(_ items: [Item]) { self.items = items }

  /// A place of the map, found.
  struct Located {
    let item: Item
    let source: RecordSource
    let table: TableName?
    /// Its definition, where a dump has it.
    let definition: TableDefinition?
  }

  /// Where a place is, or what is wrong with it.
  func locate(_ place: RecordPlace) -> Result<Located, Missing> {
    switch place.source.value {
    case .table(let schema, let name, _): table(schema, name, place)
    case .file(let name): file(name, place)
    }
  }

  struct Missing: Error {
    let problem: DataMapError.Problem
  }

  private func table(_ schema: String?, _ name: String, _ place: RecordPlace) -> Result<Located, Missing> {
    let wanted = place.tableText
    var found: [(Item, TableDefinition)] = []
    for item in items {
      for definition in item.tables
      where place.names(definition.schema ?? definition.headerDatabase, definition.name) {
        found.append((item, definition))
      }
    }
    let exact = found.filter {
      $0.1.name == name && (schema == nil || $0.1.schema == nil || $0.1.schema == schema)
    }
    if !exact.isEmpty { found = exact }
    guard let (item, definition) = found.first else {
      let all = items.flatMap { item in
        item.tables.map { (($0.schema ?? $0.headerDatabase).map { $0 + "." } ?? "") + $0.name }
      }
      let remedy: String =
        all.isEmpty
        ? "There is no database dump among the evidence: give the dump that holds it"
        : Nearest.match(wanted, among: all).map { "Did you mean \($0)?" }
          ?? "The dumps hold: \(all.sorted().prefix(20).joined(separator: ", "))\(all.count > 20 ? ", …" : "")"
      return .failure(problem(place, "there is no table \(wanted) in the evidence", remedy))
    }
    let schemas = Set(found.map { $0.1.schema })
    if schema == nil, schemas.count > 1 {
      let names = found.map { ($0.1.schema.map { $0 + "." } ?? "") + $0.1.name }.sorted()
      return .failure(
        problem(
          place, "the table \(wanted) is in several schemas", "Name one: \(names.joined(separator: ", "))"))
    }
    return .success(
      Located(
        item: item, source: source(item, place),
        table: TableName(schema: definition.schema, name: definition.name), definition: definition))
  }

  private func file(_ name: String, _ place: RecordPlace) -> Result<Located, Missing> {
    let found = items.filter { Shelf.names(name, path: $0.file.path) }
    guard let item = found.first else {
      let all = items.map { $0.file.path.split(separator: "/").last.map(String.init) ?? $0.file.path }
      let remedy =
        Nearest.match(name, among: all).map { "Did you mean \($0)?" }
        ?? "Give the file among the evidence, or correct its name"
      return .failure(problem(place, "there is no file \(name) in the evidence", remedy))
    }
    guard found.count == 1 else {
      return .failure(
        problem(
          place, "several files are called \(name)",
          "Write more of the path: \(found.map(\.file.path).sorted().joined(separator: ", "))"))
    }
    let table = place.innerTable.map { TableName(name: $0.value) }
    return .success(
      Located(
        item: item, source: source(item, place), table: table,
        definition: table.flatMap { table in item.tables.first { $0.name == table.name } }))
  }

  /// Whether a path ends in a name; a compressed file may be named without the compression's ending.
  static func names(_ name: String, path: String) -> Bool {
    ["", ".gz", ".zst", ".xz"].contains { ending in
      path == name + ending || path.hasSuffix("/" + name + ending)
    }
  }

  private func source(_ item: Item, _ place: RecordPlace) -> RecordSource {
    RecordSource(
      file: item.file, format: place.format.flatMap { RecordFormat(rawValue: $0.value.rawValue) },
      encoding: place.encoding.flatMap { TextEncoding(rawValue: $0.value.rawValue) },
      delimiter: place.delimiter?.value.utf8.first, header: place.header,
      patterns: place.patterns.map(\.value))
  }

  private func problem(_ place: RecordPlace, _ message: String, _ remedy: String) -> Missing {
    Missing(problem: DataMapError.Problem(.notInEvidence, at: place.source.mark, message, remedy: remedy))
  }
}

extension RecordPlace {
  /// The table as the map writes it.
  var tableText: String {
    switch source.value {
    case .table(let schema, let name, _): (schema.map { $0 + "." } ?? "") + name
    case .file(let name): name
    }
  }
}
