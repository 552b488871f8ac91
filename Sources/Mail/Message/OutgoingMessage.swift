public import Foundation

/// A mail to one person, written by a machine: a text, and the same as HTML.
///
/// It carries nothing that tells the sender whether it was read, and asks for no automatic answers. Signatures (DKIM)
/// are left to the relay.
public struct OutgoingMessage: Sendable {
  public let from: Mailbox
  public let replyTo: Mailbox?
  public let to: Mailbox
  public let subject: String
  /// Without angle brackets, unique: who sends keeps it to know the mail again in a bounce.
  public let messageID: String
  public let date: Date
  /// Such as `notice.example.com` (RFC 2919): what mailing programs sort by.
  public let listID: String?
  /// Of both parts, as BCP 47 has it; `Content-Language` (RFC 3282).
  public let language: String
  public let text: String
  public let html: String?

  /// - Throws: `MailError` where a value could not stand in a header, or a text holds bytes that no mail may have.
  public init(
    from: Mailbox, replyTo: Mailbox?, to: Mailbox, subject: String, messageID: String, date: Date,
    listID: String?,
    language: String, text: String, html: String?
  ) throws(MailError) {
    try HeaderText.check(subject, as: "the subject")
    guard !subject.trimmingBlanks.isEmpty else {
      throw MailError(.badValue, "A mail has no subject", remedy: "Give it one")
    }
    try Self.check(messageID, as: "a Message-ID", with: "@")
    if let listID { try Self.check(listID, as: "a List-Id", with: ".") }
    try Self.check(language, as: "a language", with: nil)
    for part in [text, html ?? ""] where part.utf8.contains(0) {
      throw MailError(
        .badValue, "A mail's text holds a zero byte", remedy: "Look at where the text comes from")
    }
    self.from = from
    self.replyTo = replyTo
    self.to = to
    self.subject = subject
    self.messageID = messageID
    self.date = date
    self.listID = listID
    self.language = language
    self.text = text
    self.html = html
  }

  /// Identifiers are made of few characters, so that no mailer ever has to fold or encode them.
  private static func check(_ text: String, as what: String, with required: Character?) throws(MailError) {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-._@+=".utf8.contains(byte)
      }
    }
    guard isPlain, !text.isEmpty, text.utf8.count <= 200, required.map(text.contains) ?? true else {
      throw MailError(
        .badValue, "\(text.debugDescription) cannot be \(what)",
        remedy: "Take letters, digits, dots and dashes\(required.map { ", with a \($0) in it" } ?? "")")
    }
  }
}
