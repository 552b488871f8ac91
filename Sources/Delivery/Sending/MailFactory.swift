public import Foundation
public import Mail

/// Puts together the mails of a wave.
public struct MailFactory: Sendable {
  private let wave: Wave
  private let number: Int
  private let letters: [LetterPieces]
  private let from: Mailbox
  private let replyTo: Mailbox?
  /// The envelope's sender.
  public let bounces: MailAddress

  /// - Throws: `MailError` where an address of the wave is none; what was frozen has been checked before.
  public init(_ wave: Wave, number: Int) throws(MailError) {
    self.wave = wave
    self.number = number
    letters = wave.letters.map(LetterPieces.init)
    from = try Mailbox(wave.from, as: "the sender")
    var replyTo: Mailbox?
    if let text = wave.replyTo { replyTo = try Mailbox(text, as: "where answers go") }
    self.replyTo = replyTo
    bounces = try MailAddress(wave.bounces, as: "where bounces go")
  }

  /// The mail for a recipient.
  ///
  /// - Parameters:
  ///   - name: put in place of theirs, where it is masked.
  ///   - address: where a test goes, in place of theirs.
  public func message(
    to recipient: Wave.Recipient, date: Date, name: String? = nil, address: MailAddress? = nil
  ) throws(MailError) -> OutgoingMessage {
    let letter = wave.letters[recipient.letter]
    let shown = recipient.name.map { name ?? $0 }
    let parts = letters[recipient.letter].filled(with: shown ?? "")
    let target: MailAddress
    if let address {
      target = address
    } else {
      target = try MailAddress(recipient.address, as: "the recipient's address")
    }
    let mailbox = try Mailbox(name: shown, address: target)
    return try OutgoingMessage(
      from: from, replyTo: replyTo,
      to: mailbox, subject: letter.subject,
      messageID: wave.messageID(of: recipient, wave: number), date: date,
      listID: "w\(number).notice.\(from.address.domain)", language: letter.traits.language.rawValue,
      text: parts.text, html: parts.html)
  }
}
