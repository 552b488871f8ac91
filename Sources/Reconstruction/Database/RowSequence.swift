/// Row numbers of a table in an order, without some of them; nothing is stored for rows that stand as they are read.
struct RowSequence {
  /// Row numbers in their order; nil where the dump's order is the one.
  private let order: [UInt32]?
  private let total: Int
  /// Places in the order that are passed over, ascending.
  private let leftOut: [UInt32]

  init(order: [UInt32]?, total: Int, leftOut: [UInt32] = []) {
    self.order = order
    self.total = total
    self.leftOut = leftOut
  }

  var count: Int { total - leftOut.count }

  /// The row at a position.
  ///
  /// - Complexity: O(log rows left out).
  subscript(position: Int) -> Int {
    let place = position + leftOutBefore(position)
    return order.map { Int($0[place]) } ?? place
  }

  /// How many places that are left out come before the one at a position.
  private func leftOutBefore(_ position: Int) -> Int {
    var low = 0
    var high = leftOut.count
    while low < high {
      let middle = (low + high) / 2
      if Int(leftOut[middle]) - middle <= position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The position of a row, nil where it is left out.
  ///
  /// - Complexity: O(rows).
  func position(of row: Int) -> Int? {
    guard let place = order.map({ $0.firstIndex(of: UInt32(row)) }) ?? row, place < total else { return nil }
    let before = leftOut.partitioningIndex(from: UInt32(place))
    if before < leftOut.count, Int(leftOut[before]) == place { return nil }
    return place - before
  }
}

extension [UInt32] {
  /// In a sorted list the first place whose number is not below `bound`.
  ///
  /// - Complexity: O(log n).
  func partitioningIndex(from bound: UInt32) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < bound { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
