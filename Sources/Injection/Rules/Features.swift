import SQLSyntax

/// What stands in a fragment, gathered in one walk over its tree.
struct Features {
  var hasUnion = false
  /// The UNION's select list holds something that no prose holds.
  var unionHasSymbols = false
  var selectsSymbolsFromTable = false
  var hasSubquery = false
  var hasStatement = false
  var isWholeStatement = false
  var hasDelay = false
  var hasError = false
  var hasFileCall = false
  var hasOutOfBand = false
  var calls = 0
  var hasCatalogue = false
  var comparesConstants = false
  var comparesUnderLogic = false
  var hasLogic = false
  var hasComparison = false
  var hasOrderByNumber = false
  var hasClause = false
  var writesFile = false
  var hasSystemVariable = false
  var hasProcedure = false
  var hasHexadecimal = false
  var hasArithmetic = false
  var products: [String] = []
  /// What the fragment starts with, in a bare context.
  var startsWithNumber = false
  var startsWithQuery = false
  var startsWithCall = false
  /// Behind the value there is more than comments and parentheses.
  var addsSomething = false

  init(_ fragment: Fragment) {
    let tree = fragment.tree
    let pieces = Array(tree.children(of: tree.root))
    for piece in pieces {
      let kind = tree.nodes[piece].kind
      if kind != .placeholder { addsSomething = true }
      if kind == .query {
        hasUnion = true
        let words = tree.nodes[piece].token..<min(tree.nodes[piece].token + 4, tree.tokens.count)
        if words.contains(where: { tree.tokens[$0].symbol == .leftParenthesis }) { unionHasSymbols = true }
      }
      if kind == .statement {
        hasStatement = true
        if piece == pieces.first { isWholeStatement = true }
      }
      if [.whereClause, .groupBy, .having, .orderBy, .limit, .from].contains(kind) { hasClause = true }
    }
    if let first = pieces.first { start(first, tree) }
    for index in tree.descendants(of: tree.root) { look(at: index, tree) }
  }

  private mutating func start(_ first: Int, _ tree: SyntaxTree) {
    var at = first
    while tree.nodes[at].kind == .binary || tree.nodes[at].kind == .between || tree.nodes[at].kind == .like
      || tree.nodes[at].kind == .inList
    {
      guard let operand = tree.children(of: at).first(where: { _ in true }) else { break }
      at = operand
    }
    switch tree.nodes[at].kind {
    case .number, .hexadecimal, .unary, .variable: startsWithNumber = true
    case .subquery, .exists: startsWithQuery = true
    case .call, .caseExpression: startsWithCall = true
    default: break
    }
  }

  private mutating func look(at index: Int, _ tree: SyntaxTree) {
    let node = tree.nodes[index]
    switch node.kind {
    case .call: call(tree.name(of: index), tree, index)
    case .cast, .convertUsing, .caseExpression: calls += 1
    case .subquery, .exists, .derivedTable: hasSubquery = true
    case .select: selectSymbols(index, tree)
    case .hexadecimal: hasHexadecimal = true
    case .variable where tree.text(of: node.token).starts(with: [0x40, 0x40]): hasSystemVariable = true
    case .into: writesFile = !tree.children(of: index).allSatisfy { tree.nodes[$0].kind == .variable }
    case .procedure: hasProcedure = true
    case .tableName: table(index, tree)
    case .orderItem:
      if let item = tree.children(of: index).first(where: { _ in true }), tree.nodes[item].kind == .number {
        hasOrderByNumber = true
      }
    case .binary: binary(index, tree)
    case .like, .between, .inList, .isTest: hasComparison = true
    default: break
    }
  }

  private mutating func call(_ name: String, _ tree: SyntaxTree, _ index: Int) {
    guard let fact = FunctionFact.fact(for: name) else {
      if name.lowercased().hasPrefix("xp_") { hasOutOfBand = true }
      return
    }
    if let product = fact.product { products.append(product) }
    let hasArguments = tree.children(of: index).contains { _ in true }
    switch fact.role {
    case .delay:
      // `sleep (soft)` is prose: a server waits for a number of seconds, not for a word.
      hasDelay = hasDelay || tree.children(of: index).contains { tree.nodes[$0].kind != .name }
    case .error: hasError = hasError || hasArguments
    case .file: hasFileCall = true
    case .outOfBand: hasOutOfBand = true
    case .ordinary: calls += 1
    }
  }

  private mutating func table(_ index: Int, _ tree: SyntaxTree) {
    let schema = tree.qualifiers(of: index).last
    let name = tree.name(of: index)
    guard Catalogue.holds(schema: schema, table: name) else { return }
    hasCatalogue = true
    if let product = Catalogue.product(schema: schema, table: name) { products.append(product) }
  }

  private mutating func selectSymbols(_ index: Int, _ tree: SyntaxTree) {
    guard let list = tree.child(of: index, kind: .selectList) else { return }
    let items = Array(tree.children(of: list))
    let prose: Set<Node.Kind> = [.name, .placeholder, .selectItem, .binary, .unary]
    let symbolic = items.contains { item in
      tree.descendants(of: item).contains { !prose.contains(tree.nodes[$0].kind) }
    }
    let hasTable = tree.child(of: index, kind: .from) != nil
    if symbolic || items.count > 2 || items.count > 1 && hasTable { unionHasSymbols = true }
    if tree.child(of: index, kind: .from) != nil, symbolic { selectsSymbolsFromTable = true }
  }

  private mutating func binary(_ index: Int, _ tree: SyntaxTree) {
    let node = tree.nodes[index]
    switch node.op {
    case .and, .or, .xor:
      hasLogic = true
      for side in tree.children(of: index).dropFirst() { logicalSide(side, tree) }
    case .equal, .nullSafeEqual, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      hasComparison = true
    case .add, .subtract, .multiply, .divide, .concatenate, .modulo, .integerDivide:
      hasArithmetic = true
    default: break
    }
  }

  private mutating func logicalSide(_ side: Int, _ tree: SyntaxTree) {
    let node = tree.nodes[side]
    if node.kind == .unary, node.op == .not {
      for operand in tree.children(of: side) { logicalSide(operand, tree) }
      return
    }
    let isComparison =
      [.like, .between, .inList, .isTest].contains(node.kind)
      || node.kind == .binary
        && [.equal, .nullSafeEqual, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual].contains(
          node.op)
    guard isComparison else { return }
    comparesUnderLogic = true
    let constants: [Node.Kind] = [.number, .string, .hexadecimal, .bits, .null, .truth]
    if tree.children(of: side).allSatisfy({ constants.contains(tree.nodes[$0].kind) }) {
      comparesConstants = true
    }
  }
}
