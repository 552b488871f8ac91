/// Why a text is no pattern of lines.
public struct LinePatternError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The kinds of fault.
  public enum Code: Sendable {
    /// Nothing in the pattern is a named field.
    case noField
    /// No literal stands between two fields, so that nobody can say where the first ends.
    case adjacentFields
    /// A brace is opened and not closed, or closed and not opened.
    case unmatchedBrace
    case unknownContent
    /// A name with a character in it that names do not have.
    case badName
    case duplicateName
    /// A line break, which no line has.
    case lineBreak
  }

  public let code: Code
  /// Unicode scalars before the place of the fault.
  public let offset: Int
  /// What is wrong.
  public let message: String
  /// What would mend it.
  public let remedy: String

  init(_ code: Code, at offset: Int, _ message: String, remedy: String) {
    self.code = code
    self.offset = offset
    self.message = message
    self.remedy = remedy
  }

  public var description: String { "character \(offset + 1): \(message). \(remedy)" }
}
