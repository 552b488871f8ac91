import Foundation
import TestSupport
import Testing

/// Where results go, and what the program tells by its exit code.
@Suite("Output")
struct OutputTests {
  @Test("In a pipe nothing but the result is written, and no escape sequences")
  func silence() throws {
    let outcome = try Program.run(["investigate", "access.log", "dump.sql"], in: try SmallCase.folder())
    #expect(outcome.status == 0)
    #expect(outcome.error == "")
    #expect(!outcome.output.contains("\u{1B}"))
  }

  @Test("The report's language is that of the environment")
  func languages() throws {
    let folder = try SmallCase.folder()
    let japanese = try Program.run(
      ["investigate", "access.log", "dump.sql"], in: folder, language: "ja_JP.UTF-8")
    let english = try Program.run(
      ["investigate", "access.log", "dump.sql"], in: folder, language: "en_GB.UTF-8")
    let asked = try Program.run(
      ["investigate", "access.log", "dump.sql", "--lang", "ja"], in: folder, language: "en_GB.UTF-8")
    #expect(japanese.output == asked.output)
    #expect(japanese.output != english.output)
  }

  @Test("Standard input is read like a file")
  func standardInput() throws {
    let folder = try SmallCase.folder()
    let outcome = try Program.run(
      ["investigate", "-", "dump.sql", "--json"], in: folder, input: folder.path + "/access.log")
    let file = try Program.run(["investigate", "access.log", "dump.sql", "--json"], in: folder)
    #expect(outcome.status == 0)
    #expect(try part("obtained", of: outcome.output) == part("obtained", of: file.output))
  }

  @Test("With --output the file holds the result, and only its owner may read it")
  func outputFile() throws {
    let folder = try SmallCase.folder()
    let arguments = ["investigate", "access.log", "dump.sql", "--json"]
    let printed = try Program.run(arguments, in: folder)
    let outcome = try Program.run(arguments + ["--output", "findings.json"], in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.output == "")
    #expect(try String(contentsOfFile: folder.path + "/findings.json", encoding: .utf8) == printed.output)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/findings.json")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test("A log whose compression is cut gives findings, a gap, and exit code 1")
  func cutLog() throws {
    let folder = try SmallCase.folder()
    let packed = Compressors.gzip(try SmallCase.log())
    try folder.write(Array(packed[..<(packed.count * 9 / 10)]), as: "cut.log.gz")
    let outcome = try Program.run(["investigate", "cut.log.gz", "dump.sql", "--json"], in: folder)
    #expect(outcome.status == 1)
    #expect(outcome.error == "")
    #expect(try part("gaps", of: outcome.output) != "[]")
    #expect(try part("attackers", of: outcome.output) != "[]")
  }

  @Test("Evidence of a kind that is not read yet is named, never an error")
  func leftAside() throws {
    let folder = try SmallCase.folder()
    try folder.write("{\"time\": \"2026-11-22T23:35:41+09:00\", \"path\": \"/\"}\n", as: "app.jsonl")
    let outcome = try Program.run(["investigate", ".", "--json"], in: folder)
    #expect(outcome.status == 0)
    #expect(try part("leftAside", of: outcome.output).contains("app.jsonl"))
  }

  @Test("Cited lines are written out byte for byte, with offset and hash")
  func citations() throws {
    let folder = try SmallCase.folder()
    let outcome = try Program.run(["investigate", "access.log", "dump.sql", "--cite", "cited"], in: folder)
    #expect(outcome.status == 0)
    let log = try SmallCase.log()
    let written = try Data(contentsOf: URL(filePath: folder.path + "/cited/item-1.lines"))
    var cited = written.split(separator: 0x0A)[...]
    let index = try String(contentsOfFile: folder.path + "/cited/citations.tsv", encoding: .utf8)
    let entries = index.split(separator: "\n").dropFirst().map { $0.split(separator: "\t") }.filter {
      $0[0] == "1"
    }
    #expect(!entries.isEmpty)
    for entry in entries {
      let offset = try #require(Int(entry[2]))
      let line = log[offset...].prefix { $0 != 0x0A }
      #expect(cited.popFirst().map(Array.init) == Array(line))
      #expect(log[..<offset].count { $0 == 0x0A } + 1 == Int(entry[1]))
    }
  }

  @Test("Personal values are masked on a terminal, and shown with --reveal")
  func masking() throws {
    let folder = try SmallCase.folder()
    let (status, screen) = try Program.runOnTerminal(
      ["investigate", "access.log", "dump.sql", "--no-color"], in: folder)
    let (_, revealed) = try Program.runOnTerminal(
      ["investigate", "access.log", "dump.sql", "--no-color", "--reveal"], in: folder)
    #expect(status == 0)
    // Two characters of every name are shown at most; this telephone number is in the first row of the dump.
    let telephone = #/0[0-9]0-[0-9]{4}-[0-9]{4}/#
    #expect(screen.firstMatch(of: telephone) == nil)
    #expect(revealed.firstMatch(of: telephone) != nil)
  }

  @Test("--version and --help succeed")
  func help() throws {
    let folder = try TemporaryFolder()
    #expect(try Program.run(["--version"], in: folder).output == "0.1.0\n")
    #expect(try Program.run(["--help"], in: folder).status == 0)
  }

  private func part(_ name: String, of findings: String) throws -> String {
    let object = try JSONSerialization.jsonObject(with: Data(findings.utf8)) as? [String: Any]
    let data = try JSONSerialization.data(
      withJSONObject: try #require(object?[name]), options: [.sortedKeys, .withoutEscapingSlashes])
    return String(decoding: data, as: UTF8.self)
  }
}
