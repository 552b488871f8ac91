package import Yams

/// What a reader of YAML nodes has found wrong so far.
package struct YAMLFaults: Sendable {
  /// Nodes that are looked at; aliases of aliases reach it, files do not.
  fileprivate static let nodeLimit = 500_000

  package private(set) var problems: [YAMLProblem] = []
  fileprivate var visited = 0

  package init() {}

  package mutating func report(
    _ code: YAMLProblem.Code, at mark: Mark, _ message: String, remedy: String = ""
  ) {
    problems.append(.init(code, at: mark, message, remedy: remedy))
  }
}

/// Reads the nodes of a file that a person wrote and collects everything that is wrong, each with its place.
package protocol YAMLReading {
  var faults: YAMLFaults { get set }
}

/// The pairs of a mapping, by key.
package struct YAMLEntries {
  package let mark: Mark
  package let pairs: [(key: Marked<String>, value: Node)]

  package subscript(key: String) -> Node? { pairs.first { $0.key.value == key }?.value }
  package func key(_ key: String) -> Marked<String>? { pairs.first { $0.key.value == key }?.key }
}

extension YAMLReading {
  package mutating func report(
    _ code: YAMLProblem.Code, at mark: Mark, _ message: String, remedy: String = ""
  ) {
    faults.report(code, at: mark, message, remedy: remedy)
  }

  // MARK: - Shapes

  /// A mapping; `keys` are those it may have, nil: any.
  package mutating func mapping(
    _ node: Node, _ what: String, keys: [String]?, elsewhere: [String: String] = [:]
  )
    -> YAMLEntries?
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
    return YAMLEntries(mark: mark, pairs: pairs)
  }

  /// A list; with `orOne`, one thing alone stands for a list of it.
  package mutating func list(_ node: Node, _ what: String, orOne: Bool = false) -> [Node] {
    guard count(node) else { return [] }
    if case .sequence(let sequence) = node { return Array(sequence) }
    if orOne { return [node] }
    wrongType(node, what, "a list, `- …` or [ … ]")
    return []
  }

  /// A text that is not empty, as it is written: `no`, `1` and `2016-12-22` are texts too.
  package mutating func text(_ node: Node, _ what: String) -> Marked<String>? {
    guard count(node), case .scalar(let scalar) = node else {
      wrongType(node, what, "one text")
      return nil
    }
    guard !YAMLNull.matches(scalar), !scalar.string.isEmpty else {
      report(
        .missingKey, at: place(node), "\(what) is empty",
        remedy: "Write a value after the colon, or leave the key out")
      return nil
    }
    return Marked(scalar.string, at: place(node))
  }

  /// A value of a column; nil inside is NULL.
  package mutating func nullable(_ node: Node, _ what: String) -> String?? {
    guard count(node), case .scalar(let scalar) = node else {
      wrongType(node, what, "one value")
      return nil
    }
    return .some(YAMLNull.matches(scalar) ? nil : scalar.string)
  }

  /// The value of a key that has to be there.
  package mutating func required(_ entries: YAMLEntries, _ key: String, of what: String, remedy: String)
    -> Node?
  {
    if let node = entries[key] { return node }
    report(.missingKey, at: entries.mark, "\(what) has no \(key)", remedy: remedy)
    return nil
  }

  /// `{ ja: …, en: … }`, or one text for both.
  package mutating func bilingual(_ node: Node, _ what: String) -> BilingualText? {
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
  package mutating func choice<Value: RawRepresentable & CaseIterable & Sendable & Equatable>(
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

  package func place(_ node: Node) -> Mark {
    Mark(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  /// The place of a character of a text; that of the text where it is not written on one line.
  package func mark(_ text: Marked<String>, in scalar: Node.Scalar, offset: Int) -> Mark {
    let isQuoted = scalar.style == .doubleQuoted || scalar.style == .singleQuoted
    guard isQuoted || scalar.style == .plain else { return text.mark }
    return Mark(line: text.mark.line, column: text.mark.column + offset + (isQuoted ? 1 : 0))
  }

  private mutating func wrongType(_ node: Node, _ what: String, _ expected: String) {
    guard faults.visited <= YAMLFaults.nodeLimit else { return }
    let found =
      switch node {
      case .mapping: "a mapping"
      case .sequence: "a list"
      case .scalar(let scalar): YAMLNull.matches(scalar) ? "nothing" : "a text"
      case .alias: "an alias"
      }
    report(.wrongType, at: place(node), "\(what) is \(found)", remedy: "It has to be \(expected)")
  }

  /// Counts a node; false once there are too many.
  private mutating func count(_ node: Node) -> Bool {
    faults.visited += 1
    if faults.visited == YAMLFaults.nodeLimit + 1 {
      report(.tooLarge, at: place(node), "Aliases make this file too large", remedy: "Write the parts out")
    }
    return faults.visited <= YAMLFaults.nodeLimit
  }
}

private enum YAMLNull {
  static func matches(_ scalar: Node.Scalar) -> Bool {
    scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }
}
