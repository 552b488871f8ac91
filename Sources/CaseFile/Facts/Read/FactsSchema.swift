/// The JSON Schema (draft 2020-12) of a file of facts, for editors that check and complete while one writes.
///
/// It is made from the table along which files are read. `docs/schemas/facts.schema.json` is the same text.
public enum FactsSchema {
  public static var json: String {
    guard case .object(let fields) = FactTable.file else { return "" }
    let head: [(String, SchemaNode)] = [
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
      ("$id", .text("urn:tenmatsu:facts:1")),
      ("title", .text("Tenmatsu facts")),
      ("description", .text("What no log holds about a case. Described in docs/guides/facts.md.")),
    ]
    let sections = fields.map { field -> (String, SchemaNode) in
      guard let kind = Fact.Kind.allCases.first(where: { $0.section == field.name }) else {
        return (field.name, field.shape.schema(field.help))
      }
      let reference = SchemaNode.object([("$ref", .text("#/$defs/\(kind.rawValue)"))])
      let one = SchemaNode.object([
        ("description", .text(field.help)), ("$ref", .text("#/$defs/\(kind.rawValue)")),
      ])
      return (field.name, kind == .organisation ? one : .oneOrMore(reference, help: field.help))
    }
    let kinds = Fact.Kind.allCases.map { ($0.rawValue, FactTable.shape(of: $0).schema("")) }
    let body: [(String, SchemaNode)] = [
      ("type", .text("object")), ("additionalProperties", .flag(false)),
      ("properties", .object(sections)), ("$defs", .object(kinds + shared)),
    ]
    return SchemaNode.object(head + body).rendered(indent: 0) + "\n"
  }

  /// What many keys take.
  private static let shared: [(String, SchemaNode)] = [
    (
      "text",
      .object([
        (
          "anyOf",
          .list([
            .object([("type", .text("string")), ("minLength", .whole(1))]),
            .object([("type", .list([.text("number"), .text("boolean")]))]),
          ])
        )
      ])
    ),
    (
      "bilingual",
      .object([
        ("description", .text("A text in Japanese and English; one alone stands for both.")),
        (
          "anyOf",
          .list([
            .reference("text"),
            .object([
              ("type", .text("object")), ("additionalProperties", .flag(false)), ("minProperties", .whole(1)),
              ("properties", .object([("ja", .reference("text")), ("en", .reference("text"))])),
            ]),
          ])
        ),
      ])
    ),
    (
      "id",
      .object([
        ("description", .text("Words of a-z and 0-9 with dashes between them.")),
        (
          "anyOf",
          .list([
            .object([("type", .text("string")), ("pattern", .text("^[a-z0-9]+(-[a-z0-9]+)*$"))]),
            .object([("type", .text("integer"))]),
          ])
        ),
      ])
    ),
    (
      "time",
      .object([
        (
          "description",
          .text(
            "2016-12-23 12:35, about 2016-12-23 12:35, 2016-12-23 afternoon, 2016-12-23, 2016-12 or unknown; a zone may follow."
          )
        ),
        ("type", .text("string")),
        (
          "pattern",
          .text(
            "^(unknown|(about |約)?[0-9]{4}-[0-9]{2}(-[0-9]{2})?([T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?頃?)?( ?(morning|afternoon|evening|night|午前|午後|夕方|夜))?( ?(Z|UTC|[+-][0-9]{2}:?[0-9]{2}|[A-Za-z_]+(/[A-Za-z0-9_+-]+)+))?)$"
          )
        ),
      ])
    ),
    (
      "zone",
      .object([
        ("type", .text("string")),
        ("pattern", .text("^(UTC|Z|[+-][0-9]{2}:?[0-9]{2}|[A-Za-z_]+/[A-Za-z0-9_+/-]+)$")),
      ])
    ),
  ]
}

extension FactShape {
  fileprivate func schema(_ help: String) -> SchemaNode {
    let description: [(String, SchemaNode)] = help.isEmpty ? [] : [("description", .text(help))]
    func text(_ pattern: String) -> SchemaNode {
      .object(description + [("type", .text("string")), ("pattern", .text(pattern))])
    }
    func reference(_ name: String) -> SchemaNode {
      .object(description + [("$ref", .text("#/$defs/" + name))])
    }
    switch self {
    case .object(let fields):
      let required = fields.filter(\.isRequired).map { SchemaNode.text($0.name) }
      let ends: [(String, SchemaNode)] = required.isEmpty ? [] : [("required", .list(required))]
      return .object(
        description
          + [
            ("type", .text("object")), ("additionalProperties", .flag(false)),
            ("properties", .object(fields.map { ($0.name, $0.shape.schema($0.help)) })),
          ] + ends)
    case .list(let shape, let least): return .oneOrMore(shape.schema(""), help: help, least: least)
    case .text, .name, .declared: return reference("text")
    case .bilingual: return reference("bilingual")
    case .time: return reference("time")
    case .zone: return reference("zone")
    case .id, .reference: return reference("id")
    case .choice(let words): return .object(description + [("enum", .list(words.map { .text($0) }))])
    case .word(let terms):
      let known = SchemaNode.object([("enum", .list(terms.map { .text($0.word) }))])
      let own = SchemaNode.object([
        ("type", .text("string")), ("pattern", .text("^x-[A-Za-z0-9]+(-[A-Za-z0-9]+)*$")),
      ])
      return .object(description + [("anyOf", .list([known, own]))])
    case .limit: return text("^[0-9]{1,4} (hours?|days?|business days?)$")
    case .whole:
      return .object(description + [("type", .text("integer")), ("minimum", .whole(0))])
    case .sha256: return text("^[0-9A-Fa-f]{64}$")
    case .timeOfDay: return text("^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$")
    case .flag: return .object(description + [("type", .text("boolean"))])
    }
  }
}
