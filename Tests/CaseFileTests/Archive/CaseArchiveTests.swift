import CaseFile
import Foundation
import TestSupport
import Testing

@Suite("A case's archive")
struct CaseArchiveTests {
  /// A case with something of everything that is kept outside of runs.
  private func filled() throws -> TestCase {
    let test = try TestCase()
    try test.add(["a.log": "a\n", "b.log": "b\n"], reason: "quoted \"previous\":\"x\" \\ 名簿")
    let large = String(repeating: "0123456789abcdef", count: 200_000)
    try test.writer().seal(try test.folder.write(large, as: "large.txt"), as: "large.txt", reason: nil)
    try test.writer().seal(try test.folder.write("", as: "empty.txt"), as: "empty.txt", reason: nil)
    try test.writer().publish(Array(large.utf8), as: "notice.html", reason: nil)
    try test.writer().publish([], as: "empty.html", reason: nil)
    return test
  }

  private func export(_ test: TestCase) throws -> String {
    let path = test.folder.path + "/case.tar"
    _ = try CaseArchive.export(test.reading(), to: path)
    return path
  }

  @Test("becomes the same case again, and the same archive to the byte")
  func roundTrip() throws {
    let test = try filled()
    let archive = try export(test)
    let copy = try CaseArchive.unpack(archive, to: test.folder.path + "/copy")
    #expect(copy.state.lastEntry == (try test.reading().state.lastEntry))
    #expect(try Verifier(copy.folder).verify().faults == [])
    let again = test.folder.path + "/again.tar"
    _ = try CaseArchive.export(copy, to: again)
    #expect(try Data(contentsOf: URL(filePath: archive)) == Data(contentsOf: URL(filePath: again)))
    let writer = try CaseWriter(copy.folder, by: "x", command: "x", passphrase: test.passphrase)
    var bytes: [UInt8] = []
    try writer.unseal("large.txt", reason: nil) { bytes += $0 }
    #expect(bytes.count == 3_200_000)
  }

  @Test("holds after the key was renewed, and says so")
  func renewed() throws {
    let test = try filled()
    let new = try Passphrase(keyFile: Passphrase.newKeyFile(), path: "new")
    _ = try Case.renew(test.path, by: "lead", passphrase: new, label: "new", reason: nil)
    let copy = try CaseArchive.unpack(try export(test), to: test.folder.path + "/copy")
    #expect(try Verifier(copy.folder).verify().notes.count == 1)
    #expect(try checked(test).status == 0)
  }

  /// Unpacks the archive and runs the script that is in it.
  private func checked(_ test: TestCase, _ change: (String) throws -> Void = { _ in }) throws -> (
    status: Int32, text: String
  ) {
    let folder = try test.folder.makeFolder("unpacked-\(UUID().uuidString)")
    _ = try Tool.run("/bin/tar", ["-xf", try export(test), "-C", folder])
    try change(folder)
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["check.sh"]
    process.currentDirectoryURL = URL(filePath: folder)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  @Test("is checked by the script in it, with sha256sum and openssl alone")
  func script() throws {
    let test = try filled()
    let (status, text) = try checked(test)
    let entries = try test.reading().state.lastEntry
    #expect(status == 0 && text.hasPrefix("\(entries) entries stand"), "\(text)")
  }

  @Test(
    "the script names what was changed",
    arguments: [
      ("ledger.jsonl", "2s/a/b/", "entry 2"), ("ledger.jsonl", "3d", "entry 3"),
      ("signatures.txt", "2s/ 1 .*/ 1 AAAA/", "entry 2"),
      ("signatures.txt", "$d", "entry"), ("ledger.jsonl", "2p", "entry 3"),
      ("evidence.json", "1s/{/{ /", "evidence.json"),
      ("out/notice.html", "1s/0/1/", "out/notice.html"),
    ])
  func changed(file: String, command: String, named: String) throws {
    let (status, text) = try checked(try filled()) { folder in
      _ = try Tool.run("/bin/sed", ["-i", command, folder + "/" + file])
    }
    #expect(status == 1 && text.contains(named), "\(text)")
  }

  @Test("of which any part was changed makes no case, and leaves nothing behind")
  func tampered() throws {
    let test = try filled()
    let good = try Data(contentsOf: URL(filePath: try export(test)))
    var generator = SplitMix(state: 5)
    for round in 0..<60 {
      var bad = good
      let at = Int.random(in: 0..<good.count, using: &generator)
      bad[at] ^= UInt8.random(in: 1...255, using: &generator)
      let path = try test.folder.write(Array(bad), as: "bad.tar")
      let target = test.folder.path + "/bad-\(round)"
      guard let copy = try? CaseArchive.unpack(path, to: target) else {
        #expect(FileManager.default.fileExists(atPath: target + ".tenmatsu.partial") == false)
        continue
      }
      // What can be changed without a trace is what is made anew: padding, the head, keys and script.
      let again = test.folder.path + "/again.tar"
      _ = try CaseArchive.export(copy, to: again)
      #expect(try Data(contentsOf: URL(filePath: again)) == good, "byte \(at)")
    }
  }
}
