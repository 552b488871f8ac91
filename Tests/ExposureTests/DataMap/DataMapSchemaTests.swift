import Exposure
import Foundation
import TestSupport
import Testing
import YAMLText

@Suite("The data map's JSON Schema")
struct DataMapSchemaTests {
  @Test("is the one that is published in docs/schemas")
  func published() throws {
    let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = repository.appending(path: "docs/schemas/data-map.schema.json")
    #expect(try String(contentsOf: file, encoding: .utf8) == DataMapSchema.json)
  }

  @Test(
    "accepts what the reader accepts",
    arguments: [
      Examples.whole, Examples.least, Examples.least("key: id,", "key: 1, where: { a: [1, null], b: true },"),
      Examples.least("shop", "店-1"), Examples.least(and: "identity: { same: email }"),
      Examples.least("stores: [{", "stores: [{ id: 7, "),
    ])
  func accepts(_ text: String) throws {
    _ = try DataMap(yaml: text, path: "map.yml")
    #expect(try SchemaValidator(json: DataMapSchema.json).accepts(yaml: text))
  }

  /// What only the whole map can tell is beyond a schema.
  private static let beyond: Set<DataMapError.Problem.Code> = [
    .unknownReference, .unknownClass, .cycle, .duplicate, .syntax,
  ]

  @Test(
    "refuses what the reader refuses of each part alone",
    arguments: DataMapErrorTests.cases.filter { !beyond.contains($0.code) && !isOfWholeMap($0.says) })
  func refuses(_ wrong: DataMapErrorTests.Case) throws {
    #expect(throws: DataMapError.self) { try DataMap(yaml: wrong.text, path: "map.yml") }
    #expect(try !SchemaValidator(json: DataMapSchema.json).accepts(yaml: wrong.text))
  }

  private static func isOfWholeMap(_ says: String) -> Bool {
    [
      "by: { id: … }", "Asia/Tokio", "Unknown field", "no delimiter", "The expression", "In the pattern “{",
      "json, form",
    ]
    .contains {
      says.contains($0)
    }
  }
}
