import TestSupport

/// One character of an unknown text, as SQL cuts it out.
struct Cut {
  let sql: String
  /// The character; empty behind the end; nil is NULL.
  let text: Codes?

  /// The character at a place from 1, cut out of `query` in some way.
  init(_ query: String, of value: Codes?, at place: Int, _ random: inout SplitMix) {
    let length = value?.count ?? 0
    var sql = "SUBSTR(\(query),\(place),1)"
    switch Int.random(in: 0..<9, using: &random) {
    case 0: sql = "SUBSTRING(\(query),\(place),1)"
    case 1: sql = "MID(\(query),\(place),1)"
    case 2: sql = "SUBSTRING(\(query) FROM \(place) FOR 1)"
    case 3: sql = "LEFT(SUBSTR(\(query),\(place)),1)"
    case 4 where place <= length: sql = "RIGHT(LEFT(\(query),\(place)),1)"
    case 5 where place == 1: sql = "LEFT(\(query),1)"
    case 6: sql = "SUBSTR(SUBSTR(\(query),\(place)),1,1)"
    default: break
    }
    self.sql = sql
    text = value.map { ReferenceText.substring($0, place, 1) }
  }

  init(sql: String, text: Codes?) {
    self.sql = sql
    self.text = text
  }

  var ord: Predicate.Number { Predicate.Number(sql: "ORD(\(sql))", value: text.map(ReferenceText.ord)) }
  var ascii: Predicate.Number { Predicate.Number(sql: "ASCII(\(sql))", value: text.map(ReferenceText.ascii)) }
}

extension Predicate {
  /// Some question about one character.
  static func about(_ cut: Cut, _ column: ReferenceCollation, _ random: inout SplitMix) -> Predicate {
    // Most questions are near the truth: what is far off says little.
    let other = Bool.random(using: &random) ? cut.text?.first ?? 0x61 : RandomText.code(&random)
    let literal = ReferenceLiteral([other], &random)
    let collation = column
    func compared(_ sign: String, _ holds: (Int) -> Bool) -> Predicate {
      Predicate("\(cut.sql)\(sign)\(literal.sql)", cut.text.map { holds(collation.compare($0, [other])) })
    }
    switch Int.random(in: 0..<26, using: &random) {
    case 0, 1, 2: return about(cut.ord, &random)
    case 3, 4: return about(cut.ascii, &random)
    case 5: return compared("=") { $0 == 0 }
    case 6: return compared("<>") { $0 != 0 }
    case 7: return compared(">") { $0 > 0 }
    case 8: return compared("<") { $0 < 0 }
    case 9: return compared(">=") { $0 >= 0 }
    case 10: return compared("<=") { $0 <= 0 }
    case 11:
      return Predicate(
        "BINARY \(cut.sql)>\(literal.sql)", cut.text.map { ReferenceCollation.bytes.compare($0, [other]) > 0 }
      )
    case 12:
      return Predicate(
        "\(cut.sql)=BINARY \(literal.sql)",
        cut.text.map { ReferenceCollation.bytes.compare($0, [other]) == 0 })
    case 13: return bits(cut, &random)
    case 14: return hexadecimal(cut, &random)
    case 15: return list(cut, column, &random)
    case 16: return found(cut, column, &random)
    case 17: return pattern(cut, column, &random)
    case 18: return expression(cut, column, &random)
    case 19:
      let text = Codes([other, RandomText.code(&random)])
      let place = cut.text.map { column.place(of: $0, in: text) }
      return Predicate(
        "LOCATE(\(cut.sql),\(ReferenceLiteral(text, isQuoted: true).sql))>1", place.map { $0 > 1 })
    case 20:
      let (low, high) = (min(other, 0x6D), max(other, 0x6D))
      let holds = cut.text.map { column.compare($0, [low]) >= 0 && column.compare($0, [high]) <= 0 }
      let bounds = [low, high].map { ReferenceLiteral([$0], isQuoted: true).sql }
      return Predicate("\(cut.sql) BETWEEN \(bounds[0]) AND \(bounds[1])", holds)
    case 21:
      let number = cut.text.map { collation.compare($0, [other]) }
      return Predicate("STRCMP(\(cut.sql),\(literal.sql))=1", number.map { $0 == 1 })
    case 22:
      let length = cut.text.map { ReferenceText.utf8($0).count }
      let limit = Int.random(in: 0...3, using: &random)
      return Predicate("LENGTH(\(cut.sql))>\(limit)", length.map { $0 > limit })
    case 23:
      let number = cut.text.map(ReferenceText.ord)
      // INTERVAL of NULL is −1.
      return Predicate("INTERVAL(ORD(\(cut.sql)),64,96)>0", number ?? -1 >= 64)
    case 24:
      return Predicate("\(cut.sql)=''", cut.text.map { column.compare($0, []) == 0 })
    default:
      let isIn = ReferenceLiteral([other], isQuoted: true).sql
      return Predicate(
        "(\(cut.sql) COLLATE utf8mb4_bin)=\(isIn)",
        cut.text.map { ReferenceCollation.bin.compare($0, [other]) == 0 })
    }
  }

  /// `substr(lpad(bin(ord(c)),8,0),k,1)`: LPAD keeps the first eight digits of a longer number.
  private static func bits(_ cut: Cut, _ random: inout SplitMix) -> Predicate {
    let place = Int.random(in: 1...8, using: &random)
    let digit = cut.text.map { text -> Character in
      let digits = Array(String(ReferenceText.ord(text), radix: 2))
      let padded =
        digits.count >= 8 ? Array(digits.prefix(8)) : Array(repeating: "0", count: 8 - digits.count) + digits
      return padded[place - 1]
    }
    let name = "SUBSTR(LPAD(BIN(ORD(\(cut.sql))),8,\(Bool.random(using: &random) ? "0" : "'0'")),\(place),1)"
    return Bool.random(using: &random)
      ? Predicate(name, digit.map { $0 == "1" }, isOneOrZero: false)
      : Predicate("\(name)='1'", digit.map { $0 == "1" })
  }

  private static func hexadecimal(_ cut: Cut, _ random: inout SplitMix) -> Predicate {
    let own = cut.text.map(ReferenceText.hex)
    let other = ReferenceText.hex([
      Bool.random(using: &random) ? cut.text?.first ?? 0x61 : RandomText.code(&random)
    ])
    let literal = ReferenceLiteral(other, isQuoted: true).sql
    switch Int.random(in: 0..<3, using: &random) {
    case 0: return Predicate("HEX(\(cut.sql))=\(literal)", own.map { $0 == other })
    case 1:
      return Predicate(
        "HEX(\(cut.sql))>\(literal)", own.map { ReferenceCollation.bin.compare($0, other) > 0 })
    default:
      let place = Int.random(in: 1...2, using: &random)
      let digit = ReferenceText.substring(other, place, 1)
      return Predicate(
        "SUBSTR(HEX(\(cut.sql)),\(place),1)=\(ReferenceLiteral(digit, isQuoted: true).sql)",
        own.map { ReferenceText.substring($0, place, 1) == digit })
    }
  }

  private static func list(_ cut: Cut, _ column: ReferenceCollation, _ random: inout SplitMix) -> Predicate {
    var members = (0..<Int.random(in: 1...5, using: &random)).map { _ in RandomText.code(&random) }
    if let own = cut.text?.first, Bool.random(using: &random) { members.append(own) }
    let literals = members.map { ReferenceLiteral([$0], isQuoted: true).sql }.joined(separator: ",")
    let hit = cut.text.map { text in members.firstIndex { column.compare(text, [$0]) == 0 } }
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return Predicate("\(cut.sql) IN (\(literals))", hit.map { $0 != nil })
    case 1: return Predicate("\(cut.sql) NOT IN (\(literals))", hit.map { $0 == nil })
    // FIELD of NULL is 0.
    case 2: return Predicate("FIELD(\(cut.sql),\(literals))>0", (hit ?? nil) != nil)
    default:
      let wanted = Int.random(in: 1...members.count, using: &random)
      return Predicate("FIELD(\(cut.sql),\(literals))=\(wanted)", (hit ?? nil) == wanted - 1)
    }
  }

  private static func found(_ cut: Cut, _ column: ReferenceCollation, _ random: inout SplitMix) -> Predicate {
    var text = (0..<Int.random(in: 1...5, using: &random)).map { _ in RandomText.code(&random) }.filter {
      $0 != 0x2C
    }
    if let own = cut.text?.first, own != 0x2C, Bool.random(using: &random) { text.append(own) }
    let whole = ReferenceLiteral(text, isQuoted: true).sql
    let place = cut.text.map { column.place(of: $0, in: text) }
    let wanted = Int.random(in: 1...max(1, text.count), using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return Predicate("INSTR(\(whole),\(cut.sql))=\(wanted)", place.map { $0 == wanted })
    case 1: return Predicate("INSTR(\(whole),\(cut.sql))>\(wanted)", place.map { $0 > wanted })
    case 2: return Predicate("POSITION(\(cut.sql) IN \(whole))>0", place.map { $0 > 0 })
    default:
      let list = ReferenceLiteral(Codes(text.map { [$0] }.joined(separator: [0x2C])), isQuoted: true).sql
      let hit = cut.text.map { own in own.first.flatMap { code in text.firstIndex { column.equal($0, code) } }
      }
      // An empty text is found in an empty list only.
      return Predicate(
        "FIND_IN_SET(\(cut.sql),\(list))>0", text.isEmpty ? cut.text.map(\.isEmpty) : hit.map { $0 != nil })
    }
  }

  /// LIKE compares character by character, without padding.
  private static func pattern(_ cut: Cut, _ column: ReferenceCollation, _ random: inout SplitMix) -> Predicate
  {
    let other = Bool.random(using: &random) ? cut.text?.first ?? 0x61 : RandomText.code(&random)
    let isBinary = Bool.random(using: &random)
    let collation = isBinary ? ReferenceCollation.bytes : column
    let literal = ReferenceLiteral(LikeReference.escaped([other]), isQuoted: true).sql
    return Predicate(
      "\(cut.sql) LIKE \(isBinary ? "BINARY " : "")\(literal)",
      cut.text.map { $0.count == 1 && collation.equal($0[0], other) })
  }

  private static func expression(_ cut: Cut, _ column: ReferenceCollation, _ random: inout SplitMix)
    -> Predicate
  {
    let form = RegexpReference.randomClass(&random)
    let isBinary = column == .bin || Bool.random(using: &random)
    let binary = column != .bin && isBinary ? "BINARY " : ""
    let anchored = ["^\(form.sql)", form.sql, "^\(form.sql)$"].randomElement(using: &random) ?? form.sql
    return Predicate(
      "\(cut.sql) \(Bool.random(using: &random) ? "REGEXP" : "RLIKE") \(binary)'\(anchored)'",
      cut.text.map { $0.count == 1 && form.matches($0[0], isBinary: isBinary) })
  }
}

enum LikeReference {
  static func escaped(_ text: Codes) -> Codes {
    text.flatMap { [0x25, 0x5F, 0x5C].contains($0) ? [0x5C, $0] : [$0] }
  }
}

/// A class of a regular expression and what it matches.
struct RegexpReference {
  let sql: String
  private let holds: (UInt32) -> Bool

  /// Without BINARY, letters match in either case.
  func matches(_ code: UInt32, isBinary: Bool) -> Bool {
    if isBinary { return holds(code) }
    let isLetter = code >= 0x41 && code <= 0x5A || code >= 0x61 && code <= 0x7A
    return holds(code) || isLetter && holds(code ^ 0x20)
  }

  static func randomClass(_ random: inout SplitMix) -> RegexpReference {
    let letters = Codes("abcdefghijklmnopqrstuvwxyz".unicodeScalars.map(\.value))
    let (a, b) = (
      letters[Int.random(in: 0..<26, using: &random)], letters[Int.random(in: 0..<26, using: &random)]
    )
    let (low, high) = (min(a, b), max(a, b))
    let (first, last) = (ReferenceText.string([low]), ReferenceText.string([high]))
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return RegexpReference(sql: "[\(first)-\(last)]") { $0 >= low && $0 <= high }
    case 1: return RegexpReference(sql: "[0-9]") { $0 >= 0x30 && $0 <= 0x39 }
    case 2: return RegexpReference(sql: "[\(first)\(last)5]") { $0 == low || $0 == high || $0 == 0x35 }
    case 3: return RegexpReference(sql: "[[:digit:]]") { $0 >= 0x30 && $0 <= 0x39 }
    default: return RegexpReference(sql: first) { $0 == low }
    }
  }

  private init(sql: String, holds: @escaping (UInt32) -> Bool) {
    self.sql = sql
    self.holds = holds
  }
}
