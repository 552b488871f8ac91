import DatabaseDump

/// Reads a dump given as text, all tables kept unless said otherwise.
func read(
  _ text: String, keeping: @escaping @Sendable (TableDefinition) -> Bool = { _ in true }
) throws -> DatabaseDump {
  try read(Array(text.utf8), keeping: keeping)
}

/// Reads a dump, cut into chunks of the sizes given in turn.
func read(
  _ bytes: [UInt8], chunks sizes: [Int] = [1 << 18],
  keeping: @escaping @Sendable (TableDefinition) -> Bool = { _ in true }
) throws -> DatabaseDump {
  var reader = DumpReader(keeping: keeping)
  var line = 1
  var at = 0
  var turn = 0
  while at < bytes.count {
    let end = min(bytes.count, at + max(1, sizes[turn % sizes.count]))
    let chunk = Array(bytes[at..<end])
    try reader.consume(chunk.span, firstLine: line)
    line += chunk.count { $0 == 0x0A }
    at = end
    turn += 1
  }
  return try reader.finish()
}

extension DatabaseDump {
  /// The kept rows of a table as text: NULL as nil, absent values as "‹absent›".
  func texts(_ table: String) -> [[String?]] {
    guard let index = tableIndex(schema: nil, name: table), let rows = rows[index] else { return [] }
    return (0..<rows.count).map { row in
      (0..<rows.columnCount).map { column in
        var arena: [UInt8] = []
        return switch rows.cell(row: row, column: column, into: &arena) {
        case .null: nil
        case .absent: "‹absent›"
        case .bytes(let range, _): String(decoding: arena[range], as: UTF8.self)
        case .expression(let range): "‹\(String(decoding: arena[range], as: UTF8.self))›"
        }
      }
    }
  }

  /// The values of a one-column table as bytes.
  func values(_ table: String) -> [[UInt8]?] {
    guard let index = tableIndex(schema: nil, name: table), let rows = rows[index] else { return [] }
    return (0..<rows.count).map { rows.bytes(row: $0, column: 0).map(Array.init) }
  }

  func table(_ name: String) throws -> TableDefinition {
    guard let index = tableIndex(schema: nil, name: name) else { throw NoSuchTable(name: name) }
    return tables[index]
  }
}

struct NoSuchTable: Error { var name: String }

/// A small generator whose numbers depend on the seed alone.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
