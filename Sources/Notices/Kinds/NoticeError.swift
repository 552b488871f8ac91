/// Why a document cannot be drafted.
public struct NoticeError: Error, Sendable, Hashable, CustomStringConvertible {
  public let message: String
  public let remedy: String

  init(_ message: String, remedy: String) {
    self.message = message
    self.remedy = remedy
  }

  public var description: String { "\(message). \(remedy)" }
}
