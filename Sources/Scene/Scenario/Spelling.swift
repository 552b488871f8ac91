/// Finds what was probably meant.
enum Spelling {
  /// The nearest of `names`, where it is near enough to be a slip.
  static func nearest(to name: String, among names: [String]) -> String? {
    let near = names.map { ($0, distance(Array(name.utf8.prefix(40)), Array($0.utf8))) }
      .min { $0.1 < $1.1 }
    guard let near, near.1 <= max(1, max(near.0.utf8.count, name.utf8.count) / 3) else { return nil }
    return near.0
  }

  /// Levenshtein's distance.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, left) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, right) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (left == right ? 0 : 1))
        diagonal = above
      }
    }
    return row[b.count]
  }
}
