/// Why an investigation could not be made: what, where, and what to do.
public struct InvestigationError: Error, Sendable, Equatable, CustomStringConvertible {
  public enum Code: Sendable {
    /// The command was used wrongly.
    case usage
    /// The input is not what it should be.
    case badInput
  }

  public let code: Code
  public let message: String
  public let remedy: String

  public init(_ code: Code, _ message: String, remedy: String) {
    self.code = code
    self.message = message
    self.remedy = remedy
  }

  public var description: String { message + (message.hasSuffix(".") ? " " : ". ") + remedy }
}
