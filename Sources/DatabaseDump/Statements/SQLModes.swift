/// The SQL modes that change how quotes are read.
///
/// Source: MySQL manual, "Server SQL Modes".
struct SQLModes: Sendable, Equatable {
  /// False under NO_BACKSLASH_ESCAPES: `\` is an ordinary character.
  var backslashEscapes = true
  /// Under ANSI_QUOTES `"` quotes names.
  var ansiQuotes = false

  init() {}

  /// The modes in a list such as `ANSI_QUOTES,NO_AUTO_VALUE_ON_ZERO`.
  init(list: String) {
    for mode in list.uppercased().split(whereSeparator: { $0 == "," || $0 == " " }) {
      switch mode {
      case "NO_BACKSLASH_ESCAPES": backslashEscapes = false
      case "ANSI_QUOTES", "ANSI", "DB2", "MAXDB", "MSSQL", "ORACLE", "POSTGRESQL": ansiQuotes = true
      default: break
      }
    }
  }

  /// Whether a backslash escapes inside this quote.
  func escapes(in quote: UInt8) -> Bool {
    switch quote {
    case UInt8(ascii: "'"): backslashEscapes
    case UInt8(ascii: "\""): backslashEscapes && !ansiQuotes
    default: false
    }
  }
}
