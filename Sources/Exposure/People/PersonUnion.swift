/// Which records are one person: disjoint sets with path halving, four bytes a record.
struct PersonUnion: Sendable {
  private var parents: [UInt32]

  init(count: Int) { parents = (0..<UInt32(count)).map(\.self) }

  mutating func root(of record: Int) -> Int {
    var at = record
    while Int(parents[at]) != at {
      parents[at] = parents[Int(parents[at])]
      at = Int(parents[at])
    }
    return at
  }

  /// The lower number stays the root, so that the result does not depend on the order of the unions.
  mutating func unite(_ a: Int, _ b: Int) {
    let (x, y) = (root(of: a), root(of: b))
    if x < y { parents[y] = UInt32(x) } else { parents[x] = UInt32(y) }
  }
}
