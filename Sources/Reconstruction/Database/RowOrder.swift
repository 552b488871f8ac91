import DatabaseDump

/// Puts a table's rows into the order of some of its columns.
struct RowOrder {
  let rows: TableRows
  let columns: [(column: Int, collation: Collation)]

  init(of table: Database.Table, rows: TableRows, by columns: [Int]) {
    self.rows = rows
    self.columns = columns.map { ($0, Collation(of: table.definition.columns[$0])) }
  }

  /// Row numbers in order, equal rows as they stand; nil where all rows stand in order.
  ///
  /// - Complexity: O(rows) where they do, else O(rows × log rows), with 12 bytes a row besides the result.
  func sorted() -> [UInt32]? {
    if columns.isEmpty || isAscending { return nil }
    return sorted((0..<UInt32(rows.count)).map(\.self), by: 0, from: 0)
  }

  private func key(_ row: Int, _ place: Int) -> Collation.Key {
    columns[place].collation.key(rows.bytes(row: row, column: columns[place].column))
  }

  private var isAscending: Bool {
    guard rows.count > 1 else { return true }
    var last = key(0, 0)
    for row in 1..<rows.count {
      let next = key(row, 0)
      if next < last { return false }
      if next == last {
        for place in columns.indices.dropFirst() {
          let (a, b) = (key(row - 1, place), key(row, place))
          if b < a { return false }
          if a != b { break }
        }
      }
      last = next
    }
    return true
  }

  // MARK: - Sorting

  /// Eight bytes of a key that compare as it does, and what they leave open.
  private struct Word {
    enum Rest { case nothing, more, unclear }
    var bits: UInt64
    var rest: Rest
  }

  private func word(_ row: UInt32, _ place: Int, from start: Int) -> Word {
    switch key(Int(row), place) {
    case .null: return Word(bits: 0, rest: .nothing)
    case .number(let number):
      let bits = (number == 0 ? 0 : number).bitPattern
      return Word(bits: bits >> 63 == 0 ? bits | 1 << 63 : ~bits, rest: .nothing)
    case .text(let weights):
      // NULL comes before the empty text.
      var word = Word(bits: 0, rest: .nothing)
      for at in start..<(start + 8) {
        let weight: UInt64 = at < weights.count ? min(UInt64(weights[at]) + 2, 0xFF) : 1
        if weight == 0xFF, word.rest == .nothing { word.rest = .unclear }
        word.bits = word.bits << 8 | weight
      }
      if weights.count > start + 8, word.rest == .nothing { word.rest = .more }
      return word
    }
  }

  /// Sorts rows that are equal so far, by the columns from `place` on, the first from a character on.
  private func sorted(_ members: [UInt32], by place: Int, from start: Int) -> [UInt32] {
    guard place < columns.count, members.count > 1 else { return members }
    var words = members.map { (bits: word($0, place, from: start).bits, row: $0) }
    words.sort { ($0.bits, $0.row) < ($1.bits, $1.row) }
    var result: [UInt32] = []
    result.reserveCapacity(members.count)
    var at = 0
    while at < words.count {
      var end = at + 1
      while end < words.count, words[end].bits == words[at].bits { end += 1 }
      let run = words[at..<end].map(\.row)
      result += run.count == 1 ? run : sortedRun(run, place, start)
      at = end
    }
    return result
  }

  /// Sorts rows whose words are equal.
  private func sortedRun(_ run: [UInt32], _ place: Int, _ start: Int) -> [UInt32] {
    let rests = Set(run.map { word($0, place, from: start).rest })
    if rests == [.nothing] { return sorted(run, by: place + 1, from: 0) }
    if !rests.contains(.unclear) { return sorted(run, by: place, from: start + 8) }
    let keys = run.map { row in columns.indices.dropFirst(place).map { key(Int(row), $0) } }
    return run.indices.sorted { a, b in
      for column in keys[a].indices where keys[a][column] != keys[b][column] {
        return keys[a][column] < keys[b][column]
      }
      return run[a] < run[b]
    }.map { run[$0] }
  }
}
