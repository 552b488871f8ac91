/// Compares the names that files have on a server.
enum ServerPath {
  /// Whether a path that was asked for is one that the map names; `*` stands for any part of one name.
  static func matches(_ path: String, pattern: String) -> Bool {
    let (parts, patterns) = (resolved(path), resolved(pattern))
    return parts.count == patterns.count && zip(parts, patterns).allSatisfy(matchesName)
  }

  /// The names of a path, without empty ones and `.`, and with `..` undone; Windows' separators are others' too.
  private static func resolved(_ path: String) -> [Substring] {
    var names: [Substring] = []
    for name in path.split(whereSeparator: { $0 == "/" || $0 == "\\" }) where name != "." {
      if name == ".." { _ = names.popLast() } else { names.append(name) }
    }
    return names
  }

  private static func matchesName(_ name: Substring, _ pattern: Substring) -> Bool {
    guard pattern.contains("*") else { return name == pattern }
    let pieces = pattern.split(separator: "*", omittingEmptySubsequences: false)
    guard let first = pieces.first, let last = pieces.last, name.hasPrefix(first), name.hasSuffix(last),
      name.count >= first.count + last.count
    else { return false }
    var rest = name.dropFirst(first.count).dropLast(last.count)
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let found = rest.firstRange(of: piece) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }
}
