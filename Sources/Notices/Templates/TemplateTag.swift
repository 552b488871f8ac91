/// What stands in a template, piece by piece.
struct TemplateTag: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    /// What is written as it is.
    case text
    case shown, section, inverted, end, partial
  }

  let kind: Kind
  /// The text, or the name.
  let content: String
  /// From 1.
  let line: Int

  /// Takes a template apart.
  ///
  /// - Throws: where a tag has no end, or is none that templates of documents use.
  static func all(in text: String, template: String) throws(TemplateError) -> [TemplateTag] {
    var tags: [TemplateTag] = []
    var rest = text[...]
    var line = 1
    func lines(_ text: some StringProtocol) -> Int { text.reduce(0) { $1.isNewline ? $0 + 1 : $0 } }
    while let start = rest.firstRange(of: "{{") {
      let before = rest[..<start.lowerBound]
      if !before.isEmpty { tags.append(TemplateTag(kind: .text, content: String(before), line: line)) }
      line += lines(before)
      guard let end = rest[start.upperBound...].firstRange(of: "}}") else {
        throw TemplateError(template, line: line, "A tag begins and does not end", remedy: "Close it with }}")
      }
      let inner = rest[start.upperBound..<end.lowerBound]
      tags.append(try tag(inner, line, template))
      line += lines(inner)
      rest = rest[end.upperBound...]
    }
    if !rest.isEmpty { tags.append(TemplateTag(kind: .text, content: String(rest), line: line)) }
    return tags
  }

  private static func tag(_ inner: Substring, _ line: Int, _ template: String) throws(TemplateError)
    -> TemplateTag
  {
    let kind: Kind =
      switch inner.first {
      case "#": .section
      case "^": .inverted
      case "/": .end
      case ">": .partial
      default: .shown
      }
    let name = String(kind == .shown ? inner : inner.dropFirst())
    let isName =
      !name.isEmpty
      && name.utf8.allSatisfy { byte in
        (97...122).contains(byte) || (65...90).contains(byte) || byte == 45
      }
    guard isName else {
      throw TemplateError(
        template, line: line, "{{\(inner.prefix(40))}} is no tag that templates of documents use",
        remedy: "Use {{name}}, {{#name}}, {{^name}}, {{/name}} or {{>partial}}")
    }
    return TemplateTag(kind: kind, content: name, line: line)
  }
}
