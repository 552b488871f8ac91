import SQLSyntax

/// Why a value cannot be computed from the evidence.
struct EvaluationGap: Error, Equatable {
  let reason: String

  /// The one gap that is none: the server itself refuses such a query.
  static let severalRows = EvaluationGap(reason: "a subquery with more than one row fails on the server")
}

/// Computes what a query yields on the database as it stood: the delivery that an attacker asked for.
///
/// What it does not understand makes the result unknown, never wrong.
struct Evaluator {
  let tree: SyntaxTree
  let snapshot: Snapshot
  /// How texts compare where no column says so.
  var collation = Collation.Kind.caseInsensitive
  /// Combinations of joined rows beyond which a join is not computed.
  static let maximumCombinations = 4_000_000

  /// The rows at hand while an expression is computed: one row number for each table bound by FROM.
  struct Scope {
    var tables: [BoundTable] = []
    var rows: [Int] = []
    /// The rows of the group at hand, where the query aggregates.
    var group: [[Int]]?
    /// Scopes of the queries around this one, innermost first.
    var outer: [Scope] = []
  }

  /// A table as FROM binds it.
  struct BoundTable {
    let alias: String
    let schema: String?
    let columns: [String]
    let source: Source

    enum Source {
      case dump(table: Int, rows: RowSequence)
      case computed([[Datum]])
    }

    var count: Int {
      switch source {
      case .dump(_, let rows): rows.count
      case .computed(let rows): rows.count
      }
    }
  }

  // MARK: - Expressions

  func evaluate(_ index: Int, in scope: Scope) throws(EvaluationGap) -> Datum {
    let node = tree.nodes[index]
    switch node.kind {
    case .null: return .null
    case .placeholder: return .unknown  // the application's own value
    case .truth: return .truth(node.flag)
    case .number:
      let text = String(decoding: tree.text(of: node.token), as: UTF8.self)
      if let integer = Int64(text) { return .integer(integer) }
      return Datum(value: .real(Double(text) ?? 0))
    case .string: return .text(tree.literalBytes(of: index))
    case .hexadecimal, .bits: return .text(tree.literalBytes(of: index), isBinary: true)
    case .name: return try column(index, in: scope)
    case .variable: return variable(String(decoding: tree.text(of: node.token), as: UTF8.self))
    case .unary: return try unary(node.op, try operand(index, 0, scope))
    case .binary: return try binary(index, in: scope)
    case .between:
      let (value, low, high) = (
        try operand(index, 0, scope), try operand(index, 1, scope), try operand(index, 2, scope)
      )
      guard let above = compare(value, low), let below = compare(value, high) else {
        return gapOrNull(value, low, high)
      }
      return derived(.truth((above >= 0 && below <= 0) != node.flag), [value, low, high])
    case .inList: return try inList(index, in: scope)
    case .isTest: return try isTest(index, in: scope)
    case .like: return try like(index, in: scope)
    case .caseExpression: return try caseExpression(index, in: scope)
    case .cast, .convertUsing, .collate: return try cast(index, in: scope)
    case .call: return try call(index, in: scope)
    case .subquery:
      guard let query = tree.children(of: index).first(where: { _ in true }) else {
        throw gap("an empty subquery")
      }
      return try scalar(query, in: scope)
    case .exists:
      guard let query = tree.children(of: index).first(where: { _ in true }) else {
        throw gap("an empty subquery")
      }
      return derived(.truth(try !rows(ofQuery: query, in: scope).isEmpty), [])
    case .selectItem:
      return try operand(index, 0, scope)
    default:
      throw gap("\(node.kind)")
    }
  }

  func gap(_ what: String) -> EvaluationGap { EvaluationGap(reason: what) }

  /// The `position`th operand of a node.
  func operand(_ index: Int, _ position: Int, _ scope: Scope) throws(EvaluationGap) -> Datum {
    var at = 0
    for child in tree.children(of: index) {
      if at == position { return try evaluate(child, in: scope) }
      at += 1
    }
    throw gap("an operand is missing")
  }

  func operands(_ index: Int, _ scope: Scope) throws(EvaluationGap) -> [Datum] {
    var data: [Datum] = []
    for child in tree.children(of: index) { data.append(try evaluate(child, in: scope)) }
    return data
  }

  /// A value computed from others: what cells it carries are derived from, not delivered.
  func derived(_ result: Datum, _ sources: [Datum]) -> Datum {
    var result = result
    for source in sources {
      result.cells += source.cells.map { use in
        var use = use
        use.manner = .derived
        return use
      }
    }
    return result
  }

  private func gapOrNull(_ data: Datum...) -> Datum { data.contains(where: \.isUnknown) ? .unknown : .null }

  // MARK: - Names

  private func column(_ index: Int, in scope: Scope) throws(EvaluationGap) -> Datum {
    let name = tree.name(of: index)
    let qualifiers = tree.qualifiers(of: index)
    for frame in [scope] + scope.outer {
      for (position, table) in frame.tables.enumerated() {
        if let wanted = qualifiers.last, table.alias.lowercased() != wanted.lowercased() { continue }
        guard let column = table.columns.firstIndex(where: { $0.lowercased() == name.lowercased() }) else {
          continue
        }
        let row = frame.rows[position]
        if row < 0 { return .null }  // the missing side of a left join
        switch table.source {
        case .dump(let number, let rows): return snapshot.cell(table: number, row: rows[row], column: column)
        case .computed(let rows): return rows[row][column]
        }
      }
    }
    throw gap("the column \(name) is in no table that the evidence holds")
  }

  /// Server variables: a variable equals itself, whatever it is; only the version is known, from the dump.
  private func variable(_ name: String) -> Datum {
    if name.lowercased() == "@@version", let version = snapshot.database.serverVersion {
      return .text(Array(version.utf8))
    }
    return .unknown
  }

  // MARK: - Conditions

  private func inList(_ index: Int, in scope: Scope) throws(EvaluationGap) -> Datum {
    var candidates: [Datum] = []
    var value: Datum?
    for child in tree.children(of: index) {
      if value == nil {
        value = try evaluate(child, in: scope)
      } else if tree.nodes[child].kind == .subquery,
        let query = tree.children(of: child).first(where: { _ in true })
      {
        candidates += try rows(ofQuery: query, in: scope).compactMap(\.first)
      } else {
        candidates.append(try evaluate(child, in: scope))
      }
    }
    guard let value else { throw gap("IN without a value") }
    if value.isNull { return .null }
    var isOpen = false
    for candidate in candidates {
      guard let order = compare(value, candidate) else {
        isOpen = isOpen || candidate.isUnknown || value.isUnknown
        continue
      }
      if order == 0 { return derived(.truth(!tree.nodes[index].flag), [value]) }
    }
    return isOpen ? .unknown : derived(.truth(tree.nodes[index].flag), [value])
  }

  private func isTest(_ index: Int, in scope: Scope) throws(EvaluationGap) -> Datum {
    let node = tree.nodes[index]
    let value = try operand(index, 0, scope)
    if value.isUnknown { return .unknown }
    let holds: Bool =
      switch tree.tokens[node.token].keyword {
      case .true: value.isTrue == true
      case .false: value.isTrue == false
      default: value.isNull
      }
    return derived(.truth(holds != node.flag), [value])
  }

  private func like(_ index: Int, in scope: Scope) throws(EvaluationGap) -> Datum {
    let node = tree.nodes[index]
    let (value, pattern) = (try operand(index, 0, scope), try operand(index, 1, scope))
    if value.isNull || pattern.isNull { return .null }
    guard let text = value.bytes, let pattern = pattern.bytes, !text.contains(Snapshot.unknownByte) else {
      return .unknown
    }
    guard node.op == .like else { return .unknown }
    let holds = LikePattern(pattern).matches(text)
    return derived(.truth(holds != node.flag), [value])
  }

  private func caseExpression(_ index: Int, in scope: Scope) throws(EvaluationGap) -> Datum {
    var subject: Datum?
    for child in tree.children(of: index) {
      switch tree.nodes[child].kind {
      case .when:
        let condition = try operand(child, 0, scope)
        let holds: Bool?
        if let subject {
          holds = subject.isUnknown || condition.isUnknown ? nil : compare(subject, condition) == 0
        } else {
          holds = condition.isUnknown ? nil : condition.isTrue == true
        }
        guard let holds else { return .unknown }
        if holds { return try operand(child, 1, scope) }
      case .otherwise:
        return try operand(child, 0, scope)
      default:
        subject = try evaluate(child, in: scope)
      }
    }
    return .null
  }
}

/// A LIKE pattern: `%` any text, `_` one character, `\` the next as it is (MySQL manual, "String Comparison Functions").
struct LikePattern {
  let pattern: [UInt32]
  private static let any: UInt32 = 0xFFFF_FFFF
  private static let one: UInt32 = 0xFFFF_FFFE

  init(_ bytes: [UInt8]) {
    var pattern: [UInt32] = []
    var isEscaped = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if isEscaped {
        pattern += Collation.weights(String(scalar))
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar == "%" {
        if pattern.last != LikePattern.any { pattern.append(LikePattern.any) }
      } else if scalar == "_" {
        pattern.append(LikePattern.one)
      } else {
        pattern += scalar == " " ? [0x20] : Collation.weights(String(scalar))
      }
    }
    self.pattern = pattern
  }

  /// - Complexity: O(text × pattern).
  func matches(_ bytes: [UInt8]) -> Bool {
    var text: [UInt32] = []
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      text += scalar == " " ? [0x20] : Collation.weights(String(scalar))
    }
    var reachable = [Bool](repeating: false, count: text.count + 1)
    reachable[0] = true
    for part in pattern {
      if part == LikePattern.any {
        guard let first = reachable.firstIndex(of: true) else { return false }
        for position in first...text.count { reachable[position] = true }
        continue
      }
      for position in stride(from: text.count, to: 0, by: -1) {
        reachable[position] =
          reachable[position - 1] && (part == LikePattern.one || text[position - 1] == part)
      }
      reachable[0] = false
    }
    return reachable[text.count]
  }
}
