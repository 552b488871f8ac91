import Foundation
import TestSupport
import Testing

/// Individual notices as a person sends them.
@Suite("tenmatsu send", .serialized)
struct SendTests {
  /// A case of the small scene whose people are told by mail.
  static func folder() throws -> CaseFolder {
    let file = try CaseFolder.scene(SmallScene())
    try file.folder.write(organisation + groups, as: "facts.yml")
    try file.done("facts", ["import", "facts.yml"])
    return file
  }

  static let organisation = """
    organisation:
      id: company
      name: { ja: 株式会社例, en: Example Inc. }
      services: []

    """

  static let groups = """
    groups:
      - id: individual
        set: individual
        title: { ja: お客様, en: customers }
        means: mail
        advice: [{ ja: ご注意ください。, en: Please beware. }]
      - { id: rest, set: rest, means: mail }

    """

  static let prepare = [
    "prepare", "--from", "例 <notice@example.jp>", "--unapproved", "--reason", "test",
  ]

  static func run(_ sink: MailSink, _ more: [String] = []) -> [String] {
    ["run", "--smtp", "smtp://127.0.0.1:\(sink.port)", "--plain", "--json", "--patience", "0"] + more
  }

  static func status(_ file: CaseFolder) throws -> [String: Any] {
    let output = try file.done("send", ["status", "--json"])
    return try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
  }

  static func messages(_ file: CaseFolder) throws -> [String: Int] {
    try #require(try status(file)["messages"] as? [String: Int])
  }

  @Test("From prepare to end: everybody gets one mail, and the ledger tells it")
  func whole() throws {
    let file = try Self.folder()
    let prepared = try file.done("send", Self.prepare)
    let count = try #require(try Self.messages(file)["recipients"])
    #expect(prepared.hasPrefix("wave 1  \(count) mails") && count > 0)
    let preview = try file.done("send", ["preview", "1"])
    #expect(preview.contains("Subject: ") && preview.contains("•••"))
    #expect(try file.done("send", ["run", "--dry-run"]).hasPrefix("\(count) mails could be put together"))
    try MailSink.with { sink in
      let test = try file.run(
        "send", ["test", "--to", "me@example.jp", "--smtp", "smtp://127.0.0.1:\(sink.port)", "--plain"])
      #expect(test.status == 0, "\(test.error)")
      let sent = try file.run("send", Self.run(sink))
      #expect(sent.status == 0, "\(sent.error)")
      let received = try sink.received
      #expect(received.count == count + 1 && Set(received.map(\.recipient)).count == count + 1)
      // Nobody is written to twice.
      _ = try file.run("send", Self.run(sink))
      #expect(try sink.received.count == count + 1)
    }
    #expect(try Self.messages(file) == ["recipients": count, "accepted": count])
    #expect(try file.done("send", ["end"]).hasPrefix("wave 1 has ended"))
    let again = try file.run("send", Self.prepare)
    #expect(again.status != 0 || again.output.contains("0 mails"))
    #expect(try file.run("verify").status == 0)
  }

  @Test("What is unknown is listed, and is sent again only when somebody has decided so")
  func unknown() throws {
    let file = try Self.folder()
    try file.done("send", Self.prepare)
    let count = try #require(try Self.messages(file)["recipients"])
    try MailSink.with(.dropEvery(3)) { sink in
      let sent = try file.run("send", Self.run(sink, ["--connections", "1"]))
      #expect(sent.status == 1)
    }
    let unknown = try #require(try Self.messages(file)["unknown"])
    #expect(unknown > 0)
    let refused = try file.run("send", ["end"])
    #expect(refused.status == 2 && refused.error.contains("nobody knows whether the relay has them"))
    try MailSink.with { sink in
      _ = try file.run("send", Self.run(sink))
      #expect(try sink.received.isEmpty)
      try file.done("send", ["decide", "resend", "--all", "--reason", "not in the relay's log"])
      #expect(try file.run("send", Self.run(sink)).status == 0)
      #expect(try sink.received.count == unknown)
    }
    #expect(try Self.messages(file) == ["recipients": count, "accepted": count])
  }

  @Test("Killed at any instant and run again, nobody gets two mails, and nobody is forgotten")
  func killed() throws {
    let file = try Self.folder()
    try file.done("send", Self.prepare)
    let count = try #require(try Self.messages(file)["recipients"])
    try MailSink.with(.slow(0.01)) { sink in
      let arguments = CaseFolder.arguments("send", Self.run(sink, ["--connections", "2"]))
      var random = SplitMix(state: 5)
      for _ in 0..<4 {
        let running = try Program.start(arguments, in: file.folder)
        usleep(UInt32.random(in: 300_000...900_000, using: &random))
        running.kill()
        _ = try running.finish()
      }
      _ = try Program.run(arguments, in: file.folder)
      let messages = try Self.messages(file)
      let unknown = messages["unknown"] ?? 0
      let received = try sink.received.map(\.recipient)
      #expect(Set(received).count == received.count)
      #expect((messages["accepted"] ?? 0) + unknown == count)
      #expect(unknown <= 8)
      // Whoever is neither accepted nor unknown would be forgotten.
      #expect(received.count >= (messages["accepted"] ?? 0) && received.count <= count)
    }
    #expect(try file.run("verify").status == 0)
  }

  @Test(
    "Wrong use is refused with what would be right",
    arguments: [
      (["prepare"], "--from"), (["prepare", "--from", "nobody"], "no address"),
      (["fly"], "After the case comes one of"),
      (["run"], "--smtp"), (["run", "--smtp", "mail.example.com"], "is no address of a mail server"),
      (["run", "--dry-run", "--smtp", "smtp://x"], "--smtp"),
      (["status", "--rate", "5"], "--rate goes with run"),
      (["decide", "sent", "--all"], "--reason"), (["decide", "sent", "--reason", "x"], "sent or resend"),
      (["bounces"], "maildir"), (["postal"], "--output"), (["preview", "x"], "number"),
      (["run", "--smtp", "smtp://mail.example.com", "--plain", "--user", "a"], "in the clear"),
    ] as [([String], String)])
  func wrong(_ arguments: [String], _ words: String) throws {
    let file = try CaseFolder.small()
    let outcome = try file.run("send", arguments, environment: ["TENMATSU_SMTP_PASSWORD": "secret"])
    #expect(outcome.status == 2, "\(outcome.output)\(outcome.error)")
    #expect(outcome.error.contains(words), "\(outcome.error)")
    #expect(!outcome.error.contains("secret"))
  }

  @Test("No letter goes out that nobody has approved")
  func approval() throws {
    let file = try Self.folder()
    let outcome = try file.run("send", ["prepare", "--from", "notice@example.jp"])
    #expect(outcome.status == 2 && outcome.error.contains("No document of the kind letter was drafted"))
  }
}
