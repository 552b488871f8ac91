package import Reconstruction

/// One table with all that was obtained from it, through whatever sets of columns.
package struct TakenTable {
  let schema: String?
  let table: String
  package var entries: [ObtainedTable]

  /// `schema.table`, as far as the schema is known.
  package var name: String { (schema.map { $0 + "." } ?? "") + table }

  /// Columns that were asked for, in the order in which they first were.
  package var columns: [String] {
    var seen: Set<String> = []
    return entries.flatMap(\.columns).filter { seen.insert($0).inserted }
  }

  /// Rows by the best grade that each has. A row read through several sets of columns counts once, as far as
  /// its key tells; a row without a key counts in each.
  package let tally: Tally

  /// More rows than are listed may have gone, by the responses' bytes: at most this many in all.
  package var atMost: Int? {
    let bound = entries.reduce(0) { $0 + max($1.rows.count, $1.rowsAtMost ?? 0) }
    return bound > tally.maximum && entries.contains { $0.rowsAtMost != nil } ? bound : nil
  }

  /// It is not known how many rows one of the reads gave.
  package var isUncounted: Bool { entries.contains(where: \.isUncounted) }

  init(schema: String?, table: String, entries: [ObtainedTable]) {
    self.schema = schema
    self.table = table
    self.entries = entries
    var keyed: [String: Grade] = [:]
    var tally = Tally()
    for row in entries.lazy.flatMap(\.rows) {
      guard entries.count > 1, let key = row.key else {
        tally[row.grade] += 1
        continue
      }
      let before = keyed[key]
      guard before.map({ $0 < row.grade }) ?? true else { continue }
      if let before { tally[before] -= 1 }
      keyed[key] = row.grade
      tally[row.grade] += 1
    }
    self.tally = tally
  }
}

extension Findings {
  /// Tables that let something out: those with most rows first, then by name.
  package var takenTables: [TakenTable] {
    var order: [[String?]: Int] = [:]
    var groups: [[ObtainedTable]] = []
    for entry in reconstruction.obtained where entry.letSomethingOut {
      let name = [entry.schema, entry.table]
      if let index = order[name] {
        groups[index].append(entry)
      } else {
        order[name] = groups.count
        groups.append([entry])
      }
    }
    return groups.map { TakenTable(schema: $0[0].schema, table: $0[0].table, entries: $0) }
      .sorted { ($1.tally.maximum, $0.name) < ($0.tally.maximum, $1.name) }
  }
}
