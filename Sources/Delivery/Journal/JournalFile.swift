import Bytes

/// The text of a journal: a head that says whose it is, then a line for each event. Every line ends with a checksum over
/// its number and its text, so that a line that was torn, changed, lost or doubled is noticed.
struct JournalFile: Sendable {
  let head: String
  private(set) var events: [JournalEvent] = []
  /// Bytes up to the end of the last whole line.
  private(set) var wholeBytes = 0

  enum Fault: Error, Hashable {
    /// There is no whole first line, or it is another wave's.
    case head
    /// A line before the last one.
    case line(Int)
  }

  /// The head of a wave's journal.
  ///
  /// - Parameter object: hash of the wave's sealed content.
  static func head(wave: Int, recipients: Int, object: String) -> String {
    "tenmatsu.journal/1 \(wave) \(recipients) \(object)"
  }

  /// A line with its checksum.
  ///
  /// - Parameter number: from 0, the head's.
  static func line(_ text: String, number: Int) -> String { "\(text) \(checksum(text, number))\n" }

  private static func checksum(_ text: String, _ number: Int) -> String {
    let bytes = Array("\(number) \(text)".utf8)
    let span = bytes.span
    let hash = String(span.stableHash, radix: 16)
    return String(repeating: "0", count: 16 - hash.count) + hash
  }

  /// Reads a journal. A last line that is not whole was being written when its process ended: it is left out.
  ///
  /// - Throws: `Fault` where anything else is wrong.
  init(_ bytes: [UInt8], head: String) throws(Fault) {
    self.head = head
    var start = 0
    var number = 0
    while start < bytes.count {
      guard let end = bytes[start...].firstIndex(of: 0x0A) else { break }
      let line = String(decoding: bytes[start..<end], as: UTF8.self)
      guard let blank = line.lastIndex(of: " "),
        line[line.index(after: blank)...] == Self.checksum(String(line[..<blank]), number)
      else {
        // Whole sectors may be missing after a power cut, so that the last line ends and is wrong all the same.
        if bytes[(end + 1)...].contains(0x0A) || number == 0 { throw number == 0 ? .head : .line(number + 1) }
        break
      }
      let text = line[..<blank]
      if number == 0 {
        guard text == head else { throw .head }
      } else {
        guard let event = JournalEvent(text: text) else { throw .line(number + 1) }
        events.append(event)
      }
      number += 1
      start = end + 1
      wholeBytes = start
    }
  }
}
