/// What became of one mail to one recipient. The difference that matters is whether the server may have it: only
/// ``unknown`` leaves that open.
public enum SendOutcome: Sendable, Hashable {
  /// The server has taken it over.
  case accepted(SMTPReply)
  /// It refuses it for good (5xx).
  case refused(SMTPReply, Phase)
  /// It refuses it for now (4xx).
  case postponed(SMTPReply, Phase)
  /// The connection was lost after the end of the mail may have gone out, and before the answer: the server may have it.
  case unknown(Failure)
  /// It did not go out, and that is certain.
  case notSent(Failure)

  /// Where in the conversation something happened (RFC 5321, section 3.3).
  public enum Phase: String, Sendable, Hashable, Codable {
    case connecting, greeting, login, sender, recipient, data, content, end
  }

  /// Why there is no answer about a recipient.
  public struct Failure: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable {
      /// No connection: a wrong name, a closed port, a network that is down.
      case connection
      /// No encryption, or a certificate that cannot be trusted.
      case encryption
      /// The server wants another name or password.
      case login
      /// The server refuses the sender, or the session as such: nothing that a recipient has to do with.
      case session
      /// The connection was lost, or the server spoke out of turn.
      case lost
      /// Nothing came for as long as was allowed.
      case timeout
      /// Something on this side: the caller gave up.
      case own
    }

    public let kind: Kind
    public let phase: Phase
    /// What the server had said, if it said why.
    public let reply: SMTPReply?
    /// The library's words.
    public let words: String

    /// Whether another attempt now would end the same way, for every recipient.
    public var concernsAll: Bool {
      switch kind {
      case .encryption, .login: true
      case .session: reply?.isPermanent ?? false
      case .connection, .lost, .timeout, .own: false
      }
    }
  }
}
