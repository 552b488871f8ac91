/// Why a text is no document: where, what, and what may stand there.
public struct DocumentError: Error, Sendable, Hashable, CustomStringConvertible {
  /// From 1.
  public let line: Int
  /// In characters, from 1.
  public let column: Int
  public let message: String
  public let remedy: String

  init(_ place: MarkupPlace, _ message: String, remedy: String) {
    line = place.line
    column = place.column
    self.message = message
    self.remedy = remedy
  }

  public var description: String { "line \(line), column \(column): \(message). \(remedy)" }
}
