import Foundation
import TestSupport
import Testing

/// Several people at one case: one writes at a time, and nobody waits for reading.
@Suite("A case that several people work on")
struct CaseTogetherTests {
  @Test("Who wants to write while somebody does is told who that is; who reads is not kept waiting")
  func held() throws {
    let file = try CaseFolder.scene(try SmallScene())
    let ledger = try file.ledger()
    // It holds the case from its question on.
    let writer = try AskingProgram(
      CaseFolder.arguments("passphrase", ["--add", "--label", "second"]), in: file.folder)
    #expect(writer.read(until: "or more: ").hasSuffix("New passphrase, 12 characters or more: "))
    for (command, more) in [
      ("seal", ["scene/data-map.yml"]), ("add", ["scene/data-map.yml"]), ("investigate", []),
      ("affected", ["--output", "people.csv"]), ("passphrase", ["--remove", "key file"]),
      ("passphrase", ["--renew", "--new-key-file", "new-key"]),
    ] as [(String, [String])] {
      let outcome = try file.run(command, more)
      #expect(outcome.status == 3 && outcome.output == "")
      #expect(
        outcome.error.firstMatch(
          of:
            #/^Error: The case is being written to by A. Lead, passphrase, since \d{4}-\S+Z \(process \d+\)\. Wait/#
        ) != nil,
        "\(outcome.error)")
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: file.folder.path).filter {
        $0.contains("people") || $0 == "new-key"
      } == [])
    for command in ["verify", "show", "custody", "indicators"] { try file.done(command) }
    let (status, screen) = try Program.runOnTerminal(CaseFolder.arguments("affected"), in: file.folder)
    #expect(status == 0 && screen.split(whereSeparator: \.isNewline).count > 222)
    writer.type("")
    let ended = writer.finish()
    #expect(ended.status == 2 && ended.screen.contains("Error: Nothing was entered"))
    #expect(try file.ledger() == ledger)
    try file.done("seal", ["scene/data-map.yml"])
  }

  @Test("Of many that add at once each is entered whole or told that the case is held")
  func writers() throws {
    let file = try CaseFolder.small()
    for number in 0..<8 { try file.folder.write("file \(number)\n", as: "many-\(number)") }
    let running = try (0..<8).map { number in
      try Program.start(CaseFolder.arguments("add", ["many-\(number)"]), in: file.folder)
    }
    let outcomes = try running.map { try $0.finish() }
    let entered = outcomes.count { $0.status == 0 }
    #expect(entered > 0)
    for outcome in outcomes where outcome.status != 0 {
      #expect(
        outcome.status == 3 && outcome.error.hasPrefix("Error: The case is being written to"),
        "\(outcome.error)")
    }
    #expect(try file.ledger().count { $0 == "evidenceAdded" } == 1 + entered)
    #expect(try file.faults() == [])
  }

  @Test("Readers beside a writer see whole states, and always an answer")
  func readers() throws {
    let file = try CaseFolder.small()
    for round in 0..<4 {
      try file.folder.write("file \(round)\n", as: "round-\(round)")
      let writer = try Program.start(CaseFolder.arguments("seal", ["round-\(round)"]), in: file.folder)
      let readers = try (0..<6).map { number in
        try Program.start(CaseFolder.arguments(number % 2 == 0 ? "verify" : "show"), in: file.folder)
      }
      for reader in readers {
        let outcome = try reader.finish()
        #expect(outcome.status == 0 && outcome.error == "", "\(outcome.error)\(outcome.output)")
      }
      let written = try writer.finish()
      #expect(written.status == 0, "\(written.error)")
    }
    #expect(try file.faults() == [])
  }
}
