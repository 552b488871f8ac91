import Foundation
import Mail
import TestSupport
import Testing

@Suite("What comes back")
struct BounceTests {
  /// A delivery status notification as RFC 3464 has it.
  static func notification(
    action: String = "failed", status: String? = "5.1.1", original: String? = "w1.7.abc@example.jp",
    returned: String = "text/rfc822-headers",
    diagnostic: String = "smtp; 550 5.1.1 <taro@example.org>... User unknown"
  ) -> String {
    """
    Return-Path: <>
    From: MAILER-DAEMON@relay.example.com
    To: bounces@example.jp
    Subject: Undelivered Mail Returned to Sender
    Message-ID: <20260101.1@relay.example.com>
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

    --b1
    Content-Type: text/plain

    I am sorry to have to tell you <not@an.id>.

    --b1
    Content-Type: message/delivery-status

    Reporting-MTA: dns; relay.example.com
    X-Postfix-Sender: rfc822; bounces@example.jp

    Final-Recipient: rfc822; taro@example.org
    Original-Recipient: rfc822;Taro@example.org
    Action: \(action)
    \(status.map { "Status: \($0)\n" } ?? "")Diagnostic-Code: \(diagnostic),
        folded

    --b1
    Content-Type: \(returned)

    From: notice@example.jp
    To: taro@example.org
    \(original.map { "Message-ID:\n <\($0)>\n" } ?? "")Subject: x

    --b1--

    """
  }

  static func read(_ text: String) -> Bounce {
    BounceReader().read(Array(text.replacing("\n", with: "\r\n").utf8), source: "new/1")
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let action: String
    let status: String?
    let kind: Bounce.Kind
    var testDescription: String { "\(action) \(status ?? "-")" }
  }

  @Test(
    "It is hard, soft or delivered as action and status say, and unknown where they say nothing",
    arguments: [
      Case(action: "failed", status: "5.1.1", kind: .hard),
      Case(action: "FAILED", status: "5.7.1 (blocked)", kind: .hard),
      Case(action: "failed", status: "4.4.7", kind: .soft),
      Case(action: "delayed", status: "4.4.1", kind: .soft),
      Case(action: "delayed", status: nil, kind: .soft),
      Case(action: "delivered", status: "2.1.5", kind: .delivered),
      Case(action: "relayed", status: "2.0.0", kind: .delivered),
      Case(action: "failed", status: nil, kind: .unknown),
      Case(action: "failed", status: "nonsense", kind: .unknown),
      Case(action: "eaten", status: "5.0.0", kind: .unknown),
    ])
  func kinds(_ example: Case) {
    let bounce = Self.read(Self.notification(action: example.action, status: example.status))
    #expect(bounce.kind == example.kind)
    #expect(bounce.originalMessageID == "w1.7.abc@example.jp")
  }

  @Test(
    "Its fields are read, and the mail that it answers is known, whether it came back whole or as its head")
  func fields() throws {
    for returned in ["text/rfc822-headers", "message/rfc822"] {
      let bounce = Self.read(Self.notification(returned: returned))
      let report = try #require(bounce.reports.first)
      #expect(bounce.reports.count == 1 && bounce.doubt == nil && bounce.source == "new/1")
      #expect(report.finalRecipient == "taro@example.org" && report.originalRecipient == "Taro@example.org")
      #expect(report.status?.description == "5.1.1")
      #expect(report.diagnostic == "550 5.1.1 <taro@example.org>... User unknown, folded")
      #expect(bounce.originalMessageID == "w1.7.abc@example.jp")
    }
  }

  @Test("A bounce of a form of its own is unknown, and every Message-ID in it is kept")
  func ownForm() {
    let bounce = Self.read(
      """
      From: postmaster@example.org
      Subject: failure notice
      In-Reply-To: <w1.7.abc@example.jp>

      Hi. This is the program. <taro@example.org>: no mailbox here.
      Message-ID: <w1.8.def@example.jp> <nonsense

      """)
    #expect(bounce.kind == .unknown && bounce.doubt == .notStandard)
    #expect(bounce.mentionedMessageIDs == ["w1.7.abc@example.jp", "taro@example.org", "w1.8.def@example.jp"])
  }

  @Test("One without the original's Message-ID is unknown")
  func incomplete() {
    let bounce = Self.read(Self.notification(original: nil))
    #expect(bounce.kind == .unknown && bounce.doubt == .incomplete)
    #expect(bounce.reports.first?.kind == .hard)
  }

  static let hostileMails: [(String, [UInt8])] = {
    let nested = (0..<5_000).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined()
    let messages = String(repeating: "Content-Type: message/rfc822\n\n", count: 5_000)
    let parts =
      "Content-Type: multipart/report; boundary=b\n\n" + String(repeating: "--b\n\nx\n", count: 20_000)
    let fields = String(
      repeating: "Final-Recipient: rfc822; a@example.org\nAction: failed\n\n", count: 20_000)
    let report = notification().replacing("Reporting-MTA: dns; relay.example.com", with: fields)
    return [
      ("nothing", []), ("zeros", [UInt8](repeating: 0, count: 100_000)),
      ("all bytes", (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7_919) }),
      ("nested", Array(nested.utf8)),
      ("messages in messages", Array(messages.utf8)), ("many parts", Array(parts.utf8)),
      ("many fields", Array(report.utf8)), ("a long line", [UInt8](repeating: 0x61, count: 1_000_000)),
      ("open brackets", Array(String(repeating: "<a@", count: 100_000).utf8)),
    ]
  }()

  @Test("A hostile mail is read to its end, and counts against nobody", arguments: hostileMails)
  func hostile(_ name: String, _ mail: [UInt8]) {
    let bounce = BounceReader().read(mail, source: name)
    #expect(bounce.originalMessageID == nil || name == "many fields")
    #expect(bounce.mentionedMessageIDs.count <= 100 && bounce.reports.count <= 100)
  }

  @Test("Cut anywhere, or with bytes changed, it never stops the reading")
  func damaged() {
    let whole = Array(Self.notification().replacing("\n", with: "\r\n").utf8)
    var random = SplitMix(state: 11)
    for length in stride(from: 0, to: whole.count, by: 7) {
      _ = BounceReader().read(Array(whole.prefix(length)), source: "cut")
      var changed = whole
      for _ in 0..<5 {
        changed[Int.random(in: 0..<whole.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      _ = BounceReader().read(changed, source: "changed")
    }
  }

  @Test("Every mail of a maildir is read, and nothing else in it")
  func maildir() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.notification(), as: "box/new/2")
    try folder.write("From: a@example.org\n\nhello\n", as: "box/cur/1:2,S")
    try folder.write("half written", as: "box/tmp/3")
    var sources: [String] = []
    try MailFolder(folder.path + "/box").forEach { _, source in sources.append(source) }
    #expect(sources == ["new/2", "cur/1:2,S"])
    #expect(throws: MailError.self) { try MailFolder(folder.path) }
    #expect(throws: MailError.self) { try MailFolder(folder.path + "/none") }
  }

  @Test("Every mail of an mbox file is read, whatever its lines end in", arguments: ["\n", "\r\n"])
  func mbox(_ end: String) throws {
    let folder = try TemporaryFolder()
    let mails = [
      "From: a@example.org\n\none\n>From here\n", Self.notification(),
      "From: b@example.org\n\nthree\nFrom the middle\n",
    ]
    let text = mails.map { "From MAILER-DAEMON Thu Jan  1 00:00:00 2026\n" + $0 + "\n" }.joined()
    let path = try folder.write(text.replacing("\n", with: end), as: "mbox")
    var bounces: [Bounce] = []
    try MailFolder(path).forEach { mail, source in bounces.append(BounceReader().read(mail, source: source)) }
    #expect(bounces.map(\.source) == ["mail 1", "mail 2", "mail 3"])
    #expect(bounces.map(\.kind) == [.unknown, .hard, .unknown])
  }
}
