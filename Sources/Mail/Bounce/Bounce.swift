/// A mail that came back, or any other mail of the mailbox in which bounces are collected: none is left out.
public struct Bounce: Sendable, Hashable {
  /// What it says of the mail that it answers.
  public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
    /// It could not be delivered, and never will be: a failure with a status of class 5.
    case hard
    /// It could not be delivered for now, or not yet: class 4, or delayed.
    case soft
    /// It was delivered, or passed on to a server that reports no more.
    case delivered
    /// A program could not tell: for a person to read.
    case unknown
  }

  /// What a delivery status notification says of one recipient (RFC 3464, section 2.3).
  public struct Report: Sendable, Hashable {
    public enum Action: String, Sendable, Hashable { case failed, delayed, delivered, relayed, expanded }

    public var finalRecipient: String?
    public var originalRecipient: String?
    public var action: Action?
    public var status: EnhancedStatus?
    /// What the last server answered; it may quote an address.
    public var diagnostic: String?

    public var kind: Kind {
      switch (action, status?.class) {
      case (.failed, .permanent): .hard
      case (.failed, .transient), (.delayed, _): .soft
      case (.delivered, _), (.relayed, _), (.expanded, _): .delivered
      default: .unknown
      }
    }
  }

  /// Why a program could not tell.
  public enum Doubt: String, Sendable, Hashable, CaseIterable {
    /// Not a delivery status notification: an answer by a person, a vacation note, a bounce of a form of its own.
    case notStandard
    /// One, but without the fields that decide.
    case incomplete
    /// No mail at all, or larger or more deeply nested than any notification is.
    case unreadable
  }

  /// Where it stands: a file of a maildir, or the number of a mail in a mailbox file.
  public let source: String
  public let reports: [Report]
  /// Of the mail that it answers, from the headers that were returned with it; without angle brackets.
  public let originalMessageID: String?
  /// Other Message-IDs in it, for mails that are no notifications: the first 100.
  public let mentionedMessageIDs: [String]
  public let doubt: Doubt?

  /// The gravest of its reports; unknown where one of them is not understood.
  public var kind: Kind {
    if doubt != nil { return .unknown }
    let kinds = Set(reports.map(\.kind))
    return [.unknown, .hard, .soft, .delivered].first(where: kinds.contains) ?? .unknown
  }
}
