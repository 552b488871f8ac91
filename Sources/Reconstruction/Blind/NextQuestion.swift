/// The attacker's next question as a witness: a tool that goes by the answers never asks what it knows already.
///
/// After a question about a character the next one about it is worth asking only under one of the two answers; that
/// was the answer. A closing question for one single value (`!= 101`) shows which value the attacker had arrived at.
struct NextQuestion {
  /// One attacker's questions about one thing, in the order in which they were asked.
  typealias Sequence = [(question: Int, claim: Claim)]

  /// For each question of the sequence the answer that the one after it shows; nil where it shows none.
  ///
  /// - Parameter oracle: answers known otherwise, which are taken where the next question says nothing.
  /// - Complexity: O(questions), each with the work of two narrowings.
  static func answers(_ sequence: Sequence, otherwise oracle: (Int) -> Bool?) -> [Bool?] {
    var known = UnknownValue()
    var answers = [Bool?](repeating: nil, count: sequence.count)
    for index in sequence.indices {
      let claim = sequence[index].claim
      // A question asked twice is a retry: what comes after it counts.
      if let next = sequence[(index + 1)...].prefix(8).first(where: { $0.claim != claim }) {
        answers[index] = answer(claim, before: next.claim, known)
      }
      guard let answer = answers[index] ?? oracle(sequence[index].question) else { continue }
      known.learn(claim, answer)
      known.settle()
      known.keepAlternatives(atMost: 24)
      // What contradicts itself says nothing further: the attacker began anew.
      if known.isContradictory {
        known = UnknownValue()
        known.learn(claim, answer)
      }
    }
    return answers
  }

  private static func answer(_ claim: Claim, before next: Claim, _ known: UnknownValue) -> Bool? {
    guard known.verdict(on: claim) == nil else { return nil }
    var (ifTrue, ifFalse) = (known, known)
    ifTrue.learn(claim, true)
    ifTrue.settle()
    ifFalse.learn(claim, false)
    ifFalse.settle()
    let (worthIfTrue, worthIfFalse) = (isOpen(next, ifTrue), isOpen(next, ifFalse))
    if worthIfTrue != worthIfFalse { return worthIfTrue }
    guard !worthIfTrue, let value = NextQuestion.confirmed(next) else { return nil }
    // Neither is worth asking: it confirms the one value that was left.
    let (isTrue, isFalse) = (ifTrue.character(value.place).single, ifFalse.character(value.place).single)
    if isTrue == value.code, isFalse != value.code { return true }
    if isFalse == value.code, isTrue != value.code { return false }
    return nil
  }

  private static func isOpen(_ claim: Claim, _ value: UnknownValue) -> Bool {
    !value.isContradictory && value.verdict(on: claim) == nil
  }

  /// The one character that a question asks for, or for anything but it.
  static func confirmed(_ claim: Claim) -> (place: Int, code: UInt32)? {
    switch claim {
    case .not(let inner): return confirmed(inner)
    case .test(.character(let place, let test)):
      if let code = test.whenTrue.single { return (place, code) }
      return test.whenFalse.single.map { (place, $0) }
    default: return nil
    }
  }
}
