import Injection
import SQLSyntax

/// Questions whose answers are not worked out, gathered by what they ask.
struct UnresolvedQuestions {
  private struct Kind: Hashable {
    let point: InjectionPoint
    let technique: Technique
    let subject: String
  }

  private var kinds:
    [Kind: (payload: [UInt8], reason: String?, lines: [EvidenceLine], rows: Unresolved.Rows?)] = [:]

  /// The injection points through which they were asked.
  var points: Set<InjectionPoint> { Set(kinds.keys.map(\.point)) }

  /// Notes a question about data; probes that ask nothing of the database are none.
  ///
  /// - Parameter reason: what in it was not understood.
  mutating func add(_ attack: AttackRequest, _ reason: String? = nil) {
    let verdict = attack.value.verdict
    guard
      verdict.reasons.contains(.subquery) || verdict.reasons.contains(.stackedStatement)
        || verdict.touchesFile,
      let fragment = Fragment(attack.value.payload, context: verdict.context, dialect: .mysql)
    else { return }
    let tables = Subjects.tables(in: fragment.tree)
    guard verdict.touchesFile || Subjects.readsColumns(fragment.tree) else { return }
    guard !tables.isEmpty || verdict.touchesFile else { return }
    let kind = Kind(
      point: attack.point, technique: verdict.technique, subject: tables.joined(separator: ", "))
    var known = kinds[kind] ?? (attack.value.payload, reason, [], nil)
    known.lines.append(EvidenceLine(item: attack.item, line: attack.line))
    if let columns = Subjects.columnsAsked(fragment.tree) {
      let moment = Moment(seconds: attack.time, utcOffset: attack.utcOffset)
      var rows =
        known.rows
        ?? Unresolved.Rows(
          tables: Subjects.tableNames(in: fragment.tree), columns: columns, first: moment, last: moment)
      rows.columns = columns.isEmpty || rows.columns.isEmpty ? [] : rows.columns.union(columns)
      rows.first = min(rows.first, moment)
      rows.last = max(rows.last, moment)
      known.rows = rows
    }
    kinds[kind] = known
  }

  func finish() -> [Unresolved] {
    kinds.map { kind, known in
      var question = Unresolved(
        payload: String(decoding: known.payload, as: UTF8.self), technique: kind.technique,
        subject: kind.subject, reason: known.reason,
        evidence: known.lines.sorted())
      question.rows = known.rows
      return question
    }.sorted {
      (-$0.evidence.count, $0.evidence.first ?? .none) < (-$1.evidence.count, $1.evidence.first ?? .none)
    }
  }
}

/// What a fragment is about.
enum Subjects {
  /// Whether some query in it reads a table's columns or counts its rows. `(SELECT 'x' FROM t)='x'` does neither: it
  /// asks which product this is.
  static func readsColumns(_ tree: SyntaxTree) -> Bool {
    tree.nodes.indices.contains { select in
      guard tree.nodes[select].kind == .select, tree.child(of: select, kind: .from) != nil else {
        return false
      }
      return tree.children(of: select).contains { clause in
        tree.nodes[clause].kind != .from
          && tree.descendants(of: clause).contains { [.name, .star].contains(tree.nodes[$0].kind) }
      }
    }
  }

  /// Whether it reads columns and some table of it is the application's own.
  static func readsTables(_ tree: SyntaxTree) -> Bool {
    readsColumns(tree)
      && tree.nodes.indices.contains { index in
        tree.nodes[index].kind == .tableName
          && !Catalogue.holds(schema: tree.qualifiers(of: index).last, table: tree.name(of: index))
      }
  }

  /// The tables named anywhere in it, without those of probes that read no table at all.
  static func tables(in tree: SyntaxTree) -> [String] {
    Set(tableNames(in: tree).map { ($0.schema.map { $0 + "." } ?? "") + $0.table }).sorted()
  }

  /// The same, in the order in which they are named.
  static func tableNames(in tree: SyntaxTree) -> [(schema: String?, table: String)] {
    tree.nodes.indices.filter { tree.nodes[$0].kind == .tableName }.map { index in
      let schema = tree.qualifiers(of: index)
      return (schema.isEmpty ? nil : schema.joined(separator: "."), tree.name(of: index))
    }.filter { $0.schema != nil || $0.table.lowercased() != "dual" }
  }

  /// The columns, in lower case, that queries of a table ask for in their select lists; empty where they ask for all,
  /// nil where they only count rows or compare them.
  static func columnsAsked(_ tree: SyntaxTree) -> Set<String>? {
    var columns: Set<String> = []
    var asksForAll = false
    func look(_ node: SyntaxTree.Index) {
      switch tree.nodes[node].kind {
      case .name: columns.insert(tree.name(of: node).lowercased())
      case .star: asksForAll = true
      case .call where tree.name(of: node).lowercased() == "count": break
      default: for child in tree.children(of: node) { look(child) }
      }
    }
    for select in tree.nodes.indices where tree.nodes[select].kind == .select {
      guard tree.child(of: select, kind: .from) != nil, let list = tree.child(of: select, kind: .selectList)
      else { continue }
      look(list)
    }
    return asksForAll ? [] : columns.isEmpty ? nil : columns
  }
}
