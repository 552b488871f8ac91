import Foundation
import TestSupport
import Testing

@testable import CaseFile

@Suite("A file that only its recipients can read")
struct EncryptedFileTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/cards.csv.enc" }

  init() throws { folder = try TemporaryFolder() }

  private func encrypt(_ bytes: [UInt8], for recipients: [Recipient]) throws {
    let file = try EncryptedFile(path, for: recipients)
    var rest = bytes[...]
    while !rest.isEmpty {
      try file.write(Array(rest.prefix(10_000)))
      rest = rest.dropFirst(10_000)
    }
    #expect(!FileManager.default.fileExists(atPath: path))
    try file.finish()
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private static func text(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
  }

  @Test(
    "of age gives the text back to each of them, and to nobody else", arguments: [0, 1, 65_536, 3_000_000])
  func age(_ size: Int) throws {
    let others = try [TemporaryFolder(), TemporaryFolder()]
    let (key, second) = (try AgeKey(in: folder), try AgeKey(in: others[0]))
    let text = Self.text(size)
    try encrypt(text, for: try Recipient.reading(key.recipient) + Recipient.reading(second.recipient + "\n"))
    #expect(try key.decrypt(path) == text)
    #expect(try second.decrypt(path) == text)
    #expect(try AgeKey(in: others[1]).decrypt(path) == nil)
    #expect(try names() == ["age-key.txt", "cards.csv.enc"])
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test("of SSH is encrypted by age, for that key")
  func ssh() throws {
    let key = try folder.write(
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIK3EBuSIe2nRvr2FKdjejbrH08Go8iOnASFCBs2iXyWj desk@example.com\n",
      as: "id.pub")
    try encrypt([1, 2, 3], for: try Recipient.reading(key))
    let head = String(decoding: try Data(contentsOf: URL(filePath: path)).prefix(40), as: UTF8.self)
    #expect(head.hasPrefix("age-encryption.org/v1\n-> ssh-ed25519 "))
  }

  @Test("of OpenPGP gives the text back, and its outside tells neither name nor compression")
  func openPGP() throws {
    let key = try OpenPGPKey(in: folder)
    let text = Self.text(300_000)
    let temporary = try folder.makeFolder("tmp")
    let environment = ProcessInfo.processInfo.environment.merging(["TMPDIR": temporary]) { $1 }
    let file = try EncryptedFile(
      path, for: try Recipient.reading(key.publicKeyFile), environment: environment)
    try file.write(text)
    try file.finish()
    #expect(try key.decrypt(path) == text)
    let packets = try key.packets(path)
    #expect(
      packets.contains("pubkey enc packet") && !packets.contains("compressed") && !packets.contains("cards"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary).isEmpty, "gpg's folder is gone")
  }

  @Test("that is let go of leaves nothing behind")
  func abandoned() throws {
    let key = try AgeKey(in: folder)
    do {
      let file = try EncryptedFile(path, for: try Recipient.reading(key.recipient))
      try file.write(Self.text(500_000))
    }
    #expect(try names() == ["age-key.txt"])
  }

  @Test(
    "says so where the key is wrong, and leaves nothing behind",
    arguments: [
      "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq", "ssh-ed25519 AAAA", "ssh-rsa !",
    ])
  func wrongKey(_ key: String) throws {
    let error = #expect(throws: CaseError.self) { try encrypt(Self.text(1_000_000), for: [.age(key)]) }
    #expect(
      error?.description
        == "age does not take a recipient's key. Ask for the public key anew: it may be cut, expired, or not for encryption"
    )
    #expect(try names().isEmpty)
  }

  @Test("says so where an OpenPGP key is damaged, and leaves nothing behind")
  func damagedKey() throws {
    try folder.write(
      "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmDMEZ\n-----END PGP PUBLIC KEY BLOCK-----\n", as: "k.asc")
    let recipients = try Recipient.reading(folder.path + "/k.asc")
    let error = #expect(throws: CaseError.self) { try encrypt(Self.text(1_000_000), for: recipients) }
    #expect(error?.code == .badInput)
    #expect(try names() == ["k.asc"])
  }

  @Test("names the package that is missing", arguments: [("age", "age"), ("gpg", "gnupg")])
  func missing(_ program: String, _ package: String) throws {
    let recipient = program == "age" ? Recipient.age("age1x") : .openPGP(keyFile: "k.asc")
    let error = #expect(throws: CaseError.self) {
      try EncryptedFile(path, for: [recipient], environment: ["PATH": folder.path])
    }
    #expect(
      error?.description
        == "The program \(program), which encrypts, is not installed. Install it: apt-get install \(package)")
    #expect(try names().isEmpty)
  }

  @Test("needs recipients, of one kind")
  func recipients() {
    for recipients in [[], [Recipient.age("age1x"), .openPGP(keyFile: "k")]] {
      #expect(throws: CaseError.self) { try EncryptedFile(path, for: recipients) }
    }
  }

  @Test("tells a full disk from a wrong key", arguments: ["age", "gpg"])
  func full(_ program: String) {
    for words in [
      "age: error: write /dev/stdout: no space left on device",
      "gpg: [stdout]: write error: No space left on device\ngpg: [stdin]: encryption failed: No space left on device",
    ] {
      let error = Encryptor.failure(of: "/usr/bin/" + program, saying: words, path: "/x/cards")
      #expect(error.description == "There is no room for /x/cards. Free some space, or write elsewhere")
    }
  }
}

@Suite("Recipients")
struct RecipientTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("are never secret keys, and those are not repeated")
  func secrets() throws {
    let secrets = [
      "AGE-SECRET-KEY-1QQQ", "# created: today\n# public key: age1x\nAGE-SECRET-KEY-1QQQ\n",
      "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nQQQ\n", "-----BEGIN OPENSSH PRIVATE KEY-----\nQQQ\n",
    ]
    for secret in secrets {
      let file = try folder.write(secret, as: "key")
      for given in [secret, file] {
        let error = #expect(throws: CaseError.self) { try Recipient.reading(given) }
        #expect(error?.description.contains("QQQ") == false)
      }
      let error = #expect(throws: CaseError.self) { try Recipient.reading(file) }
      #expect(error?.message == "This is a secret key, which only its owner may hold")
    }
  }

  @Test("are read from a file of several keys of age and SSH, comments aside")
  func file() throws {
    let file = try folder.write("# the desk\nage1abc\n\n  ssh-ed25519 AAAA desk@example.com\r\n", as: "keys")
    #expect(try Recipient.reading(file) == [.age("age1abc"), .age("ssh-ed25519 AAAA desk@example.com")])
  }

  @Test("are nothing else", arguments: ["hello\n", "", "age2abc\n", "age1abc\nhello\n", "\u{0}\u{1}"])
  func others(_ text: String) throws {
    let file = try folder.write(text, as: "keys")
    let error = #expect(throws: CaseError.self) { try Recipient.reading(file) }
    #expect(error?.message == "\(file) holds no public key that can be encrypted to")
    #expect(throws: CaseError.self) { try Recipient.reading("/nowhere/" + text) }
  }
}
