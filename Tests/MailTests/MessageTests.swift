import Foundation
import Mail
import TestSupport
import Testing

@Suite("A mail that goes out")
struct MessageTests {
  static let letter = "山田 太郎 様\n\nお客様情報の流出について\n.\n..\nFrom here\n"

  static func message(
    subject: String = "お客様情報の流出に関するお詫びとお知らせ（第二報）", name: String? = "山田 太郎", text: String = letter,
    html: String? = "<p>山田 太郎 様</p>", messageID: String = "w1.1.abc@example.jp",
    recipient: String = "taro@example.org"
  ) throws -> OutgoingMessage {
    try OutgoingMessage(
      from: Mailbox("株式会社例 <notice@example.jp>", as: "the sender"),
      replyTo: Mailbox("desk@example.jp", as: "the desk"),
      to: Mailbox(name: name, address: MailAddress(recipient, as: "the recipient")), subject: subject,
      messageID: messageID, date: Date(timeIntervalSince1970: 1_700_000_000), listID: "w1.example.jp",
      language: "ja", text: text, html: html)
  }

  /// What another library of mail makes of it.
  static func read(_ mail: [UInt8]) throws -> [String: String] {
    let folder = try TemporaryFolder()
    let path = try folder.write(mail, as: "mail")
    let script = """
      import email, json, sys
      from email import policy
      m = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=policy.default)
      r = {k.lower(): str(v) for k, v in m.items()}
      for part in m.walk():
          if part.get_content_maintype() == "text":
              r[part.get_content_type()] = part.get_content()
              r["charset"] = part.get_content_charset()
      r["defects"] = str([d for p in m.walk() for d in p.defects])
      print(json.dumps(r))
      """
    let outcome = try Tool.run("python3", ["-c", script, path])
    return try JSONDecoder().decode([String: String].self, from: Data(outcome.output))
  }

  @Test("It is read by other programs as it was written, in both of its parts")
  func roundTrip() throws {
    let read = try Self.read(Self.message().mime())
    #expect(read["defects"] == "[]")
    #expect(read["subject"] == "お客様情報の流出に関するお詫びとお知らせ（第二報）")
    #expect(read["from"] == "株式会社例 <notice@example.jp>")
    #expect(read["to"] == "山田 太郎 <taro@example.org>")
    #expect(read["reply-to"] == "desk@example.jp")
    #expect(read["text/plain"]?.replacing("\r\n", with: "\n") == Self.letter)
    #expect(read["text/html"]?.trimmingCharacters(in: .newlines) == "<p>山田 太郎 様</p>")
    #expect(read["charset"] == "utf-8")
    #expect(read["message-id"] == "<w1.1.abc@example.jp>")
    #expect(read["auto-submitted"] == "auto-generated")
    #expect(read["list-id"] == "<w1.example.jp>")
    #expect(read["content-type"]?.hasPrefix("multipart/alternative") == true)
  }

  @Test("Plain English stays readable on the wire, and so does a mail without HTML")
  func plain() throws {
    let mail = try Self.message(
      subject: "Notice", name: "A \"B\", C", text: "Hello Zoë\n.\nFrom x\n", html: nil
    ).mime()
    let wire = String(decoding: mail, as: UTF8.self)
    #expect(wire.contains("Subject: Notice\r\n") && wire.contains("\r\nHello Zo=C3=AB\r\n"))
    let read = try Self.read(mail)
    #expect(read["to"] == "\"A \\\"B\\\", C\" <taro@example.org>")
    #expect(read["text/plain"] == "Hello Zoë\n.\nFrom x\n")
  }

  @Test("Its lines end in CR LF and are short, whatever the text is")
  func wire() throws {
    for text in [
      "", "\r", "a\rb\r\nc\n\nd", String(repeating: "長", count: 5_000), String(repeating: "x", count: 5_000),
    ] {
      let mail = try Self.message(text: text, html: text).mime()
      let lines = String(decoding: mail, as: UTF8.self).components(separatedBy: "\r\n")
      #expect(lines.allSatisfy { $0.utf8.count <= 998 && !$0.contains("\r") && !$0.contains("\n") })
      #expect(lines.last == "")
    }
  }

  @Test("The same mail gives the same bytes")
  func same() throws {
    #expect(try Self.message().mime() == Self.message().mime())
  }

  @Test("Nothing in it tells the sender that it was read")
  func noTracking() throws {
    let wire = String(decoding: try Self.message().mime(), as: UTF8.self).lowercased()
    for word in ["disposition-notification", "return-receipt", "http:", "https:", "x-mailer"] {
      #expect(!wire.contains(word))
    }
  }

  @Test(
    "Nobody writes headers through a value",
    arguments: ["a\r\nBcc: x@example.com", "a\nb", "a\rb", "a\u{0}b", "a\u{2028}b", "a\u{85}b"])
  func injection(_ value: String) throws {
    #expect(throws: MailError.self) { try Self.message(subject: value) }
    #expect(throws: MailError.self) { try Self.message(name: value) }
    #expect(throws: MailError.self) { try Self.message(messageID: value + "@example.com") }
    #expect(throws: MailError.self) { try Self.message(recipient: value + "@example.org") }
    #expect(throws: MailError.self) { try Self.message(recipient: "a@example.org" + value.dropFirst()) }
    #expect(throws: MailError.self) { try Mailbox("\(value) <a@example.org>", as: "the sender") }
  }
}
