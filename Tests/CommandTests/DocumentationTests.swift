import Foundation
import TestSupport
import Testing

/// What the documents show is what the program does.
@Suite("Documentation")
struct DocumentationTests {
  private static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test("The README's first excerpt stands in what the demo prints")
  func demo() throws {
    let folder = try TemporaryFolder()
    let scene = try Program.run(["scene", "club-japan-2016", "--out", "case"], in: folder)
    #expect(scene.status == 0)
    let outcome = try Program.run(
      [
        "investigate", "case/evidence", "--data-map", "case/data-map.yml", "--outline", "--lang", "en",
      ], in: folder)
    try expect(excerpt: 0, in: outcome)
  }

  @Test("The README's second excerpt stands in what the program prints on the bundled intrusion")
  func why() throws {
    let evidence = Self.repository.appending(path: "Examples/intrusion/evidence").path
    let outcome = try Program.run(
      ["why", evidence, "adammurphy43@mail.example.com", "--lang", "en"], in: try TemporaryFolder())
    try expect(excerpt: 1, in: outcome)
  }

  private func expect(excerpt number: Int, in outcome: Program.Outcome) throws {
    let readme = try String(contentsOf: Self.repository.appending(path: "README.md"), encoding: .utf8)
    let blocks = readme.split(separator: "```text\n").dropFirst().compactMap {
      $0.split(separator: "```").first
    }
    let excerpt = try #require(blocks.indices.contains(number) ? blocks[number] : nil)
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

  @Test(
    "Every member that tells of people is described in the contract",
    arguments: [(["investigate"], []), (["why"], ["total"]), (["why"], ["customers:10012"])])
  func people(_ command: [String], asked: [String]) throws {
    let folder = try TemporaryFolder()
    #expect(try Program.run(["scene", "kontor-export", "--out", "case"], in: folder).status == 0)
    let contract = try String(
      contentsOf: Self.repository.appending(path: "docs/findings.md"), encoding: .utf8)
    let named = Set(contract.matches(of: #/`([A-Za-z0-9]+)(\[\])?`/#).map { String($0.1) })
    let outcome = try Program.run(
      command + ["case/evidence"] + asked + ["--data-map", "case/data-map.yml", "--json"], in: folder)
    #expect(outcome.status == 0)
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    #expect(members(of: object).subtracting(named).sorted() == [])
  }

  /// Members whose own members are named by the data map.
  private static let named: Set = [
    "byService", "byPopulation", "byDataClass", "byCountry", "byServiceAndDataClass", "classes", "values",
    "parameters",
  ]

  private func members(of value: Any, isNamed: Bool = true) -> Set<String> {
    if let list = value as? [Any] { return list.reduce(into: []) { $0.formUnion(members(of: $1)) } }
    guard let object = value as? [String: Any] else { return [] }
    return object.reduce(into: isNamed ? Set(object.keys) : []) { all, member in
      let services = member.key == "byServiceAndDataClass"
      let inner: Any =
        services
        ? Array((member.value as? [String: Any] ?? [:]).values).flatMap {
          (($0 as? [String: Any]) ?? [:]).values
        } : member.value
      all.formUnion(members(of: inner, isNamed: services || !Self.named.contains(member.key)))
    }
  }

  @Test("The founding report's table has every row, and each is held by tests that are there, or by hand")
  func foundingReport() throws {
    let table = try String(
      contentsOf: Self.repository.appending(path: "docs/founding-report.md"), encoding: .utf8)
    let rows = table.matches(of: #/(?m)^\| ([SX][0-9]+) \|.*\| ([^|]+) \|$/#).map {
      (id: String($0.1), heldBy: String($0.2))
    }
    #expect(rows.map(\.id) == (1...106).map { "S\($0)" } + (1...14).map { "X\($0)" })
    let tests = Self.repository.appending(path: "Tests")
    let files = Set(
      FileManager.default.enumerator(at: tests, includingPropertiesForKeys: nil)?.compactMap {
        ($0 as? URL)?.deletingPathExtension().lastPathComponent
      } ?? [])
    for row in rows where row.heldBy != "by hand" {
      let named = row.heldBy.matches(of: #/`([A-Za-z]+)`/#).map { String($0.1) }
      #expect(!named.isEmpty && named.allSatisfy(files.contains), "\(row.id): \(row.heldBy)")
    }
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
