import Exposure
import Foundation
import Testing

@Suite("The guide to the data map")
struct GuideTests {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private let guide: String

  init() throws {
    guide = try String(
      contentsOf: Self.repository.appending(path: "docs/guides/data-map.md"), encoding: .utf8)
  }

  @Test("shows maps that are read", arguments: [0, 1])
  func examples(_ number: Int) throws {
    let blocks = guide.split(separator: "```yaml\n").dropFirst().compactMap {
      $0.split(separator: "```").first
    }
    #expect(blocks.count == 2)
    _ = try DataMap(yaml: String(blocks[number]), path: "data-map.md")
  }

  @Test("lists every data class in both languages", arguments: DataClass.wellKnown)
  func classes(_ known: DataClass) {
    #expect(guide.contains("| `\(known.id)` | \(known.english) | \(known.japanese) |"))
  }
}
