import DatabaseDump
import SQLSyntax

extension DeliveryQuestion {
  /// The expressions at the positions where something can come through.
  var outputs: [Int] {
    guard case .rows = channel else { return [asked] }
    guard let select = tree.child(of: asked, kind: .select),
      let list = tree.child(of: select, kind: .selectList)
    else { return [] }
    let items = Array(tree.children(of: list))
    return positions.compactMap { position in tree.children(of: items[position]).first { _ in true } }
  }

  /// The least that a delivery adds to the page, under the model's weights.
  func leastDelivery(weights: [Int]) -> Int {
    let minimum = MinimumLength(tree: tree)
    let limit = carrier?.limit ?? Int.max
    let unquoted = carrier?.start == .firstBadToken ? XPathText.firstBadToken(in: delimiters.before) ?? 0 : 0
    return zip(outputs, weights).reduce(0) {
      $0 + min(limit, max(0, minimum.bytes(of: $1.0) - unquoted)) * $1.1
    }
  }

  /// Bytes that each row of a gathered delivery weighs at least; nil where that is not known.
  var leastPerRow: Int? { MinimumLength(tree: tree).perGatheredRow(below: asked) }

  var callsGroupConcat: Bool {
    tree.nodes.indices.contains {
      tree.nodes[$0].kind == .call && tree.name(of: $0).lowercased() == "group_concat"
    }
  }

  /// Whether it asks for rows by their number.
  var asksForPositions: Bool {
    shape.sources.contains { source in
      switch source.extent {
      case .row(let position): position != nil
      case .range: true
      default: false
      }
    }
  }

  /// The constant text around the value in the only output: delimiters that the attack tool looks for.
  var delimiters: (before: [UInt8], after: [UInt8]) {
    let outputs = outputs
    return outputs.count == 1 ? Delimiters.around(outputs[0], in: tree) : ([], [])
  }

  /// The number of the first character asked for, where the value is fetched in pieces.
  var piece: Int {
    for index in tree.descendants(of: asked) where tree.nodes[index].kind == .call {
      guard ["mid", "substring", "substr"].contains(tree.name(of: index).lowercased()) else { continue }
      let arguments = Array(tree.children(of: index))
      guard arguments.count > 1, tree.nodes[arguments[1]].kind == .number else { continue }
      return Int(String(decoding: tree.text(of: tree.nodes[arguments[1]].token), as: UTF8.self)) ?? 0
    }
    return 0
  }
}

extension Snapshot {
  /// Whether some time in a table's rows lies within a span.
  func hasTimes(in span: ClosedRange<Int64>, table: Int) -> Bool {
    cache.times(of: table, from: span.lowerBound) { instant in
      guard let rows = database.tables[table].rows else { return [] }
      let columns = database.tables[table].definition.columns.indices.filter {
        database.tables[table].definition.columns[$0].isTime
      }
      var times: Set<Int64> = []
      for row in 0..<rows.count {
        for column in columns {
          if let time = time(table: table, row: row, column: column), time >= instant { times.insert(time) }
        }
      }
      return times
    }.contains(within: span)
  }
}

extension [Int64] {
  /// Whether a sorted list has a member within `span`.
  ///
  /// - Complexity: O(log n).
  func contains(within span: ClosedRange<Int64>) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < span.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] <= span.upperBound
  }
}
