import CaseFile
import Foundation
import TestSupport
import Testing

@Suite("After an interruption")
struct InterruptedTests {
  private func next(_ test: TestCase, _ name: String) -> String { test.path + "/\(name).next" }

  @Test("between the database and a file, the case is sound, and the next command ends it")
  func manifest() throws {
    let test = try TestCase()
    let before = try Data(contentsOf: URL(filePath: test.path + "/evidence.json"))
    try test.add(["a.log": "a\n"])
    // As it lies when the process is killed just before the file is put in its place.
    let after = try Data(contentsOf: URL(filePath: test.path + "/evidence.json"))
    try after.write(to: URL(filePath: next(test, "evidence.json")))
    try before.write(to: URL(filePath: test.path + "/evidence.json"))
    let result = try Verifier(test.path).verify()
    #expect(result.faults == [] && result.notes.count == 1)
    _ = try test.writer()
    #expect(try Data(contentsOf: URL(filePath: test.path + "/evidence.json")) == after)
    #expect(try Verifier(test.path).verify().notes == [])
  }

  @Test("a document that was being published is put in its place")
  func document() throws {
    let test = try TestCase()
    try test.writer().publish([1, 2, 3], as: "a.html", reason: nil)
    try FileManager.default.moveItem(atPath: test.path + "/out/a.html", toPath: next(test, "out/a.html"))
    #expect(try test.verify() == [])
    _ = try test.writer()
    #expect(FileManager.default.contents(atPath: test.path + "/out/a.html") == Data([1, 2, 3]))
  }

  @Test("what was prepared and never entered goes away")
  func leftover() throws {
    let test = try TestCase()
    try Data("{}".utf8).write(to: URL(filePath: next(test, "evidence.json")))
    let result = try Verifier(test.path).verify()
    #expect(result.faults == [] && result.notes.count == 1)
    _ = try test.writer()
    #expect(FileManager.default.fileExists(atPath: next(test, "evidence.json")) == false)
  }

  @Test("a file that waits is no excuse for one that was changed")
  func both() throws {
    let test = try TestCase()
    try test.add(["a.log": "a\n"])
    let good = try Data(contentsOf: URL(filePath: test.path + "/evidence.json"))
    try good.write(to: URL(filePath: next(test, "evidence.json")))
    try (good + Data(" ".utf8)).write(to: URL(filePath: test.path + "/evidence.json"))
    #expect(try test.verify() == ["evidence.json: it was changed"])
  }
}
