public import Mail

/// A bounce as the ledger keeps it, sealed: what was read, and which recipient it is about.
public struct BounceRecord: Sendable, Hashable, Codable {
  /// Nil where nobody knows whose it is.
  public var recipient: Int?
  /// `hard`, `soft`, `delivered` or `unknown`.
  public var kind: String
  /// Why a program could not tell.
  public var doubt: String?
  public var status: String?
  /// What the last server said.
  public var diagnostic: String?
  /// Where the mail stands in its mailbox.
  public var source: String
  /// SHA-256 of the mail: the same one is not counted twice.
  public var sha256: String

  /// Of a bounce that counts against an address; nil for all others.
  public var isHard: Bool? { kind == "hard" ? true : kind == "soft" ? false : nil }
}

/// Finds whose bounces are, among all waves.
public struct BounceMatcher {
  private let waves: [Int: Wave]
  private var seen: Set<String>

  /// - Parameters:
  ///   - waves: by their numbers.
  ///   - seen: mails that were read before, by their SHA-256.
  public init(waves: [Int: Wave], seen: Set<String>) {
    self.waves = waves
    self.seen = seen
  }

  /// What a mail says of whom; nil where it was read before.
  ///
  /// - Returns: the wave of the recipient, nil where nobody knows whose it is.
  public mutating func record(_ bounce: Bounce, sha256: String) -> (wave: Int?, record: BounceRecord)? {
    guard seen.insert(sha256).inserted else { return nil }
    let report = bounce.reports.first { $0.kind == bounce.kind } ?? bounce.reports.first
    var record = BounceRecord(
      recipient: nil, kind: bounce.kind.rawValue, doubt: bounce.doubt?.rawValue,
      status: report?.status?.description,
      diagnostic: report?.diagnostic.map { String($0.prefix(300)) }, source: bounce.source, sha256: sha256)
    for id in [bounce.originalMessageID].compactMap(\.self) + bounce.mentionedMessageIDs {
      guard let owner = owner(of: id) else { continue }
      record.recipient = owner.recipient
      return (owner.wave, record)
    }
    // Without proof that it answers one of ours, it counts against nobody: everybody can write a bounce.
    record.kind = Bounce.Kind.unknown.rawValue
    record.doubt = record.doubt ?? "foreign"
    return (nil, record)
  }

  /// Of `w1.12345.TOKEN@domain`, where the token is the recipient's.
  private func owner(of messageID: String) -> (wave: Int, recipient: Int)? {
    let parts = messageID.prefix { $0 != "@" }.split(separator: ".")
    guard parts.count == 3, parts[0].first == "w", let number = Int(parts[0].dropFirst()),
      let recipient = Int(parts[1]), let wave = waves[number],
      wave.recipients.indices.contains(recipient - 1),
      wave.messageID(of: wave.recipients[recipient - 1], wave: number) == messageID
    else { return nil }
    return (number, recipient)
  }
}
