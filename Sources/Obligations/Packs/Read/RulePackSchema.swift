import CaseFile

/// The JSON Schema (draft 2020-12) of a rule pack, for editors that check and complete while one writes.
///
/// It is made from the table along which packs are read. `docs/schemas/rule-pack.schema.json` is the same text.
public enum RulePackSchema {
  public static var json: String {
    let head: [(String, SchemaNode)] = [
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
      ("$id", .text("urn:tenmatsu:rule-pack:1")),
      ("title", .text("Tenmatsu rule pack")),
      ("description", .text("The duties of one law or contract. Described in docs/guides/obligations.md.")),
    ]
    guard case .object(let members) = PackShape.object(PackTable.file).schema("") else { return "" }
    return SchemaNode.object(head + members + [("$defs", .object(shared))]).rendered(indent: 0) + "\n"
  }

  /// What many keys take.
  private static var shared: [(String, SchemaNode)] {
    [
      ("condition", condition),
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
                ("type", .text("object")), ("additionalProperties", .flag(false)),
                ("minProperties", .whole(1)),
                ("properties", .object([("ja", .reference("text")), ("en", .reference("text"))])),
              ]),
            ])
          ),
        ])
      ),
    ]
  }

  /// One test, and what it stands for.
  private static var condition: SchemaNode {
    let fields = PackTable.tests + [PackTable.because]
    return .object([
      ("description", .text("One test, and beside it what it stands for.")),
      ("type", .text("object")), ("additionalProperties", .flag(false)),
      ("properties", .object(fields.map { ($0.name, $0.shape.schema($0.help)) })),
      (
        "oneOf",
        .list(PackTable.tests.map { .object([("required", .list([.text($0.name)]))]) })
      ),
    ])
  }
}

extension PackShape {
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
    case .condition: return reference("condition")
    case .list(let shape, let least): return .oneOrMore(shape.schema(""), help: help, least: least)
    case .text: return reference("text")
    case .bilingual: return reference("bilingual")
    case .id, .source: return text("^[a-z0-9]+([.-][a-z0-9]+)*$")
    case .day: return text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
    case .choice(let words): return .object(description + [("enum", .list(words.map { .text($0) }))])
    case .word(let terms):
      let known = SchemaNode.object([("enum", .list(terms.map { .text($0.word) }))])
      let own = SchemaNode.object([
        ("type", .text("string")), ("pattern", .text("^x-[A-Za-z0-9]+(-[A-Za-z0-9]+)*$")),
      ])
      return .object(description + [("anyOf", .list([known, own]))])
    case .data: return text("^[A-Za-z0-9._&|() -]+$")
    case .area: return text("^(EU|EEA|[A-Z]{2}(-[A-Z0-9]{1,3})?)$")
    case .limit: return text("^(promptly|[0-9]{1,4}(-[0-9]{1,4})? (hours?|days?|business days?))$")
    case .zone: return text("^(organisation|UTC|Z|[+-][0-9]{2}:?[0-9]{2}|[A-Za-z_]+/[A-Za-z0-9_+/-]+)$")
    case .link: return text("^https?://[^ <>\"]+$")
    case .count: return .object(description + [("type", .text("integer")), ("minimum", .whole(1))])
    case .flag: return .object(description + [("type", .text("boolean"))])
    }
  }
}
