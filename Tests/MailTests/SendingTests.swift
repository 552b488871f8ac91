import Foundation
import Mail
import TestSupport
import Testing

@Suite("A mail to a server")
struct SendingTests {
  struct GaveUp: Error {}

  static func mail(_ number: Int = 1) throws -> [UInt8] {
    try MessageTests.message(messageID: "w1.\(number).abc@example.jp").mime()
  }

  static func connection(
    _ sink: MailSink, host: String = "127.0.0.1", isPlain: Bool = true, scheme: String = "smtp",
    login: SMTPServer.Login? = nil, certificates: String? = nil, timeout: Int = 10
  ) throws -> SMTPConnection {
    try SMTPConnection(
      SMTPServer(
        "\(scheme)://\(host):\(sink.port)", isPlain: isPlain, login: login, certificates: certificates,
        connectTimeout: 5, mailTimeout: timeout))
  }

  static func send(
    _ connection: SMTPConnection, to recipient: String, number: Int = 1,
    beforeEnd: @escaping () throws -> Void = {}
  ) throws -> SendOutcome {
    try connection.send(
      mail(number), from: MailAddress("bounces@example.jp", as: "the sender"),
      to: MailAddress(recipient, as: "the recipient"), beforeEnd: beforeEnd)
  }

  @Test("Many go over one connection, and each arrives as it was")
  func many() throws {
    try MailSink.with { sink in
      let connection = try Self.connection(sink)
      for number in 1...20 {
        let outcome = try Self.send(connection, to: "person-\(number)@example.org", number: number)
        guard case .accepted(let reply) = outcome else {
          Issue.record("\(outcome)")
          return
        }
        #expect(reply.short == "250 2.0.0")
      }
      #expect(
        try sink.received
          == (1...20).map {
            .init(messageID: "w1.\($0).abc@example.jp", recipient: "person-\($0)@example.org")
          })
      #expect(try sink.lastMail == Self.mail(20))
    }
  }

  @Test(
    "A recipient that is refused is refused for good or for now, as the server says, and the next one is sent"
  )
  func refusals() throws {
    try MailSink.with(.recipient("gone", 550), .recipient("busy", 451), .content("spam", 554)) { sink in
      let connection = try Self.connection(sink)
      let expected: [(String, String)] = [
        ("gone@example.org", "refused 550 5.7.1 recipient"), ("fine@example.org", "accepted"),
        ("busy@example.org", "postponed 451 4.7.1 recipient"), ("spam@example.org", "refused 554 5.7.1 end"),
        ("good@example.org", "accepted"),
      ]
      for (recipient, words) in expected {
        #expect(try Self.words(Self.send(connection, to: recipient)) == words)
      }
      #expect(try sink.received.map(\.recipient) == ["fine@example.org", "good@example.org"])
    }
  }

  static func words(_ outcome: SendOutcome) -> String {
    switch outcome {
    case .accepted: "accepted"
    case .refused(let reply, let phase): "refused \(reply.short) \(phase)"
    case .postponed(let reply, let phase): "postponed \(reply.short) \(phase)"
    case .unknown(let failure): "unknown \(failure.kind) \(failure.phase)"
    case .notSent(let failure): "notSent \(failure.kind) \(failure.phase)"
    }
  }

  struct Loss: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let manner: MailSink.Manner
    let words: String
  }

  @Test(
    "Lost before its end it was certainly not sent; lost after it, whether it was sent is unknown",
    arguments: [
      Loss(testDescription: "at RCPT", manner: .dropAtRecipient("x"), words: "notSent lost recipient"),
      Loss(testDescription: "kept, then dropped", manner: .dropAfterEnd("x"), words: "unknown lost end"),
      Loss(testDescription: "lost and dropped", manner: .loseAfterEnd("x"), words: "unknown lost end"),
      Loss(testDescription: "no answer", manner: .silentAfterEnd("x"), words: "unknown timeout end"),
    ])
  func losses(_ loss: Loss) throws {
    try MailSink.with(loss.manner) { sink in
      let connection = try Self.connection(sink, timeout: 2)
      var ends = 0
      #expect(try Self.words(Self.send(connection, to: "x@example.org") { ends += 1 }) == loss.words)
      #expect(ends == (loss.words.hasPrefix("unknown") ? 1 : 0))
      let next = try Self.send(connection, to: "y@example.org")
      #expect(Self.words(next) == "accepted", "\(next)")
    }
  }

  @Test("An answer that comes too late is not taken for that to the next mail")
  func lateAnswer() throws {
    try MailSink.with(.slow(1.5)) { sink in
      let connection = try Self.connection(sink, timeout: 1)
      for recipient in ["x", "y"] {
        let outcome = try Self.send(connection, to: recipient + "@example.org")
        #expect(Self.words(outcome) == "unknown timeout end")
      }
    }
  }

  @Test("Where the caller gives up before the end, it was not sent")
  func givingUp() throws {
    try MailSink.with { sink in
      let connection = try Self.connection(sink)
      #expect(
        try Self.words(Self.send(connection, to: "a@example.org") { throw GaveUp() }) == "notSent own content"
      )
      #expect(try Self.words(Self.send(connection, to: "b@example.org")) == "accepted")
      #expect(try sink.received.map(\.recipient) == ["b@example.org"])
    }
  }

  @Test("A server that refuses the sender or the session refuses no recipient")
  func session() throws {
    for (manner, words) in [
      (MailSink.Manner.sender(550), "notSent session sender"), (.sender(451), "notSent session sender"),
      (.greeting(554), "notSent session greeting"),
    ] {
      let outcome = try MailSink.with(manner) { sink in
        try Self.send(Self.connection(sink), to: "a@example.org")
      }
      #expect(Self.words(outcome) == words)
    }
  }

  @Test("A certificate that nobody vouches for is refused; one that was named is trusted")
  func certificates() throws {
    for (manner, scheme) in [(MailSink.Manner.startTLS, "smtp"), (.implicitTLS, "smtps")] {
      try MailSink.with(manner) { sink in
        let doubted = try Self.connection(sink, host: "localhost", isPlain: false, scheme: scheme)
        let outcome = try Self.send(doubted, to: "a@example.org")
        guard case .notSent(let failure) = outcome else {
          Issue.record("\(outcome)")
          return
        }
        #expect(failure.kind == .encryption && failure.concernsAll)
        let trusted = try Self.connection(
          sink, host: "localhost", isPlain: false, scheme: scheme, certificates: sink.certificate)
        #expect(try Self.words(Self.send(trusted, to: "a@example.org")) == "accepted")
        #expect(try sink.received.count == 1)
      }
    }
  }

  @Test("Nothing is said in the clear to a server that does not encrypt")
  func noEncryption() throws {
    try MailSink.with { sink in
      let outcome = try Self.send(Self.connection(sink, isPlain: false), to: "a@example.org")
      #expect(Self.words(outcome).hasPrefix("notSent encryption"))
      #expect(try sink.received == [])
    }
  }

  @Test("Whoever has the password gets in, and nobody else")
  func login() throws {
    try MailSink.with(.login("desk", "right"), .startTLS) { sink in
      for (password, words) in [("right", "accepted"), ("wrong", "notSent login login")] {
        let connection = try Self.connection(
          sink, host: "localhost", isPlain: false, login: .init(user: "desk", password: password),
          certificates: sink.certificate)
        #expect(try Self.words(Self.send(connection, to: "a@example.org")) == words)
      }
    }
  }

  @Test("A server that is not there is told from one that refuses")
  func down() throws {
    try MailSink.with { sink in
      sink.stop()
      let outcome = try Self.send(Self.connection(sink), to: "a@example.org")
      #expect(Self.words(outcome) == "notSent connection connecting")
    }
  }

  @Test("A server that goes away between two mails is connected to again")
  func again() throws {
    try MailSink.with(.dropAtRecipient("x")) { sink in
      let connection = try Self.connection(sink)
      for (recipient, words) in [("a", "accepted"), ("x", "notSent lost recipient"), ("b", "accepted")] {
        #expect(try Self.words(Self.send(connection, to: recipient + "@example.org")) == words)
      }
    }
  }

  @Test(
    "A wrong address of a server is refused with what would be right",
    arguments: [
      "", "mail.example.com", "http://mail.example.com", "smtp://", "smtp://user:pw@mail.example.com",
      "smtp://mail.example.com/path", "smtp://mail.example.com:99999", "smtp://a b",
    ])
  func wrongServers(_ address: String) {
    #expect(throws: MailError.self) { try SMTPServer(address) }
  }

  @Test("A password never goes over a network in the clear")
  func password() throws {
    let login = try SMTPServer.Login(user: "a", password: "b")
    #expect(throws: MailError.self) { try SMTPServer("smtp://mail.example.com", isPlain: true, login: login) }
    #expect(throws: MailError.self) { try SMTPServer.Login(user: "a\r\nRSET", password: "b") }
  }
}
