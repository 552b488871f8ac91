import DatabaseDump
import Injection
import SQLSyntax

/// What a query asks to have delivered, read off its text alone: tables, columns, how many rows, files, scalars.
struct Shape {
  /// A table whose columns are asked for.
  struct Source {
    var schema: String?
    var table: String
    /// Columns that reach the result, in the order in which the query names them; `*` stands alone.
    var columns: [Column] = []
    var extent: Extent
    /// The condition and the order as written, without the keywords.
    var condition: String?
    var order: String?

    var isCatalogue: Bool { Catalogue.holds(schema: schema, table: table) }
  }

  struct Column: Equatable {
    let name: String
    var manner: CellUse.Manner
  }

  /// How many rows a query asks for.
  enum Extent: Equatable {
    /// One, at a position where the query gives one.
    case row(position: Int?)
    /// A stretch of rows.
    case range(offset: Int, count: Int)
    case wholeTable
    /// Those that meet a condition.
    case filtered
  }

  /// A file that the server is asked to read.
  struct File: Equatable {
    let path: String
    /// How its bytes are written into the result.
    let writing: Writing
    enum Writing { case plain, hexadecimal, base64 }
  }

  var sources: [Source] = []
  var files: [File] = []
  /// Expressions that are no table's column: functions, variables, counts.
  var scalars: [String] = []

  /// Nothing but constants: the attacker knew the answer, and so do we.
  var isConstant: Bool { sources.isEmpty && files.isEmpty && scalars.isEmpty }

  /// Reads the shape of the queries below `root`.
  init(of tree: SyntaxTree, query root: Int, database: Database) {
    var reader = ShapeReader(tree: tree, database: database)
    for select in tree.children(of: root) where tree.nodes[select].kind == .select {
      reader.read(select: select)
    }
    sources = Shape.merged(reader.sources)
    files = reader.files
    scalars = reader.scalars
  }
}

extension Shape {
  /// Several subqueries that pick the same row of a table ask for one row with all their columns.
  private static func merged(_ sources: [Source]) -> [Source] {
    var result: [Source] = []
    for source in sources {
      let twin = result.firstIndex {
        $0.table == source.table && $0.schema == source.schema && $0.extent == source.extent
          && $0.condition == source.condition && $0.order == source.order
      }
      guard let twin else {
        result.append(source)
        continue
      }
      for column in source.columns where !result[twin].columns.contains(where: { $0.name == column.name }) {
        result[twin].columns.append(column)
      }
    }
    return result
  }
}

/// Walks select lists and notes what reaches the result.
private struct ShapeReader {
  let tree: SyntaxTree
  let database: Database
  var sources: [Shape.Source] = []
  var files: [Shape.File] = []
  var scalars: [String] = []
  /// The SELECTs around the place at hand, innermost last.
  private var selects: [Int] = []
  /// The `sources` entry of each (select, table) met.
  private var places: [[Int]: Int] = [:]

  init(tree: SyntaxTree, database: Database) {
    self.tree = tree
    self.database = database
  }

  mutating func read(select: Int, manner: CellUse.Manner = .whole) {
    guard selects.count < 24, let list = tree.child(of: select, kind: .selectList) else { return }
    selects.append(select)
    defer { selects.removeLast() }
    for item in tree.children(of: list) {
      guard let expression = tree.children(of: item).first(where: { _ in true }) else { continue }
      read(output: expression, manner)
    }
  }

  /// An output expression: its parts that are columns become sources, what else is not constant a scalar.
  private mutating func read(output expression: Int, _ manner: CellUse.Manner) {
    let before = (sources.map(\.columns), files.count, scalars.count)
    walk(expression, manner)
    let foundData = before.0 != sources.map(\.columns) || before.1 != files.count || before.2 != scalars.count
    if !foundData, let scalar = scalarText(expression) { add(scalar: scalar) }
  }

  private mutating func add(scalar: String) {
    if !scalars.contains(scalar) { scalars.append(scalar) }
  }

  private mutating func walk(_ index: Int, _ manner: CellUse.Manner, writing: Shape.File.Writing = .plain) {
    let node = tree.nodes[index]
    switch node.kind {
    case .name, .star: note(column: index, manner)
    case .cast, .convertUsing, .collate: first(of: index).map { walk($0, manner, writing: writing) }
    case .caseExpression:
      for branch in tree.children(of: index) {
        let values = Array(tree.children(of: branch))
        switch tree.nodes[branch].kind {
        case .when: values.dropFirst().forEach { walk($0, manner) }
        case .otherwise: values.forEach { walk($0, manner) }
        default: break
        }
      }
    case .subquery:
      guard let query = first(of: index) else { return }
      for select in tree.children(of: query) where tree.nodes[select].kind == .select {
        read(select: select, manner: manner)
      }
    case .call: call(index, manner, writing)
    case .row: tree.children(of: index).forEach { walk($0, manner) }
    case .unary where node.op == .binary: first(of: index).map { walk($0, manner, writing: writing) }
    case .binary where node.op == .concatenate: tree.children(of: index).forEach { walk($0, manner) }
    default: break
    }
  }

  private func first(of index: Int) -> Int? { tree.children(of: index).first { _ in true } }

  private static let transparent: Set<String> = [
    "concat", "concat_ws", "ifnull", "nvl", "coalesce", "group_concat", "json_arrayagg", "json_array",
    "json_object",
    "json_objectagg", "quote", "json_quote", "trim", "ltrim", "rtrim", "upper", "ucase", "lower", "lcase",
    "reverse",
    "min", "max", "nullif", "elt", "string_agg", "array_agg", "json_group_array", "lpad", "rpad", "compress",
    "any_value",
    "make_set", "export_set", "aes_decrypt", "uncompress", "conv",
  ]

  private mutating func call(_ index: Int, _ manner: CellUse.Manner, _ writing: Shape.File.Writing) {
    let name = tree.name(of: index).lowercased()
    let arguments = tree.children(of: index).filter { ![.orderBy, .separator].contains(tree.nodes[$0].kind) }
    switch name {
    case "min" where isMeasure(arguments), "max" where isMeasure(arguments): break
    case _ where ShapeReader.transparent.contains(name):
      for argument in arguments { output(argument, manner, writing, isPart: arguments.count > 1) }
    case "hex": arguments.first.map { walk($0, manner, writing: .hexadecimal) }
    case "to_base64": arguments.first.map { walk($0, manner, writing: .base64) }
    case "replace", "convert", "binary": arguments.first.map { walk($0, manner, writing: writing) }
    case "if", "iif": arguments.dropFirst().forEach { walk($0, manner) }
    case "substring", "substr", "mid", "left", "right":
      arguments.first.map { walk($0, manner == .whole ? .part : manner, writing: writing) }
    case "load_file":
      if let path = arguments.first.flatMap(constantText) {
        files.append(Shape.File(path: path, writing: writing))
      }
    default: break
    }
  }

  /// The least or greatest number or time tells of the table, not of a person.
  private func isMeasure(_ arguments: [Int]) -> Bool {
    guard arguments.count == 1, tree.nodes[arguments[0]].kind == .name else { return false }
    let name = tree.name(of: arguments[0]).lowercased()
    for select in selects.reversed() {
      guard let from = tree.child(of: select, kind: .from) else { continue }
      for table in tables(below: from) where tree.nodes[table].kind == .tableName {
        let known = database.candidates(schema: tree.qualifiers(of: table).last, name: tree.name(of: table))
          .first
        guard let known, let column = database.tables[known].definition.columnIndex(name) else { continue }
        let type = database.tables[known].definition.columns[column].baseType
        return DatabaseTime.isNumeric(type)
          || ["decimal", "float", "double", "datetime", "timestamp", "date"].contains(type)
      }
    }
    return name == "id" || name.hasSuffix("_id") || name.hasSuffix("_at") || name.hasSuffix("date")
  }

  /// One part of a longer output: a scalar inside CONCAT is noted by itself.
  private mutating func output(
    _ index: Int, _ manner: CellUse.Manner, _ writing: Shape.File.Writing, isPart: Bool
  ) {
    let before = (sources.map(\.columns), files.count, scalars.count)
    walk(index, manner, writing: writing)
    let foundData = before.0 != sources.map(\.columns) || before.1 != files.count || before.2 != scalars.count
    if isPart, !foundData, let scalar = scalarText(index) { add(scalar: scalar) }
  }

  private func constantText(_ index: Int) -> String? {
    switch tree.nodes[index].kind {
    case .string, .hexadecimal: String(decoding: tree.literalBytes(of: index), as: UTF8.self)
    case .call where tree.name(of: index).lowercased() == "char":
      String(
        decoding: tree.children(of: index).compactMap {
          UInt8(String(decoding: tree.text(of: tree.nodes[$0].token), as: UTF8.self))
        },
        as: UTF8.self)
    default: nil
    }
  }

  // MARK: - Scalars

  /// The text of an expression that is not constant, without the casts and IFNULLs around it.
  private func scalarText(_ index: Int) -> String? {
    guard dependsOnServer(index), !onlyTellsProducts(index) else { return nil }
    var core = index
    while true {
      let node = tree.nodes[core]
      let name = node.kind == .call ? tree.name(of: core).lowercased() : ""
      guard
        node.kind == .cast || node.kind == .convertUsing || node.kind == .collate || name == "ifnull"
          || name == "hex",
        let inner = first(of: core)
      else { break }
      core = inner
    }
    var text = tree.source(of: core)
    if tree.nodes[core].kind == .call, !text.contains("(") { text += "()" }
    if let select = selects.last, let from = tree.child(of: select, kind: .from) {
      text += " " + tree.source(of: from)
    }
    return text
  }

  /// Whether the value depends on anything but the query's own text. The existence of a function does not count:
  /// whoever asks `CASE WHEN (QUARTER(NULL) IS NULL)` learns the product, and that is what `dbms` says.
  private func dependsOnServer(_ index: Int) -> Bool {
    tree.descendants(of: index).contains { node in
      switch tree.nodes[node].kind {
      case .variable: !comparesWithItself(node, below: index)
      case .tableName: true
      case .call: ShapeReader.serverFunctions.contains(tree.name(of: node).lowercased())
      default: false
      }
    }
  }

  /// CASE and IF over versions and variables, without a table: what a tool asks to tell the products apart.
  private func onlyTellsProducts(_ index: Int) -> Bool {
    let all = tree.descendants(of: index)
    return all.contains { tree.nodes[$0].kind == .caseExpression }
      && !all.contains { tree.nodes[$0].kind == .tableName || tree.nodes[$0].kind == .select }
  }

  private static let serverFunctions: Set<String> = [
    "count", "user", "current_user", "session_user", "system_user", "database", "schema", "version",
    "connection_id",
    "now", "uuid", "sum", "avg", "min", "max", "load_file",
  ]

  private func comparesWithItself(_ node: Int, below root: Int) -> Bool {
    tree.descendants(of: root).contains { parent in
      let sides = Array(tree.children(of: parent))
      return tree.nodes[parent].kind == .binary && sides.contains(node) && sides.count == 2
        && tree.source(of: sides[0]) == tree.source(of: sides[1])
    }
  }

  // MARK: - Columns

  private mutating func note(column index: Int, _ manner: CellUse.Manner) {
    let name = tree.nodes[index].kind == .star ? "*" : tree.name(of: index)
    note(named: name, qualifier: tree.qualifiers(of: index).last?.lowercased(), manner)
  }

  private mutating func note(named name: String, qualifier: String?, _ manner: CellUse.Manner) {
    for depth in selects.indices.reversed() {
      guard let from = tree.child(of: selects[depth], kind: .from) else { continue }
      for table in tables(below: from) {
        if tree.nodes[table].kind == .derivedTable {
          if qualifier == nil || tree.alias(of: table)?.lowercased() == qualifier,
            follow(name, into: table, manner)
          {
            return
          }
          continue
        }
        let alias = (tree.alias(of: table) ?? tree.name(of: table)).lowercased()
        guard qualifier == nil || qualifier == alias else { continue }
        guard qualifier != nil || name == "*" || holds(table, name) else { continue }
        add(name, manner, of: table, in: selects[depth], within: depth)
        if name != "*" { return }
      }
      if name == "*" { return }
    }
  }

  private func tables(below from: Int) -> [Int] {
    var found: [Int] = []
    for item in tree.children(of: from) {
      switch tree.nodes[item].kind {
      case .tableName, .derivedTable: found.append(item)
      case .join:
        found += tables(below: item).filter { [.tableName, .derivedTable].contains(tree.nodes[$0].kind) }
      default: break
      }
    }
    return found
  }

  /// Whether a table may have a column: the dump decides where it knows the table.
  private func holds(_ table: Int, _ column: String) -> Bool {
    let candidates = database.candidates(schema: tree.qualifiers(of: table).last, name: tree.name(of: table))
    return candidates.isEmpty
      || candidates.contains { database.tables[$0].definition.columnIndex(column) != nil }
  }

  private mutating func follow(_ name: String, into derived: Int, _ manner: CellUse.Manner) -> Bool {
    guard let query = first(of: derived), selects.count < 24 else { return false }
    var found = false
    for select in tree.children(of: query) where tree.nodes[select].kind == .select {
      guard let list = tree.child(of: select, kind: .selectList) else { continue }
      for item in tree.children(of: list) {
        guard let expression = first(of: item) else { continue }
        let own =
          tree.alias(of: item) ?? (tree.nodes[expression].kind == .name ? tree.name(of: expression) : nil)
        guard name == "*" || tree.nodes[expression].kind == .star || own?.lowercased() == name.lowercased()
        else { continue }
        selects.append(select)
        if tree.nodes[expression].kind == .star, name != "*" {
          note(named: name, qualifier: nil, manner)
        } else {
          walk(expression, manner)
        }
        selects.removeLast()
        found = true
      }
    }
    return found
  }

  private mutating func add(
    _ name: String, _ manner: CellUse.Manner, of table: Int, in select: Int, within depth: Int
  ) {
    let place: Int
    if let known = places[[select, table]] {
      place = known
    } else {
      place = sources.count
      places[[select, table]] = place
      let condition = tree.child(of: select, kind: .whereClause).flatMap(first)
      let order = tree.child(of: select, kind: .orderBy)
      sources.append(
        Shape.Source(
          schema: tree.qualifiers(of: table).last, table: tree.name(of: table),
          extent: extent(of: select, at: depth),
          condition: condition.map(tree.source(of:)), order: order.map(orderText)))
    }
    if let known = sources[place].columns.firstIndex(where: { $0.name.lowercased() == name.lowercased() }) {
      if manner.rawValue < sources[place].columns[known].manner.rawValue {
        sources[place].columns[known].manner = manner
      }
    } else {
      sources[place].columns.append(Shape.Column(name: name, manner: manner))
    }
  }

  private func orderText(_ order: Int) -> String {
    tree.children(of: order).map { item in
      (first(of: item).map(tree.source(of:)) ?? "") + (tree.nodes[item].flag ? " DESC" : "")
    }.joined(separator: ", ")
  }

  private func extent(of select: Int, at depth: Int) -> Shape.Extent {
    let condition = tree.child(of: select, kind: .whereClause).flatMap(first)
    let isFiltered =
      condition.map { tree.descendants(of: $0).contains { tree.nodes[$0].kind == .name } } ?? false
    if let limit = tree.child(of: select, kind: .limit) ?? limitOfQuery(around: select) {
      let numbers = tree.children(of: limit).map {
        Int(String(decoding: tree.text(of: tree.nodes[$0].token), as: UTF8.self))
      }
      if let count = numbers.first ?? nil, !tree.nodes[limit].flag {
        let offset = numbers.count > 1 ? numbers[1] ?? 0 : 0
        return count == 1 ? .row(position: offset) : .range(offset: offset, count: count)
      }
    }
    // A scalar subquery yields one row or fails; MIN and MAX pick one.
    let picks = tree.child(of: select, kind: .selectList).map { list in
      tree.descendants(of: list).contains {
        ["min", "max"].contains(tree.nodes[$0].kind == .call ? tree.name(of: $0).lowercased() : "")
      }
    }
    if picks == true { return .row(position: nil) }
    if depth > 0, isFiltered, !gathers(select) { return .row(position: nil) }
    return isFiltered ? .filtered : .wholeTable
  }

  private func gathers(_ select: Int) -> Bool {
    guard let list = tree.child(of: select, kind: .selectList) else { return false }
    return tree.descendants(of: list).contains {
      tree.nodes[$0].kind == .call
        && ["group_concat", "json_arrayagg", "json_objectagg", "string_agg"].contains(
          tree.name(of: $0).lowercased())
    }
  }

  private func limitOfQuery(around select: Int) -> Int? {
    tree.nodes.indices.first { index in
      tree.nodes[index].kind == .query && tree.children(of: index).contains(select)
    }.flatMap { tree.child(of: $0, kind: .limit) }
  }
}
