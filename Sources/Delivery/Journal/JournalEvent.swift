/// Something that happened to a message: a line of the journal. It knows a number, no person.
public struct JournalEvent: Sendable, Hashable {
  public enum Kind: Character, Sendable {
    /// The end of the message is about to be handed over. Written down before it is.
    case intent = "I"
    case accepted = "A"
    case refused = "R"
    case postponed = "P"
    /// It did not go out, although an intent may have been written.
    case notSent = "N"
    case unknown = "U"
  }

  public var kind: Kind
  public var recipient: Int
  /// Seconds since 1970.
  public var time: Int
  /// What the server answered, as code and status: `250/2.0.0`; a dash where it answered nothing.
  public var answer: String

  public init(_ kind: Kind, recipient: Int, time: Int, answer: String = "-") {
    self.kind = kind
    self.recipient = recipient
    self.time = time
    self.answer = answer
  }

  /// Without its checksum.
  var text: String { "\(kind.rawValue) \(recipient) \(time) \(answer)" }

  init?(text: some StringProtocol) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0].count == 1, let kind = parts[0].first.flatMap(Kind.init),
      let recipient = Int(parts[1]), recipient > 0, let time = Int(parts[2])
    else { return nil }
    self.init(kind, recipient: recipient, time: time, answer: String(parts[3]))
  }
}
