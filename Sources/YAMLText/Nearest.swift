/// Finds what somebody probably meant by a misspelt word.
package enum Nearest {
  /// The candidate with the fewest edits, where these are few for the word's length; the first of equals.
  package static func match(_ word: String, among candidates: [String]) -> String? {
    let bound = word.count < 3 ? 0 : max(1, word.count / 3)
    let scored = candidates.map { ($0, distance(word.lowercased(), $0.lowercased())) }
    return scored.filter { $0.1 <= bound }.min { $0.1 < $1.1 }?.0
  }

  /// "Did you mean a? There are: a, b, c", with the first part where something is near.
  package static func advice(_ word: String, among candidates: [String], noun: String) -> String {
    let list = listed(candidates, noun: noun)
    guard let near = match(word, among: candidates) else { return list }
    return "Did you mean \(near)? " + list
  }

  package static func listed(_ candidates: [String], noun: String) -> String {
    guard !candidates.isEmpty else { return "There are no \(noun)" }
    let shown = candidates.prefix(30).joined(separator: ", ")
    return "The \(noun): \(shown)" + (candidates.count > 30 ? ", …" : "")
  }

  /// Insertions, deletions, replacements, and swaps of neighbours.
  ///
  /// - Complexity: O(*a* × *b*); words longer than 64 characters are cut there.
  package static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a.prefix(64)), Array(b.prefix(64)))
    var beforeLast = [Int]()
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, beforeLast[j - 1] + 1) }
        row.append(best)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
