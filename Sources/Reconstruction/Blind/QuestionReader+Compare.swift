import DatabaseDump
import SQLSyntax

extension QuestionReader {
  /// A comparison of two terms.
  mutating func compare(_ op: Operator, _ left: Term, _ right: Term, isBinary: Bool = false) -> Term {
    if let lifted = lifted(
      [left, right],
      { reader, sides in
        reader.compare(op, sides[0], sides[1], isBinary: isBinary)
      })
    {
      return QuestionReader.keepingNull(lifted)
    }
    switch (left, right) {
    case (.open, _): return left
    case (_, .open): return right
    case (.constant(let a), .constant(let b)):
      if let result = try? evaluator.operate(op, a, b), !result.isUnknown { return .constant(result) }
      return joined("\(op)", left, right)
    case (.constant(let constant), _) where right.isUnknown:
      return compare(QuestionReader.mirrored(op), right, constant, isBinary: isBinary)
    case (_, .constant(let constant)) where left.isUnknown:
      return compare(op, left, constant, isBinary: isBinary)
    default:
      return left.isUnknown && right.isUnknown
        ? .open("two unknown values compared with each other") : joined("\(op)", left, right)
    }
  }

  private static func mirrored(_ op: Operator) -> Operator {
    switch op {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: op
    }
  }

  /// An unknown term compared with a constant.
  private mutating func compare(_ op: Operator, _ value: Term, _ constant: Datum, isBinary: Bool) -> Term {
    if constant.isNull { return op == .nullSafeEqual ? nullTest(value) : .constant(.null) }
    switch value {
    case .character(let subject, let place, let function):
      return .proposition(
        subject, .test(.character(place, characterTest(op, function, constant, isBinary: isBinary))))
    case .measure(let subject, let measure, let function):
      return .proposition(subject, .test(.measure(measure, numberTest(op, function, constant))))
    case .text(let subject):
      // `id = 5` picks a row of the application's own query; nothing unknown is asked.
      if subject.own != nil, [.equal, .nullSafeEqual].contains(op) {
        return .effect(Effect(label: subject.key + " = " + label(of: .constant(constant))))
      }
      if constant.isNumber {
        return .proposition(subject, .test(.measure(.value, numberTest(op, .identity, constant))))
      }
      return text(op, subject, from: 1, count: nil, constant, isBinary: isBinary)
    case .slice(let subject, let from, let count):
      guard !constant.isNumber else { return .open("a part of a text compared as a number") }
      return text(op, subject, from: from, count: count, constant, isBinary: isBinary)
    case .location(let subject, let text, let from):
      return location(op, subject, text, from: from, constant)
    case .comparison(let left, let right):
      guard let number = constant.integer else { return .open("STRCMP compared with a text") }
      return compareSigns(op, left, right, with: number)
    default: return .open("a comparison that is not understood")
    }
  }

  private func nullTest(_ value: Term) -> Term {
    switch value {
    case .text(let subject), .slice(let subject, _, _), .character(let subject, _, _),
      .measure(let subject, _, _):
      .proposition(subject, .test(.isNull))
    default: .open("a comparison with NULL")
    }
  }

  // MARK: - Characters and numbers

  private func characterTest(
    _ op: Operator, _ function: CharacterFunction, _ constant: Datum, isBinary: Bool
  ) -> CharacterTest {
    if let code = function.code, let set = QuestionReader.numbers(op, constant) {
      return tests.test(code, among: set)
    }
    let evaluator = evaluator
    let literals = QuestionReader.codes(constant.bytes ?? [])
    let isUnsure =
      !isBinary && !function.isNumeric && ![.equal, .notEqual, .nullSafeEqual].contains(op)
      && literals.contains(where: Collation.isSymbol)
    let compared = function.mapped(
      "\(op) \(label(of: .constant(constant)))\(isBinary ? " binary" : "")", literals: literals,
      untold: isBinary || function.isNumeric ? .empty : untold(op, literals),
      integer: constant.isNumber ? constant.integer.flatMap { Arithmetic.function(op, right: $0) } : nil
    ) { datum, kind in
      if isUnsure, kind == .unicode { return .unknown }
      var evaluator = evaluator
      evaluator.collation = isBinary ? .binary : kind
      return (try? evaluator.operate(op, datum, constant)) ?? .unknown
    }
    return tests.test(compared)
  }

  private func untold(_ op: Operator, _ literals: [UInt32]) -> IntegerSet {
    switch op {
    case .equal, .notEqual, .nullSafeEqual: Collation.untold(equalTo: literals)
    default: Collation.untold(comparedWith: literals)
    }
  }

  private func numberTest(_ op: Operator, _ function: NumberFunction, _ constant: Datum) -> NumberTest {
    if function.value == nil, let set = QuestionReader.numbers(op, constant) { return NumberTest(set) }
    let evaluator = evaluator
    return function.mapped("\(op)") { (try? evaluator.operate(op, $0, constant)) ?? .unknown }.truth()
  }

  /// The whole numbers that compare so with a constant.
  private static func numbers(_ op: Operator, _ constant: Datum) -> IntegerSet? {
    guard let number = constant.number, number.magnitude < 4e15 else { return nil }
    let (low, high) = (NumberTest.universe.lowerBound, NumberTest.universe.upperBound)
    let (floor, ceiling) = (Int64(number.rounded(.down)), Int64(number.rounded(.up)))
    let equal = floor == ceiling ? IntegerSet(floor...floor) : .empty
    switch op {
    case .equal, .nullSafeEqual: return equal
    case .notEqual: return equal.complement(in: NumberTest.universe)
    case .less: return IntegerSet(low...(ceiling - 1))
    case .lessOrEqual: return IntegerSet(low...floor)
    case .greater: return IntegerSet((floor + 1)...high)
    case .greaterOrEqual: return IntegerSet(ceiling...high)
    default: return nil
    }
  }

  // MARK: - Texts

  /// Texts beyond this are nobody's guess: each of their characters would be a claim.
  static let longestText = 1 << 14

  /// A text, or a stretch of one, compared with a constant text.
  private func text(
    _ op: Operator, _ subject: Subject, from: Int, count: Int?, _ constant: Datum, isBinary: Bool
  ) -> Term {
    let isBinary = isBinary || subject.isBytes
    var codes = subject.codes(constant.bytes ?? [])
    guard codes.count <= QuestionReader.longestText else { return .open("a very long text") }
    // Blanks at the end do not count (MySQL manual, "The CHAR and VARCHAR Types": PAD SPACE).
    if !isBinary { while codes.last == 0x20 { codes.removeLast() } }
    switch op {
    case .equal, .nullSafeEqual, .notEqual:
      guard let claim = equality(codes, from: from, count: count, isBinary: isBinary) else {
        return .open("a stretch from the end compared with another length")
      }
      return .proposition(subject, op == .notEqual ? .not(claim) : claim)
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      guard from > 0, count == nil || codes.count <= count ?? 0 else {
        return .open("the order of a stretch of text")
      }
      let order = TextOrder(
        text: codes, includesEqual: op == .lessOrEqual || op == .greater, isBinary: isBinary)
      let claim = Claim.test(.order(from: from, order))
      return .proposition(subject, op == .less || op == .lessOrEqual ? claim : .not(claim))
    default: return .open("a text compared in another way")
    }
  }

  /// Each place of a stretch holds the constant's character, and behind the constant the stretch ends.
  private func equality(_ codes: [UInt32], from: Int, count: Int?, isBinary: Bool) -> Claim? {
    // A stretch counted from the end is as long as it says.
    if from < 0 { guard let count, codes.count == count, count == -from else { return nil } }
    if let count, codes.count > count { return .any([]) }
    var parts = codes.enumerated().map { offset, code in
      Claim.test(.character(from + offset, TextPattern.Place(code, isBinary: isBinary).test))
    }
    if from > 0, codes.count < count ?? Int.max {
      let ended = CodeSet([CodeSet.end])
      let test = CharacterTest(
        whenTrue: isBinary ? ended : ended.union(CodeSet([0x20])), whenFalse: ended.complement, plain: ended)
      parts.append(.test(.character(from + codes.count, test)))
    }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  /// `INSTR(q, 'abc') = 1`: the text begins with the constant; elsewhere it says nothing of single places.
  private func location(
    _ op: Operator, _ subject: Subject, _ text: [UInt32], from: Int, _ constant: Datum
  ) -> Term {
    guard let number = constant.integer, [.equal, .notEqual].contains(op), number == Int64(from),
      !text.isEmpty
    else { return .open("where a text is found in another") }
    let parts = text.enumerated().map { offset, code in
      Claim.test(.character(from + offset, TextPattern.Place(code, isBinary: subject.isBytes).test))
    }
    let claim = parts.count == 1 ? parts[0] : Claim.all(parts)
    return .proposition(subject, op == .notEqual ? .not(claim) : claim)
  }

  /// STRCMP's −1, 0 and 1 compared with a number: which of less, equal and greater pass.
  private mutating func compareSigns(_ op: Operator, _ left: Term, _ right: Datum, with number: Int64) -> Term
  {
    func passes(_ sign: Int64) -> Bool {
      (try? evaluator.operate(op, .integer(sign), .integer(number)))?.isTrue == true
    }
    let constant = Term.constant(right)
    switch (passes(-1), passes(0), passes(1)) {
    case (true, true, true): return .yes
    case (false, false, false): return .no
    case (true, false, false): return compare(.less, left, constant)
    case (true, true, false): return compare(.lessOrEqual, left, constant)
    case (false, true, false): return compare(.equal, left, constant)
    case (false, true, true): return compare(.greaterOrEqual, left, constant)
    case (false, false, true): return compare(.greater, left, constant)
    case (true, false, true): return compare(.notEqual, left, constant)
    }
  }
}
