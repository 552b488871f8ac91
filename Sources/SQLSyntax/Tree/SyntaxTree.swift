/// A statement, or the part of one that an injected fragment holds, as a flat tree.
///
/// Nodes stand in one array and link by index, so a tree is two allocations however deep it is.
public struct SyntaxTree: Sendable {
  /// A node's place in `nodes`.
  public typealias Index = Int

  public let source: [UInt8]
  public let tokens: [Token]
  public var nodes: [Node]
  /// The node that everything hangs on.
  public var root: Index

  /// The nodes directly below a node, in source order.
  public func children(of index: Index) -> Children {
    Children(nodes: nodes, upcoming: nodes[index].firstChild)
  }

  /// The first child of the given kind.
  public func child(of index: Index, kind: Node.Kind) -> Index? {
    children(of: index).first { nodes[$0].kind == kind }
  }

  /// Every node below and including `index`, parents before children.
  public func descendants(of index: Index) -> [Index] {
    var found = [index]
    var at = 0
    while at < found.count {
      found.append(contentsOf: children(of: found[at]))
      at += 1
    }
    return found
  }

  /// A node's children, walked along their links.
  public struct Children: Sequence, IteratorProtocol {
    let nodes: [Node]
    var upcoming: Index
    public mutating func next() -> Index? {
      guard upcoming != Node.noIndex else { return nil }
      defer { upcoming = nodes[upcoming].nextSibling }
      return upcoming
    }
  }
}

/// One node of a syntax tree.
public struct Node: Sendable, Equatable {
  /// What a node is; the comment says what its children are.
  public enum Kind: UInt8, Sendable {
    // Expressions
    /// The application's own value before the place where the fragment breaks out.
    case placeholder
    case number, string, hexadecimal, bits, null, truth, variable
    /// A dotted name: `name` is its last part, `qualifiers` those before it.
    case name
    /// `*` or `t.*`.
    case star
    /// A call: the arguments, then an `orderBy` and a `separator` if it has them.
    case call
    /// One operand.
    case unary
    /// Two operands.
    case binary
    /// Operand, low, high.
    case between
    /// Operand, then the list's members.
    case inList
    /// Operand; the token after IS.
    case isTest
    /// Operand, pattern, and the escape if there is one.
    case like
    /// `when` and `otherwise` children, behind the operand if there is one.
    case caseExpression
    /// Condition, value.
    case when
    case otherwise
    /// Operand; `text(of:)` of the node's tokens gives the type.
    case cast
    /// Operand; converted to a character set.
    case convertUsing
    case collate
    case interval
    /// A `query`.
    case subquery
    /// A `query`.
    case exists
    /// Members in parentheses.
    case row
    case separator
    // Queries
    /// One or more `select`, then `orderBy` and `limit`.
    case query
    /// `selectList`, `from`, `whereClause`, `groupBy`, `having`, `orderBy`, `limit`, `into`.
    case select
    /// `selectItem`s.
    case selectList
    /// An expression; the alias.
    case selectItem
    /// `tableName`, `derivedTable` or `join`.
    case from
    case tableName
    /// A `query`; the alias.
    case derivedTable
    /// Left, right and the condition.
    case join
    case whereClause, groupBy, having
    /// `orderItem`s.
    case orderBy
    /// An expression; `flag` means descending.
    case orderItem
    /// Count, then offset if there is one.
    case limit
    /// INTO OUTFILE or DUMPFILE: the file.
    case into
    case procedure
    // Fragments and statements
    /// What a fragment adds, in order: expressions and clauses.
    case fragment
    /// A further statement behind a semicolon.
    case statement
  }

  static let noIndex = -1

  public var kind: Kind
  /// Which operator a `unary`, `binary` or `like` node applies.
  public var op: Operator = .none
  /// DISTINCT, NOT, descending or ALL, by kind.
  public var flag = false
  /// The token that names the node.
  public var token: Int
  /// The alias's token, or the last token that belongs to the node.
  public var auxiliary = Node.noIndex
  /// The tokens that the node was read from, its parentheses included.
  public var tokens: Range<Int>
  var firstChild = Node.noIndex
  var lastChild = Node.noIndex
  var nextSibling = Node.noIndex

  init(_ kind: Kind, token: Int, op: Operator = .none, flag: Bool = false) {
    self.kind = kind
    self.token = token
    self.op = op
    self.flag = flag
    tokens = token..<token + 1
  }
}

/// What an operator node does.
public enum Operator: UInt8, Sendable {
  case none
  case or, xor, and, not
  case equal, nullSafeEqual, notEqual, less, lessOrEqual, greater, greaterOrEqual
  case like, regexp, soundsLike
  case bitOr, bitAnd, shiftLeft, shiftRight
  case add, subtract, multiply, divide, integerDivide, modulo, bitXor
  case negate, plus, complement, binary
  case concatenate, assign, jsonExtract, memberOf
}
