import Foundation
import TestSupport
import Testing

/// `tenmatsu why`: what it shows, what it hides, and how it ends.
@Suite("Why")
struct WhyTests {
  /// A value that UNION delivered, of the first row of the dump.
  static let delivered = "43252b79a171315079e1cb7e79171589"
  static let asked = "brownmaria+cj@example.org"

  private func why(_ arguments: [String], dump: Bool = true) throws -> Program.Outcome {
    try Program.run(["why"] + arguments, in: try SmallCase.folder(dump: dump, of: .blind))
  }

  @Test(
    "Every character of a value that was asked for has its questions, and they leave that character alone")
  func everyCharacter() throws {
    let outcome = try why(["access.log", Self.asked, "--json"], dump: false)
    #expect(outcome.status == 0)
    let parts = try #require(first(of: outcome.output)["parts"] as? [[String: Any]])
    var text = ""
    for part in parts where part["about"] as? String == "character \(text.count + 1)" {
      let questions = try #require(part["questions"] as? [[String: Any]])
      #expect(!questions.isEmpty)
      // The set that the last answer leaves is the one that the conclusion names.
      #expect(questions.last?["left"] as? String == part["left"] as? String)
      if let taken = part["taken"] as? String { text += taken }
    }
    #expect(text == Self.asked)
  }

  @Test("Each question cites the line of its request")
  func citedLines() throws {
    let outcome = try why(["access.log", Self.asked, "--json"], dump: false)
    let log = try SmallCase.log(of: .blind).split(separator: 0x0A)
    let parts = try #require(first(of: outcome.output)["parts"] as? [[String: Any]])
    for question in parts.flatMap({ $0["questions"] as? [[String: Any]] ?? [] }) {
      let citation = try #require((question["evidence"] as? [String])?.first)
      let number = try #require(Int(citation.dropFirst(2)))
      let line = String(decoding: log[number - 1], as: UTF8.self)
      #expect(line.contains("LIMIT%207%2C1"))
      #expect(line.contains(" \(question["status"] as? Int ?? 0) \(question["bytes"] as? Int ?? 0) "))
    }
  }

  @Test("What was typed is shown, other personal values are not")
  func masking() throws {
    let typed = try why(["access.log", "maria", "--lang", "en"])
    #expect(typed.status == 0)
    #expect(!typed.output.contains("brownmaria"))
    #expect(typed.output.contains("Character 6: 'm' (109)"))
    #expect(typed.output.contains("character 1: ") && !typed.output.contains("Character 1: "))
    let row = try why(["access.log", "dump.sql", "members:36", "--lang", "en"])
    #expect(!row.output.contains("albertmckay") && !row.output.contains("Character 1: "))
    let revealed = try why(["access.log", "dump.sql", "members:36", "--lang", "en", "--reveal"])
    #expect(revealed.output.contains("“albertmckay@example.org”"))
    #expect(revealed.output.contains("Character 1: 'a' (97)"))
  }

  @Test("On a terminal it masks as well, and JSON is not written there")
  func terminal() throws {
    let folder = try SmallCase.folder(of: .blind)
    let (status, screen) = try Program.runOnTerminal(
      ["why", "access.log", "members#1", "--no-color"], in: folder)
    #expect(status == 0)
    #expect(!screen.contains("albertmckay"))
    let (refused, message) = try Program.runOnTerminal(
      ["why", "access.log", "members#1", "--json"], in: folder)
    #expect(refused == 2)
    #expect(message.hasPrefix("Error: The JSON holds personal values in full"))
  }

  @Test("Its commands print the cited lines")
  func commands() throws {
    let folder = try SmallCase.folder(of: .blind)
    let outcome = try Program.run(["why", "access.log", Self.asked, "--json"], in: folder)
    let object = try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let command = try #require((object["commands"] as? [String])?.first)
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = ["-c", command + " > printed"]
    shell.currentDirectoryURL = URL(filePath: folder.path)
    try shell.run()
    shell.waitUntilExit()
    let printed = try String(contentsOfFile: folder.path + "/printed", encoding: .utf8).split(separator: "\n")
    #expect(printed.count > 100)
    #expect(printed.allSatisfy { $0.contains("LIMIT%207%2C1") })
  }

  @Test("--cite writes the lines of the answer and no others")
  func citations() throws {
    let folder = try SmallCase.folder(of: .blind)
    let outcome = try Program.run(["why", "access.log", Self.asked, "--cite", "cited"], in: folder)
    #expect(outcome.status == 0)
    let lines = try String(contentsOfFile: folder.path + "/cited/item-1.lines", encoding: .utf8).split(
      separator: "\n")
    #expect(!lines.isEmpty)
    #expect(lines.allSatisfy { $0.contains("LIMIT%207%2C1") })
  }

  @Test("What was not obtained is not found: exit code 1 and what to try")
  func nothingFound() throws {
    let outcome = try why(["access.log", "nobody@example.net", "--lang", "en"])
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(
      outcome.error == """
        Nothing that was obtained is or contains “nobody@example.net”. Try a part of it, a table (shop.members), a \
        column (members.email), a row by its key (members:12) or by its position in the order asked for (members#3); \
        tables that were read: magdeli.members

        """)
    let japanese = try why(["access.log", "nobody@example.net", "--lang", "ja"])
    #expect(japanese.status == 1)
    #expect(japanese.error.hasPrefix("「nobody@example.net」に一致する"))
  }

  private func first(of output: String) throws -> [String: Any] {
    let object = try #require(JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    let match = try #require((object["matches"] as? [[String: Any]])?.first)
    return try #require((match["values"] as? [[String: Any]])?.first)
  }
}
