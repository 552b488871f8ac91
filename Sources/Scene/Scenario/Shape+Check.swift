import Yams

extension Shape {
  /// Walks a document along its shape.
  struct Checker {
    /// Aliases can make a small file's tree endless; nothing honest needs so many values.
    private var visited = 0
    private static let most = 100_000

    mutating func check(_ node: Node, _ shape: Shape, at path: String) throws(SceneError) {
      visited += 1
      guard visited <= Self.most else {
        throw SceneError.at(node, "The scenario has more than \(Self.most) values", "Leave out what repeats")
      }
      switch shape {
      case .object(let fields): try check(node, fields, at: path)
      case .map(let shape):
        guard let mapping = node.mapping else { throw mismatch(node, .map(shape), path) }
        for (key, value) in mapping {
          try check(key, .identifier, at: path)
          try check(value, shape, at: "\(path).\(key.string ?? "")")
        }
      case .list(let shape, let least):
        guard let list = node.sequence else { throw mismatch(node, .list(shape, least: least), path) }
        guard list.count >= least else {
          throw SceneError.at(node, "`\(path)` is empty", "Give at least \(least)")
        }
        for (number, value) in list.enumerated() { try check(value, shape, at: "\(path)[\(number)]") }
      case .oneOrMore(let shape):
        guard let list = node.sequence else { return try check(node, shape, at: path) }
        for (number, value) in list.enumerated() { try check(value, shape, at: "\(path)[\(number)]") }
      case .titles:
        if node.mapping != nil {
          let fields = ["ja", "en"].map { Field($0, .text, "") }
          return try check(node, fields, at: path)
        }
        try check(node, .text, at: path)
      default:
        guard let text = node.scalar?.string, shape.admits(text) else { throw mismatch(node, shape, path) }
      }
    }

    private mutating func check(_ node: Node, _ fields: [Field], at path: String) throws(SceneError) {
      guard let mapping = node.mapping else { throw mismatch(node, .object(fields), path) }
      var seen: Set<String> = []
      for (key, value) in mapping {
        let name = key.scalar?.string ?? ""
        let place = path.isEmpty ? name : "\(path).\(name)"
        guard let field = fields.first(where: { $0.name == name }) else {
          let near = Spelling.nearest(to: name, among: fields.map(\.name))
          throw SceneError.at(
            key, "`\(place.shortened)` is not known",
            near.map { "Did you mean `\($0)`?" }
              ?? "Known here: " + fields.map(\.name).joined(separator: ", "))
        }
        seen.insert(name)
        try check(value, field.shape, at: place)
      }
      if let missing = fields.first(where: { $0.isRequired && !seen.contains($0.name) }) {
        throw SceneError.at(
          node, "`\(missing.name)` is missing" + (path.isEmpty ? "" : " in `\(path)`"),
          "Add it: \(missing.shape.words)")
      }
    }

    private func mismatch(_ node: Node, _ shape: Shape, _ path: String) -> SceneError {
      let found =
        node.scalar.map { "`\($0.string.shortened)`" } ?? (node.sequence != nil ? "a list" : "a mapping")
      return SceneError.at(
        node, path.isEmpty ? "The scenario is \(found)" : "`\(path.shortened)` is \(found)",
        "It takes \(shape.words)")
    }
  }

  /// Whether a scalar's text is of this shape.
  func admits(_ text: String) -> Bool {
    switch self {
    case .text: !text.isEmpty && text.utf8.count <= 2000 && !text.unicodeScalars.contains { $0.value < 32 }
    case .identifier: Self.isWord(text)
    case .table:
      text.split(separator: ".", omittingEmptySubsequences: false).count == 2
        && text.split(separator: ".").allSatisfy { Self.isSQLName(String($0)) } && !text.hasPrefix(".")
        && !text.hasSuffix(".")
    case .path: Self.isPath(text, without: "\"'`\\<>?#")
    case .target: Self.isPath(text, without: "\"`\\<>#")
    case .fileName: Self.isWord(text) && !text.hasPrefix(".")
    case .integer(let range): Int(text).map(range.contains) ?? false
    case .share: Double(text).map { $0 >= 0 && $0 <= 1 } ?? false
    case .time: Instant(text) != nil
    case .date: Instant(date: text) != nil
    case .flag: text == "true" || text == "false"
    case .choice(let names): names.contains(text)
    default: false
    }
  }

  private static func isPath(_ text: String, without refused: String) -> Bool {
    text.hasPrefix("/") && text.utf8.count <= 200
      && text.utf8.allSatisfy { $0 > 32 && $0 < 127 && !refused.utf8.contains($0) }
  }

  private static func isWord(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 80
      && text.utf8.allSatisfy { isLetterOrDigit($0) || "_.-".utf8.contains($0) }
  }

  private static func isSQLName(_ text: String) -> Bool {
    text.utf8.count <= 60 && text.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "_") }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}

extension SceneError {
  /// A fault at a place of the scenario.
  static func at(_ node: Node?, _ message: String, _ remedy: String) -> SceneError {
    SceneError(message, line: node?.mark?.line, column: node?.mark?.column, remedy: remedy)
  }
}

extension String {
  /// As it may stand in a message: at most 60 characters.
  var shortened: String { count <= 60 ? self : prefix(59) + "…" }
}
