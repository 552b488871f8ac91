import Foundation
import Glibc
import TestSupport
import Testing

/// Nothing personal is found where it should not be, by whoever searches every byte.
@Suite("What a case keeps to itself")
struct CaseLeakTests {
  /// Everything personal of the scene's people, by the test's own reading of the evidence.
  private static func secrets(_ scene: WrittenScene) throws -> Set<String> {
    var secrets: Set<String> = []
    for row in try scene.rows(of: "members") { secrets.formUnion([row[1], row[2]]) }
    for row in try scene.rows(of: "friends") { secrets.formUnion([row[1], row[2]]) }
    for row in try scene.rows(of: "staff") { secrets.formUnion([row[1], row[2]]) }
    let log = try scene.text("evidence/debug.log")
    for match in log.matches(of: #/"(?:holder|number|email|password)": "([^"]+)"/#) {
      secrets.insert(String(match.1))
    }
    return secrets
  }

  /// Secrets that stand in some bytes, in any letters.
  private static func found(_ secrets: Set<String>, in bytes: [UInt8]) -> [String] {
    let text = lowered(bytes)
    return secrets.filter { text.range(of: lowered(Array($0.utf8))) != nil }.sorted()
  }

  private static func lowered(_ bytes: [UInt8]) -> Data {
    Data(bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
  }

  /// Secrets in the files below a folder.
  private static func found(_ secrets: Set<String>, below folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).flatMap { name in
      let bytes = FileManager.default.contents(atPath: folder + "/" + name) ?? Data()
      return (found(secrets, in: Array(bytes)) + found(secrets, in: Array(name.utf8))).map {
        "\(name): \($0)"
      }
    }
  }

  @Test(
    "After everything was done with it: not in its folder, in temporary files, in messages, nor on a screen")
  func everything() throws {
    let small = try SmallScene()
    let secrets = try Self.secrets(small.scene)
    #expect(secrets.count > 400)
    #expect(
      Self.found(secrets, in: Array(try small.scene.text("evidence/dump.sql").utf8)).count > 300,
      "the search finds")
    let temporary = try small.folder.makeFolder("temporary")
    let environment = ["TMPDIR": temporary]
    let file = try CaseFolder.scene(small, investigated: false)
    try file.folder.write(secrets.sorted().joined(separator: "\n"), as: "letter.txt")
    for (command, more) in [
      ("investigate", ["--lang", "en"]), ("investigate", ["--json", "--output", "findings.json"]),
      ("seal", ["letter.txt"]), ("unseal", ["letter.txt", "--output", "copy.txt"]),
      ("affected", ["--output", "people.csv"]), ("why", ["members:1", "--output", "why.txt"]),
      ("compare", ["--people", "--output", "compared.csv"]), ("export", ["all.tar"]), ("custody", []),
      ("indicators", []), ("show", ["--ledger", "--json"]), ("verify", []),
    ] as [(String, [String])] {
      let outcome = try file.run(command, more, environment: environment)
      #expect(outcome.status == 0, "\(outcome.error)")
      #expect(Self.found(secrets, in: Array(outcome.error.utf8)) == [], "\(command)")
      if ["custody", "indicators", "show", "verify", "export"].contains(command) {
        #expect(Self.found(secrets, in: Array(outcome.output.utf8)) == [], "\(command)")
      }
    }
    for (command, more) in [
      ("investigate", ["--lang", "ja"]), ("affected", []), ("affected", ["--set", "cards"]),
      ("why", ["members:1"]),
      ("compare", ["--people"]), ("custody", []), ("show", ["--ledger"]), ("unseal", ["letter.txt"]),
    ] as [(String, [String])] {
      let (_, screen) = try Program.runOnTerminal(
        CaseFolder.arguments(command, more), in: file.folder, environment: environment)
      #expect(Self.found(secrets, in: Array(screen.utf8)) == [], "\(command) \(more)")
    }
    #expect(try Self.found(secrets, below: file.path) == [])
    #expect(try Self.found(secrets, below: temporary) == [])
    let archive = FileManager.default.contents(atPath: file.folder.path + "/all.tar") ?? Data()
    #expect(Self.found(secrets, in: Array(archive)) == [])
  }

  @Test("Killed while it investigates, it leaves nothing personal behind either")
  func killed() throws {
    let small = try SmallScene()
    let secrets = try Self.secrets(small.scene)
    let temporary = try small.folder.makeFolder("temporary")
    let file = try CaseFolder.scene(small, investigated: false)
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SplitMix(state: seed)
    let clock = ContinuousClock()
    let usual = try clock.measure { try file.done("investigate", ["--lang", "en"]) }
    for _ in 0..<6 {
      let running = try Program.start(
        CaseFolder.arguments("investigate"), in: file.folder, environment: ["TMPDIR": temporary])
      let (asked, delay) = (clock.now, usual * Double.random(in: 0.2...1, using: &random))
      while clock.now < asked + delay, running.isRunning { usleep(500) }
      running.kill()
      let outcome = try running.finish()
      #expect(Self.found(secrets, in: Array(outcome.error.utf8)) == [])
      #expect(try Self.found(secrets, below: file.path) == [], "seed \(seed)")
      #expect(try Self.found(secrets, below: temporary) == [], "seed \(seed)")
    }
  }

  /// Whether this machine lets a process keep a page out of swap.
  private static let canLock: Bool = {
    let page = UnsafeMutableRawPointer.allocate(byteCount: 4096, alignment: 4096)
    defer { unsafe page.deallocate() }
    guard unsafe mlock(page, 4096) == 0 else { return false }
    unsafe munlock(page, 4096)
    return true
  }()

  @Test("Interrupted while it asks, it leaves a terminal that shows what is typed")
  func interrupted() throws {
    let file = try CaseFolder.small()
    let asking = try AskingProgram(
      CaseFolder.arguments("seal", ["letter.txt"], keyed: false), in: file.folder)
    #expect(asking.read(until: ": ").contains("Passphrase") && !asking.echoes)
    asking.interrupt()
    asking.waitUntilExit()
    #expect(asking.echoes)
  }

  @Test(
    "While it asks, no core dump can be made of it; what is typed is not shown; keys are kept out of swap")
  func memory() throws {
    let file = try CaseFolder.small()
    let locked = try AskingProgram(
      CaseFolder.arguments("unseal", ["letter.txt", "--output", "x"], keyed: false), in: file.folder)
    #expect(locked.read(until: ": ") == "Passphrase of case.tenmatsu: ")
    #expect(try locked.kernel("limits").contains(#/Max core file size +0 +0 /#))
    locked.type("what nobody may see")
    let (status, screen) = locked.finish()
    #expect(status == 3 && screen.contains("Error: The passphrase does not open the case"), "\(screen)")
    #expect(!screen.contains("what nobody"))

    let opened = try AskingProgram(
      CaseFolder.arguments("passphrase", ["--add", "--label", "x"]), in: file.folder)
    #expect(opened.read(until: "or more: ").hasSuffix("or more: "))
    #expect(try opened.kernel("limits").contains(#/Max core file size +0 +0 /#))
    if Self.canLock {
      let kept = try opened.kernel("status").firstMatch(of: #/VmLck:\s+(\d+) kB/#).flatMap { Int($0.1) }
      #expect(kept ?? 0 > 0)
    }
    opened.type("what nobody may see")
    #expect(opened.read(until: "Once more: ").contains("Once more: "))
    opened.type("what somebody may see")
    let end = opened.finish()
    #expect(end.status == 2 && end.screen.contains("Error: The two were not the same"), "\(end.screen)")
    #expect(!end.screen.contains("nobody"))
  }
}
