/// Reads tokens into a syntax tree: recursive descent with operator precedences
/// (MySQL manual, "Operator Precedence").
///
/// The parser is tolerant where injected fragments are: open parentheses and an open string at the
/// end are closed silently, since the application's own query closes them.
struct Parser {
  /// Where and that parsing stopped; the caller tries another reading.
  struct Failure: Error, Equatable {
    let token: Int
  }

  let source: [UInt8]
  let tokens: [Token]
  let dialect: Dialect
  var at = 0
  var nodes: [Node] = []
  /// Nesting, bounded so that hostile input cannot exhaust the stack.
  var depth = 0
  /// Parentheses that the end of the source closed.
  var openParentheses = 0
  /// Parentheses closed that the source did not open.
  var closedParentheses = 0

  /// Parentheses that were read again as a query, bounded since each doubles the work.
  var rereadings = 0

  static let maximumDepth = 160
  static let maximumRereadings = 8

  init(source: [UInt8], tokens: [Token], dialect: Dialect) {
    self.source = source
    self.tokens = tokens
    self.dialect = dialect
    nodes.reserveCapacity(tokens.count + 8)
  }

  // MARK: - Tokens

  var token: Token { tokens[at] }
  var keyword: Keyword { tokens[at].keyword }
  var symbol: Symbol { tokens[at].symbol }
  var isAtEnd: Bool { tokens[at].kind == .end }

  func look(_ distance: Int) -> Token { tokens[min(at + distance, tokens.count - 1)] }

  mutating func advance() { if at < tokens.count - 1 { at += 1 } }

  mutating func take(_ wanted: Keyword) -> Bool {
    guard keyword == wanted else { return false }
    advance()
    return true
  }

  mutating func take(_ wanted: Symbol) -> Bool {
    guard symbol == wanted else { return false }
    advance()
    return true
  }

  mutating func expect(_ wanted: Keyword) throws(Failure) {
    guard take(wanted) else { throw failure }
  }

  mutating func expect(_ wanted: Symbol) throws(Failure) {
    guard take(wanted) else { throw failure }
  }

  /// Closes a parenthesis; the end of the source closes it too.
  mutating func closeParenthesis() throws(Failure) {
    if take(.rightParenthesis) { return }
    guard isAtEnd else { throw failure }
    openParentheses += 1
  }

  var failure: Failure { Failure(token: at) }

  // MARK: - Nodes

  mutating func add(_ node: Node) -> Int {
    nodes.append(node)
    return nodes.count - 1
  }

  mutating func append(_ child: Int, to parent: Int) {
    if nodes[parent].firstChild == Node.noIndex {
      nodes[parent].firstChild = child
    } else {
      nodes[nodes[parent].lastChild].nextSibling = child
    }
    nodes[parent].lastChild = child
    let (own, inner) = (nodes[parent].tokens, nodes[child].tokens)
    let first = min(own.lowerBound, inner.lowerBound)
    nodes[parent].tokens = first..<max(own.upperBound, inner.upperBound, at)
  }

  /// Notes that a node was read from all tokens from `first` to the one at hand.
  mutating func cover(_ node: Int, from first: Int) {
    nodes[node].tokens = first..<max(first + 1, at)
  }

  mutating func nested<T>(_ body: (inout Parser) throws(Failure) -> T) throws(Failure) -> T {
    guard depth < Parser.maximumDepth else { throw failure }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }
}
