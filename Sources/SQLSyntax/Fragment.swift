/// The place in the application's query that a value stands in, as far as a fragment shows it.
public enum Context: UInt8, Sendable, CaseIterable, Hashable {
  /// A number, a name or an expression without quotes.
  case bare
  /// Inside '…'.
  case singleQuoted
  /// Inside "…".
  case doubleQuoted
  /// Inside `…`.
  case backquoted

  /// The byte that ends the application's literal.
  public var quote: UInt8? {
    switch self {
    case .bare: nil
    case .singleQuoted: 0x27
    case .doubleQuoted: 0x22
    case .backquoted: 0x60
    }
  }
}

/// A value read as the continuation of somebody else's query.
public struct Fragment: Sendable {
  /// The fragment's pieces; the root is a `.fragment` node.
  public let tree: SyntaxTree
  public let context: Context
  /// What lies behind the last token: a comment cuts off the rest of the application's query.
  public let ending: Lexer.Ending
  /// Block comments inside: white space in disguise.
  public let comments: Int
  /// Parentheses that the application's query must close.
  public let openParentheses: Int
  /// Whether the last string is left open for the application to close.
  public let hasOpenString: Bool
  /// Parentheses that the fragment closed without having opened them.
  public let closedParentheses: Int
  /// A comment follows the break-out at once: `admin'-- `.
  public let isCutRightAfter: Bool

  /// Reads `value` as it would continue a query that it stands in, in the given context.
  ///
  /// - Returns: nil where no query of the dialect continues so: `select shoes or boots` is nobody's continuation.
  /// - Complexity: O(n); nesting is bounded.
  public init?(_ value: [UInt8], context: Context, dialect: Dialect) {
    guard let quote = context.quote else {
      self.init(value, lexed: Lexer.tokens(of: value, dialect: dialect), context: .bare, dialect: dialect)
      return
    }
    guard Fragment.breaksOut(of: quote, value, dialect: dialect) else { return nil }
    // The application's opening quote stands before the value.
    let source = [quote] + value
    self.init(source, lexed: Lexer.tokens(of: source, dialect: dialect), context: context, dialect: dialect)
  }

  /// Reads what follows the first SQL word that a query continues with, where the value as a whole parses in no
  /// context: the application's query around it may be stranger than the four contexts.
  public init?(resynchronising value: [UInt8], dialect: Dialect) {
    let lexed = Lexer.tokens(of: value, dialect: dialect)
    var tries = 0
    for (index, token) in lexed.tokens.enumerated() where index > 0 {
      let isStart: Bool =
        switch token.keyword {
        case .union, .and, .or, .xor, .order, .procedure, .rlike, .having: true
        default: [.semicolon, .doublePipe, .doubleAmpersand, .rightParenthesis].contains(token.symbol)
        }
      guard isStart else { continue }
      tries += 1
      guard tries <= 12 else { return nil }
      var rest = lexed
      rest.tokens = Array(lexed.tokens[(index - 1)...])
      if let fragment = Fragment(value, lexed: rest, context: .bare, dialect: dialect, behindValue: true) {
        self = fragment
        return
      }
    }
    return nil
  }

  private init?(
    _ source: [UInt8], lexed: Lexer.Result, context: Context, dialect: Dialect, behindValue: Bool = false
  ) {
    var parser = Parser(source: source, tokens: lexed.tokens, dialect: dialect)
    let hasPlaceholder = context != .bare || behindValue
    do {
      let root = try parser.fragment(behindValue: hasPlaceholder ? parser.takePlaceholder() : nil)
      tree = SyntaxTree(source: source, tokens: lexed.tokens, nodes: parser.nodes, root: root)
    } catch {
      return nil
    }
    self.context = context
    ending = lexed.endsInGluedHash && context == .bare ? .end : lexed.ending
    comments = lexed.comments
    openParentheses = parser.openParentheses
    closedParentheses = parser.closedParentheses
    hasOpenString = lexed.tokens.dropFirst().contains { $0.isUnterminated }
    isCutRightAfter = hasPlaceholder && lexed.tokens.count == 2 && lexed.ending == .comment
  }

  /// Whether the value ends the application's literal: with a quote that is neither doubled nor escaped.
  private static func breaksOut(of quote: UInt8, _ value: [UInt8], dialect: Dialect) -> Bool {
    var at = 0
    while at < value.count {
      if value[at] == 0x5C, dialect.backslashEscapes, quote != 0x60 {
        at += 2
      } else if value[at] == quote {
        guard at + 1 < value.count, value[at + 1] == quote else { return true }
        at += 2
      } else {
        at += 1
      }
    }
    return false
  }
}

extension Parser {
  /// The application's literal, at the start of the source in a quoted context.
  fileprivate mutating func takePlaceholder() -> Int {
    let node = add(Node(.placeholder, token: at))
    advance()
    return node
  }
}

extension SyntaxTree {
  /// Reads a whole statement, such as a line of a database's log.
  public init?(statement source: [UInt8], dialect: Dialect) {
    let lexed = Lexer.tokens(of: source, dialect: dialect)
    var parser = Parser(source: source, tokens: lexed.tokens, dialect: dialect)
    guard let root = try? parser.query(), parser.isAtEnd || parser.symbol == .semicolon else { return nil }
    self.init(source: source, tokens: lexed.tokens, nodes: parser.nodes, root: root)
  }
}
