/// Which row each place is, where the bytes allow several: every row stands in one place only.
struct Assignment<Place: Hashable & Comparable> {
  /// The row of each place for which it is certain that the row was read, there or in another of the places.
  private(set) var rows: [Place: Int] = [:]
  /// Places of which it is not certain which row they are.
  private(set) var ambiguous: Set<Place> = []

  /// - Parameters:
  ///   - candidates: the rows that each place may be.
  ///   - preferred: the row that a place is if nothing speaks against it.
  ///   - areAlike: whether all places were asked for the same, so that it does not matter which row stands where as
  ///     long as all are taken.
  init(_ candidates: [Place: Set<Int>], preferring preferred: [Place: Int], areAlike: Bool) {
    var left = candidates.filter { !$0.value.isEmpty }
    while let single = left.keys.sorted().first(where: { left[$0]?.count == 1 }),
      let row = left[single]?.first
    {
      rows[single] = row
      left[single] = nil
      for place in left.keys { left[place]?.remove(row) }
      left = left.filter { !$0.value.isEmpty }
    }
    while let first = left.keys.min() {
      let group = Assignment.connected(to: first, in: left)
      let choices = Set(group.flatMap { left[$0] ?? [] })
      let matched = choices.count == group.count && areAlike ? Assignment.match(group, left, preferred) : nil
      if let matched { rows.merge(matched) { $1 } } else { ambiguous.formUnion(group) }
      for place in group { left[place] = nil }
    }
  }

  /// The places that share rows with one, directly or through others, in order.
  private static func connected(to first: Place, in candidates: [Place: Set<Int>]) -> [Place] {
    var group: Set<Place> = [first]
    var choices = candidates[first] ?? []
    while true {
      let more = candidates.filter { !group.contains($0.key) && !$0.value.isDisjoint(with: choices) }
      if more.isEmpty { return group.sorted() }
      group.formUnion(more.keys)
      for (_, rows) in more { choices.formUnion(rows) }
    }
  }

  /// A row for every place, preferred ones first (augmenting paths); nil where there are not enough.
  private static func match(_ group: [Place], _ candidates: [Place: Set<Int>], _ preferred: [Place: Int])
    -> [Place: Int]?
  {
    var owner: [Int: Place] = [:]
    func seat(_ place: Place, _ tried: inout Set<Int>) -> Bool {
      let rows = (candidates[place] ?? []).sorted {
        ($0 == preferred[place] ? 0 : 1, $0) < ($1 == preferred[place] ? 0 : 1, $1)
      }
      for row in rows where tried.insert(row).inserted {
        guard let other = owner[row] else {
          owner[row] = place
          return true
        }
        if seat(other, &tried) {
          owner[row] = place
          return true
        }
      }
      return false
    }
    for place in group {
      var tried: Set<Int> = []
      guard seat(place, &tried) else { return nil }
    }
    return Dictionary(uniqueKeysWithValues: owner.map { ($0.value, $0.key) })
  }
}
