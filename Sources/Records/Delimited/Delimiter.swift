/// Finds out what separates the values of a file.
enum Delimiter {
  /// The candidates, the likelier ones first.
  static let candidates: [UInt8] = [0x2C, 0x09, 0x3B, 0x7C]

  /// The separator of the file that begins with `head`; nil where its first line has none.
  ///
  /// The one that divides most of the first lines into the same number of values wins; where several do, the
  /// one that divides into more. Quoted parts do not count.
  static func detect(_ head: Span<UInt8>) -> UInt8? {
    var best: (delimiter: UInt8, agreeing: Int, values: Int)?
    for candidate in candidates {
      let counts = occurrences(of: candidate, in: head)
      guard let first = counts.first, first > 0 else { continue }
      let agreeing = counts.count { $0 == first }
      if let found = best, (found.agreeing, found.values) >= (agreeing, first) { continue }
      best = (candidate, agreeing, first)
    }
    return best?.delimiter
  }

  /// How often `candidate` stands outside quotes in each of the first lines.
  private static func occurrences(of candidate: UInt8, in head: Span<UInt8>) -> [Int] {
    var counts: [Int] = []
    var count = 0
    var isQuoted = false
    var isEmpty = true
    var at = 0
    while at < head.count, counts.count < 20 {
      let byte = head[at]
      at += 1
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A {
        if !isEmpty { counts.append(count) }
        count = 0
        isEmpty = true
      } else {
        isEmpty = isEmpty && byte == 0x0D
        if byte == candidate { count += 1 }
      }
    }
    if at == head.count, !isEmpty, counts.isEmpty { counts.append(count) }
    return counts
  }
}
