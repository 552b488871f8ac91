import Yams

/// Reads the nodes of a data map and collects everything that is wrong.
///
/// The extensions read the parts; ``MapChecker`` then looks at how the parts fit together.
struct MapReader {
  /// Nodes that are looked at; aliases of aliases reach it, maps do not.
  private static let nodeLimit = 500_000

  private(set) var problems: [DataMapError.Problem] = []
  private var visited = 0

  /// The pairs of a mapping, by key.
  struct Entries {
    let mark: Mark
    let pairs: [(key: Marked<String>, value: Node)]

    subscript(key: String) -> Node? { pairs.first { $0.key.value == key }?.value }
    func key(_ key: String) -> Marked<String>? { pairs.first { $0.key.value == key }?.key }
  }

  mutating func report(
    _ code: DataMapError.Problem.Code, at mark: Mark, _ message: String, remedy: String = ""
  ) {
    problems.append(.init(code, at: mark, message, remedy: remedy))
  }

  // MARK: - Shapes

  /// A mapping; `keys` are those it may have, nil: any.
  mutating func mapping(_ node: Node, _ what: String, keys: [String]?, elsewhere: [String: String] = [:])
    -> Entries?
  {
    let mark = place(node)
    guard count(node), case .mapping(let mapping) = node else {
      wrongType(node, what, "a mapping, `key: value`")
      return nil
    }
    var pairs: [(key: Marked<String>, value: Node)] = []
    for (key, value) in mapping {
      guard case .scalar(let scalar) = key else {
        report(.wrongType, at: place(key), "A key of \(what) is no text", remedy: "Keys are plain words")
        continue
      }
      if let keys, !keys.contains(scalar.string) {
        let advice =
          scalar.string.contains("：")
          ? "Write a colon and a space, “: ”, in place of “：”"
          : elsewhere[scalar.string] ?? Nearest.advice(scalar.string, among: keys, noun: "keys here")
        report(.unknownKey, at: place(key), "Unknown key \(scalar.string) in \(what)", remedy: advice)
        continue
      }
      pairs.append((Marked(scalar.string, at: place(key)), value))
    }
    return Entries(mark: mark, pairs: pairs)
  }

  /// A list; with `orOne`, one thing alone stands for a list of it.
  mutating func list(_ node: Node, _ what: String, orOne: Bool = false) -> [Node] {
    guard count(node) else { return [] }
    if case .sequence(let sequence) = node { return Array(sequence) }
    if orOne { return [node] }
    wrongType(node, what, "a list, `- …` or [ … ]")
    return []
  }

  /// A text that is not empty, as it is written: `no`, `1` and `2016-12-22` are texts too.
  mutating func text(_ node: Node, _ what: String) -> Marked<String>? {
    guard count(node), case .scalar(let scalar) = node else {
      wrongType(node, what, "one text")
      return nil
    }
    guard !MapReader.isNull(scalar), !scalar.string.isEmpty else {
      report(
        .missingKey, at: place(node), "\(what) is empty",
        remedy: "Write a value after the colon, or leave the key out")
      return nil
    }
    return Marked(scalar.string, at: place(node))
  }

  /// A value of a column; nil inside is NULL.
  mutating func nullable(_ node: Node, _ what: String) -> String?? {
    guard count(node), case .scalar(let scalar) = node else {
      wrongType(node, what, "one value")
      return nil
    }
    return .some(MapReader.isNull(scalar) ? nil : scalar.string)
  }

  /// The value of a key that has to be there.
  mutating func required(_ entries: Entries, _ key: String, of what: String, remedy: String) -> Node? {
    if let node = entries[key] { return node }
    report(.missingKey, at: entries.mark, "\(what) has no \(key)", remedy: remedy)
    return nil
  }

  /// An id: letters of any script, digits, `_ . -`.
  mutating func identifier(_ node: Node, _ what: String) -> Marked<String>? {
    guard let id = text(node, what) else { return nil }
    guard SetExpression.isIdentifier(id.value) else {
      report(
        .badValue, at: id.mark, "\(what) is “\(id.value)”",
        remedy: "Ids are made of letters, digits, _ . and -, and begin with none of . -")
      return nil
    }
    return id
  }

  /// `{ ja: …, en: … }`, or one text for both.
  mutating func bilingual(_ node: Node, _ what: String) -> BilingualText? {
    if case .scalar = node {
      return text(node, what).map { BilingualText(japanese: $0.value, english: $0.value) }
    }
    guard let entries = mapping(node, what, keys: ["ja", "en"]) else { return nil }
    let japanese = entries["ja"].flatMap { text($0, "ja of \(what)") }?.value
    let english = entries["en"].flatMap { text($0, "en of \(what)") }?.value
    guard let one = japanese ?? english else {
      if entries.pairs.isEmpty {
        report(.missingKey, at: entries.mark, "\(what) is empty", remedy: "Give ja, en or both, or one text")
      }
      return nil
    }
    return BilingualText(japanese: japanese ?? one, english: english ?? one)
  }

  /// One of the values of an enumeration, whatever its case.
  mutating func choice<Value: RawRepresentable & CaseIterable & Sendable & Equatable>(
    _ node: Node, _ what: String, _ type: Value.Type
  ) -> Marked<Value>? where Value.RawValue == String {
    guard let written = text(node, what) else { return nil }
    if let value = Value(rawValue: written.value.lowercased()) { return Marked(value, at: written.mark) }
    let known = type.allCases.map(\.rawValue)
    report(
      .badValue, at: written.mark, "Unknown \(what) \(written.value)",
      remedy: Nearest.advice(written.value, among: known, noun: "values"))
    return nil
  }

  // MARK: - Helpers

  func place(_ node: Node) -> Mark { Mark(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1) }

  /// The place of a character of a text; that of the text where it is not written on one line.
  func mark(_ text: Marked<String>, in scalar: Node.Scalar, offset: Int) -> Mark {
    let isQuoted = scalar.style == .doubleQuoted || scalar.style == .singleQuoted
    guard isQuoted || scalar.style == .plain else { return text.mark }
    return Mark(line: text.mark.line, column: text.mark.column + offset + (isQuoted ? 1 : 0))
  }

  private mutating func wrongType(_ node: Node, _ what: String, _ expected: String) {
    guard visited <= Self.nodeLimit else { return }
    let found =
      switch node {
      case .mapping: "a mapping"
      case .sequence: "a list"
      case .scalar(let scalar): MapReader.isNull(scalar) ? "nothing" : "a text"
      case .alias: "an alias"
      }
    report(.wrongType, at: place(node), "\(what) is \(found)", remedy: "It has to be \(expected)")
  }

  /// Counts a node; false once there are too many.
  private mutating func count(_ node: Node) -> Bool {
    visited += 1
    if visited == Self.nodeLimit + 1 {
      report(.tooLarge, at: place(node), "Aliases make this map too large", remedy: "Write the parts out")
    }
    return visited <= Self.nodeLimit
  }

  private static func isNull(_ scalar: Node.Scalar) -> Bool {
    scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }
}
