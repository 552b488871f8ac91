/// JSON whose members keep their order, as a JSON Schema is written down.
package indirect enum SchemaNode: Sendable {
  case object([(String, SchemaNode)])
  case list([SchemaNode])
  case text(String)
  case whole(Int)
  case flag(Bool)

  package static func reference(_ name: String) -> SchemaNode {
    .object([("$ref", .text("#/$defs/" + name))])
  }

  /// One of these, or a list of them.
  package static func oneOrMore(_ one: SchemaNode, help: String, least: Int = 0) -> SchemaNode {
    var list: [(String, SchemaNode)] = [("type", .text("array")), ("items", one)]
    if least > 0 { list.append(("minItems", .whole(least))) }
    let description: [(String, SchemaNode)] = help.isEmpty ? [] : [("description", .text(help))]
    return .object(description + [("anyOf", .list([.object(list), one]))])
  }

  package func rendered(indent: Int) -> String {
    let outer = String(repeating: "  ", count: indent)
    let inner = outer + "  "
    switch self {
    case .object(let members):
      if members.isEmpty { return "{}" }
      let lines = members.map { inner + Self.quoted($0.0) + ": " + $0.1.rendered(indent: indent + 1) }
      return "{\n" + lines.joined(separator: ",\n") + "\n" + outer + "}"
    case .list(let values):
      let parts = values.map { $0.rendered(indent: indent + 1) }
      let line = "[" + parts.joined(separator: ", ") + "]"
      if !line.contains("\n"), line.count + outer.count <= 110 { return line }
      return "[\n" + parts.map { inner + $0 }.joined(separator: ",\n") + "\n" + outer + "]"
    case .text(let text): return Self.quoted(text)
    case .whole(let number): return String(number)
    case .flag(let flag): return String(flag)
    }
  }

  /// The texts here hold no control characters.
  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
