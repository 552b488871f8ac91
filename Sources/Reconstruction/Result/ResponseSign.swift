/// What a response must look like to mean an answer.
public enum ResponseSign: Sendable, Hashable {
  /// One of these: the status, and the bytes of the body where they matter.
  case pages([Page])
  /// Bytes of the body, below or above so many.
  case under(bytes: Int)
  case over(bytes: Int)
  /// Seconds that the request took.
  case atLeast(seconds: Double)
  case lessThan(seconds: Double)

  public struct Page: Sendable, Hashable {
    public let status: Int
    /// Nil where the size does not matter; without what the page repeats of the payload, where it repeats it.
    public let bytes: Int?

    public init(status: Int, bytes: Int?) {
      self.status = status
      self.bytes = bytes
    }
  }

  /// In English, as the findings' JSON has it.
  public var words: String {
    switch self {
    case .pages(let pages):
      pages.map { page in "\(page.status)" + (page.bytes.map { " \($0) bytes" } ?? "") }.joined(
        separator: ", ")
    case .under(let bytes): "under \(bytes) bytes"
    case .over(let bytes): "over \(bytes) bytes"
    case .atLeast(let seconds): "\(seconds) s and more"
    case .lessThan(let seconds): "less than \(seconds) s"
    }
  }
}
