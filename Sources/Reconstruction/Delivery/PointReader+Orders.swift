import DatabaseDump
import Injection
import SQLSyntax

/// Which row a position is, where the query leaves it open.
extension PointReader {
  /// Rows asked for one by one without ORDER BY come in one order; if the primary key's does not fit, an index may.
  func settleOrders(_ readings: inout [Reading]) {
    var groups: [String: [Int]] = [:]
    for index in readings.indices {
      guard let source = readings[index].question.shape.sources.first, source.order == nil,
        !source.isCatalogue,
        readings[index].question.asksForPositions, readings[index].model != nil
      else { continue }
      groups[source.table + "\u{0}" + source.columns.map(\.name).joined(separator: ","), default: []].append(
        index)
    }
    for (_, members) in groups.sorted(by: { $0.key < $1.key }) {
      let exact = members.filter { if case .exact = readings[$0].verdict { true } else { false } }
      guard exact.count < members.count, let source = readings[members[0]].question.shape.sources.first,
        let table = database.candidates(schema: source.schema, name: source.table).first
      else { continue }
      var best = (fits: exact.count, readings: [Int: Reading]())
      for order in Snapshot.orders(of: database.tables[table]).indices.dropFirst() {
        var tried: [Int: Reading] = [:]
        var fits = 0
        for member in members {
          guard let model = readings[member].model else { continue }
          var assumptions = readings[member].assumptions
          assumptions.order = order
          var other = answered(readings[member].question, assumptions)
          if let rows = other.rows, let delivery = other.question.measure(rows),
            let size = other.question.attack.bytes
          {
            other.model = model
            other.predicted = model.size(of: delivery)
            let isExact = other.predicted == size
            fits += isExact ? 1 : 0
            other.verdict = isExact ? .exact(independent: false) : judgeInexact(other, model, size)
          }
          tried[member] = other
        }
        if fits > best.fits { best = (fits, tried) }
      }
      for (member, reading) in best.readings { readings[member] = reading }
    }
  }

  /// Without a model: rows beyond the end of a table all bring the same, smallest page.
  func refuteOverruns(_ readings: inout [Reading]) {
    var groups: [String: [(position: Int, index: Int)]] = [:]
    for index in readings.indices where readings[index].model == nil && readings[index].verdict == .open {
      guard let source = readings[index].question.shape.sources.first,
        case .row(let position?) = source.extent
      else { continue }
      groups[source.table + "\u{0}" + source.columns.map(\.name).joined(separator: ","), default: []].append(
        (position, index))
    }
    for (_, members) in groups {
      let sorted = members.sorted { $0.position < $1.position }
      guard let last = sorted.last, let size = readings[last.index].question.attack.bytes else { continue }
      let tail = sorted.reversed().prefix { readings[$0.index].question.attack.bytes == size }
      let others = sorted.dropLast(tail.count).compactMap { readings[$0.index].question.attack.bytes }
      guard tail.count >= 2, let smallest = others.min(), size < smallest else { continue }
      for member in tail { readings[member.index].verdict = .refuted }
    }
  }
}
