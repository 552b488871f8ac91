import Bytes

/// The columns that lines have, for saying what there is. Not for hot loops.
enum LineColumns {
  /// The fields of the patterns, those that hold values of their own with the paths of these, in the order in which
  /// they first occur in the whole lines of `head`.
  static func names(in head: Span<UInt8>, patterns: [LinePattern], text: TextDecoder) -> [String] {
    var found = JSONKeys.OrderedPaths()
    var matchers = patterns.map(LineMatcher.init)
    var lines = LineCursor((head.startsWithByteOrderMark ? 3 : 0)..<head.count)
    var decoder = text
    while let range = lines.next(in: head), found.paths.count < JSONKeys.limit {
      var line: [UInt8] = []
      decoder.append(head, range, of: range, to: &line)
      if line.last == 0x0D { line.removeLast() }
      guard
        let index = matchers.indices.first(where: { matchers[$0].match(line.span, isOpen: false) == .whole })
      else { continue }
      for (step, value) in zip(patterns[index].steps, matchers[index].values) {
        guard let field = step.field else { continue }
        let inner = paths(inside: Array(line[value]), field.content)
        if inner.isEmpty { found.add(field.name) }
        for path in inner { found.add("\(field.name).\(path)") }
      }
    }
    for field in patterns.flatMap(\.fields)
    where !found.paths.contains(where: { $0.hasPrefix(field.name + ".") }) {
      found.add(field.name)
    }
    return found.paths
  }

  private static func paths(inside value: [UInt8], _ content: LinePattern.Content?) -> [String] {
    var found = JSONKeys.OrderedPaths()
    switch content {
    case .form:
      for pair in value.split(separator: UInt8(ascii: "&")) {
        let key = Array(pair.prefix { $0 != UInt8(ascii: "=") })
        var plain: [UInt8] = []
        KeyedValues.undo(key.span, 0..<key.count, into: &plain)
        if !plain.isEmpty { found.add(plain.span.text) }
      }
    case .pairs:
      var pairs = PairCursor()
      while let pair = pairs.next(in: value.span, isOpen: false) { found.add(value.span.text(in: pair.key)) }
    case .json, nil:
      guard value.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else { return [] }
      var walker = JSONWalker(value)
      walker.collect(into: &found)
    }
    return found.paths
  }
}
