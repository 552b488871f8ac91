/// Cuts SQL into tokens.
///
/// The lexer never fails: what starts no token becomes a `.stray` token, and what the source leaves
/// open is marked as unterminated. Comments are passed over, executable ones are entered.
///
/// - Complexity: O(n) in the length of the source.
public struct Lexer {
  /// What lies behind the last token.
  public enum Ending: UInt8, Sendable {
    /// Nothing: the source ends after its last token.
    case end
    /// A comment that runs to the end of the source and so cuts off what the application appends.
    case comment
    /// A block comment that is never closed, which has the same effect.
    case openComment
  }

  /// The tokens and what lies behind them.
  public struct Result: Sendable {
    public var tokens: [Token]
    public var ending: Ending
    /// Block comments met, `/**/` and executable ones: white space in disguise.
    public var comments: Int
    /// The last line comment is a `#` right behind a letter: `c#`, as people write and SQL seldom does.
    public var endsInGluedHash = false
  }

  let source: [UInt8]
  let dialect: Dialect
  var at: Int
  var result = Result(tokens: [], ending: .end, comments: 0)

  /// Tokens of `source` from `start`, closed by one `.end` token.
  public static func tokens(of source: [UInt8], from start: Int = 0, dialect: Dialect) -> Result {
    var lexer = Lexer(source: source, dialect: dialect, at: start)
    lexer.run()
    return lexer.result
  }

  private mutating func run() {
    while at < source.count {
      let byte = source[at]
      switch byte {
      case 0x00...0x20, 0x7F:
        at += 1
      case 0xA0 where peek(-1) < 0x80:  // a lone no-break space, which MySQL's latin1 lexer skips
        at += 1
      case 0xC2 where peek(1) == 0xA0:
        at += 2
      case 0x30...0x39:
        number()
      case 0x2E where isDigit(peek(1)) && !followsName:
        number()
      case 0x27:
        string(quote: byte)
      case 0x22:
        if dialect.doubleQuotesAreStrings { string(quote: byte) } else { quotedName(quote: byte) }
      case 0x60:
        quotedName(quote: byte)
      case 0x40:
        variable()
      case 0x23 where dialect.hashComments:
        lineComment()
      case 0x2D where peek(1) == 0x2D && startsDashComment:
        lineComment()
      case 0x2F where peek(1) == 0x2A:
        blockComment()
      case 0x2A where peek(1) == 0x2F:  // the end of an executable comment
        at += 2
      case _ where Lexer.isWordByte(byte):
        word()
      default:
        symbol()
      }
    }
    result.tokens.append(Token(.end, source.count, source.count))
  }

  func peek(_ distance: Int) -> UInt8 {
    let index = at + distance
    return index >= 0 && index < source.count ? source[index] : 0
  }

  private var startsDashComment: Bool {
    guard dialect.dashCommentNeedsSpace, at + 2 < source.count else { return true }
    return source[at + 2] <= 0x20 || source[at + 2] == 0xA0 || source[at + 2] == 0x2B
  }

  /// A dot right behind a name belongs to it (`t.1e` aside, which nobody writes).
  private var followsName: Bool {
    guard let last = result.tokens.last, last.end == at else { return false }
    return last.kind == .word || last.kind == .quotedName
  }

  static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x24: true
    default: byte >= 0x80
    }
  }

  /// Whether the byte at `index` belongs to the word before it. A lone no-break space does not.
  func continuesWord(_ index: Int) -> Bool {
    guard index < source.count, Lexer.isWordByte(source[index]) else { return false }
    return source[index] != 0xA0 || index > 0 && source[index - 1] >= 0x80
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private mutating func lineComment() {
    result.endsInGluedHash = source[at] == 0x23 && (0x41...0x7A).contains(peek(-1))
    while at < source.count, source[at] != 0x0A { at += 1 }
    if at == source.count { result.ending = .comment }
  }

  private mutating func blockComment() {
    result.comments += 1
    if dialect.executableComments {
      let mark = peek(2) == 0x4D || peek(2) == 0x6D ? 3 : 2  // MariaDB writes /*M!
      if peek(mark) == 0x21 {
        at += mark + 1
        var digits = 0
        while digits < 6, isDigit(peek(0)) {
          at += 1
          digits += 1
        }
        return
      }
    }
    at += 2
    while at < source.count {
      if source[at] == 0x2A, peek(1) == 0x2F {
        at += 2
        return
      }
      at += 1
    }
    result.ending = .openComment
  }
}
