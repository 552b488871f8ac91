/// Why a dump cannot be read at all.
public struct DumpError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The kinds of failure.
  public enum Code: Sendable {
    /// The text is UTF-16, as written by a shell that re-encodes what is redirected.
    case isUTF16
    /// Nothing in the input is a statement or comment of a dump.
    case isNotADump
  }

  /// The kind of failure.
  public let code: Code
  /// The line it was found on, counted from 1.
  public let line: Int

  /// What is wrong, where, and what to do.
  public var description: String {
    switch code {
    case .isUTF16:
      "line \(line): the dump is UTF-16 text; convert a copy of it to UTF-8 and read that"
    case .isNotADump:
      "line \(line): no statement of a MySQL or MariaDB dump was found; check that the file is one"
    }
  }
}
