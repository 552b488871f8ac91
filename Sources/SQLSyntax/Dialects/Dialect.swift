/// What one database product's SQL looks like where the products differ.
///
/// A dialect is data: small answers that the lexer and the parser ask for. Each names the manual
/// section that it encodes.
public struct Dialect: Sendable, Equatable {
  /// The product's name as findings print it, for example `mysql`.
  public let name: String
  /// `#` starts a comment to the end of the line (MySQL manual, "Comments").
  public let hashComments: Bool
  /// `--` is a comment only before white space, a control character or the end (MySQL manual, "Comments").
  public let dashCommentNeedsSpace: Bool
  /// `/*!50000 … */` and MariaDB's `/*M! … */` are executed (MySQL manual, "Comments"; MariaDB, "Comment Syntax").
  public let executableComments: Bool
  /// A backslash escapes the next character of a string (MySQL manual, "String Literals").
  public let backslashEscapes: Bool
  /// `"…"` is a string, not a name (MySQL manual, `ANSI_QUOTES` off).
  public let doubleQuotesAreStrings: Bool
  /// `||` joins strings instead of meaning OR (MySQL manual, `PIPES_AS_CONCAT` off).
  public let pipesConcatenate: Bool

  /// MySQL and MariaDB with their default SQL modes.
  public static let mysql = Dialect(
    name: "mysql", hashComments: true, dashCommentNeedsSpace: true, executableComments: true,
    backslashEscapes: true, doubleQuotesAreStrings: true, pipesConcatenate: false)
}
