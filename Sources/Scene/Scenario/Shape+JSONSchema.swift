extension Shape {
  /// As JSON Schema (draft 2020-12).
  func schema(_ help: String = "") -> JSON {
    var members: [(String, JSON)] = help.isEmpty ? [] : [("description", .text(help))]
    switch self {
    case .object(let fields):
      members += [
        ("type", .text("object")),
        ("properties", .object(fields.map { ($0.name, $0.shape.schema($0.help)) })),
        ("additionalProperties", .flag(false)),
      ]
      let required = fields.filter(\.isRequired).map { JSON.text($0.name) }
      if !required.isEmpty { members.append(("required", .list(required))) }
    case .map(let shape):
      members += [
        ("type", .text("object")),
        ("propertyNames", .object([("pattern", .text("^[A-Za-z0-9_.-]{1,80}$"))])),
        ("additionalProperties", shape.schema()),
      ]
    case .list(let shape, let least):
      members += [("type", .text("array")), ("items", shape.schema())]
      if least > 0 { members.append(("minItems", .integer(least))) }
    case .oneOrMore(let shape):
      let list = JSON.object([("type", .text("array")), ("items", shape.schema())])
      members.append(("oneOf", .list([shape.schema(), list])))
    case .text: members += string(nil) + [("minLength", .integer(1)), ("maxLength", .integer(2000))]
    case .identifier: members += string("^[A-Za-z0-9_.-]{1,80}$")
    case .table: members += string("^[A-Za-z0-9_]{1,60}\\.[A-Za-z0-9_]{1,60}$")
    case .path: members += string("^/[^\\s\"'`\\\\<>?#]{0,199}$")
    case .target: members += string("^/[^\\s\"`\\\\<>#]{0,199}$")
    case .fileName: members += string("^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,79}$")
    case .integer(let range):
      members += [
        ("type", .text("integer")), ("minimum", .integer(range.lowerBound)),
        ("maximum", .integer(range.upperBound)),
      ]
    case .share: members += [("type", .text("number")), ("minimum", .integer(0)), ("maximum", .integer(1))]
    case .time:
      members += string(
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})$")
    case .date: members += string("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
    case .flag: members.append(("type", .text("boolean")))
    case .choice(let names): members.append(("enum", .list(names.map { .text($0) })))
    case .titles:
      let both = Shape.object(["ja", "en"].map { Field($0, .text, "") })
      members.append(("oneOf", .list([Shape.text.schema(), both.schema()])))
    }
    return .object(members)
  }

  private func string(_ pattern: String?) -> [(String, JSON)] {
    [("type", .text("string"))] + (pattern.map { [("pattern", .text($0))] } ?? [])
  }
}
