public import SQLSyntax

/// How an injection lets its answer out (sqlmap's and OWASP's names for the techniques).
public enum Technique: String, Sendable, CaseIterable, Comparable {
  case union, error, boolean, time, stacked, inline, outOfBand, file

  public static func < (a: Technique, b: Technique) -> Bool { a.rawValue < b.rawValue }
}

/// Why a value was called an attack.
public enum Reason: String, Sendable, CaseIterable {
  case breaksOutOfQuotes, closesParentheses, unionSelect, subquery, delayCall, errorCall, fileCall
  case outOfBandCall, functionCall, catalogueTable, constantComparison, logicalOperator, endsInComment
  case leavesQuoteOpen, columnCount, stackedStatement, writesFile, systemVariable, wholeStatement
  case procedureAnalyse, disguisedBlanks, wrapped, resynchronised

  /// The reason as a sentence's part, in English.
  public var words: String {
    switch self {
    case .breaksOutOfQuotes: "ends the application's own string and goes on as SQL"
    case .closesParentheses: "closes parentheses that it did not open"
    case .unionSelect: "appends a second SELECT with UNION"
    case .subquery: "holds a query of its own in parentheses"
    case .delayCall: "calls a function that makes the server wait"
    case .errorCall: "calls a function that puts data into the error message"
    case .fileCall: "reads a file of the server"
    case .outOfBandCall: "makes the server call out"
    case .functionCall: "calls database functions"
    case .catalogueTable: "reads the database's catalogue"
    case .constantComparison: "adds a condition that compares constants"
    case .logicalOperator: "adds a condition with AND, OR or XOR"
    case .endsInComment: "ends in a comment that cuts off the rest of the query"
    case .leavesQuoteOpen: "leaves a string open for the application's quote to close"
    case .columnCount: "asks how many columns the query has (ORDER BY a number)"
    case .stackedStatement: "adds a further statement behind a semicolon"
    case .writesFile: "writes the result to a file of the server"
    case .systemVariable: "reads a variable of the server"
    case .wholeStatement: "is a whole SQL statement"
    case .procedureAnalyse: "calls PROCEDURE ANALYSE"
    case .disguisedBlanks: "uses comments in place of blanks"
    case .wrapped: "travelled wrapped in another encoding"
    case .resynchronised: "parses from its first SQL word on only"
    }
  }
}

/// What a value means when it is read as SQL.
public struct Verdict: Sendable, Equatable {
  /// Which literal of the application's query the value breaks out of.
  public let context: Context
  public let technique: Technique
  /// The value also reads or writes a file.
  public let touchesFile: Bool
  /// The product whose dialect the value is written for, as far as it shows one.
  public let product: String?
  /// From 0 to 1: how sure it is that this is an attack and no prose.
  public let confidence: Double
  public let reasons: [Reason]

  /// From this confidence on a value counts as an attack.
  public static let threshold = 0.7
}
