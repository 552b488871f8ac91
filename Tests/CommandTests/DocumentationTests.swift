import Foundation
import TestSupport
import Testing

/// What the documents show is what the program does.
@Suite("Documentation")
struct DocumentationTests {
  private static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test(
    "The README's excerpts stand in what the program prints on the bundled intrusion",
    arguments: [(0, ["investigate"], []), (1, ["why"], ["adammurphy43@mail.example.com"])])
  func excerpt(_ number: Int, command: [String], asked: [String]) throws {
    let readme = try String(contentsOf: Self.repository.appending(path: "README.md"), encoding: .utf8)
    let blocks = readme.split(separator: "```text\n").dropFirst().compactMap {
      $0.split(separator: "```").first
    }
    let excerpt = try #require(blocks.indices.contains(number) ? blocks[number] : nil)
    let evidence = Self.repository.appending(path: "Examples/intrusion/evidence").path
    let outcome = try Program.run(command + [evidence] + asked + ["--lang", "en"], in: try TemporaryFolder())
    let report = Set(outcome.output.split(separator: "\n"))
    #expect(outcome.status == 0)
    #expect(excerpt.split(separator: "\n").filter { $0 != "…" && !report.contains($0) } == [])
  }

  @Test(
    "Every member of the findings and of the answer to why is described in the contract",
    arguments: [
      (["investigate"], []), (["why"], ["adammurphy43@mail.example.com"]), (["why"], ["magdeli.members"]),
      (["why"], ["magdeli.members:1"]), (["why"], ["clubjapan.news"]), (["why"], ["app-debug.log"]),
    ])
  func findings(_ command: [String], asked: [String]) throws {
    let contract = try String(
      contentsOf: Self.repository.appending(path: "docs/findings.md"), encoding: .utf8)
    let named = Set(contract.matches(of: #/`([A-Za-z0-9]+)(\[\])?`/#).map { String($0.1) })
    let evidence = Self.repository.appending(path: "Examples/intrusion/evidence").path
    let outcome = try Program.run(command + [evidence] + asked + ["--json"], in: try TemporaryFolder())
    #expect(outcome.status == 0)
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    #expect(members(of: object).subtracting(named).sorted() == [])
  }

  private func members(of value: Any) -> Set<String> {
    if let list = value as? [Any] { return list.reduce(into: []) { $0.formUnion(members(of: $1)) } }
    guard let object = value as? [String: Any] else { return [] }
    return object.values.reduce(into: Set(object.keys)) { $0.formUnion(members(of: $1)) }
  }

  @Test("Every file and folder that the map names is there")
  func map() throws {
    let map = try String(contentsOf: Self.repository.appending(path: "docs/map.md"), encoding: .utf8)
    let places = map.matches(of: #/`([A-Za-z]+\/[A-Za-z+\/.]*)`/#).map { String($0.1) }
    #expect(!places.isEmpty)
    let missing = places.filter { place in
      !["Sources/" + place, place].contains { candidate in
        FileManager.default.fileExists(atPath: Self.repository.appending(path: candidate).path)
      }
    }
    #expect(missing == [])
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
