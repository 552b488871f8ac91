import DatabaseDump
import SQLSyntax

extension Evaluator {
  /// CAST, CONVERT and COLLATE: text stays text; `CHAR` and character sets make it text, `BINARY` bytes.
  func cast(_ index: Int, in scope: Scope) throws(EvaluationGap) -> Datum {
    let value = try operand(index, 0, scope)
    if value.isNull || value.isUnknown { return value }
    let node = tree.nodes[index]
    if node.kind != .cast {
      return Datum(value: .bytes(value.bytes ?? [], isBinary: false), cells: value.cells)
    }
    let type = String(decoding: tree.text(of: node.auxiliary), as: UTF8.self).lowercased()
    switch type {
    case "char", "nchar", "character", "varchar", "nvarchar", "text", "national":
      let text = Datum(value: .bytes(value.bytes ?? [], isBinary: false), cells: value.cells)
      guard let length = typeLength(behind: node.auxiliary) else { return text }
      return slice(text, from: 0, count: length)
    case "binary", "varbinary":
      return Datum(value: .bytes(value.bytes ?? [], isBinary: true), cells: value.cells)
    case "signed", "unsigned", "int", "integer", "bigint":
      guard let integer = value.integer else { return .unknown }
      return Datum(
        value: .integer(integer), cells: value.isNumber ? value.cells : derived(value, [value]).cells)
    default:
      throw gap("CAST AS \(type)")
    }
  }

  private func typeLength(behind token: Int) -> Int? {
    guard token + 2 < tree.tokens.count, tree.tokens[token + 1].symbol == .leftParenthesis,
      tree.tokens[token + 2].kind == .number
    else { return nil }
    return Int(String(decoding: tree.text(of: token + 2), as: UTF8.self))
  }

  /// A function call; functions that it does not know make the result unknown.
  func call(_ index: Int, in scope: Scope) throws(EvaluationGap) -> Datum {
    let name = tree.name(of: index).lowercased()
    if Evaluator.aggregateNames.contains(name) { return try aggregate(name, index, in: scope) }
    if let result = try lazy(name, index, scope) { return result }
    let arguments = try operands(index, scope)
    if let result = try apply(name, arguments) { return result }
    switch name {
    case "sleep": return arguments.first?.isUnknown == true ? .unknown : .integer(0)
    case "benchmark": return .integer(0)
    case "version":
      return snapshot.database.serverVersion.map { .text(Array($0.utf8)) } ?? .unknown
    case "user", "current_user", "session_user", "system_user", "database", "schema", "connection_id", "now",
      "current_timestamp", "rand", "uuid", "load_file", "last_insert_id":
      return .unknown
    default:
      throw gap("the function \(name)")
    }
  }

  /// A function that looks at nothing but its arguments; nil where it is none that is known.
  func apply(_ name: String, _ arguments: [Datum]) throws(EvaluationGap) -> Datum? {
    try textCall(name, arguments) ?? measureCall(name, arguments)
  }

  /// Functions that look at some of their arguments only.
  private func lazy(_ name: String, _ index: Int, _ scope: Scope) throws(EvaluationGap) -> Datum? {
    switch name {
    case "if", "iif":
      let condition = try operand(index, 0, scope)
      if condition.isUnknown { return .unknown }
      return try operand(index, condition.isTrue == true ? 1 : 2, scope)
    case "ifnull", "nvl", "coalesce":
      for child in tree.children(of: index) {
        let value = try evaluate(child, in: scope)
        if value.isUnknown { return .unknown }
        if !value.isNull { return value }
        // The NULL itself is delivered: as the replacement that stands for it.
        if let use = value.cells.first, value.cells.count == 1 {
          var replacement = try operand(index, 1, scope)
          replacement.cells.append(use)
          if isText(child, use), let bytes = replacement.bytes {
            replacement.value = .bytes(bytes, isBinary: false)
          }
          return replacement
        }
      }
      return .null
    case "nullif":
      let (left, right) = (try operand(index, 0, scope), try operand(index, 1, scope))
      if left.isUnknown || right.isUnknown { return .unknown }
      return compare(left, right) == 0 ? .null : left
    case "elt":
      guard let choice = try operand(index, 0, scope).integer else { return .null }
      let count = tree.children(of: index).reduce(0) { count, _ in count + 1 }
      guard choice >= 1, choice < count else { return .null }
      return try operand(index, Int(choice), scope)
    case "floor" where ErrorCarrier.holdsRandom(index, in: tree):
      // FLOOR(RAND(0)*2), whose value in the message is 1: the sequence of that seed is 0, 1, 1, 0, 1, 1.
      return .text([0x31])
    case "isnull":
      let value = try operand(index, 0, scope)
      return value.isUnknown ? .unknown : derived(.truth(value.isNull), [value])
    default: return nil
    }
  }

  /// Whether an expression over a cell that is NULL would be text: a literal in hexadecimal beside it becomes text, too.
  private func isText(_ index: Int, _ use: CellUse) -> Bool {
    switch tree.nodes[index].kind {
    case .convertUsing: true
    case .cast:
      String(decoding: tree.text(of: tree.nodes[index].auxiliary), as: UTF8.self).lowercased() != "binary"
    case .name where use.table >= 0:
      snapshot.database.tables[Int(use.table)].definition.columns[Int(use.column)].isText
    default: false
    }
  }

  // MARK: - Text

  private func textCall(_ name: String, _ arguments: [Datum]) throws(EvaluationGap) -> Datum? {
    switch name {
    case "concat": return concatenate(arguments)
    case "concat_ws":
      guard let separator = arguments.first else { throw gap("CONCAT_WS without arguments") }
      if separator.isNull { return .null }
      let values = arguments.dropFirst()
      if values.contains(where: \.isUnknown) || separator.isUnknown { return .unknown }
      var joined = concatenate(interleaved(values.filter { !$0.isNull }, with: separator))
      joined.cells += values.filter(\.isNull).flatMap(\.cells)
      return joined
    case "json_array": return try jsonText(arguments.map { ("", $0) }, isObject: false)
    case "json_object":
      var members: [(String, Datum)] = []
      for pair in stride(from: 0, to: arguments.count - 1, by: 2) {
        members.append((String(decoding: arguments[pair].bytes ?? [], as: UTF8.self), arguments[pair + 1]))
      }
      return try jsonText(members, isObject: true)
    case "quarter", "month", "day", "year", "hour", "minute", "second", "timestampadd", "date_add":
      if arguments.contains(where: \.isNull) { return .null }
      return nil
    case "hex", "unhex", "to_base64", "quote", "json_quote", "upper", "ucase", "lower", "lcase", "reverse",
      "trim",
      "ltrim", "rtrim", "lpad", "rpad", "replace", "repeat", "space", "substring", "substr", "mid", "left",
      "right",
      "char", "bin", "oct", "conv", "compress", "md5", "sha1", "sha", "sha2", "insert", "substring_index",
      "convert_tz", "format":
      if arguments.contains(where: \.isUnknown) { return .unknown }
      if arguments.contains(where: \.isNull), name != "quote", name != "char" {
        return Datum(value: .null, cells: arguments.flatMap(\.cells))
      }
      return try textOf(name, arguments)
    default: return nil
    }
  }

  private func interleaved(_ values: [Datum], with separator: Datum) -> [Datum] {
    var parts: [Datum] = []
    for value in values {
      if !parts.isEmpty { parts.append(separator) }
      parts.append(value)
    }
    return parts
  }

  /// CONCAT: NULL if one part is; bytes unless some part is text, since literals in hexadecimal follow the text
  /// they stand beside (MySQL manual, "Collation Coercibility in Expressions").
  func concatenate(_ parts: [Datum]) -> Datum {
    if parts.contains(where: \.isNull) { return Datum(value: .null, cells: []) }
    if parts.contains(where: \.isUnknown) { return .unknown }
    var bytes: [UInt8] = []
    var cells: [CellUse] = []
    var hasText = false
    var hasBinary = false
    for part in parts {
      cells += part.cells(movedBy: bytes.count)
      bytes += part.bytes ?? []
      if case .bytes(_, let isBinary) = part.value {
        if isBinary { hasBinary = true } else { hasText = true }
      }
    }
    return Datum(value: .bytes(bytes, isBinary: hasBinary && !hasText), cells: cells)
  }

  private func textOf(_ name: String, _ arguments: [Datum]) throws(EvaluationGap) -> Datum {
    guard let value = arguments.first else { throw gap("\(name) without arguments") }
    let bytes = value.bytes ?? []
    func same(_ written: [UInt8], binary: Bool? = nil) -> Datum {
      let cells = written == bytes ? value.cells : value.cellsRewritten
      return Datum(value: .bytes(written, isBinary: binary ?? value.isBinary), cells: cells)
    }
    func number(_ position: Int) -> Int? {
      position < arguments.count ? arguments[position].integer.map { Int(clamping: $0) } : nil
    }
    switch name {
    case "hex":
      if value.isNumber, let integer = value.integer {
        return same(Array(String(integer, radix: 16, uppercase: true).utf8), binary: false)
      }
      return .text(Encoding.hexadecimal(bytes), value.cellsInHexadecimal)
    case "bin", "oct", "conv":
      let from = name == "conv" ? number(1) ?? 0 : 10
      let to = name == "bin" ? 2 : name == "oct" ? 8 : number(2) ?? 0
      guard (2...36).contains(from), (2...36).contains(to) else { throw gap(name) }
      if bytes.isEmpty { return Datum(value: .null) }
      let digits = String(decoding: bytes, as: UTF8.self).prefix {
        $0.isHexDigit || $0.isASCII && $0.isLetter
      }
      guard
        let number = value.isNumber
          ? value.integer.map(UInt64.init(bitPattern:)) : UInt64(digits, radix: from)
      else { throw gap(name) }
      return same(Array(String(number, radix: to, uppercase: true).utf8), binary: false)
    case "unhex": return same(Literals.bytes(ofHexadecimal: ([0x30, 0x78] + bytes)[...]), binary: true)
    case "to_base64": return same(Encoding.base64(bytes, lineLength: 76), binary: false)
    case "quote":
      return value.isNull ? .text(Array("NULL".utf8), value.cells) : same(Encoding.quoted(bytes))
    case "json_quote": return same(Encoding.json(bytes), binary: false)
    case "upper", "ucase": return same(Array(String(decoding: bytes, as: UTF8.self).uppercased().utf8))
    case "lower", "lcase": return same(Array(String(decoding: bytes, as: UTF8.self).lowercased().utf8))
    case "reverse":
      return same(
        Array(
          String(String(decoding: bytes, as: UTF8.self).unicodeScalars.reversed().map(Character.init)).utf8))
    case "trim": return same(trimmed(bytes, front: true, back: true))
    case "ltrim": return same(trimmed(bytes, front: true, back: false))
    case "rtrim": return same(trimmed(bytes, front: false, back: true))
    case "space":
      return .text([UInt8](repeating: 0x20, count: max(0, min(Int(clamping: value.integer ?? 0), 1 << 20))))
    case "repeat":
      return same(
        Array(
          [[UInt8]](repeating: bytes, count: max(0, min(number(1) ?? 0, (1 << 22) / max(1, bytes.count))))
            .joined()))
    case "replace":
      guard arguments.count == 3, let from = arguments[1].bytes, let to = arguments[2].bytes else {
        throw gap("REPLACE")
      }
      return same(replaced(bytes, from, to))
    case "left": return slice(value, from: 0, count: max(0, number(1) ?? 0))
    case "right":
      let length = characters(value).count
      let count = min(length, max(0, number(1) ?? 0))
      return slice(value, from: length - count, count: count)
    case "substring", "substr", "mid":
      guard let start = number(1), start != 0 else { return same([]) }
      let length = characters(value).count
      let first = start > 0 ? start - 1 : length + start
      guard first >= 0 else { return same([]) }
      return slice(value, from: first, count: arguments.count > 2 ? max(0, number(2) ?? 0) : Int.max)
    case "lpad", "rpad":
      guard let width = number(1), arguments.count == 3, let pad = arguments[2].bytes, width >= 0,
        width < 1 << 20
      else { throw gap(name) }
      let length = characters(value).count
      guard length < width, !pad.isEmpty else { return slice(value, from: 0, count: width) }
      let filling = Array((0..<(width - length)).map { pad[$0 % pad.count] })
      return same(name == "lpad" ? filling + bytes : bytes + filling)
    case "char":
      return .text(
        arguments.flatMap { argument -> [UInt8] in
          guard let integer = argument.integer else { return [] }
          let word = UInt32(truncatingIfNeeded: integer)
          let all = [
            UInt8(truncatingIfNeeded: word >> 24), UInt8(truncatingIfNeeded: word >> 16),
            UInt8(truncatingIfNeeded: word >> 8), UInt8(truncatingIfNeeded: word),
          ]
          return Array(all.drop { $0 == 0 }.isEmpty ? [0] : all.drop { $0 == 0 })
        }, isBinary: true, arguments.flatMap(\.cells))
    default:
      // The length of a hash is known, its bytes are not needed; nothing of the value itself reaches the page.
      let lengths = ["md5": 32, "sha1": 40, "sha": 40]
      guard let length = lengths[name] else { throw gap("the function \(name)") }
      return derived(.text(Snapshot.unknownText(length)), [value])
    }
  }

  private func trimmed(_ bytes: [UInt8], front: Bool, back: Bool) -> [UInt8] {
    var slice = bytes[...]
    if front { slice = slice.drop { $0 == 0x20 } }
    if back { while slice.last == 0x20 { slice.removeLast() } }
    return Array(slice)
  }

  private func replaced(_ bytes: [UInt8], _ from: [UInt8], _ to: [UInt8]) -> [UInt8] {
    guard !from.isEmpty else { return bytes }
    var result: [UInt8] = []
    var at = 0
    while at < bytes.count {
      if bytes[at...].starts(with: from) {
        result += to
        at += from.count
      } else {
        result.append(bytes[at])
        at += 1
      }
    }
    return result
  }

  /// The characters of a value, each as its bytes: bytes for a binary value, UTF-8 sequences for text.
  func characters(_ value: Datum) -> [ArraySlice<UInt8>] {
    let bytes = value.bytes ?? []
    if value.isBinary { return bytes.indices.map { bytes[$0...$0] } }
    var characters: [ArraySlice<UInt8>] = []
    var start = 0
    for index in bytes.indices.dropFirst() where bytes[index] & 0xC0 != 0x80 {
      characters.append(bytes[start..<index])
      start = index
    }
    if start < bytes.count { characters.append(bytes[start...]) }
    return characters
  }

  /// A stretch of characters; the cells it carries are delivered in part.
  private func slice(_ value: Datum, from start: Int, count: Int) -> Datum {
    let all = characters(value)
    let lower = min(start, all.count)
    let upper = count > all.count ? all.count : min(all.count, lower + count)
    let offsets = all.map(\.startIndex) + [value.bytes?.count ?? 0]
    return Datum(value: .bytes(value.bytes ?? [], isBinary: value.isBinary), cells: value.cells)
      .clipped(to: offsets[lower]..<offsets[max(lower, upper)])
  }

  // MARK: - Measures

  private static let measureNames: Set<String> = [
    "length", "octet_length", "char_length", "character_length", "bit_length", "ascii", "ord", "instr",
    "locate",
    "position", "field", "find_in_set", "greatest", "least", "abs", "floor", "ceil", "ceiling", "round",
    "mod", "strcmp", "interval", "sign", "pow", "power", "bit_count",
  ]

  private func measureCall(_ name: String, _ arguments: [Datum]) -> Datum? {
    guard Evaluator.measureNames.contains(name) else { return nil }
    if arguments.contains(where: \.isUnknown) { return .unknown }
    if arguments.contains(where: \.isNull), name != "field" { return .null }
    return measure(name, arguments).map { derived($0, arguments) } ?? .unknown
  }

  private func measure(_ name: String, _ arguments: [Datum]) -> Datum? {
    guard let value = arguments.first else { return nil }
    let bytes = value.bytes ?? []
    switch name {
    case "length", "octet_length": return .integer(Int64(bytes.count))
    case "bit_length": return .integer(Int64(bytes.count * 8))
    case "char_length", "character_length": return .integer(Int64(characters(value).count))
    case "ascii": return .integer(Int64(bytes.first ?? 0))
    case "ord":
      return .integer(characters(value).first.map { $0.reduce(Int64(0)) { $0 << 8 | Int64($1) } } ?? 0)
    case "instr", "locate", "position":
      guard arguments.count == 2 else { return nil }
      let (text, part) = name == "instr" ? (arguments[0], arguments[1]) : (arguments[1], arguments[0])
      let (whole, wanted) = (characters(text).map(Array.init), characters(part).map(Array.init))
      guard !wanted.isEmpty else { return .integer(1) }
      // As the collation compares them, character by character.
      for start in whole.indices
      where whole[start...].starts(with: wanted, by: { $0 == $1 || compare(.text($0), .text($1)) == 0 }) {
        return .integer(Int64(start + 1))
      }
      return .integer(0)
    case "field":
      let place = arguments.dropFirst().firstIndex { compare(value, $0) == 0 }
      return .integer(Int64(place ?? 0))
    case "find_in_set":
      guard arguments.count == 2, let list = arguments[1].bytes else { return nil }
      let place = list.split(separator: 0x2C, omittingEmptySubsequences: false).firstIndex {
        Array($0) == bytes || !$0.isEmpty && !bytes.isEmpty && compare(.text(Array($0)), .text(bytes)) == 0
      }
      return .integer(Int64(place.map { $0 + 1 } ?? 0))
    case "greatest": return arguments.max { (compare($0, $1) ?? 0) < 0 }
    case "least": return arguments.min { (compare($0, $1) ?? 0) < 0 }
    case "strcmp":
      return arguments.count == 2 ? compare(value, arguments[1]).map { .integer(Int64($0)) } : nil
    case "interval":
      guard let number = value.number else { return nil }
      let bounds = arguments.dropFirst().compactMap(\.number)
      guard bounds.count == arguments.count - 1 else { return nil }
      return .integer(Int64(bounds.prefix { $0 <= number }.count))
    case "sign": return value.number.map { .integer($0 > 0 ? 1 : $0 < 0 ? -1 : 0) }
    case "bit_count": return value.integer.map { .integer(Int64($0.nonzeroBitCount)) }
    case "pow", "power":
      guard arguments.count == 2, let base = value.integer, let exponent = arguments[1].integer,
        exponent >= 0,
        exponent < 64
      else { return nil }
      var power: Int64 = 1
      for _ in 0..<exponent {
        let (next, overflow) = power.multipliedReportingOverflow(by: base)
        if overflow { return nil }
        power = next
      }
      return .integer(power)
    case "abs": return value.integer.map { $0 == .min ? .unknown : .integer(abs($0)) }
    case "floor", "ceil", "ceiling", "round":
      guard arguments.count == 1, let number = value.number, number.magnitude < 9e15 else { return nil }
      return .integer(
        Int64(
          name == "floor"
            ? number.rounded(.down)
            : name == "round" ? number.rounded(.toNearestOrAwayFromZero) : number.rounded(.up)))
    case "mod":
      guard arguments.count == 2, let a = value.integer, let b = arguments[1].integer else { return nil }
      return quotient(a.remainderReportingOverflow(dividingBy: b))
    default: return nil
    }
  }
}
