/// What an attack tool really obtained in a recorded intrusion, as the recording wrote it down (`truth.json`).
struct Truth: Decodable {
  struct Table: Decodable {
    let schema: String?
    let table: String
    let columns: [String]
    let rows: [[String?]]
  }

  struct Cell: Decodable {
    let schema: String?
    let table: String
    let row: Int
    let column: String
  }

  struct Row: Decodable {
    let table: String
    let row: Int
  }

  struct ReadFile: Decodable {
    let path: String
    let bytes: Int
  }

  struct Point: Decodable {
    let place: String
    let parameter: String
  }

  let attackerAddresses: [String]
  let injectionPoints: [Point]
  let obtained: [Table]
  let filesRead: [ReadFile]
  /// Passing scanners that tried a quote and got nothing: they may be called attackers.
  let harmlessProbing: [String: Int]
  /// Cells of which the tool shows only the beginning, though the response held them.
  let truncatedCells: [Cell]
  /// Cells whose value stands in no evidence, since it changed after the read.
  let undeterminedCells: [Cell]?
  /// Rows whose values the tool put under the wrong columns.
  let misalignedRows: [Row]

  enum CodingKeys: String, CodingKey {
    case attackerAddresses = "attacker_ips"
    case injectionPoints = "injection_points"
    case obtained
    case filesRead = "files_read"
    case harmlessProbing = "harmless_probing_ips"
    case truncatedCells = "truncated_cells"
    case undeterminedCells = "undetermined_cells"
    case misalignedRows = "misaligned_rows"
  }
}

extension Truth {
  /// The tables, each row as what the findings must say; what the tool does not show rightly, and what
  /// no evidence holds, matches anything.
  var tables: [TableKey: [[Expected]]] {
    var tables: [TableKey: [[Expected]]] = [:]
    for table in obtained {
      let key = TableKey(schema: table.schema, table: table.table, columns: table.columns)
      let names = table.columns.map(TableKey.plain)
      let rows = table.rows.enumerated().map { number, values in
        let isCrooked = misalignedRows.contains { TableKey.plain($0.table) == key.table && $0.row == number }
        let loose = (truncatedCells + (undeterminedCells ?? [])).filter { cell in
          TableKey.plain(cell.table) == key.table && cell.row == number
            && (cell.schema.map { TableKey.plain($0) == key.schema } ?? true)
        }.map { TableKey.plain($0.column) }
        return zip(names, values).sorted { $0.0 < $1.0 }.map { name, value in
          isCrooked || loose.contains(name) ? Expected.anything : .value(Blank.normalised(value))
        }
      }
      tables[key, default: []] += rows
    }
    return tables
  }
}

/// A schema, a table and a set of columns, whatever their quotes, case and order.
struct TableKey: Hashable {
  let schema: String
  let table: String
  let columns: [String]

  init(schema: String?, table: String, columns: [String]) {
    let parts = table.split(separator: ".", maxSplits: 1).map(String.init)
    let isQualified = parts.count == 2 && (schema ?? "").isEmpty
    self.schema = TableKey.plain(isQualified ? parts[0] : schema ?? "")
    self.table = TableKey.plain(isQualified ? parts[1] : table)
    self.columns = columns.map(TableKey.plain).sorted()
  }

  static func plain(_ name: String) -> String { name.filter { !"`\"[]".contains($0) }.lowercased() }

  /// The same table and columns; a schema that one side does not state fits every schema.
  func fits(_ other: TableKey) -> Bool {
    table == other.table && columns == other.columns
      && (schema == other.schema || schema.isEmpty || other.schema.isEmpty)
  }
}
