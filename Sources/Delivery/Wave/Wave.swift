/// A run of individual notices as it was frozen: who gets which letter, and what becomes of everybody else. Nobody of
/// the run's people is missing in it.
public struct Wave: Sendable, Hashable {
  /// The run whose people it reaches.
  public var run: Int
  /// Who sends, as the mails' headers say: `Name <address>`.
  public var from: String
  public var replyTo: String?
  /// Where bounces go: the envelope's sender.
  public var bounces: String
  public var letters: [FrozenLetter]
  public var recipients: [Recipient]
  public var others: [Other]
  /// Who was reached by an earlier wave, about everything that concerns them.
  public var reachedBefore: Int

  public init(run: Int, from: String, replyTo: String?, bounces: String) {
    self.run = run
    self.from = from
    self.replyTo = replyTo
    self.bounces = bounces
    letters = []
    recipients = []
    others = []
    reachedBefore = 0
  }

  /// An address that gets one mail.
  public struct Recipient: Sendable, Hashable {
    /// From 1 within the wave; the only thing of a recipient that the journal knows.
    public var number: Int
    /// As the run numbers them; several people may share an address.
    public var people: [Int]
    /// As it stands in `RCPT TO`.
    public var address: String
    /// Nil where none is known, or the people at the address have several.
    public var name: String?
    /// The place of their letter among the wave's letters.
    public var letter: Int
    /// Random: makes the Message-ID one that nobody can guess, so that nobody can forge a bounce.
    public var token: String
  }

  /// Somebody who gets no mail.
  public struct Other: Sendable, Hashable {
    public var person: Int
    public var way: Way
    /// What is wrong with the address, where that is why.
    public var reason: String?

    public init(person: Int, way: Way, reason: String?) {
      self.person = person
      self.way = way
      self.reason = reason
    }
  }

  /// How somebody who gets no mail is told.
  public enum Way: String, Sendable, Hashable, CaseIterable {
    /// The facts say: by letter, by telephone, by a public notice.
    case letter, phone, publicNotice
    /// To be told by mail, and no address works.
    case unreachable
    /// In no group of the facts: nobody would tell them.
    case ungrouped
  }

  /// How many, by what the ledger may say in the clear.
  public var counts: [String: Int] {
    var counts = ["recipients": recipients.count, "people": recipients.reduce(0) { $0 + $1.people.count }]
    counts["letters"] = letters.count
    for way in Way.allCases {
      let count = others.count { $0.way == way }
      if count > 0 { counts[way.rawValue] = count }
    }
    if reachedBefore > 0 { counts["reachedBefore"] = reachedBefore }
    return counts
  }

  /// The mail's identity: the wave, the recipient's number and their token, at the sender's domain.
  public func messageID(of recipient: Recipient, wave: Int) -> String {
    let domain = from.split(separator: "@").last.map { $0.filter { $0 != ">" } } ?? ""
    return "w\(wave).\(recipient.number).\(recipient.token)@\(domain)"
  }
}

/// A letter as it goes out, the recipient's name left open.
public struct FrozenLetter: Sendable, Hashable, Codable {
  public var traits: AddresseeTraits
  public var subject: String
  public var text: String
  public var html: String

  /// Stands for the recipient's name: a character that no text has.
  public static let name = "\u{E000}"

  public init(traits: AddresseeTraits, subject: String, text: String, html: String) {
    self.traits = traits
    self.subject = subject
    self.text = text
    self.html = html
  }

}

/// A letter taken apart at the places of the name: putting a hundred thousand together costs little then.
struct LetterPieces: Sendable {
  private let text: [Substring]
  private let html: [Substring]

  init(_ letter: FrozenLetter) {
    text = Self.split(letter.text)
    html = Self.split(letter.html)
  }

  private static func split(_ text: String) -> [Substring] {
    text.split(separator: FrozenLetter.name, omittingEmptySubsequences: false)
  }

  /// Both parts with a name in them.
  func filled(with name: String) -> (text: String, html: String) {
    (text.joined(separator: name), html.joined(separator: Self.escaped(name)))
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
