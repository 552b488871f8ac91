/// Why a document cannot be written in a format: what is missing, and how it is put right.
public struct RenderingError: Error, Sendable, Hashable, CustomStringConvertible {
  public let message: String
  public let remedy: String

  init(_ message: String, remedy: String) {
    self.message = message
    self.remedy = remedy
  }

  public var description: String { "\(message). \(remedy)" }
}
