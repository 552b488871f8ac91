import DatabaseDump
import Injection

/// Rows of equal rank: where ORDER BY leaves open which of them a position is, the bytes decide.
extension PointReader {
  /// What picks one row: the readings of a place ask for cells of the same one.
  private struct Place: Hashable, Comparable {
    let table: Int
    let condition: String
    let order: String
    let position: Int

    static func < (a: Place, b: Place) -> Bool {
      (a.table, a.condition, a.order, a.position) < (b.table, b.condition, b.order, b.position)
    }
  }

  /// Assigns rows to the positions that the order alone does not decide.
  func settleTies(_ readings: inout [Reading]) {
    var places: [Place: [Int]] = [:]
    for index in readings.indices where readings[index].model != nil {
      guard let place = place(of: readings[index]) else { continue }
      places[place, default: []].append(index)
    }
    let byOrder = Dictionary(grouping: places.keys.sorted()) { place in
      Place(table: place.table, condition: place.condition, order: place.order, position: 0)
    }
    for (_, group) in byOrder.sorted(by: { $0.key < $1.key }) {
      settle(group.sorted(), places, &readings)
    }
  }

  private func place(of reading: Reading) -> Place? {
    let sources = reading.question.shape.sources.filter { !$0.isCatalogue }
    guard sources.count == 1, let order = sources[0].order, case .row(let position?) = sources[0].extent,
      case let candidates = database.candidates(schema: sources[0].schema, name: sources[0].table),
      candidates.count == 1, database.tables[candidates[0]].rows != nil
    else { return nil }
    return Place(
      table: candidates[0], condition: sources[0].condition ?? "", order: order, position: position)
  }

  private func settle(_ group: [Place], _ places: [Place: [Int]], _ readings: inout [Reading]) {
    guard let first = group.first else { return }
    let ranks = Ranks(of: database.tables[first.table], order: first.order)
    var rows: [Place: Int] = [:]
    var open: [Place: Set<Int>] = [:]
    for place in group {
      guard let members = places[place], let row = members.compactMap({ row(readings[$0], place) }).first
      else {
        continue
      }
      rows[place] = row
      let tied = ranks.tied(with: row)
      let fits = members.allSatisfy { isExact(readings[$0]) }
      if tied.count > 1 || !fits { open[place] = Set(tied.filter { fit(members, $0, place, readings) }) }
    }
    guard !open.isEmpty else { return }
    let settled = Set(rows.filter { open[$0.key] == nil }.values)
    widen(&open, settled, places, readings)
    let asked = group.map { place in
      Set((places[place] ?? []).map { readings[$0].question.shape.columnNames })
    }
    let assignment = Assignment(
      open.mapValues { $0.subtracting(settled) }, preferring: rows, areAlike: Set(asked).count == 1)
    for (place, row) in assignment.rows {
      for member in places[place] ?? [] { pick(row, place, &readings[member]) }
    }
    for place in assignment.ambiguous {
      for member in places[place] ?? [] where isExact(readings[member]) { readings[member].verdict = .open }
    }
  }

  /// Where no row of equal rank fits, the order may be another than the collation known here yields: then a row that
  /// nobody else takes, and that alone fits several readings, is the one.
  private func widen(
    _ open: inout [Place: Set<Int>], _ settled: Set<Int>, _ places: [Place: [Int]], _ readings: [Reading]
  ) {
    for (place, fitting) in open where fitting.isEmpty {
      let members = places[place] ?? []
      let count = database.tables[place.table].rows?.count ?? 0
      guard members.count >= 2, count * open.count <= 20_000 else { continue }
      let others = (0..<count).filter { !settled.contains($0) && fit(members, $0, place, readings) }
      if others.count == 1 { open[place] = [others[0]] }
    }
  }

  private func isExact(_ reading: Reading) -> Bool {
    if case .exact = reading.verdict { return true }
    return false
  }

  /// The dump's row that an answer is made of.
  private func row(_ reading: Reading, _ place: Place) -> Int? {
    reading.rows?.joined().lazy.flatMap(\.cells).first { $0.table == Int32(place.table) }.map { Int($0.row) }
  }

  /// Whether all readings of a place have the sizes that one row yields.
  private func fit(_ members: [Int], _ row: Int, _ place: Place, _ readings: [Reading]) -> Bool {
    members.allSatisfy { member in
      var trial = readings[member]
      trial.verdict = .open
      pick(row, place, &trial)
      return isExact(trial)
    }
  }

  private func pick(_ row: Int, _ place: Place, _ reading: inout Reading) {
    guard let model = reading.model, let size = reading.question.attack.bytes else { return }
    var assumptions = reading.assumptions
    assumptions.picked = Snapshot.PickedRow(table: place.table, row: row)
    var other = answered(reading.question, assumptions)
    // A piece beyond the value's end carries no cell at all.
    guard let answer = other.rows, let delivery = other.question.measure(answer),
      self.row(other, place) ?? row == row, model.size(of: delivery) == size
    else { return }
    other.model = model
    other.predicted = size
    other.verdict = .exact(independent: false)
    reading = other
  }
}

/// Which rows of a table an order puts side by side.
private struct Ranks {
  private var keys: [[Collation.Key]] = []
  private var rows: [[Collation.Key]: [Int]] = [:]

  /// - Complexity: O(rows).
  init(of table: Database.Table, order: String) {
    guard let store = table.rows else { return }
    var columns: [Int] = []
    for term in order.split(separator: ",") {
      var name = term.trimmingSpaces
      if name.lowercased().hasSuffix(" desc") { name = name.dropLast(5).trimmingSpaces }
      let plain = String(name.split(separator: ".").last ?? "").filter { $0 != "`" }
      guard let column = table.definition.columnIndex(plain) else { return }
      columns.append(column)
    }
    if Set(columns).isSuperset(of: table.definition.primaryKey), !table.definition.primaryKey.isEmpty {
      return
    }
    let collations = columns.map { Collation(of: table.definition.columns[$0]) }
    for row in 0..<store.count {
      let key = columns.indices.map { collations[$0].key(store.bytes(row: row, column: columns[$0])) }
      keys.append(key)
      rows[key, default: []].append(row)
    }
  }

  /// The rows that compare equal to one in every column of the order; it alone where no two can, or the order is not
  /// one of columns.
  func tied(with row: Int) -> [Int] { keys.indices.contains(row) ? rows[keys[row]] ?? [row] : [row] }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
