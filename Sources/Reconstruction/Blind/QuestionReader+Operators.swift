import DatabaseDump
import SQLSyntax

extension QuestionReader {
  mutating func unary(_ index: Int) -> Term {
    guard let operand = first(of: index) else { return .open("an operand is missing") }
    let (inner, op) = (term(operand), tree.nodes[index].op)
    switch op {
    case .not: return not(condition(inner))
    case .plus: return inner
    case .binary:
      // BINARY makes comparisons exact; the value stays what it is.
      switch inner {
      case .constant(let datum): return datum.bytes.map { .constant(.text($0, isBinary: true)) } ?? inner
      case .text(let subject): return .text(subject.bytes)
      default: return inner
      }
    default: return mapped(inner, "\(op)") { evaluator, datum in try? evaluator.unary(op, datum) }
    }
  }

  mutating func binary(_ index: Int) -> Term {
    let parts = Array(tree.children(of: index))
    guard parts.count == 2 else { return .open("an operand is missing") }
    let op = tree.nodes[index].op
    switch op {
    case .and:
      let left = condition(term(parts[0]))
      if left.datum?.isTrue == false { return .no }
      return and(left, condition(term(parts[1])))
    case .or:
      let left = condition(term(parts[0]))
      if left.datum?.isTrue == true { return .yes }
      return or(left, condition(term(parts[1])))
    case .xor:
      let (left, right) = (condition(term(parts[0])), condition(term(parts[1])))
      if let holds = left.datum?.isTrue { return holds ? not(right) : right }
      if let holds = right.datum?.isTrue { return holds ? not(left) : left }
      if left.datum != nil || right.datum != nil { return .constant(.null) }
      return combine(index, "xor", [left, right])
    case .equal, .nullSafeEqual, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      // What is compared with it may be a question all the same, or a truth known beforehand: `(…)='1`.
      if parts.contains(where: isLeftOpen),
        !parts.contains(where: { term($0).isUnknown || term($0).datum?.isNumber == true })
      {
        return .openEnd
      }
      if tree.sql(of: parts[0], isFolded: true) == tree.sql(of: parts[1], isFolded: true),
        parts[0] != ownLiteral
      {
        return .constant(.truth([.equal, .nullSafeEqual, .lessOrEqual, .greaterOrEqual].contains(op)))
      }
      let (left, right) = (term(parts[0]), term(parts[1]))
      // Collations that end in _bin pad with blanks, BINARY does not.
      let endsInBlank = [left, right].contains { $0.datum?.bytes?.last == 0x20 }
      return compare(
        op, asNumber(parts[0], left, beside: right), asNumber(parts[1], right, beside: left),
        isBinary: parts.contains { isBinary($0) }
          && !(parts.contains { tree.nodes[$0].kind == .collate } && endsInBlank))
    case .concatenate, .jsonExtract, .assign, .memberOf:
      return combine(index, "\(op)", parts.map { term($0) })
    default:
      let left = number(parts[0])
      let right = number(parts[1])
      if let constant = right.datum {
        return mapped(
          left, "\(op) \(label(of: right))",
          integer: constant.integer.flatMap { Arithmetic.function(op, right: $0) }
        ) { evaluator, datum in try? evaluator.operate(op, datum, constant) }
      }
      if let constant = left.datum {
        return mapped(
          right, "\(label(of: left)) \(op)",
          integer: constant.integer.flatMap { Arithmetic.function(op, left: $0) }
        ) { evaluator, datum in try? evaluator.operate(op, constant, datum) }
      }
      return combine(index, "\(op)", [left, right])
    }
  }

  /// Whether an operand is the string that the fragment leaves open: the application's own text goes on in it, so that
  /// what it compares is the application's matter.
  func isLeftOpen(_ index: Int) -> Bool {
    let node = tree.nodes[index]
    return node.kind == .string && tree.tokens[max(node.token, node.auxiliary)].isUnterminated
  }

  /// A hexadecimal literal is a number beside a number and in arithmetic, whatever characters its bytes are (MySQL
  /// manual, "Hexadecimal Literals").
  private mutating func number(_ index: Int, beside other: Term? = nil) -> Term {
    let term = term(index)
    return asNumber(index, term, beside: other)
  }

  private func asNumber(_ index: Int, _ term: Term, beside other: Term?) -> Term {
    guard tree.nodes[index].kind == .hexadecimal, let bytes = term.datum?.bytes, bytes.count <= 7 else {
      return term
    }
    switch other {
    case .character(_, _, let function)? where function.value(0x41, .binary).isNumber: break
    case .measure?, nil: break
    case .text(let subject)? where subject.expression.folded.hasPrefix("count("): break
    default: return term
    }
    return .constant(.integer(bytes.reduce(0) { $0 << 8 | Int64($1) }))
  }

  /// Whether an operand makes a comparison go by bytes: BINARY, a cast to it, or a collation that ends in `_bin`.
  func isBinary(_ index: Int) -> Bool {
    let node = tree.nodes[index]
    switch node.kind {
    case .unary: return node.op == .binary
    case .cast: return tree.text(of: node.auxiliary).elementsEqual("binary".utf8) { $0 | 0x20 == $1 }
    case .collate: return tree.text(of: node.auxiliary).suffix(4).elementsEqual("_bin".utf8)
    default: return false
    }
  }

  /// A function of one operand applied to whatever the operand is.
  ///
  /// - Parameter integer: the same in whole numbers, where it is an operation on them.
  mutating func mapped(
    _ term: Term, _ name: String, integer: ((Int64) -> Int64?)? = nil,
    _ apply: @escaping (Evaluator, Datum) -> Datum?
  ) -> Term {
    let evaluator = evaluator
    switch term {
    case .constant(let datum):
      if let result = apply(evaluator, datum), !result.isUnknown { return .constant(result) }
      return .effect(Effect(label: name + " " + label(of: term)))
    case .choice(let subject, let claim, let yes, let no):
      return QuestionReader.keepingNull(
        .choice(subject, claim, mapped(yes, name, apply), mapped(no, name, apply)))
    case .character(let subject, let place, let function):
      return .character(
        subject, place: place,
        function.mapped(name, integer: integer) { datum, kind in
          var evaluator = evaluator
          evaluator.collation = kind
          return apply(evaluator, datum) ?? .unknown
        })
    case .measure(let subject, let measure, let function):
      return .measure(subject, measure, function.mapped(name) { apply(evaluator, $0) ?? .unknown })
    case .text(let subject):
      // Arithmetic reads a text as a number.
      return .measure(
        subject, .value, NumberFunction.identity.mapped(name) { apply(evaluator, $0) ?? .unknown })
    case .own, .effect: return .effect(Effect(label: name + " " + label(of: term), delay: delay(of: term)))
    case .slice, .location, .comparison: return .open("arithmetic on a part of a text")
    case .open: return term
    }
  }

  /// An operator or function on several operands whose result is not computed: told apart by the claim in it.
  mutating func combine(_ index: Int, _ name: String, _ operands: [Term]) -> Term {
    if let lifted = lifted(operands, { reader, arguments in reader.combine(index, name, arguments) }) {
      return lifted
    }
    for operand in operands { if case .open = operand { return operand } }
    if let unknown = operands.first(where: \.isUnknown) {
      let children = tree.children(of: index).filter {
        ![.orderBy, .separator].contains(tree.nodes[$0].kind)
      }
      if case .text(let inner) = unknown, operands.filter(\.isUnknown).count == 1,
        let place = operands.firstIndex(where: \.isUnknown), place < children.count
      {
        return .text(subject(index, madeOf: inner, at: children[place]))
      }
      return .text(subject(index))
    }
    let delays = operands.compactMap(delay)
    return .effect(
      Effect(
        label: name + "(" + operands.map(label).joined(separator: ",") + ")",
        delay: delays.isEmpty ? nil : delays.reduce(0, +)))
  }

  // MARK: - Predicates

  mutating func between(_ index: Int) -> Term {
    let parts = Array(tree.children(of: index))
    guard parts.count == 3 else { return .open("BETWEEN without bounds") }
    let value = term(parts[0])
    let isBinary = parts.contains { self.isBinary($0) }
    let bounds = parts.dropFirst().map { number($0, beside: value) }
    let inside = and(
      compare(.greaterOrEqual, value, bounds[0], isBinary: isBinary),
      compare(.lessOrEqual, value, bounds[1], isBinary: isBinary))
    return tree.nodes[index].flag ? not(inside) : inside
  }

  mutating func inList(_ index: Int) -> Term {
    var parts = tree.children(of: index).map { $0 }
    guard parts.count > 1 else { return .open("IN without a list") }
    let operand = parts.removeFirst()
    let value = term(operand)
    let candidates = parts.map { number($0, beside: value) }
    let isNegated = tree.nodes[index].flag
    let constants = candidates.compactMap(\.datum)
    let isBinary = parts.contains { self.isBinary($0) } || self.isBinary(operand)
    if candidates.count > QuestionReader.longestList, !constants.allSatisfy(\.isNumber) {
      return .open("a list of very many texts")
    }
    if constants.count == candidates.count, let member = member(value, of: constants, isBinary: isBinary) {
      return isNegated ? not(member) : member
    }
    if let any = anyOf(candidates, value, isBinary: isBinary) { return isNegated ? not(any) : any }
    var any = Term.no
    for candidate in candidates { any = or(any, compare(.equal, value, candidate, isBinary: isBinary)) }
    return isNegated ? not(any) : any
  }

  /// Lists of texts beyond this are no question that a tool asks.
  private static let longestList = 1_024

  /// Whether an unknown value is one of many, as one claim and not one in another; nil where it is not that simple.
  private mutating func anyOf(_ candidates: [Term], _ value: Term, isBinary: Bool) -> Term? {
    guard case .text(let subject) = value else { return nil }
    var claims: [Claim] = []
    for candidate in candidates {
      guard
        case .choice(let other, let claim, let yes, let no) = compare(
          .equal, value, candidate, isBinary: isBinary),
        other == subject, yes.datum?.isTrue == true, no.datum?.isTrue == false
      else { return nil }
      claims.append(claim)
    }
    return .proposition(subject, .any(claims))
  }

  /// Membership among constants in one test, where the value is a character or a number.
  private func member(_ value: Term, of constants: [Datum], isBinary: Bool) -> Term? {
    switch value {
    case .character(let subject, let place, let function):
      if let code = function.code, constants.allSatisfy(\.isNumber) {
        let test = tests.test(code, among: IntegerSet(constants.compactMap(\.integer)))
        return .proposition(subject, .test(.character(place, test)))
      }
      let evaluator = evaluator
      let list = constants.map { label(of: .constant($0)) }.joined(separator: ",")
      let literals = constants.flatMap { QuestionReader.codes($0.bytes ?? []) }
      let membership = function.mapped(
        "in(\(list))\(isBinary)", literals: literals,
        untold: isBinary ? .empty : Collation.untold(equalTo: literals)
      ) { datum, kind in
        var evaluator = evaluator
        evaluator.collation = isBinary ? .binary : kind
        return .truth(constants.contains { evaluator.compare(datum, $0) == 0 })
      }
      return .proposition(subject, .test(.character(place, tests.test(membership))))
    case .measure(let subject, let measure, let function) where function.value == nil:
      guard constants.allSatisfy({ $0.integer != nil }) else { return nil }
      let test = NumberTest(IntegerSet(constants.compactMap(\.integer)))
      return .proposition(subject, .test(.measure(measure, test)))
    default: return nil
    }
  }

  mutating func isTest(_ index: Int) -> Term {
    let node = tree.nodes[index]
    guard let operand = first(of: index) else { return .open("IS without an operand") }
    let value = term(operand)
    switch tree.tokens[node.token].keyword {
    case .true, .false:
      let holds = condition(value)
      return (tree.tokens[node.token].keyword == .true) == node.flag ? not(holds) : holds
    default:
      switch value {
      case .text(let subject), .slice(let subject, _, _), .character(let subject, _, _),
        .measure(let subject, _, _):
        let claim = Claim.test(.isNull)
        return .proposition(subject, node.flag ? .not(claim) : claim)
      default: return mapped(value, node.flag ? "is not null" : "is null") { .truth($1.isNull != node.flag) }
      }
    }
  }

  mutating func like(_ index: Int) -> Term {
    let parts = Array(tree.children(of: index))
    guard parts.count >= 2 else { return .open("LIKE without a pattern") }
    let node = tree.nodes[index]
    if parts.contains(where: isLeftOpen) { return .openEnd }
    let (value, pattern) = (term(parts[0]), term(parts[1]))
    let isBinary = isBinary(parts[0]) || isBinary(parts[1])
    let escape = parts.count > 2 ? term(parts[2]).datum?.bytes?.first ?? 0x5C : 0x5C
    if let lifted = lifted(
      [value, pattern],
      { reader, arguments in
        reader.match(index, arguments[0], arguments[1], escape: escape, isBinary: isBinary)
      })
    {
      return node.flag ? not(lifted) : lifted
    }
    let result = match(index, value, pattern, escape: escape, isBinary: isBinary)
    return node.flag ? not(result) : result
  }

  private mutating func match(
    _ index: Int, _ value: Term, _ pattern: Term, escape: UInt8, isBinary: Bool
  ) -> Term {
    let isLike = tree.nodes[index].op == .like
    guard let bytes = pattern.datum?.bytes else {
      return combine(index, isLike ? "like" : "regexp", [value, pattern])
    }
    return matched(value, bytes, isLike: isLike, escape: escape, isBinary: isBinary)
      ?? combine(index, isLike ? "like" : "regexp", [value, pattern])
  }

  /// Whether a value matches a constant pattern; nil where nothing unknown is in it.
  mutating func matched(_ value: Term, _ pattern: [UInt8], isLike: Bool, escape: UInt8 = 0x5C, isBinary: Bool)
    -> Term?
  {
    guard pattern.count <= QuestionReader.longestText else { return .open("a very long pattern") }
    // Bytes are matched as bytes: each is a character of its own.
    let isBinary = isBinary || value.subject?.isBytes == true
    let bytes =
      value.subject?.isBytes == true ? pattern.flatMap { CharacterFunction.bytes(of: UInt32($0)) } : pattern
    let pattern =
      isLike
      ? TextPattern(like: bytes, escape: escape, isBinary: isBinary)
      : TextPattern(regularExpression: bytes, isBinary: isBinary)
    switch value {
    case .text(let subject):
      guard let pattern else { return .open("a pattern that says nothing of single places") }
      return .proposition(subject, pattern.claim())
    case .slice(let subject, let from, let count):
      guard let pattern, from > 0, pattern.isAnchoredAtStart, !pattern.isAnchoredAtEnd || count == nil else {
        return .open("a pattern that says nothing of single places")
      }
      return .proposition(subject, pattern.claim(before: from - 1))
    case .character(let subject, let place, let function):
      // In one character every pattern of one place is found wherever it is looked for.
      guard function.isIdentity,
        let pattern = pattern ?? TextPattern(regularExpression: [0x5E] + bytes, isBinary: isBinary),
        pattern.places.count == 1
      else { return .open("a pattern on a part of a text") }
      return .proposition(subject, .test(.character(place, pattern.places[0].test)))
    case .measure(let subject, .value, let function) where function.value == nil:
      return matched(.text(subject), bytes, isLike: isLike, escape: escape, isBinary: isBinary)
    case .constant(let datum):
      guard isLike, let text = datum.bytes else { return nil }
      return .constant(.truth(LikePattern(bytes).matches(text)))
    default: return nil
    }
  }

  static func codes(_ bytes: [UInt8]) -> [UInt32] {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value)
  }
}
