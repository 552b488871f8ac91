import DatabaseDump
import SQLSyntax

extension UnionQuestion {
  /// The expressions at the positions where something can come through.
  var outputs: [Int] {
    guard let select = tree.child(of: query, kind: .select),
      let list = tree.child(of: select, kind: .selectList)
    else { return [] }
    let items = Array(tree.children(of: list))
    return positions.compactMap { position in tree.children(of: items[position]).first { _ in true } }
  }

  /// The least that a delivery adds to the page, under the model's weights.
  func leastDelivery(weights: [Int]) -> Int {
    let minimum = MinimumLength(tree: tree)
    return zip(outputs, weights).reduce(0) { $0 + minimum.bytes(of: $1.0) * $1.1 }
  }

  /// Bytes that each row of a gathered delivery weighs at least; nil where that is not known.
  var leastPerRow: Int? { MinimumLength(tree: tree).perGatheredRow(below: query) }

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
    guard outputs.count == 1, var at = outputs.first else { return ([], []) }
    while true {
      switch tree.nodes[at].kind {
      case .cast, .convertUsing, .collate, .selectItem:
        guard let inner = tree.children(of: at).first(where: { _ in true }) else { return ([], []) }
        at = inner
      case .subquery:
        guard let query = tree.children(of: at).first(where: { _ in true }),
          let select = tree.child(of: query, kind: .select),
          let list = tree.child(of: select, kind: .selectList),
          let item = tree.children(of: list).first(where: { _ in true })
        else { return ([], []) }
        at = item
      case .call where tree.name(of: at).lowercased() == "concat":
        let parts = Array(tree.children(of: at))
        let before = parts.prefix(while: isLiteral).flatMap(tree.literalBytes)
        let after = parts.reversed().prefix(while: isLiteral).reversed().flatMap(tree.literalBytes)
        return (before, parts.allSatisfy(isLiteral) ? [] : after)
      default: return ([], [])
      }
    }
  }

  private func isLiteral(_ index: Int) -> Bool {
    [.string, .hexadecimal, .bits].contains(tree.nodes[index].kind)
  }
}

extension Snapshot {
  /// Whether some time in a table's rows lies within a span.
  func hasTimes(in span: ClosedRange<Int64>, table: Int) -> Bool {
    cache.times(of: table) {
      guard let rows = database.tables[table].rows else { return [] }
      let columns = database.tables[table].definition.columns.indices
      var times: [Int64] = []
      for row in 0..<rows.count {
        for column in columns {
          if let time = time(table: table, row: row, column: column) { times.append(time) }
        }
      }
      return times.sorted()
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
