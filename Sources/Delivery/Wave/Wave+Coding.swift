public import CaseFile
import Foundation

/// A wave in bytes, as it is sealed: a line of JSON with the letters, then a line for each recipient and each other
/// person, fields separated by tabs. Lines of a hundred thousand people are read in a fraction of the time of JSON.
extension Wave {
  private struct Head: Codable {
    var schema = "tenmatsu.wave/1"
    var run: Int
    var from: String
    var replyTo: String?
    var bounces: String
    var letters: [FrozenLetter]
    var reachedBefore: Int
    var recipients: Int
    var others: Int
  }

  /// - Throws: where the letters cannot be written.
  public func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let head = Head(
      run: run, from: from, replyTo: replyTo, bounces: bounces, letters: letters,
      reachedBefore: reachedBefore,
      recipients: recipients.count, others: others.count)
    var bytes = Array(try encoder.encode(head))
    bytes.append(0x0A)
    for recipient in recipients {
      let people = recipient.people.map(String.init).joined(separator: ",")
      bytes +=
        "R\t\(recipient.number)\t\(people)\t\(recipient.address)\t\(recipient.letter)\t\(recipient.token)\t"
        .utf8
      bytes += "\(recipient.name ?? "")\n".utf8
    }
    for other in others { bytes += "O\t\(other.person)\t\(other.way.rawValue)\t\(other.reason ?? "")\n".utf8 }
    return bytes
  }

  /// Reads what ``bytes()`` wrote.
  ///
  /// - Throws: `CaseError` where the bytes are anything else.
  public init(bytes: [UInt8]) throws(CaseError) {
    let broken = CaseError(
      .damaged, "The recipients of a wave cannot be read", remedy: "tenmatsu verify tells more")
    let lines = bytes.split(separator: 0x0A)
    guard let first = lines.first, let head = try? JSONDecoder().decode(Head.self, from: Data(first)),
      head.schema
        == Head(run: 0, from: "", bounces: "", letters: [], reachedBefore: 0, recipients: 0, others: 0).schema
    else { throw broken }
    self.init(run: head.run, from: head.from, replyTo: head.replyTo, bounces: head.bounces)
    letters = head.letters
    reachedBefore = head.reachedBefore
    recipients.reserveCapacity(head.recipients)
    for line in lines.dropFirst() {
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
      switch (fields.first, fields.count) {
      case ("R", 7):
        guard let number = Int(fields[1]), number == recipients.count + 1, let letter = Int(fields[4]),
          letters.indices.contains(letter)
        else { throw broken }
        recipients.append(
          Recipient(
            number: number, people: fields[2].split(separator: ",").compactMap { Int($0) },
            address: fields[3],
            name: fields[6].isEmpty ? nil : fields[6], letter: letter, token: fields[5]))
      case ("O", 4):
        guard let person = Int(fields[1]), let way = Way(rawValue: fields[2]) else { throw broken }
        others.append(Other(person: person, way: way, reason: fields[3].isEmpty ? nil : fields[3]))
      default: throw broken
      }
    }
    guard recipients.count == head.recipients, others.count == head.others else { throw broken }
  }
}
