import DatabaseDump
import SQLSyntax

extension QuestionReader {
  mutating func call(_ index: Int) -> Term {
    let name = tree.name(of: index).lowercased()
    let children = tree.children(of: index).filter { ![.orderBy, .separator].contains(tree.nodes[$0].kind) }
    if Evaluator.aggregateNames.contains(name) { return .text(subject(index)) }
    if let chosen = control(name, children) { return chosen }
    let arguments = children.map { term($0) }
    return applied(name, arguments, index)
  }

  /// Functions that look at some of their arguments only.
  private mutating func control(_ name: String, _ children: [Int]) -> Term? {
    switch name {
    case "if" where children.count == 3, "iif" where children.count == 3:
      return chosen(condition(term(children[0])), then: term(children[1]), otherwise: term(children[2]))
    case "nullif" where children.count == 2:
      let (value, other) = (term(children[0]), term(children[1]))
      guard !isWholeText(value) else { return nil }
      // What is true keeps its truth, a number as a condition included.
      let kept = value.isUnknown ? condition(value) : value
      let result = chosen(condition(compare(.equal, value, other)), then: .constant(.null), otherwise: kept)
      // What is NULL remains so, as good as false: said as a claim that it does not make true.
      guard case .choice(let subject, let claim, let yes, let no) = result, yes.datum?.isNull == true,
        no.datum?.isTrue == true
      else { return result }
      return .choice(subject, .not(simplifying: claim), no, yes)
    case "elt" where children.count >= 2:
      return elected(term(children[0]), Array(children.dropFirst()))
    case "ifnull", "coalesce", "nvl":
      guard let first = children.first else { return nil }
      let value = term(first)
      switch value {
      case .constant(let datum) where datum.isNull:
        return children.count > 1 ? control(name, Array(children.dropFirst())) ?? term(children[1]) : value
      case .constant: return value
      case .choice(let subject, let claim, let yes, let no):
        let other = children.count > 1 ? term(children[1]) : .constant(.null)
        func orElse(_ term: Term) -> Term { term.datum?.isNull == true ? other : term }
        return .choice(subject, claim, orElse(yes), orElse(no))
      // A predicate that NULL makes NULL is as good as false; a length or code too.
      case .character, .measure, .location, .comparison: return value
      default: return nil
      }
    case "sleep", "benchmark":
      guard let last = children.last else { return nil }
      return delayed(name, children, last)
    default: return nil
    }
  }

  private func isWholeText(_ term: Term) -> Bool {
    switch term {
    case .text, .slice: true
    default: false
    }
  }

  /// `IF(condition, then, otherwise)`.
  mutating func chosen(_ condition: Term, then: Term, otherwise: Term) -> Term {
    switch condition {
    case .constant(let datum): return told(datum.isTrue == true ? then : otherwise)
    case .choice:
      return lifted([condition, then, otherwise]) { reader, parts in
        reader.chosen(parts[0], then: parts[1], otherwise: parts[2])
      } ?? .open("a choice")
    case .open: return condition
    default:
      return .effect(
        Effect(
          label: "if(\(label(of: condition)),\(label(of: then)),\(label(of: otherwise)))",
          delay: delay(of: then) ?? delay(of: otherwise)))
    }
  }

  /// An outcome that is itself unknown, such as a column to sort by, is told apart from others by what it is.
  private func told(_ term: Term) -> Term {
    switch term {
    case .text, .slice, .measure, .location, .comparison: .effect(Effect(label: label(of: term)))
    default: term
    }
  }

  private mutating func elected(_ choice: Term, _ candidates: [Int]) -> Term? {
    switch choice {
    case .constant(let datum):
      guard let number = datum.integer, number >= 1, number <= Int64(candidates.count) else {
        return .constant(.null)
      }
      return term(candidates[Int(number) - 1])
    case .choice(let subject, let claim, let yes, let no):
      guard let whenTrue = elected(yes, candidates), let whenFalse = elected(no, candidates) else {
        return nil
      }
      return flattened(subject, claim, whenTrue, whenFalse)
    default: return nil
    }
  }

  /// SLEEP(n) and BENCHMARK(n, …): the server waits (MySQL manual, "Miscellaneous Functions").
  private mutating func delayed(_ name: String, _ children: [Int], _ last: Int) -> Term? {
    let time = term(name == "sleep" ? last : children[0])
    switch time {
    case .choice(let subject, let claim, let yes, let no):
      func wait(_ term: Term) -> Term {
        .effect(Effect(label: "\(name)(\(label(of: term)))", delay: seconds(name, term)))
      }
      return .choice(subject, claim, wait(yes), wait(no))
    case .character, .measure, .text, .slice, .location, .comparison:
      return .open("a delay as long as an unknown value")
    case .open: return time
    default: return .effect(Effect(label: "\(name)(\(label(of: time)))", delay: seconds(name, time)))
    }
  }

  private func seconds(_ name: String, _ term: Term) -> Double? {
    guard let number = term.datum?.number else { return nil }
    // How long a benchmark takes hangs on the machine; that it takes long is meant.
    return name == "sleep" ? number : number > 1_000 ? 1 : 0
  }

  // MARK: - Functions of values

  private mutating func applied(_ name: String, _ arguments: [Term], _ index: Int) -> Term {
    if let lifted = lifted(arguments, { reader, arguments in reader.applied(name, arguments, index) }) {
      return lifted
    }
    for argument in arguments { if case .open = argument { return argument } }
    let constants = arguments.compactMap(\.datum)
    if constants.count == arguments.count {
      if let value = try? evaluator.apply(name, constants), !value.isUnknown { return .constant(value) }
      return tree.nodes[index].kind == .call && arguments.isEmpty && QuestionReader.speaksOfServer(name)
        ? .text(subject(index)) : combine(index, name, arguments)
    }
    guard let place = arguments.firstIndex(where: \.isUnknown) else { return combine(index, name, arguments) }
    let others = arguments.indices.filter { $0 != place }.compactMap { arguments[$0].datum }
    guard others.count == arguments.count - 1 else { return combine(index, name, arguments) }
    switch arguments[place] {
    case .character(let subject, let at, let function):
      return character(name, subject, at, function, arguments, place)
    case .measure(let subject, let measure, let function):
      return .measure(
        subject, measure, function.mapped(callKey(name, arguments, place), apply(name, arguments, place)))
    case .text(let subject): return ofText(name, subject, from: 1, count: nil, others, place, index)
    case .slice(let subject, let from, let count):
      return ofText(name, subject, from: from, count: count, others, place, index)
    default: return .open("the function \(name) of a part of a text")
    }
  }

  /// Functions without arguments whose value the server knows: user, database, version, and the clock.
  private static func speaksOfServer(_ name: String) -> Bool {
    [
      "version", "user", "current_user", "session_user", "system_user", "database", "schema", "connection_id",
      "now", "current_timestamp", "uuid", "current_role", "last_insert_id", "found_rows", "row_count",
    ].contains(name)
  }

  private func callKey(_ name: String, _ arguments: [Term], _ place: Int) -> String {
    let others = arguments.indices.filter { $0 != place }.map { label(of: arguments[$0]) }
    return "\(name)#\(place)(\(others.joined(separator: ",")))"
  }

  /// The function with all but one of its arguments given.
  private func apply(_ name: String, _ arguments: [Term], _ place: Int) -> (Datum) -> Datum {
    let evaluator = evaluator
    let constants = arguments.map { $0.datum ?? .null }
    return { datum in
      var all = constants
      all[place] = datum
      return (try? evaluator.apply(name, all)) ?? .unknown
    }
  }

  private func character(
    _ name: String, _ subject: Subject, _ at: Int, _ function: CharacterFunction, _ arguments: [Term],
    _ place: Int
  ) -> Term {
    if function.isIdentity, place == 0, let kept = QuestionReader.keeps(name, arguments) {
      return kept ? .character(subject, place: at, .plain(subject)) : .constant(.text([]))
    }
    if function.isIdentity, arguments.count == 1 {
      if name == "ord" || name == "ascii" {
        return .character(subject, place: at, .code(subject.isBytes ? .byte : name == "ord" ? .ord : .ascii))
      }
    }
    // CONV(HEX(c), 16, 10) is the character's bytes as one number.
    if name == "conv", place == 0, function.key == "hex#0()<c>",
      arguments.dropFirst().compactMap({ $0.datum?.integer }) == [16, 10]
    {
      return .character(subject, place: at, .code(.ord))
    }
    if name == "regexp_like" || name == "strcmp" && function.isIdentity,
      let right = arguments.last?.datum, place == 0
    {
      return name == "strcmp"
        ? .comparison(left: .character(subject, place: at, function), right: right)
        : .open("REGEXP_LIKE of a character")
    }
    let evaluator = evaluator
    let constants = arguments.map { $0.datum ?? .null }
    let literals = constants.flatMap { QuestionReader.codes($0.bytes ?? []) }
    let byBytes = ["hex", "length", "octet_length", "bit_length", "crc32", "to_base64", "ord", "ascii"]
    return .character(
      subject, place: at,
      function.mapped(
        callKey(name, arguments, place), isNumeric: byBytes.contains(name), literals: literals,
        untold: Collation.untold(equalTo: literals)
      ) { datum, kind in
        var evaluator = evaluator
        evaluator.collation = kind
        var all = constants
        all[place] = datum
        return (try? evaluator.apply(name, all)) ?? .unknown
      })
  }

  /// Whether a stretch of one character is that character, or nothing; nil for other functions.
  private static func keeps(_ name: String, _ arguments: [Term]) -> Bool? {
    let numbers = arguments.dropFirst().compactMap { $0.datum?.integer }
    guard numbers.count == arguments.count - 1, let first = numbers.first else { return nil }
    switch name {
    case "left", "right": return first >= 1
    case "substr", "substring", "mid":
      return first.magnitude == 1 && numbers.dropFirst().allSatisfy { $0 >= 1 }
    default: return nil
    }
  }

  /// A function of a whole text, or of a stretch of one.
  private mutating func ofText(
    _ name: String, _ subject: Subject, from: Int, count: Int?, _ others: [Datum], _ place: Int, _ index: Int
  ) -> Term {
    let isWhole = from == 1 && count == nil
    switch name {
    case "ord", "ascii":
      return .character(subject, place: from, .code(subject.isBytes ? .byte : name == "ord" ? .ord : .ascii))
    case "hex" where isWhole:
      let expression = text(index, with: subject.expression, at: children(of: index)[place])
      return .text(subject.replaced(by: expression, hexadecimalOf: subject.bytes))
    case "substring", "substr", "mid":
      guard place == 0, let start = others.first?.integer else { break }
      let length = others.count > 1 ? QuestionReader.bounded(others[1].integer ?? 0) : nil
      return stretch(subject, from: from, count: count, start: QuestionReader.bounded(start), length: length)
    case "left":
      guard place == 0, let length = others.first?.integer else { break }
      return stretch(subject, from: from, count: count, start: 1, length: QuestionReader.bounded(length))
    case "right":
      guard place == 0, let length = others.first?.integer, length > 0 else { break }
      return stretch(
        subject, from: from, count: count, start: -QuestionReader.bounded(length),
        length: QuestionReader.bounded(length))
    case "length", "octet_length", "char_length", "character_length", "bit_length":
      guard isWhole else { return .open("the length of a stretch of text") }
      if let bytes = subject.hexadecimalOf {
        let digits = NumberFunction.identity.mapped("digits") { .integer(($0.integer ?? 0) * 2) }
        return .measure(bytes, .characters, digits)
      }
      if subject.isBytes, name != "bit_length" { return .measure(subject, .characters, .identity) }
      if name == "bit_length" {
        let bits = NumberFunction.identity.mapped("bits") { .integer(($0.integer ?? 0) * 8) }
        return .measure(subject, .bytes, bits)
      }
      return .measure(subject, name.contains("char") ? .characters : .bytes, .identity)
    case "instr", "locate", "position":
      guard let text = others.first?.bytes, isWhole, name == "instr" ? place == 0 : place == 1 else { break }
      let start = others.count > 1 ? QuestionReader.bounded(others[1].integer ?? 0) : 1
      return .location(subject, of: QuestionReader.codes(text), from: start)
    case "strcmp":
      guard place == 0, let right = others.first else { break }
      return .comparison(
        left: isWhole ? .text(subject) : .slice(subject, from: from, count: count), right: right)
    case "regexp_like":
      guard place == 0, let pattern = others.first?.bytes else { break }
      let value = isWhole ? Term.text(subject) : .slice(subject, from: from, count: count)
      return matched(value, pattern, isLike: false, isBinary: false) ?? .open("a pattern")
    case "isnull" where isWhole: return .proposition(subject, .test(.isNull))
    case "abs", "floor", "ceil", "ceiling", "round", "mod", "sign", "pow", "power", "bit_count":
      guard isWhole else { break }
      let apply = apply(name, others.count == 1 && place == 0 ? [.no, .constant(others[0])] : [.no], 0)
      return .measure(subject, .value, NumberFunction.identity.mapped("\(name)(\(others.count))", apply))
    default: break
    }
    // Anything else makes a text of its own of it, such as REVERSE(q).
    return isWhole
      ? .text(self.subject(index, madeOf: subject, at: children(of: index)[place]))
      : .text(self.subject(index))
  }

  private func children(of index: Int) -> [Int] {
    tree.children(of: index).filter { ![.orderBy, .separator].contains(tree.nodes[$0].kind) }
  }

  /// A place or a length as far as it may be reckoned with: no text is longer.
  private static func bounded(_ number: Int64) -> Int { Int(max(-1 << 40, min(1 << 40, number))) }

  /// A stretch of a stretch.
  private func stretch(_ subject: Subject, from: Int, count: Int?, start: Int, length: Int?) -> Term {
    guard start != 0, length ?? 1 > 0 else { return .constant(.text([])) }
    let place: Int
    let left: Int?
    if start > 0 {
      place = from + start - 1
      left = count.map { $0 - start + 1 }
      if from < 0, place >= 0 { return .constant(.text([])) }
    } else if let count {
      // From the end of a stretch whose length is known only if the text reaches so far; then it is this place.
      guard from > 0, -start <= count else { return .open("a stretch from the end of a stretch") }
      place = from + count + start
      left = -start
    } else if from == 1 {
      place = start
      left = -start
    } else {
      return .open("a stretch from the end of a stretch")
    }
    let most = [left, length].compactMap(\.self).min()
    if let most, most <= 0 { return .constant(.text([])) }
    if let bytes = subject.hexadecimalOf, place > 0, let most, let byte = digits(of: bytes, place, most) {
      return byte
    }
    if most == 1 { return .character(subject, place: place, .plain(subject)) }
    return .slice(subject, from: place, count: most)
  }

  /// Two hexadecimal digits are a byte of the text, one is half of it.
  private func digits(of bytes: Subject, _ place: Int, _ count: Int) -> Term? {
    let isFirst = place % 2 == 1
    guard count == 1 || count == 2 && isFirst else { return nil }
    let written = CharacterFunction.byte.mapped("hex", isNumeric: true) { datum, _ in
      .text(Encoding.hexadecimal(datum.bytes ?? []))
    }
    guard count == 1 else { return .character(bytes, place: (place + 1) / 2, written) }
    return .character(
      bytes, place: (place + 1) / 2,
      written.mapped(isFirst ? "high" : "low") { datum, _ in
        guard let digits = datum.bytes, digits.count == 2 else { return .text([]) }
        return .text([digits[isFirst ? 0 : 1]])
      })
  }

  // MARK: - Casts

  mutating func cast(_ index: Int) -> Term {
    guard let operand = first(of: index) else { return .open("a cast of nothing") }
    let value = term(operand)
    let node = tree.nodes[index]
    guard node.kind == .cast else {
      if case .constant(let datum) = value, node.kind == .convertUsing, let bytes = datum.bytes {
        return .constant(.text(bytes))
      }
      return value
    }
    let type = String(decoding: tree.text(of: node.auxiliary), as: UTF8.self).lowercased()
    let isText =
      type.hasSuffix("char") || type == "character" || type == "text" || type == "binary"
      || type == "varbinary"
    switch value {
    case .text(let inner):
      if type.hasSuffix("binary") { return .text(inner.bytes) }
      if !isText, ["signed", "unsigned", "decimal", "integer", "int"].contains(type) { return number(value) }
      return .text(subject(index, madeOf: inner, at: operand))
    case .slice, .open, .own, .effect, .location, .comparison: return value
    case .constant: return evaluated(index)
    case .character, .measure, .choice:
      return mapped(value, "cast \(type)") { evaluator, datum in
        if isText { return datum.bytes.map { .text($0, isBinary: type.hasSuffix("binary")) } ?? datum }
        return datum.integer.map { .integer($0) }
      }
    }
  }

  private func number(_ term: Term) -> Term {
    if case .text(let subject) = term { return .measure(subject, .value, .identity) }
    return term
  }

  mutating func caseExpression(_ index: Int) -> Term {
    var branches: [(condition: Int, value: Int)] = []
    var otherwise: Int?
    var operand: Int?
    for child in tree.children(of: index) {
      let parts = Array(tree.children(of: child))
      switch tree.nodes[child].kind {
      case .when where parts.count == 2: branches.append((parts[0], parts[1]))
      case .otherwise: otherwise = parts.first
      default: operand = child
      }
    }
    var result = otherwise.map { term($0) } ?? .constant(.null)
    for branch in branches.reversed() {
      let test = operand.map { compare(.equal, term($0), term(branch.condition)) } ?? term(branch.condition)
      result = chosen(condition(test), then: term(branch.value), otherwise: result)
    }
    return result
  }
}
