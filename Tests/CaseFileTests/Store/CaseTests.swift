import CaseFile
import Foundation
import TestSupport
import Testing

@Suite("A case")
struct CaseTests {
  @Test("is sound when it is new, and says so")
  func new() throws {
    let test = try TestCase(title: "通販サイト")
    let file = try test.reading()
    #expect(file.state.title == "通販サイト" && file.state.lastEntry == 1)
    #expect(try test.verify() == [])
    #expect(try file.slots().map(\.label) == ["safe"])
    #expect(try file.slots().allSatisfy(\.isKeyFile))
  }

  @Test("is not made where something is")
  func taken() throws {
    let test = try TestCase()
    let opening = Case.Opening(title: "x", timeZone: "UTC", by: "x", label: "x")
    #expect(throws: CaseError.self) { try Case.create(test.path, opening, passphrase: test.passphrase) }
    #expect(try test.verify() == [])
  }

  @Test("is written to by one at a time; the other is told who")
  func held() throws {
    let test = try TestCase()
    let first = try test.writer(by: "A. Lead")
    let error = #expect(throws: CaseError.self) { try test.writer(by: "B. Examiner") }
    #expect(error?.code == .held)
    #expect(error?.message.contains("A. Lead, test") == true)
    #expect(try test.reading().state.lastEntry == 1)
    #expect(first.state.lastEntry == 1)
  }

  @Test("is free again when the writer is gone")
  func released() throws {
    let test = try TestCase()
    _ = try test.writer()
    _ = try test.writer()
  }

  @Test("does not open with another key, for writing or for people")
  func locked() throws {
    let test = try TestCase()
    let other = try Passphrase(keyFile: Passphrase.newKeyFile(), path: "other")
    let error = #expect(throws: CaseError.self) {
      try CaseWriter(test.path, by: "x", command: "x", passphrase: other)
    }
    #expect(error?.code == .locked)
    #expect(throws: CaseError.self) { try test.reading().key(other) }
  }

  private struct Refused: Error {}

  @Test("is as it was when something fails before the end")
  func atomic() throws {
    let test = try TestCase()
    let writer = try test.writer()
    #expect(throws: (any Error).self) {
      try writer.commit { entries in
        try entries.append(.exported(Exported(what: .ledger)))
        let object = entries.object(isSealed: true)
        try object.write(Array("half".utf8))
        throw Refused()
      }
    }
    #expect(try test.reading().state.lastEntry == 1)
    #expect(try test.verify() == [])
    try writer.exported(Exported(what: .ledger))
    #expect(try test.reading().state.lastEntry == 2)
  }

  @Test("a reader sees what was there when it opened the case, and nothing half")
  func readers() throws {
    let test = try TestCase()
    let before = try test.reading()
    try test.writer().exported(Exported(what: .ledger))
    #expect(before.state.lastEntry == 1)
    #expect(try test.reading().state.lastEntry == 2)
  }

  @Test("a sealed file comes back as it was, and its content stands nowhere in the clear")
  func sealing() throws {
    let test = try TestCase()
    let secret = String(repeating: "花子 hanako@example.jp 4111111111111111\n", count: 50_000)
    let path = try test.folder.write(secret, as: "mail.eml")
    try test.writer().seal(path, as: "mail.eml", reason: "received")
    try FileManager.default.removeItem(atPath: path)
    var bytes: [UInt8] = []
    try test.writer().unseal("mail.eml", reason: nil) { bytes += $0 }
    #expect(bytes == Array(secret.utf8))
    for name in try FileManager.default.subpathsOfDirectory(atPath: test.path) {
      let data = FileManager.default.contents(atPath: test.path + "/" + name) ?? Data()
      #expect(data.range(of: Data("hanako".utf8)) == nil, "\(name)")
    }
    let error = #expect(throws: CaseError.self) { try test.writer().unseal("other", reason: nil) { _ in } }
    #expect(error?.remedy == "There are: mail.eml")
    #expect(throws: CaseError.self) { try test.writer().seal("/nonexistent", as: "x", reason: nil) }
  }

  @Test("the same name is not sealed or published twice; the case stays sound")
  func names() throws {
    let test = try TestCase()
    let writer = try test.writer()
    try writer.publish(Array("お知らせ".utf8), as: "notice.html", reason: nil)
    #expect(throws: CaseError.self) { try writer.publish([], as: "notice.html", reason: nil) }
    #expect(try writer.publish(Array("お知らせ".utf8), as: "notice.html", reason: nil) == false)
    for name in ["", ".hidden", "a/b", "../x", "x.next", "お知らせ.html"] {
      #expect(throws: CaseError.self, "\(name)") { try writer.publish([1], as: name, reason: nil) }
    }
    #expect(try String(contentsOfFile: test.path + "/out/notice.html", encoding: .utf8) == "お知らせ")
    #expect(try test.verify() == [])
  }

  @Test("passphrases are added, changed and removed; the last one stays")
  func passphrases() throws {
    let test = try TestCase()
    let second = try Passphrase(keyFile: Passphrase.newKeyFile(), path: "second")
    let third = try Passphrase(keyFile: Passphrase.newKeyFile(), path: "third")
    try test.writer().add(second, label: "officer")
    #expect(throws: CaseError.self) { try test.writer().add(third, label: "officer") }
    try test.writer().change("officer", to: third)
    #expect(throws: CaseError.self) { try test.reading().key(second) }
    _ = try test.reading().key(third)
    try test.writer().remove("safe")
    #expect(throws: CaseError.self) { try test.writer() }
    let writer = try CaseWriter(test.path, by: "officer", command: "test", passphrase: third)
    #expect(throws: CaseError.self) { try writer.remove("officer") }
    #expect(try test.verify() == [])
  }

  @Test("with every passphrase lost, loses what is sealed and nothing else")
  func lost() throws {
    let test = try TestCase()
    try test.add(["access.log": "x\n"])
    try test.writer().seal(try test.folder.write("secret", as: "a.txt"), as: "a.txt", reason: nil)
    let new = try Passphrase(keyFile: Passphrase.newKeyFile(), path: "new")
    #expect(throws: CaseError.self) {
      try Case.renew(test.path, by: "lead", passphrase: test.passphrase, label: "x", reason: nil)
    }
    let before = try test.reading()
    let file = try Case.renew(test.path, by: "lead", passphrase: new, label: "new", reason: "lost")
    #expect(file.state.publicKey != before.state.publicKey)
    #expect(file.state.evidence.count == 1)
    let writer = try CaseWriter(test.path, by: "lead", command: "test", passphrase: new)
    let error = #expect(throws: CaseError.self) { try writer.unseal("a.txt", reason: nil) { _ in } }
    #expect(error?.code == .damaged)
    try writer.seal(try test.folder.write("more", as: "b.txt"), as: "b.txt", reason: nil)
    let result = try Verifier(test.path).verify()
    #expect(result.faults == [])
    #expect(result.notes.contains { $0.contains("new key") })
  }
}
