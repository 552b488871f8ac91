import Foundation
import TestSupport
import Testing

/// A disk that is full or may not be written to: a clear error, and a case that is as it was.
@Suite("A case on a full or read-only disk")
struct CaseDiskTests {
  /// Runs a program for which no file may grow beyond so many blocks of 512 bytes: what it writes beyond fails.
  private static func limited(_ blocks: Int) -> [String] {
    ["/bin/sh", "-c", "trap '' XFSZ; ulimit -f \(blocks); exec \"$@\"", "sh"]
  }

  @Test(
    "Wherever the room ends, the error says so, the case stands, and the command succeeds with more room",
    arguments: ["add", "seal", "publish", "investigate"])
  func full(_ command: String) throws {
    let file =
      command == "investigate"
      ? try CaseFolder.scene(SmallScene(), investigated: false) : try CaseFolder.small()
    var random = SplitMix(state: 7)
    let bytes = (0..<100_000).map { _ in UInt8.random(in: 0...255, using: &random) }
    try file.folder.write(bytes, as: "large.bin")
    let more =
      ["add": ["large.bin"], "seal": ["large.bin"], "publish": ["large.bin"]][command] ?? ["--lang", "en"]
    var failures = 0
    for blocks in [1, 4, 8, 16, 32, 60, 64, 65, 68, 72, 80, 100, 150, 200, 260, 300] {
      let ledger = try file.ledger()
      let outcome = try file.run(command, more, wrapper: Self.limited(blocks))
      #expect([0, 3].contains(outcome.status), "\(blocks): \(outcome.error)\(outcome.output)")
      #expect(try file.faults() == [], "\(blocks)")
      guard outcome.status != 0 else { break }
      failures += 1
      #expect(
        outcome.error.hasPrefix("Error: ") && !outcome.error.contains("fault of the program"),
        "\(blocks): \(outcome.error)")
      // Reading evidence is an entry of its own.
      #expect(try file.ledger().filter { $0 != "evidenceRead" } == ledger.filter { $0 != "evidenceRead" })
    }
    #expect(failures > 0)
    #expect(try file.run(command, more).status == 0)
    #expect(try file.faults() == [])
    #expect(try file.files().filter { $0.hasSuffix(".next") } == [])
  }

  @Test("Output that finds no room is told; messages that find none do no harm")
  func nowhere() throws {
    let file = try CaseFolder.small()
    func to(_ redirection: String) -> [String] { ["/bin/sh", "-c", "exec \"$@\" \(redirection)", "sh"] }
    for command in ["show", "verify", "custody", "passphrase"] {
      let outcome = try file.run(command, wrapper: to(">/dev/full"))
      #expect(outcome.status == 3, "\(command)")
      #expect(outcome.error.hasPrefix("Error: The result could not be written in full."), "\(outcome.error)")
    }
    for redirection in ["2>/dev/full", "2>&-"] {
      #expect(try file.run("seal", ["missing"], wrapper: to(redirection)).status == 3)
    }
    #expect(try file.faults() == [])
  }

  @Test("A new case or an archive that finds no room is not there at all")
  func nothingHalf() throws {
    let file = try CaseFolder.small()
    for (arguments, name) in [
      (["new", "other", "--new-key-file", "other-key"], "other.tenmatsu"),
      (CaseFolder.arguments("export", ["all.tar", "--unrecorded"]), "all.tar"),
    ] {
      let outcome = try Program.run(arguments, in: file.folder, wrapper: Self.limited(4))
      #expect(outcome.status == 3 && outcome.error.hasPrefix("Error: "), "\(outcome.error)")
      let left = try FileManager.default.contentsOfDirectory(atPath: file.folder.path)
      #expect(left.filter { $0.hasPrefix(name) } == [])
    }
  }

  /// Root may write everywhere, and gives that up for it (capabilities(7)).
  private static let bound =
    geteuid() == 0 ? ["/usr/bin/setpriv", "--bounding-set=-dac_override,-dac_read_search"] : []

  /// Whether it can be given up here.
  private static let isTestable: Bool = {
    guard let folder = try? TemporaryFolder() else { return false }
    return (try? Program.run(["--version"], in: folder, wrapper: bound))?.status == 0
  }()

  @Test(
    "A folder without the right to write can be read, and writing says what is missing",
    .enabled(if: isTestable),
    arguments: [false, true])
  func readOnly(afterReading: Bool) throws {
    let file = try CaseFolder.scene(try SmallScene())
    if afterReading {
      try file.done("verify")
    } else {
      for end in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file.database + end) }
    }
    let files = FileManager.default
    try files.setAttributes([.posixPermissions: 0o444], ofItemAtPath: file.folder.path + "/key")
    for name in try file.files() {
      var isFolder: ObjCBool = false
      _ = unsafe files.fileExists(atPath: file.path + "/" + name, isDirectory: &isFolder)
      try files.setAttributes(
        [.posixPermissions: isFolder.boolValue ? 0o555 : 0o444], ofItemAtPath: file.path + "/" + name)
    }
    try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: file.path)
    defer { try? files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path) }
    let before = try file.files()
    for (command, more) in [
      ("verify", []), ("show", []), ("show", ["--ledger"]), ("custody", []), ("indicators", []),
      ("passphrase", []), ("unseal", []),
    ] as [(String, [String])] {
      let outcome = try file.run(command, more, wrapper: Self.bound)
      #expect(outcome.status == 0 && !outcome.output.isEmpty, "\(command): \(outcome.error)\(outcome.output)")
    }
    let (status, screen) = try Program.runOnTerminal(
      CaseFolder.arguments("affected"), in: file.folder, wrapper: Self.bound)
    #expect(status == 0 && screen.split(whereSeparator: \.isNewline).count > 222, "\(screen)")
    for (command, more) in [
      ("seal", ["scene/data-map.yml"]), ("publish", ["scene/data-map.yml"]), ("add", ["scene/data-map.yml"]),
      ("investigate", []), ("affected", []), ("passphrase", ["--remove", "key file"]),
    ] as [(String, [String])] {
      let outcome = try file.run(command, more, wrapper: Self.bound)
      #expect(outcome.status == 3 && outcome.output == "", "\(command): \(outcome.output)")
      #expect(
        outcome.error.hasPrefix("Error: The case cannot be written to: "), "\(command): \(outcome.error)")
    }
    #expect(try file.files() == before)
  }
}
