/// A file, pipe or the standard input to be read as evidence. Naming it opens nothing.
public struct EvidenceFile: Hashable, Sendable, CustomStringConvertible {
  /// The path as it was given or found; `-` is the standard input.
  public let path: String

  /// Whether reading it twice gives the same bytes: so for files, not for pipes and the standard input.
  public let isRereadable: Bool

  /// The standard input.
  public static let standardInput = EvidenceFile(path: "-", isRereadable: false)

  public var description: String { path == "-" ? "standard input" : path }

  private init(path: String, isRereadable: Bool) {
    self.path = path
    self.isRereadable = isRereadable
  }

  /// The file or pipe at `path`, or the standard input for `-`.
  ///
  /// - Throws: `EvidenceError` where nothing is there, or what is there is no file and no pipe.
  public init(_ path: String) throws(EvidenceError) {
    if path == "-" {
      self = .standardInput
      return
    }
    switch try FileDescriptor.facts(at: path).kind {
    case .file: self.init(path: path, isRereadable: true)
    case .pipe: self.init(path: path, isRereadable: false)
    case .folder:
      throw EvidenceError(
        .notAFile, path: path, message: "it is a folder",
        remedy: "Name the files in it.")
    case .other:
      throw EvidenceError(
        .notAFile, path: path, message: "it is neither a file, a folder nor a pipe",
        remedy: "Name a log file, or pipe the log to the standard input and give `-`.")
    }
  }

  /// Opens it.
  func open() throws(EvidenceError) -> FileDescriptor {
    path == "-" ? try FileDescriptor(standardInputAs: path) : try FileDescriptor(opening: path)
  }
}
