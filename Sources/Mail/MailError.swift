/// Why a mail cannot be written, or mail cannot be read or sent at all: what, where, and what to do about it. What
/// happens to a single recipient is no error but a ``SendOutcome``.
public struct MailError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Code: String, Sendable {
    /// A value that cannot stand in a mail: line breaks, control characters, or nothing.
    case badValue
    /// No address to which mail could be sent.
    case badAddress
    /// The server's address, or what goes with it, is wrong.
    case badServer
    /// A mailbox cannot be read.
    case cannotRead
  }

  public var code: Code
  public var message: String
  public var remedy: String

  public init(_ code: Code, _ message: String, remedy: String) {
    self.code = code
    self.message = message
    self.remedy = remedy
  }

  public var description: String { "\(message). \(remedy)" }
}
