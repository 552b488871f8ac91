import Foundation
import TestSupport
import Testing

/// A case that a key file opens, `case.tenmatsu` in a folder with what a test puts beside it.
struct CaseFolder {
  let folder: TemporaryFolder
  var path: String { folder.path + "/case.tenmatsu" }
  var database: String { path + "/case.sqlite" }

  private static let unlocked: Set = ["show", "verify", "indicators", "import"]

  /// - Parameter folder: one with evidence, or an empty one.
  init(in folder: TemporaryFolder) throws {
    self.folder = folder
    let made = try Program.run(
      ["new", "case", "--new-key-file", "key", "--time-zone", "Asia/Tokyo", "--by", "A. Lead"], in: folder)
    try #require(made.status == 0, "\(made.error)")
  }

  /// A case with all kinds of things in it, without an investigation.
  static func small() throws -> CaseFolder {
    let made = try CaseFolder(in: TemporaryFolder())
    try made.folder.write(
      "198.51.100.7 - - [01/May/2024:10:00:00 +0900] \"GET / HTTP/1.1\" 200 5\n", as: "a.log")
    try made.folder.write("Dear Sir\n", as: "letter.txt")
    try made.folder.write("<p>Notice</p>\n", as: "notice.html")
    try made.done("add", ["a.log", "--reason", "first look"])
    try made.done("seal", ["letter.txt"])
    try made.done("publish", ["notice.html"])
    return made
  }

  /// The small scene as a case, investigated if told to.
  static func scene(_ small: SmallScene, investigated: Bool = true) throws -> CaseFolder {
    let made = try CaseFolder(in: small.folder)
    try made.done(
      "add", ["scene/evidence", "--data-map", "scene/data-map.yml", "--time-zone", "Asia/Tokyo"])
    if investigated { try made.done("investigate", ["--lang", "en"]) }
    return made
  }

  /// The whole command line of a command about it.
  static func arguments(_ command: String, _ more: [String] = [], keyed: Bool = true) -> [String] {
    [command, "case.tenmatsu"] + more
      + (keyed && !unlocked.contains(command) ? ["--key-file", "key", "--by", "A. Lead"] : [])
  }

  func run(
    _ command: String, _ more: [String] = [], keyed: Bool = true, language: String = "C.UTF-8",
    environment: [String: String] = [:], wrapper: [String] = []
  ) throws -> Program.Outcome {
    try Program.run(
      Self.arguments(command, more, keyed: keyed), in: folder, language: language, environment: environment,
      wrapper: wrapper)
  }

  /// Runs what must succeed without a complaint, and gives its output.
  @discardableResult
  func done(_ command: String, _ more: [String] = []) throws -> String {
    let outcome = try run(command, more)
    try #require(outcome.status == 0, "\(command): \(outcome.error)\(outcome.output)")
    return outcome.output
  }

  /// What `verify` found wrong, as `place: fault`; empty where all is as it was.
  func faults(_ more: [String] = []) throws -> [String] {
    let outcome = try run("verify", more)
    let faults = outcome.output.split(separator: "\n").filter { $0.hasPrefix("CHANGED  ") }.map {
      String($0.dropFirst(9))
    }
    #expect(outcome.status == (faults.isEmpty ? 0 : 1), "\(outcome.output)\(outcome.error)")
    return faults
  }

  /// Kinds of the ledger's entries, in their order.
  func ledger() throws -> [String] {
    try done("show", ["--ledger"]).split(separator: "\n").compactMap { line in
      line.split(separator: "  ").dropFirst(3).first.map(String.init)
    }
  }

  /// Every file of the case's folder.
  func files() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
  }
}
