extension BlindValue {
  /// Answers that cannot all be right: those with two witnesses count before the others; a character that even they
  /// contradict is not known.
  mutating func settleConflicts() {
    let strong = questions.filter { $0.answer != nil && $0.byResponse == $0.byNextQuestion }
    let weak = questions.filter { $0.answer != nil && $0.byResponse != $0.byNextQuestion }
    var known = UnknownValue()
    var left: [AnsweredQuestion] = []
    for question in strong + weak {
      guard let answer = question.answer else { continue }
      var trial = known
      trial.learn(question.claim, answer)
      trial.settle()
      if trial.isContradictory { left.append(question) } else { known = trial }
    }
    conflicts = left.count
    // A few answers that stand alone against many are faults of the line or the page; more than that is no knowledge.
    for question in left {
      guard let place = BlindQuestion.place(of: question.claim), place > 0 else { continue }
      let about = questions.filter { $0.answer != nil && BlindQuestion.place(of: $0.claim) == place }.count
      let against = left.filter { BlindQuestion.place(of: $0.claim) == place }.count
      if against * 8 > about { known.forget(place) }
    }
    self.known = known
  }
}

extension UnknownValue {
  /// Takes back what was concluded of a character.
  mutating func forget(_ place: Int) { replace(place, with: .all) }
}
