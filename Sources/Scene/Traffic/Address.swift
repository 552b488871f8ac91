/// Addresses that documents may use (RFC 5737, RFC 3849).
enum Address {
  static func isForDocumentation(_ text: String) -> Bool {
    if text.lowercased().hasPrefix("2001:db8:") {
      let groups = text.split(separator: ":", omittingEmptySubsequences: false)
      return groups.count <= 8 && text.utf8.count <= 39
        && groups.allSatisfy { $0.count <= 4 && $0.allSatisfy(\.isHexDigit) }
        && (text.contains("::") ? text.components(of: "::") == 2 : groups.count == 8)
    }
    guard let prefix = prefixes.first(where: { text.hasPrefix($0) }) else { return false }
    let last = text.dropFirst(prefix.count)
    return Int(last).map { (1...254).contains($0) && String($0) == last } ?? false
  }

  /// A visitor's address: mostly one of many IPv6 ones, else one of the few IPv4 ones below `.200`.
  static func visitor(_ seed: UInt64) -> String {
    var chance = Chance(seed)
    if chance.happens(450) {
      return chance.pick(prefixes) + String(1 + chance.below(199))
    }
    let groups = (0..<3).map { _ in String(chance.below(0x10000), radix: 16) }
    return "2001:db8:" + groups.joined(separator: ":") + "::" + String(1 + chance.below(0xFFFE), radix: 16)
  }

  /// Crawlers and scanners have addresses of their own, which visitors do not get.
  static func machine(_ number: Int) -> String { prefixes[number % 3] + String(200 + number / 3 % 30) }

  private static let prefixes = ["192.0.2.", "198.51.100.", "203.0.113."]
}

extension String {
  /// Into how many parts a separator cuts it.
  fileprivate func components(of separator: String) -> Int {
    var count = 1
    var rest = self[...]
    while let found = rest.firstRange(of: separator) {
      count += 1
      rest = rest[found.upperBound...]
    }
    return count
  }
}
