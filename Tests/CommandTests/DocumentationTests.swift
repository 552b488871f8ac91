import Foundation
import TestSupport
import Testing

/// What the documents show is what the program does.
@Suite("Documentation")
struct DocumentationTests {
  private static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test("The README's excerpt stands in the report on the bundled intrusion")
  func excerpt() throws {
    let readme = try String(contentsOf: Self.repository.appending(path: "README.md"), encoding: .utf8)
    let excerpt = try #require(readme.split(separator: "```text\n").last?.split(separator: "```").first)
    let evidence = Self.repository.appending(path: "Examples/intrusion/evidence").path
    let outcome = try Program.run(["investigate", evidence, "--lang", "en"], in: try TemporaryFolder())
    let report = Set(outcome.output.split(separator: "\n"))
    #expect(outcome.status == 0)
    #expect(excerpt.split(separator: "\n").filter { $0 != "…" && !report.contains($0) } == [])
  }

  @Test(
    "Every link between the documents leads somewhere", arguments: ["README.md", "CONTRIBUTING.md", "docs"])
  func links(_ name: String) throws {
    let start = Self.repository.appending(path: name)
    let below = FileManager.default.enumerator(at: start, includingPropertiesForKeys: nil)?.compactMap {
      $0 as? URL
    }
    for document in [start] + (below ?? []) where document.pathExtension == "md" {
      let text = try String(contentsOf: document, encoding: .utf8)
      for link in text.matches(of: #/\]\(([^)#:]+)\)/#) {
        let target = document.deletingLastPathComponent().appending(path: String(link.1)).standardized
        #expect(
          FileManager.default.fileExists(atPath: target.path), "\(document.lastPathComponent): \(link.1)")
      }
    }
  }
}
