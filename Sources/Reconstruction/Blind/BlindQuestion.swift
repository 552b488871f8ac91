import DatabaseDump
import Injection
import SQLSyntax

/// One request that asks something: the claim, and the two outcomes that the page may show.
struct BlindQuestion {
  let attack: AttackRequest
  /// The unknown value, by its number among those met.
  let subject: Int
  let claim: Claim
  /// What becomes of the page if the claim holds, and if it does not.
  let whenTrue: Effect
  let whenFalse: Effect
  /// Questions built the same way share an oracle: the text around the claim, not the claim.
  let frame: Frame
  /// The place that the claim is about, where it is one character's; else 0.
  let place: Int

  /// How a fragment fits into the application's query.
  struct Frame: Hashable {
    let context: Context
    let closed: Int
    let ending: Lexer.Ending
    let leavesStringOpen: Bool
  }

  /// A request whose outcome is known beforehand, or a question.
  enum Reading {
    case known(Effect, Frame)
    case question(Subject, Claim, whenTrue: Effect, whenFalse: Effect, Frame)
    /// It asks about data, but what is not understood.
    case open(reason: String)
    /// It asks nothing about data.
    case none
  }

  /// What a request asks.
  static func read(_ attack: AttackRequest, tests: CharacterTests) -> Reading {
    let payload = attack.value.payload
    guard
      let fragment = Fragment(payload, context: attack.value.verdict.context, dialect: .mysql)
        ?? Fragment(resynchronising: payload, dialect: .mysql)
    else { return .none }
    let frame = Frame(
      context: fragment.context, closed: fragment.closedParentheses, ending: fragment.ending,
      leavesStringOpen: fragment.hasOpenString)
    var reader = QuestionReader(fragment, own: fragment.ownValue, tests: tests)
    switch reader.outcome() {
    case .choice(let subject, let claim, let yes, let no):
      let own = fragment.ownValue
      let (whenTrue, whenFalse) = (reader.effect(of: yes, own: own), reader.effect(of: no, own: own))
      // What an error message carries, and what a UNION appends, is delivered, not answered.
      if let carrier = ErrorCarrier(in: fragment.tree) {
        if case .test(.exists) = claim { return .none }
        let quotesData = fragment.tree.descendants(of: carrier.value).contains {
          fragment.tree.nodes[$0].kind == .query
        }
        if quotesData { return .none }
      }
      if fragment.tree.child(of: fragment.tree.root, kind: .query) != nil, whenTrue.delay == nil,
        whenFalse.delay == nil
      {
        return .none
      }
      guard BlindQuestion.saysSomething(claim) else { return .open(reason: "a function that is not known") }
      guard whenTrue != whenFalse else { return .open(reason: "both outcomes look the same") }
      return .question(subject, claim, whenTrue: whenTrue, whenFalse: whenFalse, frame)
    case .open(let reason): return .open(reason: reason)
    case .text, .slice, .character, .measure, .location, .comparison: return .none
    case let known: return .known(reader.effect(of: known, own: fragment.ownValue), frame)
    }
  }

  /// The value that a fragment hangs on: what the application itself asked for.
  static func ownValue(of attack: AttackRequest) -> String? {
    Fragment(attack.value.payload, context: attack.value.verdict.context, dialect: .mysql)?.ownValue
  }

  /// Whether some value would make the claim false, or true.
  private static func saysSomething(_ claim: Claim) -> Bool {
    switch claim {
    case .not(let inner): saysSomething(inner)
    case .all(let parts), .any(let parts): parts.isEmpty || parts.contains(where: saysSomething)
    case .test(.character(_, let test)): !(test.whenTrue == .all && test.whenFalse == .all)
    case .test: true
    }
  }

  /// The place of a claim about a single character.
  static func place(of claim: Claim) -> Int? {
    switch claim {
    case .test(.character(let place, _)): return place
    case .test: return nil
    case .not(let inner): return place(of: inner)
    case .all(let parts), .any(let parts):
      let places = parts.map { place(of: $0) }
      guard let first = places.first ?? nil, places.allSatisfy({ $0 == first }) else { return nil }
      return first
    }
  }
}

extension Fragment {
  /// The value that stands before the place where the fragment breaks out: what the application itself asks for.
  fileprivate var ownValue: String {
    guard let token = tree.tokens.first else { return "" }
    if context == .bare {
      let isNegative = token.symbol == .minus && tree.tokens.count > 1 && tree.tokens[1].kind == .number
      if isNegative { return "-" + String(decoding: tree.text(of: 1), as: UTF8.self) }
      return [.number, .word].contains(token.kind) ? String(decoding: tree.text(of: 0), as: UTF8.self) : ""
    }
    // The application's quotes stand around it.
    return token.end > 2 ? String(decoding: tree.source[1..<token.end - 1], as: UTF8.self) : ""
  }
}

extension QuestionReader {
  /// What becomes of the whole fragment.
  mutating func outcome() -> Term {
    var result: Term?
    for child in tree.children(of: tree.root) {
      let kind = tree.nodes[child].kind
      var part = term(child)
      if case .character(let subject, let place, let function) = part {
        part = outcomes(of: subject, place, function) ?? part
      }
      if kind != .statement, kind != .query, decidesRows(child) { part = condition(part) }
      result = result.map { combined($0, part) } ?? part
    }
    return result ?? .own
  }

  /// A function of a character that comes to just two different values is a question with those for outcomes.
  private func outcomes(of subject: Subject, _ place: Int, _ function: CharacterFunction) -> Term? {
    var values: [Datum] = []
    for code in UInt32(0)..<(function.isByte ? 256 : 128) {
      let value = function.value(code, .binary)
      if value.isUnknown { return nil }
      if !values.contains(where: { $0.value == value.value }) { values.append(value) }
      if values.count > 2 { return nil }
    }
    guard values.count == 2 else { return nil }
    let evaluator = evaluator
    let isSecond = function.mapped(
      "is \(label(of: .constant(values[1])))",
      integer: values[1].integer.flatMap { Arithmetic.function(.equal, right: $0) }
    ) {
      datum, _ in .truth(evaluator.compare(datum, values[1]) == 0)
    }
    return .choice(
      subject, .test(.character(place, tests.test(isSecond))), .constant(values[1]), .constant(values[0]))
  }

  /// Whether only the truth of an expression matters, since it is a condition of the application's query.
  private func decidesRows(_ index: Int) -> Bool {
    let node = tree.nodes[index]
    if [.whereClause, .having].contains(node.kind) { return true }
    guard node.kind == .binary || node.kind == .unary && node.op == .not else { return false }
    return [.and, .or, .xor, .not].contains(node.op)
  }

  private mutating func combined(_ left: Term, _ right: Term) -> Term {
    if case .own = left { return right }
    if case .own = right { return left }
    if let lifted = lifted([left, right], { reader, parts in reader.combined(parts[0], parts[1]) }) {
      return lifted
    }
    if case .open = left { return left }
    if case .open = right { return right }
    return .effect(
      Effect(label: label(of: left) + " | " + label(of: right), delay: delay(of: left) ?? delay(of: right)))
  }

  /// The outcome as it is told apart from others. A page for the application's own value is one outcome, however the
  /// attacker got it.
  func effect(of term: Term, own: String) -> Effect {
    switch term {
    case .own: Effect(label: "page of " + own)
    case .constant(let datum):
      // A condition that is false for every row, or a value that the application looks up.
      if datum.isNull || datum.bytes == [0x30] {
        Effect(label: "no row")
      } else {
        Effect(label: "page of " + String(decoding: datum.bytes ?? [], as: UTF8.self))
      }
    case .effect(let effect): effect
    default: Effect(label: label(of: term), delay: delay(of: term))
    }
  }
}
