import Injection
import SQLSyntax

/// One request that appends a SELECT: what it asks for, and what came back.
struct UnionQuestion {
  let attack: AttackRequest
  let tree: SyntaxTree
  let query: Int
  let shape: Shape
  /// Positions in the select list that are not the literal NULL: where something can come through.
  let positions: [Int]
  /// Which positions those are, out of how many: questions of one pattern share a size model.
  let pattern: String

  init?(_ attack: AttackRequest, database: Database) {
    guard
      let fragment = Fragment(attack.value.payload, context: attack.value.verdict.context, dialect: .mysql)
        ?? Fragment(resynchronising: attack.value.payload, dialect: .mysql)
    else { return nil }
    let tree = fragment.tree
    guard let query = tree.child(of: tree.root, kind: .query) ?? UnionQuestion.statementQuery(tree),
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
    self.query = query
    self.positions = positions
    self.pattern = pattern
    shape = Shape(of: tree, query: query, database: database)
  }

  /// A whole statement as the parameter's value delivers like a UNION does.
  private static func statementQuery(_ tree: SyntaxTree) -> Int? {
    guard let statement = tree.child(of: tree.root, kind: .statement),
      Array(tree.children(of: tree.root)).first == statement
    else { return nil }
    return tree.child(of: statement, kind: .query)
  }

  /// What the database yields for it.
  func answer(on snapshot: Snapshot) -> Result<[[Datum]], EvaluationGap> {
    let evaluator = Evaluator(tree: tree, snapshot: snapshot)
    do {
      return .success(try evaluator.rows(ofQuery: query, in: Evaluator.Scope()))
    } catch {
      return .failure(error)
    }
  }

  /// An answer's lengths, nil where some value is not known.
  func measure(_ rows: [[Datum]]) -> MeasuredDelivery? {
    // A star yields more columns than the select list has items.
    let wanted = rows.first.map { $0.count == pattern.count ? positions : Array($0.indices) } ?? positions
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

  var line: EvidenceLine { EvidenceLine(item: attack.item, line: attack.line) }
  var moment: Moment { Moment(seconds: attack.time, utcOffset: attack.utcOffset) }
}
