import Evidence

/// Why records could not be read, where, and what to do about it.
public struct RecordsError: Error, Sendable, CustomStringConvertible {
  /// The kinds of failure. More may be added.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    private enum Kind: String, Sendable {
      case unreadable, unknownFormat, unsupportedFormat, missingPattern, cannotCut, ambiguousTable, database,
        stopped
    }
    private let kind: Kind

    public var description: String { kind.rawValue }

    /// The system could not read the file; ``RecordsError/cause`` tells more.
    public static let unreadable = Code(kind: .unreadable)
    /// Nothing tells what format the file has, or it is not what it was said to be.
    public static let unknownFormat = Code(kind: .unknownFormat)
    /// The format is known, but not read.
    public static let unsupportedFormat = Code(kind: .unsupportedFormat)
    /// Lines of text are to be read, and no pattern says how they are made.
    public static let missingPattern = Code(kind: .missingPattern)
    /// A limit in bytes was given for a file that has no beginning to be read alone.
    public static let cannotCut = Code(kind: .cannotCut)
    /// Several tables fit the name.
    public static let ambiguousTable = Code(kind: .ambiguousTable)
    /// SQLite refuses the database.
    public static let database = Code(kind: .database)
    /// The caller threw an error, which is the ``RecordsError/cause``.
    public static let stopped = Code(kind: .stopped)
  }

  public let code: Code
  /// What went wrong, in one sentence without the place.
  public let message: String
  /// The path as it was given.
  public let path: String
  /// The line it was met on, from 1, where there is one.
  public let line: Int?
  /// The column of a table that it is about, where there is one.
  public let column: String?
  /// What to do about it.
  public let remedy: String
  /// What is behind it.
  public let cause: (any Error)?

  init(
    _ code: Code, path: String, line: Int? = nil, column: String? = nil, message: String, remedy: String,
    cause: (any Error)? = nil
  ) {
    self.code = code
    self.message = message
    self.path = path
    self.line = line
    self.column = column
    self.remedy = remedy
    self.cause = cause
  }

  init(_ error: EvidenceError) {
    self.init(
      .unreadable, path: error.path, message: error.message, remedy: error.remedy, cause: error)
  }

  public var description: String {
    var place = path
    if let line { place += ", line \(line)" }
    if let column { place += ", column \(column)" }
    return "\(place): \(message). \(remedy)"
  }
}
