import Foundation
import TestSupport
import Testing

@testable import Scene

@Suite("The format is described as it is read")
struct SchemaTests {
  private static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test("The published schema is the one that the program prints")
  func published() throws {
    let published = try String(
      contentsOf: Self.repository.appending(path: "docs/schemas/scenario.schema.json"), encoding: .utf8)
    #expect(published == SceneSchema.json)
  }

  @Test("What the schema requires, the reader requires; what it does not know, the reader refuses")
  func agreement() throws {
    let schema = try JSONSerialization.jsonObject(with: Data(SceneSchema.json.utf8)) as? [String: Any]
    let properties = try #require(schema?["properties"] as? [String: Any])
    let required = try #require(schema?["required"] as? [String])
    #expect(properties.count == 16)
    for key in properties.keys.sorted() {
      let slipped = ("\n" + SmallScenario.text).replacing("\n\(key):", with: "\nx-\(key):")
      guard slipped != "\n" + SmallScenario.text else {
        #expect(!required.contains(key), "the small scenario has all that is required")
        continue
      }
      #expect(throws: SceneError.self) { _ = try SceneGenerator(slipped) }
    }
  }

  @Test("Every key of the schema stands in the guide")
  func guide() throws {
    let guide = try String(
      contentsOf: Self.repository.appending(path: "docs/guides/scenes.md"), encoding: .utf8)
    let schema = try JSONSerialization.jsonObject(with: Data(SceneSchema.json.utf8))
    let missing = try keys(of: schema).filter { key in
      try guide.firstMatch(of: Regex("\\b\(key)\\b")) == nil
    }
    #expect(missing.sorted() == [])
  }

  private func keys(of value: Any) -> Set<String> {
    if let list = value as? [Any] { return list.reduce(into: []) { $0.formUnion(keys(of: $1)) } }
    guard let object = value as? [String: Any] else { return [] }
    let own = Set((object["properties"] as? [String: Any] ?? [:]).keys)
    return object.values.reduce(into: own) { $0.formUnion(keys(of: $1)) }
  }

  @Test("The guide's scenario is written, with the figures that the guide names")
  func example() throws {
    let guide = try String(
      contentsOf: Self.repository.appending(path: "docs/guides/scenes.md"), encoding: .utf8)
    let example = try #require(
      guide.split(separator: "```yaml\n").dropFirst().first?.split(separator: "```").first)
    let scene = try WrittenScene(String(example))
    #expect(scene.summary.records == 300)
    #expect(scene.summary.people == 300)
  }
}
