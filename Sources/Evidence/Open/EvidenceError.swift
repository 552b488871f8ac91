/// Why evidence could not be read, where, and what to do about it.
public struct EvidenceError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kinds of failure. More may be added.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    private enum Kind: String, Sendable {
      case notFound, notPermitted, notAFile, readFailed, changed, unsupportedCompression, outOfMemory
    }
    private let kind: Kind

    public var description: String { kind.rawValue }

    /// Nothing is at the path.
    public static let notFound = Code(kind: .notFound)
    /// The path is there but may not be read.
    public static let notPermitted = Code(kind: .notPermitted)
    /// The path is neither a file, a folder nor a pipe.
    public static let notAFile = Code(kind: .notAFile)
    /// The system failed to read.
    public static let readFailed = Code(kind: .readFailed)
    /// The file is shorter than it was when it was opened.
    public static let changed = Code(kind: .changed)
    /// The file is compressed in a way that is not read.
    public static let unsupportedCompression = Code(kind: .unsupportedCompression)
    /// A decompressor could not get its memory.
    public static let outOfMemory = Code(kind: .outOfMemory)
  }

  public let code: Code
  /// What went wrong, in one sentence without the path.
  public let message: String
  /// The path as it was given.
  public let path: String
  /// What to do about it.
  public let remedy: String

  public init(_ code: Code, path: String, message: String, remedy: String) {
    self.code = code
    self.path = path
    self.message = message
    self.remedy = remedy
  }

  public var description: String { "\(path): \(message). \(remedy)" }
}
