/// Why a format definition cannot be used, where in it, and what to do.
public struct LogFormatError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The definition as it was given.
  public let definition: String
  /// Where the fault is: how many bytes of the definition stand before it.
  public let position: Int
  /// What is wrong, in one sentence.
  public let message: String
  /// What to do about it.
  public let hint: String

  /// Four lines: what is wrong, the definition, a caret under the place, what to do.
  public var description: String {
    let before = String(decoding: definition.utf8.prefix(position), as: UTF8.self)
    let column = before.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    let lineNumber = before.count { $0 == "\n" }
    let line = definition.split(separator: "\n", omittingEmptySubsequences: false)[lineNumber]
    return """
      log format: \(message)
        \(line)
        \(String(repeating: " ", count: column.count))^
      \(hint)
      """
  }
}
