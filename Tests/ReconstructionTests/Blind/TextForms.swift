import TestSupport

extension Predicate {
  /// Some question about a text as a whole.
  static func about(
    text value: Codes?, _ query: String, _ column: ReferenceCollation, _ random: inout SplitMix
  ) -> Predicate {
    var other = value ?? [0x61]
    if Int.random(in: 0..<3, using: &random) == 0 { other = RandomText.make(&random) }
    let count = Int.random(in: 0...max(1, other.count), using: &random)
    switch Int.random(in: 0..<16, using: &random) {
    case 0:
      return about(
        Number(sql: "LENGTH(\(query))", value: value.map { ReferenceText.utf8($0).count }), small: &random)
    case 1: return about(Number(sql: "CHAR_LENGTH(\(query))", value: value?.count), small: &random)
    case 2, 3:
      let literal = ReferenceLiteral(other, &random)
      return Predicate("\(query)=\(literal.sql)", value.map { column.compare($0, other) == 0 })
    case 4:
      let literal = ReferenceLiteral(other, &random)
      return Predicate("\(query)<>\(literal.sql)", value.map { column.compare($0, other) != 0 })
    case 5:
      let literal = ReferenceLiteral(other, &random)
      return Predicate("\(query)>\(literal.sql)", value.map { column.compare($0, other) > 0 })
    case 6:
      let literal = ReferenceLiteral(other, &random)
      return Predicate("\(query)<=\(literal.sql)", value.map { column.compare($0, other) <= 0 })
    case 7: return like(value, query, other, column, &random)
    case 8: return underscores(value, query, column, &random)
    case 9:
      let count = max(1, count)
      let part = ReferenceText.left(other, count)
      let literal = ReferenceLiteral(part, &random)
      return Predicate(
        "LEFT(\(query),\(count))=\(literal.sql)",
        value.map { column.compare(ReferenceText.left($0, count), part) == 0 })
    case 10:
      let count = max(1, count)
      let part = ReferenceText.right(other, count)
      let literal = ReferenceLiteral(part, &random)
      return Predicate(
        "RIGHT(\(query),\(count))=\(literal.sql)",
        value.map { column.compare(ReferenceText.right($0, count), part) == 0 })
    case 11:
      let place = Int.random(in: 1...max(1, other.count), using: &random)
      let part = ReferenceText.substring(other, place, 2)
      let literal = ReferenceLiteral(part, &random)
      return Predicate(
        "SUBSTR(\(query),\(place),2)=\(literal.sql)",
        value.map { column.compare(ReferenceText.substring($0, place, 2), part) == 0 })
    case 12:
      let place = Int.random(in: 1...max(1, other.count), using: &random)
      return about(
        Cut(sql: "SUBSTR(\(query),-\(place),1)", text: value.map { ReferenceText.substring($0, -place, 1) }),
        column, &random)
    case 13:
      let part = ReferenceText.left(other, max(1, count))
      let place = value.map { column.place(of: part, in: $0) }
      let wanted = Int.random(in: 0...1, using: &random)
      return Predicate(
        "INSTR(\(query),\(ReferenceLiteral(part, isQuoted: true).sql))\(wanted == 0 ? ">0" : "=1")",
        place.map { wanted == 0 ? $0 > 0 : $0 == 1 })
    case 14: return Predicate("\(query) IS \(count == 0 ? "NOT " : "")NULL", (value == nil) != (count == 0))
    default: return regularExpression(value, query, column, &random)
    }
  }

  private static func about(_ number: Number, small random: inout SplitMix) -> Predicate {
    let limit = max(0, (number.value ?? 3) + Int.random(in: -2...2, using: &random))
    return compare(number, Comparison.allCases.randomElement(using: &random) ?? .equal, limit, &random)
  }

  /// `LIKE 'ab%'`, `LIKE '%ab'`, `LIKE 'ab'`, with and without BINARY.
  private static func like(
    _ value: Codes?, _ query: String, _ other: Codes, _ column: ReferenceCollation, _ random: inout SplitMix
  ) -> Predicate {
    let isBinary = Bool.random(using: &random)
    let collation = isBinary ? ReferenceCollation.bytes : column
    let kind = Int.random(in: 0..<3, using: &random)
    let count = Int.random(in: 0...other.count, using: &random)
    let part =
      kind == 0 ? ReferenceText.left(other, count) : kind == 1 ? ReferenceText.right(other, count) : other
    var pattern = LikeReference.escaped(part)
    if kind == 0 { pattern.append(0x25) }
    if kind == 1 { pattern.insert(0x25, at: 0) }
    let holds = value.map { value -> Bool in
      let own =
        kind == 0
        ? ReferenceText.left(value, part.count) : kind == 1 ? ReferenceText.right(value, part.count) : value
      return own.count == part.count && zip(own, part).allSatisfy { collation.equal($0, $1) }
    }
    let literal = ReferenceLiteral(pattern, isQuoted: true).sql
    return Predicate("\(query) LIKE \(isBinary ? "BINARY " : "")\(literal)", holds)
  }

  /// `LIKE '__x%'`.
  private static func underscores(
    _ value: Codes?, _ query: String, _ column: ReferenceCollation, _ random: inout SplitMix
  ) -> Predicate {
    let before = Int.random(in: 0...3, using: &random)
    let own = value.flatMap { $0.count > before ? $0[before] : nil }
    let code = Bool.random(using: &random) ? own ?? 0x62 : RandomText.code(&random)
    let pattern = Codes(repeating: 0x5F, count: before) + LikeReference.escaped([code]) + [0x25]
    let isNot = Bool.random(using: &random)
    let holds = value.map { _ in own.map { column.equal($0, code) } ?? false }
    return Predicate(
      "\(query) \(isNot ? "NOT " : "")LIKE \(ReferenceLiteral(pattern, isQuoted: true).sql)",
      holds.map { $0 != isNot })
  }

  /// `REGEXP '^ab[c-d]'`: letters and digits before it only, as others have meanings of their own.
  private static func regularExpression(
    _ value: Codes?, _ query: String, _ column: ReferenceCollation, _ random: inout SplitMix
  ) -> Predicate {
    let isPlain = { (code: UInt32) in
      code < 0x80 && "abcdefghijklmnopqrstuvwxyz0123456789".unicodeScalars.contains { $0.value == code }
    }
    let before = Codes((value ?? []).prefix(Int.random(in: 0...2, using: &random)).prefix { isPlain($0) })
    let form = RegexpReference.randomClass(&random)
    let isBinary = column == .bin || Bool.random(using: &random)
    let isWhole = Bool.random(using: &random)
    let holds = value.map { value -> Bool in
      guard value.count > before.count, !isWhole || value.count == before.count + 1 else { return false }
      return value.starts(with: before) && form.matches(value[before.count], isBinary: isBinary)
    }
    return Predicate(
      "\(query) REGEXP \(column != .bin && isBinary ? "BINARY " : "")'^\(ReferenceText.string(before))\(form.sql)\(isWhole ? "$" : "")'",
      holds)
  }
}
