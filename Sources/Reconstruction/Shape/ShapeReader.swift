import DatabaseDump
import Injection
import SQLSyntax

/// Walks select lists and notes what reaches the result.
struct ShapeReader {
  let tree: SyntaxTree
  let database: Database
  var sources: [Shape.Source] = []
  var files: [Shape.File] = []
  var scalars: [String] = []
  /// The SELECTs around the place at hand, innermost last.
  var selects: [Int] = []
  /// Every query met is a scalar subquery: it yields one value or fails.
  var yieldsOneValue = false
  /// The `sources` entry of each (select, table) met.
  var places: [[Int]: Int] = [:]

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

  /// What is gathered in a variable on the way, `@x:=CONCAT(@x,email)`, comes out with the variable.
  mutating func readAssignments() {
    for select in tree.nodes.indices where tree.nodes[select].kind == .select && !selects.contains(select) {
      selects.append(select)
      for value in assignedValues(below: select) { walk(value, .whole) }
      selects.removeLast()
    }
  }

  /// The values assigned in a SELECT itself, not in the queries inside it.
  private func assignedValues(below index: Int) -> [Int] {
    var found: [Int] = []
    for child in tree.children(of: index) where tree.nodes[child].kind != .select {
      if tree.nodes[child].op == .assign,
        let value = tree.children(of: child).dropFirst().first(where: { _ in true })
      {
        found.append(value)
      }
      found += assignedValues(below: child)
    }
    return found
  }

  /// An output expression: its parts that are columns become sources, what else is not constant a scalar.
  mutating func read(output expression: Int, _ manner: CellUse.Manner) {
    let before = (sources.map(\.columns), files.count, scalars.count)
    walk(expression, manner)
    let foundData = before.0 != sources.map(\.columns) || before.1 != files.count || before.2 != scalars.count
    if !foundData, let scalar = scalarText(expression) { add(scalar: scalar) }
  }

  mutating func add(scalar: String) {
    if !scalars.contains(scalar) { scalars.append(scalar) }
  }

  mutating func walk(_ index: Int, _ manner: CellUse.Manner, writing: Shape.File.Writing = .plain) {
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

  func first(of index: Int) -> Int? { tree.children(of: index).first { _ in true } }

  static let transparent: Set<String> = [
    "concat", "concat_ws", "ifnull", "nvl", "coalesce", "group_concat", "json_arrayagg", "json_array",
    "json_object",
    "json_objectagg", "quote", "json_quote", "trim", "ltrim", "rtrim", "upper", "ucase", "lower", "lcase",
    "reverse",
    "min", "max", "nullif", "elt", "string_agg", "array_agg", "json_group_array", "lpad", "rpad", "compress",
    "any_value",
    "make_set", "export_set", "aes_decrypt", "uncompress", "conv",
  ]

  mutating func call(_ index: Int, _ manner: CellUse.Manner, _ writing: Shape.File.Writing) {
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
  func isMeasure(_ arguments: [Int]) -> Bool {
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
  mutating func output(
    _ index: Int, _ manner: CellUse.Manner, _ writing: Shape.File.Writing, isPart: Bool
  ) {
    let before = (sources.map(\.columns), files.count, scalars.count)
    walk(index, manner, writing: writing)
    let foundData = before.0 != sources.map(\.columns) || before.1 != files.count || before.2 != scalars.count
    if isPart, !foundData, let scalar = scalarText(index) { add(scalar: scalar) }
  }

  func constantText(_ index: Int) -> String? {
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
  func scalarText(_ index: Int) -> String? {
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
  func dependsOnServer(_ index: Int) -> Bool {
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
  func onlyTellsProducts(_ index: Int) -> Bool {
    let all = tree.descendants(of: index)
    return all.contains { tree.nodes[$0].kind == .caseExpression }
      && !all.contains { tree.nodes[$0].kind == .tableName }
  }

  static let serverFunctions: Set<String> = [
    "count", "user", "current_user", "session_user", "system_user", "database", "schema", "version",
    "connection_id",
    "now", "uuid", "sum", "avg", "min", "max", "load_file",
  ]

  func comparesWithItself(_ node: Int, below root: Int) -> Bool {
    tree.descendants(of: root).contains { parent in
      let sides = Array(tree.children(of: parent))
      return tree.nodes[parent].kind == .binary && sides.contains(node) && sides.count == 2
        && tree.source(of: sides[0]) == tree.source(of: sides[1])
    }
  }
}
