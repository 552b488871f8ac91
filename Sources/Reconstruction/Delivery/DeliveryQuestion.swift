import Injection
import SQLSyntax

/// One request that has something delivered in its response: what it asks for, and what came back.
struct DeliveryQuestion {
  let attack: AttackRequest
  let tree: SyntaxTree
  let channel: Channel
  /// The query whose rows are delivered, or the expression whose value is.
  let asked: Int
  let shape: Shape
  /// How many columns the result has.
  let width: Int
  /// Positions among them that are not the literal NULL: where something can come through.
  let positions: [Int]
  /// Questions of one pattern share a size model.
  let pattern: String

  /// How the answer reaches the response.
  enum Channel {
    /// As rows of the application's own result: UNION, or a whole statement.
    case rows
    /// As the value of an expression that the page shows: an inline query.
    case expression
    /// Quoted in an error message.
    case message(ErrorCarrier)
  }

  init?(_ attack: AttackRequest, database: Database) {
    guard
      let fragment = Fragment(attack.value.payload, context: attack.value.verdict.context, dialect: .mysql)
        ?? Fragment(resynchronising: attack.value.payload, dialect: .mysql)
    else { return nil }
    let tree = fragment.tree
    if let carrier = ErrorCarrier(in: tree) {
      // A message comes with the status of an error, or with any where the page handles errors itself.
      self.init(
        attack, tree, .message(carrier), asked: carrier.value, database,
        pattern: "\(carrier.name) \(attack.status)")
      // A constant in the message while a table is read elsewhere: whether it fails is an answer of yes or no.
      if shape.isConstant, Subjects.readsTables(tree) { return nil }
    } else if DeliveryQuestion.appendsRows(attack) {
      self.init(rowsOf: tree, attack, database)
    } else if let expression = DeliveryQuestion.shownExpression(of: fragment, attack) {
      let (before, after) = Delimiters.around(expression, in: tree)
      self.init(
        attack, tree, .expression, asked: expression, database,
        pattern: "value " + String(decoding: before + [0x20] + after, as: UTF8.self))
      // A value without delimiters that carries no data is an answer of yes or no.
      if shape.isConstant, before.isEmpty { return nil }
    } else {
      return nil
    }
  }

  private init(
    _ attack: AttackRequest, _ tree: SyntaxTree, _ channel: Channel, asked: Int, _ database: Database,
    pattern: String
  ) {
    self.attack = attack
    self.tree = tree
    self.channel = channel
    self.asked = asked
    self.pattern = pattern
    width = 1
    positions = [0]
    shape = Shape(of: tree, expression: asked, database: database)
  }

  private init?(rowsOf tree: SyntaxTree, _ attack: AttackRequest, _ database: Database) {
    guard let query = tree.child(of: tree.root, kind: .query) ?? DeliveryQuestion.statementQuery(tree),
      let select = tree.child(of: query, kind: .select), let list = tree.child(of: select, kind: .selectList)
    else { return nil }
    var positions: [Int] = []
    var pattern = ""
    for (position, item) in tree.children(of: list).enumerated() {
      let expression = tree.children(of: item).first { _ in true }
      let isNull = expression.map { tree.nodes[$0].kind == .null } ?? true
      pattern += isNull ? "0" : "V"
      if !isNull { positions.append(position) }
    }
    self.attack = attack
    self.tree = tree
    channel = .rows
    asked = query
    width = pattern.count
    self.positions = positions
    self.pattern = pattern
    shape = Shape(of: tree, query: query, database: database)
  }

  private static func appendsRows(_ attack: AttackRequest) -> Bool {
    let verdict = attack.value.verdict
    return verdict.technique == .union && verdict.reasons.contains(.unionSelect)
      || verdict.technique == .inline && verdict.reasons.contains(.wholeStatement)
  }

  /// A whole statement as the parameter's value delivers like a UNION does.
  private static func statementQuery(_ tree: SyntaxTree) -> Int? {
    guard let statement = tree.child(of: tree.root, kind: .statement),
      Array(tree.children(of: tree.root)).first == statement
    else { return nil }
    return tree.child(of: statement, kind: .query)
  }

  /// The expression that stands for the whole value, where the page may show what it yields.
  private static func shownExpression(of fragment: Fragment, _ attack: AttackRequest) -> Int? {
    let tree = fragment.tree
    let pieces = Array(tree.children(of: tree.root))
    guard fragment.context == .bare, pieces.count == 1,
      [.inline, .boolean].contains(attack.value.verdict.technique),
      [.subquery, .call, .caseExpression].contains(tree.nodes[pieces[0]].kind)
    else { return nil }
    return pieces[0]
  }

  // MARK: - The answer

  /// What the database yields for it, as it is delivered.
  func answer(on snapshot: Snapshot) -> Result<[[Datum]], EvaluationGap> {
    let evaluator = Evaluator(tree: tree, snapshot: snapshot)
    do {
      switch channel {
      case .rows: return .success(try evaluator.rows(ofQuery: asked, in: Evaluator.Scope()))
      case .expression: return .success([[try evaluator.evaluate(asked, in: Evaluator.Scope())]])
      case .message(let carrier):
        let value = try evaluator.evaluate(asked, in: Evaluator.Scope())
        return .success([[carrier.quotation(of: value, cut: snapshot.assumptions.cut)]])
      }
    } catch {
      return .failure(error)
    }
  }

  /// An answer's lengths, nil where some value is not known, and where nothing would have failed that quotes one.
  func measure(_ rows: [[Datum]]) -> MeasuredDelivery? {
    if case .message = channel, rows.first?.first?.isNull ?? true { return nil }
    // A star yields more columns than the select list has items.
    let wanted = rows.first.map { $0.count == width ? positions : Array($0.indices) } ?? positions
    var bytes: [[[UInt8]?]] = []
    bytes.reserveCapacity(rows.count)
    for row in rows {
      var columns: [[UInt8]?] = []
      for position in wanted {
        guard position < row.count, !row[position].isUnknown else { return nil }
        columns.append(row[position].bytes)
      }
      bytes.append(columns)
    }
    return MeasuredDelivery(rows: bytes, columns: wanted.count, payload: attack.value.payload)
  }

  /// Values without a character set reach the application as bytes, which pages write differently.
  func binaryPattern(_ rows: [[Datum]]) -> String {
    guard let row = rows.first else { return "" }
    return String(positions.map { $0 < row.count && row[$0].isBinary ? "b" : "t" })
  }

  var carrier: ErrorCarrier? {
    if case .message(let carrier) = channel { return carrier }
    return nil
  }

  var bringsRows: Bool {
    if case .rows = channel { return true }
    return false
  }

  /// Whether a response of this status may carry an answer: a message comes with any, a result with none of an error.
  var mayCarry: Bool { carrier != nil || attack.status < 400 }

  var line: EvidenceLine { EvidenceLine(item: attack.item, line: attack.line) }
  var moment: Moment { Moment(seconds: attack.time, utcOffset: attack.utcOffset) }
}
