/// What is the same for every instant: the order of a table's rows, and which times stand in it.
///
/// Only what is later than the reads is kept of the times: a read sees what was there before it. One thread
/// reconstructs; the cache is not shared between threads.
final class SnapshotCache {
  private struct Key: Hashable {
    let table: Int
    let columns: [Int]
  }

  /// A row and when it was made.
  struct Creation {
    let time: Int64
    let row: UInt32
  }

  /// What stands in a table from some instant on.
  private struct Since<Element> {
    let instant: Int64
    let elements: [Element]
  }

  /// Instants are asked for in about the order of the requests: so much before the first may come later.
  private static let margin: Int64 = 86_400

  private var orders: [Key: [UInt32]?] = [:]
  private var creations: [Int: Since<Creation>] = [:]
  private var times: [Int: Since<Int64>] = [:]
  /// The last sequence by each order, and how many rows it leaves out: the latest ones.
  private var sequences: [Key: (late: Int, sequence: RowSequence)] = [:]

  /// Row numbers by some columns; nil where the rows stand so.
  func order(of table: Int, by columns: [Int], compute: () -> [UInt32]?) -> [UInt32]? {
    let key = Key(table: table, columns: columns)
    if let known = orders[key] { return known }
    let rows = compute()
    orders[key] = .some(rows)
    return rows
  }

  /// The rows by some columns, without those made after an instant.
  ///
  /// - Parameters:
  ///   - total: how many rows the table has.
  ///   - scan: the rows made after an instant.
  func sequence(
    of table: Int, by columns: [Int], order: [UInt32]?, total: Int, upTo instant: Int64,
    scan: (Int64) -> [Creation]
  ) -> RowSequence {
    let created = creations(of: table, after: instant, scan: scan)
    let late = created.count { $0.time > instant }
    let key = Key(table: table, columns: columns)
    if let known = sequences[key], known.late == late { return known.sequence }
    var leftOut = created.suffix(late).map(\.row).sorted()
    if let order, !leftOut.isEmpty {
      let rows = Set(leftOut)
      leftOut = order.indices.filter { rows.contains(order[$0]) }.map { UInt32($0) }
    }
    let sequence = RowSequence(order: order, total: total, leftOut: leftOut)
    sequences[key] = (late, sequence)
    return sequence
  }

  /// By time.
  private func creations(of table: Int, after instant: Int64, scan: (Int64) -> [Creation]) -> [Creation] {
    if let known = creations[table], known.instant <= instant { return known.elements }
    let from = instant > Int64.min + Self.margin ? instant - Self.margin : instant
    let found = scan(from).sorted { ($0.time, $0.row) < ($1.time, $1.row) }
    creations[table] = Since(instant: from, elements: found)
    return found
  }

  /// The different times in a table's rows from an instant on, sorted.
  func times(of table: Int, from instant: Int64, scan: (Int64) -> Set<Int64>) -> [Int64] {
    if let known = times[table], known.instant <= instant { return known.elements }
    let from = instant > Int64.min + Self.margin ? instant - Self.margin : instant
    let found = scan(from).sorted()
    times[table] = Since(instant: from, elements: found)
    return found
  }
}
