/// What an expression of an injected fragment comes to, as far as it can be said without the database.
indirect enum Term {
  case constant(Datum)
  /// The application's own value or condition, which the fragment hangs on.
  case own
  /// The whole of an unknown value.
  case text(Subject)
  /// A stretch of an unknown text: from a place (1 the first, -1 the last), so many characters; nil: to its end.
  case slice(Subject, from: Int, count: Int?)
  /// Something computed from one character of an unknown text.
  case character(Subject, place: Int, CharacterFunction)
  /// A length of an unknown text, or the value as a number.
  case measure(Subject, Measure, NumberFunction)
  /// Where a constant text is found in an unknown one, looked for from a place on.
  case location(Subject, of: [UInt32], from: Int)
  /// How an unknown text compares with a constant one: STRCMP's result.
  case comparison(left: Term, right: Datum)
  /// One thing if a claim holds, another if it does not.
  case choice(Subject, Claim, Term, Term)
  /// What the server makes of it is not computed; the label tells different outcomes apart.
  case effect(Effect)
  /// Not understood: the reason.
  case open(String)

  static var yes: Term { .constant(.truth(true)) }
  static var no: Term { .constant(.truth(false)) }

  /// A comparison that the application's own text completes. The attacker sees to it that it changes nothing.
  static var openEnd: Term { .effect(Effect(label: "open end")) }
  var isOpenEnd: Bool { if case .effect(let effect) = self { effect.label == "open end" } else { false } }

  static func proposition(_ subject: Subject, _ claim: Claim) -> Term { .choice(subject, claim, .yes, .no) }

  var datum: Datum? { if case .constant(let datum) = self { datum } else { nil } }

  /// The unknown value that it is of, where it is of one.
  var subject: Subject? {
    switch self {
    case .text(let subject), .slice(let subject, _, _), .character(let subject, _, _),
      .measure(let subject, _, _),
      .location(let subject, _, _):
      subject
    default: nil
    }
  }

  /// Whether it depends on an unknown value.
  var isUnknown: Bool {
    switch self {
    case .constant, .own, .effect, .open: false
    default: true
    }
  }
}

/// An outcome that is told apart from others, not computed.
struct Effect: Hashable {
  var label: String
  /// Seconds that the server is made to wait.
  var delay: Double?
}

/// A function of a whole number.
struct NumberFunction {
  let key: String
  /// Nil: the number itself.
  let value: ((Int64) -> Datum)?

  static var identity: NumberFunction { NumberFunction(key: "n", value: nil) }

  func mapped(_ name: String, _ transform: @escaping (Datum) -> Datum) -> NumberFunction {
    let inner = value
    return NumberFunction(key: "\(name)<\(key)>") { number in
      let known = inner?(number) ?? .integer(number)
      return known.isUnknown ? .unknown : transform(known)
    }
  }

  /// Numbers up to which a function is tried out; beyond them nothing is concluded.
  private static let tried: ClosedRange<Int64> = 0...4_096

  /// The numbers for which the function counts as true.
  func truth() -> NumberTest {
    guard let value else { return NumberTest(IntegerSet([0]).complement(in: NumberTest.universe)) }
    var (holds, fails): ([Int64], [Int64]) = ([], [])
    for number in NumberFunction.tried {
      let result = value(number)
      if result.isUnknown || result.isTrue == true { holds.append(number) }
      if result.isUnknown || result.isTrue != true { fails.append(number) }
    }
    let untried = IntegerSet(NumberFunction.tried).complement(in: NumberTest.universe)
    return NumberTest(
      whenTrue: IntegerSet(holds).union(untried), whenFalse: IntegerSet(fails).union(untried))
  }
}
