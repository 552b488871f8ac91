/// Why a text is no set expression.
public struct SetExpressionError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Unicode scalars before the place of the fault.
  public let offset: Int
  /// What is wrong.
  public let message: String
  /// What would mend it.
  public let remedy: String

  public init(at offset: Int, _ message: String, remedy: String) {
    self.offset = offset
    self.message = message
    self.remedy = remedy
  }

  public var description: String { "character \(offset + 1): \(message). \(remedy)" }
}
