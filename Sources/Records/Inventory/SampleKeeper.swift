/// Keeps some of the records that pass by, spread evenly, without knowing how many will come: every
/// record at first, then every second, every fourth and so on.
struct SampleKeeper {
  private let limit: Int
  private var kept: [[String?]] = []
  private var stride = 1
  private var count = 0

  init(limit: Int) { self.limit = max(0, limit) }

  /// Whether the next record is to be kept.
  mutating func wantsNext() -> Bool {
    defer { count += 1 }
    return limit > 0 && count.isMultiple(of: stride)
  }

  mutating func keep(_ record: [String?]) {
    if kept.count == 2 * limit {
      kept = kept.indices.filter { $0.isMultiple(of: 2) }.map { kept[$0] }
      stride *= 2
      // The present record is the one after those that were kept, and stays in step with them.
    }
    kept.append(record)
  }

  /// At most as many records as were asked for.
  var samples: [[String?]] {
    if kept.count <= limit { return kept }
    return (0..<limit).map { kept[$0 * kept.count / limit] }
  }
}
