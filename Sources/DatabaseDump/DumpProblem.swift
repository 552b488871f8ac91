/// Something in a dump that could not be read, or that was read with a reservation.
///
/// A problem never stops the reading: everything else is kept.
public struct DumpProblem: Sendable, Equatable, CustomStringConvertible {
  /// The most problems that are listed; further ones are counted.
  public static let limit = 200

  /// The line of the dump, counted from 1.
  public var line: Int
  /// What was met and what was done about it.
  public var what: String

  public init(line: Int, what: String) {
    self.line = line
    self.what = what
  }

  public var description: String { "line \(line): \(what)" }
}
