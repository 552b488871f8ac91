import SQLSyntax

/// An expression whose evaluation fails with a message that quotes a value: how error-based injection gets its answer.
struct ErrorCarrier {
  /// Which way of failing it is, in lower case.
  let name: String
  /// The node whose value the message quotes.
  let value: Int
  /// Where in the value the quotation begins.
  let start: Start
  /// How the message may be cut, likelier ones first.
  let cuts: [MessageCut]

  enum Start {
    case beginning
    /// At the first token that is no XPath.
    case firstBadToken
  }

  /// The outermost carrier in a fragment.
  init?(in tree: SyntaxTree) {
    for index in tree.descendants(of: tree.root) {
      guard let carrier = ErrorCarrier(tree, at: index) else { continue }
      self = carrier
      return
    }
    return nil
  }

  private init(_ name: String, value: Int, _ start: Start = .beginning, cuts: [MessageCut]) {
    self.name = name
    self.value = value
    self.start = start
    self.cuts = cuts
  }

  private init?(_ tree: SyntaxTree, at index: Int) {
    let parts = Array(tree.children(of: index))
    switch tree.nodes[index].kind {
    case .call:
      let name = tree.name(of: index).lowercased()
      if let quoting = ErrorCarrier.functions[name], quoting.argument < parts.count {
        self.init(name, value: parts[quoting.argument], quoting.start, cuts: quoting.cuts)
      } else if name == "exp", let value = ErrorCarrier.complement(in: tree, parts) {
        self.init(name, value: value, cuts: ErrorCarrier.outOfRange)
      } else if name == "if", let value = ErrorCarrier.overflow(in: tree, parts) {
        self.init("bigint", value: value, cuts: ErrorCarrier.outOfRange)
      } else if name == "concat" || name == "concat_ws", ErrorCarrier.isGroupKey(index, in: tree) {
        self.init("duplicate key", value: index, cuts: ErrorCarrier.duplicateKey)
      } else {
        return nil
      }
    default: return nil
    }
  }

  // MARK: - What the message quotes

  /// The value as the message quotes it: NULL where nothing fails, unknown where that cannot be told.
  func quotation(of value: Datum, cut: Int) -> Datum {
    if value.isNull || value.isUnknown { return value }
    let cut = cuts[min(cut, cuts.count - 1)]
    guard start == .firstBadToken else { return cut.quoted(value) }
    let bytes = value.bytes ?? []
    guard let start = XPathText.firstBadToken(in: bytes) else { return .unknown }
    return cut.quoted(value.clipped(to: start..<bytes.count))
  }

  /// The most bytes that the message carries, whatever the cut.
  var limit: Int? {
    let limits = cuts.compactMap(\.limit)
    return limits.count == cuts.count ? limits.max() : nil
  }

  // MARK: - Functions

  private struct Quoting {
    let argument: Int
    var start = Start.beginning
    let cuts: [MessageCut]
  }

  /// Functions whose error message quotes an argument. The lengths are those of the message texts in the sources:
  /// `share/errmsg-utf8.txt` (`%-.128s` and the like) and, for XPath, `item_xmlfunc.cc`.
  private static let functions: [String: Quoting] = {
    var table: [String: Quoting] = [:]
    func add(_ names: String, _ argument: Int, _ start: Start = .beginning, cuts: [MessageCut]) {
      for name in names.split(separator: " ") {
        table[String(name)] = Quoting(argument: argument, start: start, cuts: cuts)
      }
    }
    // "XPATH syntax error: '%.*s'": 32 bytes from the first token that does not fit.
    add(
      "extractvalue updatexml", 1, .firstBadToken, cuts: [.dots(32), .characters(32), .bytes(32), .nowhere])
    // "Malformed GTID set specification '%.200s'."
    add("gtid_subset gtid_subtract", 0, cuts: [.characters(200), .bytes(200), .nowhere])
    // "Incorrect %-.32s value: '%-.128s' for function %-.32s"
    add(
      "uuid_to_bin bin_to_uuid st_latfromgeohash st_longfromgeohash st_pointfromgeohash", 0,
      cuts: [.characters(128), .dots(128), .bytes(128), .nowhere])
    // "Duplicate column name '%-.192s'"; names of columns have at most 64 characters.
    add("name_const", 0, cuts: [.nowhere, .characters(64), .characters(192), .dots(192)])
    // "Invalid JSON text in argument 1 to function json_keys: … at position 0 in '%s'" (MySQL 5.7.8).
    add("json_keys", 0, cuts: [.nowhere, .characters(64), .characters(192), .characters(512)])
    // "Illegal %s '%-.192s' value found during parsing": the value stands in the text of the whole subquery.
    add(
      "geometrycollection polygon multipoint multilinestring linestring multipolygon", 0,
      cuts: [.nowhere, .characters(128), .characters(192)])
    return table
  }()

  /// "%s value is out of range in '%s'": the message as a whole has 512 bytes (`MYSQL_ERRMSG_SIZE`).
  private static let outOfRange: [MessageCut] = [.nowhere, .characters(256), .characters(400)]

  /// "Duplicate entry '%-.192s' for key …"; 64 up to MySQL 5.0, and where the key column is made so long.
  private static let duplicateKey: [MessageCut] = [
    .characters(64), .bytes(64), .dots(64), .characters(192), .dots(192), .nowhere,
  ]

  // MARK: - Expressions

  /// `EXP(~(SELECT * FROM (SELECT …) x))`: no number has that exponential.
  private static func complement(in tree: SyntaxTree, _ arguments: [Int]) -> Int? {
    guard arguments.count == 1, tree.nodes[arguments[0]].kind == .unary,
      tree.nodes[arguments[0]].op == .complement,
      let operand = tree.children(of: arguments[0]).first(where: { _ in true })
    else { return nil }
    return tree.nodes[operand].kind == .subquery ? operand : nil
  }

  /// `2*(IF((SELECT …), 8446744073709551610, 8446744073709551610))`: twice that is no BIGINT.
  private static func overflow(in tree: SyntaxTree, _ arguments: [Int]) -> Int? {
    guard arguments.count == 3, tree.nodes[arguments[0]].kind == .subquery else { return nil }
    let isLarge = arguments.dropFirst().allSatisfy { argument in
      let text = String(decoding: tree.text(of: tree.nodes[argument].token), as: UTF8.self)
      return tree.nodes[argument].kind == .number && (UInt64(text) ?? 0) > UInt64(Int64.max) / 2
    }
    return isLarge ? arguments[0] : nil
  }

  /// `CONCAT(…, FLOOR(RAND(0)*2))` under GROUP BY: the key is computed twice and comes out differently.
  private static func isGroupKey(_ index: Int, in tree: SyntaxTree) -> Bool {
    let isRandom = tree.children(of: index).contains { part in
      tree.nodes[part].kind != .subquery && holdsRandom(part, in: tree)
    }
    return isRandom && tree.nodes.contains { $0.kind == .groupBy }
  }

  /// Whether `RAND` is called in an expression itself, not in a query inside it.
  static func holdsRandom(_ index: Int, in tree: SyntaxTree) -> Bool {
    let node = tree.nodes[index]
    if node.kind == .subquery { return false }
    if node.kind == .call, tree.name(of: index).lowercased() == "rand" { return true }
    return tree.children(of: index).contains { holdsRandom($0, in: tree) }
  }
}
