public import DatabaseDump
public import Injection
import SQLSyntax

/// What of the database attack requests ask about: the rows and columns that a dump must yield to tell what they got.
public struct AskedData: Sendable {
  /// Tables, lower case and without their schemas.
  public private(set) var tables: Set<String> = []
  /// Every word of every payload, lower case.
  private var words: Set<String> = []
  /// Tables of which all columns are asked for.
  private var wholeTables: Set<String> = []
  /// Names that stand outside of every query, and the words of what does not parse: columns of the application's own
  /// query, in a table that any of its columns may tell.
  private var ownNames: Set<String> = []
  private var asksForAnything = false

  public init(_ attacks: some Sequence<AttackRequest>) {
    for attack in attacks { add(attack) }
  }

  private mutating func add(_ attack: AttackRequest) {
    let payload = attack.value.payload
    let verdict = attack.value.verdict
    let words = AskedData.words(in: payload)
    self.words.formUnion(words)
    let fragment =
      Fragment(payload, context: verdict.context, dialect: .mysql)
      ?? Fragment(resynchronising: payload, dialect: .mysql)
    guard let tree = fragment?.tree else {
      ownNames.formUnion(words)
      asksForAnything = asksForAnything || payload.contains(UInt8(ascii: "*"))
      return
    }
    let named = Subjects.tables(in: tree).map { String($0.split(separator: ".").last ?? "").lowercased() }
    if AskedData.hasStar(tree) { wholeTables.formUnion(named) }
    ownNames.formUnion(AskedData.namesOutside(tree))
    if verdict.reasons.contains(.unionSelect) || verdict.reasons.contains(.wholeStatement)
      || Subjects.readsColumns(tree)
    {
      tables.formUnion(named)
    }
  }

  /// The columns of a table whose values tell what was asked for; nil where the table is not asked for.
  ///
  /// Besides those that are named these are the columns that tell the order and the age of rows: those of keys and
  /// times. All where it is not certain which matter.
  public func columns(of table: TableDefinition) -> [Int]? {
    let name = table.name.lowercased()
    guard tables.contains(name) else { return nil }
    let names = table.columns.map { $0.name.lowercased() }
    // Without a key the rest of the definition may be still to come.
    if asksForAnything || wholeTables.contains(name) || table.primaryKey.isEmpty
      || names.contains(where: ownNames.contains)
    {
      return Array(names.indices)
    }
    let keys = Set(table.primaryKey + table.indexes.flatMap(\.columns))
    return names.indices.filter { column in
      keys.contains(column) || table.columns[column].isTime || words.contains(names[column])
        || AskedData.words(in: Array(names[column].utf8)) != [names[column]]
    }
  }

  // MARK: - Payloads

  /// Runs of letters, digits, `_`, `$` and everything beyond ASCII, lower case.
  private static func words(in payload: [UInt8]) -> Set<String> {
    let pieces = payload.split { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x24, 0x5F, 0x80...: false
      default: true
      }
    }
    return Set(pieces.map { String(decoding: $0, as: UTF8.self).lowercased() })
  }

  /// Whether all columns of something are selected.
  private static func hasStar(_ tree: SyntaxTree) -> Bool {
    tree.nodes.indices.contains { item in
      tree.nodes[item].kind == .selectItem
        && tree.children(of: item).contains { tree.nodes[$0].kind == .star }
    }
  }

  private static func namesOutside(_ tree: SyntaxTree) -> Set<String> {
    let names = tree.nodes.indices.filter { tree.nodes[$0].kind == .name }
    guard !names.isEmpty else { return [] }
    var inside: Set<Int> = []
    for select in tree.nodes.indices
    where tree.nodes[select].kind == .select && tree.child(of: select, kind: .from) != nil {
      inside.formUnion(tree.descendants(of: select))
    }
    return Set(names.filter { !inside.contains($0) }.map { tree.name(of: $0).lowercased() })
  }
}

extension ColumnDefinition {
  /// Whether its values are instants.
  var isTime: Bool { baseType == "datetime" || baseType == "timestamp" }
}
