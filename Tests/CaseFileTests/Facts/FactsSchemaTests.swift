import CaseFile
import Foundation
import Scene
import TestSupport
import Testing
import YAMLText

@Suite("The facts' JSON Schema")
struct FactsSchemaTests {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func document(_ path: String) throws -> String {
    try String(contentsOf: repository.appending(path: path), encoding: .utf8)
  }

  @Test("is the one that is published in docs/schemas")
  func published() throws {
    #expect(try Self.document("docs/schemas/facts.schema.json") == FactsSchema.json)
  }

  @Test("accepts what the reader accepts")
  func accepts() throws {
    let founding = try #require(BuiltInScene.facts(named: "club-japan-2016.facts.yml"))
    for text in [Facts.whole, founding] {
      _ = try Facts.read(text)
      #expect(try SchemaValidator(json: FactsSchema.json).accepts(yaml: text))
    }
  }

  /// What only the whole file, a calendar or a list of zones can tell is beyond a schema.
  private static let beyond: Set<YAMLProblem.Code> = [.unknownReference, .cycle, .duplicate, .syntax]

  @Test(
    "refuses what the reader refuses of each part alone",
    arguments: FactsErrorTests.cases.filter { wrong in
      !beyond.contains(wrong.code)
        && ![
          "is before", "before they begin", "through what", "does not say when", "under done",
          "names no time zone",
          "Asia/Tokio", "is blank", "control characters", "is empty. It needs", "is empty",
        ]
        .contains { wrong.says.contains($0) }
    })
  func refuses(_ wrong: FactsErrorTests.Case) throws {
    #expect(try !SchemaValidator(json: FactsSchema.json).accepts(yaml: wrong.text))
  }

  @Test("has no key that the guide leaves out")
  func guide() throws {
    let guide = try Self.document("docs/guides/facts.md")
    let schema = try JSONSerialization.jsonObject(with: Data(FactsSchema.json.utf8))
    let missing = try Self.keys(of: schema).filter { try guide.firstMatch(of: Regex("\\b\($0)\\b")) == nil }
    #expect(missing.sorted() == [])
  }

  @Test("and the guide's examples are read")
  func examples() throws {
    let examples = try Self.document("docs/guides/facts.md").split(separator: "```yaml\n").dropFirst()
    #expect(examples.count >= 2)
    for example in examples {
      _ = try Facts.read(String(try #require(example.split(separator: "```").first)))
    }
  }

  private static func keys(of value: Any) -> Set<String> {
    if let list = value as? [Any] { return list.reduce(into: []) { $0.formUnion(keys(of: $1)) } }
    guard let object = value as? [String: Any] else { return [] }
    let own = Set((object["properties"] as? [String: Any] ?? [:]).keys)
    return object.values.reduce(into: own) { $0.formUnion(keys(of: $1)) }
  }
}
