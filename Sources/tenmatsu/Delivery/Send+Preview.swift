import ArgumentParser
import CaseFile
import Delivery
import Foundation
import Investigation
import Mail

extension Send {
  func preview() throws {
    let file = try Case(folder)
    let record = try record(file, try file.key(options.passphrase(for: folder)))
    let recipients = record.wave.recipients
    let chosen: [Wave.Recipient]
    if let number = words.dropFirst().first.flatMap({ Int($0) }) {
      chosen = [try recipient(number, of: record)]
    } else {
      // The first of each letter shows everything that is said to anybody.
      chosen = record.wave.letters.indices.compactMap { letter in recipients.first { $0.letter == letter } }
    }
    let factory = try MailFactory(record.wave, number: record.number)
    for recipient in chosen {
      let name = recipient.name.map { reveal ? $0 : Masking.masked($0) }
      let address = reveal ? recipient.address : Masking.masked(recipient.address)
      // In place of an address that may not be seen stands one that leads nowhere (RFC 2606).
      let shown = reveal ? nil : try MailAddress("masked@example.invalid", as: "the recipient")
      let message = try factory.message(to: recipient, date: Date(), name: name, address: shown)
      let letter = record.wave.letters[recipient.letter]
      switch format ?? .text {
      case .eml: print(String(decoding: try message.mime(), as: UTF8.self), terminator: "")
      case .html: print(message.html ?? "")
      case .text:
        let others = recipients.count { $0.letter == recipient.letter } - 1
        print(
          "No.      \(recipient.number)  \(letter.traits.groups.joined(separator: ", "))  (\(others) others get this letter)"
        )
        print("To:      \([name, address].compactMap(\.self).joined(separator: "  "))")
        print("Subject: \(message.subject)\n\n\(message.text)")
      }
    }
  }

  func recipient(_ number: Int, of record: WaveRecord) throws(CaseError) -> Wave.Recipient {
    guard record.wave.recipients.indices.contains(number - 1) else {
      throw CaseError(
        .usage, "Wave \(record.number) has no recipient \(number)",
        remedy: "It has \(record.wave.recipients.count)")
    }
    return record.wave.recipients[number - 1]
  }

  func test() throws {
    let writer = try options.writer(folder, "send test")
    let record = try openRecord(writer)
    let target = try MailAddress(to ?? "", as: "the address for the test")
    let recipient = try recipient(self.recipient ?? 1, of: record)
    let factory = try MailFactory(record.wave, number: record.number)
    let message = try factory.message(
      to: recipient, date: Date(), name: recipient.name.map { Masking.masked($0) }, address: target)
    let connection = try SMTPConnection(relay.server())
    switch try connection.send(message.mime(), from: factory.bounces, to: target, beforeEnd: {}) {
    case .accepted(let reply):
      try writer.enter(
        WaveEntered(.tested, wave: record.number, counts: ["accepted": 1]), reason: options.reason)
      print("The relay took it over: \(reply.short)")
    case .refused(let reply, _), .postponed(let reply, _):
      throw CaseError(
        .badInput, "The relay refused the test: \(reply.code) \(reply.text)", remedy: "Ask its owner")
    case .unknown(let failure), .notSent(let failure):
      throw CaseError(
        .badInput, "The test was not sent: \(failure.reply.map { "\($0.code) \($0.text)" } ?? failure.words)",
        remedy: "Look at the relay's address, its certificate and your password")
    }
  }
}
