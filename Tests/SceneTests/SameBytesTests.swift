import Foundation
import TestSupport
import Testing

@testable import Scene

@Suite("The same scenario and seed give the same bytes")
struct SameBytesTests {
  @Test("Twice the same, in every file")
  func same() throws {
    let first = try WrittenScene(SmallScenario.text).files()
    let second = try WrittenScene(SmallScenario.text).files()
    #expect(first.keys.sorted() == second.keys.sorted())
    #expect(first == second)
    #expect(first.count == 7)
  }

  @Test("Another seed gives other people and the same figures")
  func seed() throws {
    let first = try WrittenScene(SmallScenario.text)
    let second = try WrittenScene(SmallScenario.text, seed: 99)
    #expect(try first.text("evidence/dump.sql") != second.text("evidence/dump.sql"))
    for set in ["members", "cards", "individual", "rest"] {
      #expect(try first.figures(of: set) == second.figures(of: set))
    }
  }

  @Test("Lines of innocent traffic come in about the number that is asked for", arguments: [0, 1000, 8000])
  func lines(_ wanted: Int) throws {
    let scene = try WrittenScene(SmallScenario.text, lines: wanted)
    let truth = try scene.truth()
    let innocent = (truth["requests_total"] as? Int ?? 0) - (truth["requests_attack"] as? Int ?? 0)
    #expect(abs(innocent - wanted) < 60 + wanted / 8)
  }

  @Test("A folder that holds something is left alone, and nothing half written stays behind")
  func folder() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", as: "taken/note.txt")
    let generator = try SceneGenerator(SmallScenario.text)
    #expect(throws: SceneError.self) { _ = try generator.write(to: folder.path + "/taken") }
    #expect(throws: SceneError.self) { _ = try generator.write(to: folder.path + "/taken/note.txt") }
    let empty = try folder.makeFolder("empty")
    _ = try generator.write(to: empty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["empty", "taken"])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: empty).sorted()
        == ["data-map.yml", "evidence", "truth.json"])
  }

  @Test("Shuffling is undone by its inverse, at every size", arguments: [1, 2, 3, 7, 64, 1000, 1023])
  func permutation(_ count: Int) {
    let shuffle = Permutation(count: count, seed: UInt64(count))
    let values = (0..<count).map(shuffle.value)
    #expect(values.sorted() == Array(0..<count))
    #expect(values.map(shuffle.position) == Array(0..<count))
  }
}
