/// Why a case cannot be opened, read or changed: what, where, and what to do about it.
public struct CaseError: Error, Sendable, CustomStringConvertible {
  public enum Code: String, Sendable {
    /// The command was used wrongly.
    case usage
    /// A file, an archive or what a person entered cannot be used.
    case badInput
    /// Somebody else holds the case for writing.
    case held
    /// The passphrase or key file does not open the case, or none was given.
    case locked
    /// The case contradicts itself: something was changed outside Tenmatsu.
    case damaged
    /// Evidence is missing or is not what was added.
    case evidence
    /// The disk is full, or the place cannot be written to.
    case cannotWrite
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
