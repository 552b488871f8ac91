import Injection

/// Works out what was learnt through one injection point by questions that the page answers with yes or no.
struct BlindReader {
  /// An oracle with the questions that it answers.
  struct Calibrated {
    let oracle: Oracle
    let echo: Echo
    let members: [Int]
    /// Answers that the attacker's next question or the other answers contradict.
    var contradictions = 0
  }

  /// Everything that was worked out at the point.
  struct Result {
    var values: [BlindValue] = []
    var oracles: [Calibrated] = []
    /// Requests that ask about data, but not in a way that is understood.
    var open: [(attack: AttackRequest, reason: String)] = []
    /// Requests that were read as questions.
    var lines: Set<EvidenceLine> = []
  }

  /// What ordinary visitors got for a value of the parameter.
  typealias OrdinaryResponses = [String: [Response: Int]]

  private let questions: [BlindQuestion]
  private let subjects: [Subject]
  private let known: [(effect: Effect, frame: BlindQuestion.Frame, attack: AttackRequest)]
  private let open: [(attack: AttackRequest, reason: String)]
  private let ordinary: OrdinaryResponses

  /// - Parameters:
  ///   - attacks: of one point, in the order of their evidence lines.
  ///   - ordinary: innocent requests to the same parameter, by its value.
  init(_ attacks: [AttackRequest], ordinary: OrdinaryResponses, tests: CharacterTests) {
    var questions: [BlindQuestion] = []
    var known: [(effect: Effect, frame: BlindQuestion.Frame, attack: AttackRequest)] = []
    var open: [(attack: AttackRequest, reason: String)] = []
    var numbers: [Subject: Int] = [:]
    var subjects: [Subject] = []
    for attack in attacks {
      switch BlindQuestion.read(attack, tests: tests) {
      case .known(let effect, let frame): known.append((effect, frame, attack))
      case .question(let subject, let claim, let whenTrue, let whenFalse, let frame):
        let number = numbers[subject] ?? subjects.count
        if numbers[subject] == nil {
          numbers[subject] = number
          subjects.append(subject)
        }
        questions.append(
          BlindQuestion(
            attack: attack, subject: number, claim: claim, whenTrue: whenTrue, whenFalse: whenFalse,
            frame: frame,
            place: BlindQuestion.place(of: claim) ?? 0))
      case .open(let reason): open.append((attack, reason))
      case .none: continue
      }
    }
    self.questions = questions
    self.subjects = subjects
    self.known = known
    self.open = open
    self.ordinary = ordinary
  }

  /// Questions that share an oracle.
  private struct Kind: Hashable {
    let frame: BlindQuestion.Frame
    let whenTrue: Effect
    let whenFalse: Effect
  }

  func read() -> Result {
    var result = Result()
    result.open = open
    result.lines = Set(questions.map { EvidenceLine(item: $0.attack.item, line: $0.attack.line) })
    guard !questions.isEmpty else { return result }
    var answered = questions.indices.map { AnsweredQuestion(request: $0, claim: questions[$0].claim) }
    let sequences = sequences()
    answerByNextQuestion(sequences, &answered)
    let kinds = Dictionary(grouping: questions.indices) { index in
      Kind(
        frame: questions[index].frame, whenTrue: questions[index].whenTrue,
        whenFalse: questions[index].whenFalse)
    }
    // A few pages do not show how they repeat the payload: then it is as in all the others.
    let common = Echo(explaining: questions.map(\.attack))
    for members in kinds.values.sorted(by: { $0[0] < $1[0] }) {
      let echo = members.count < 20 ? common : Echo(explaining: members.map { questions[$0].attack })
      guard let oracle = oracle(for: members, answered, echo) else { continue }
      for member in members {
        let attack = questions[member].attack
        answered[member].byResponse = oracle.answer(echo.response(to: attack), microseconds: attack.duration)
        answered[member].isCalibrated = [.knownTruths, .oneKnownTruth, .delay].contains(oracle.calibration)
      }
      result.oracles.append(Calibrated(oracle: oracle, echo: echo, members: members))
    }
    // With the responses' answers the next questions say more: what was left open before them is known now.
    answerByNextQuestion(sequences, &answered)
    if result.oracles.isEmpty { presume(sequences, &answered) }
    weigh(&answered)
    for index in result.oracles.indices {
      result.oracles[index].contradictions = result.oracles[index].members.reduce(0) { count, member in
        let (response, next) = (answered[member].byResponse, answered[member].byNextQuestion)
        return count + (response != nil && next != nil && response != next ? 1 : 0)
      }
    }
    result.values = values(answered)
    return result
  }

  // MARK: - Next questions

  /// Each attacker's questions about one character, or about one value as a whole, in order.
  private func sequences() -> [NextQuestion.Sequence] {
    struct Thread: Hashable {
      let client: String
      let userAgent: String
      let subject: Int
      let place: Int
    }
    // Who lets a text grow asks about its beginning as a whole, not about single characters.
    var (asked, grown) = (
      [Int](repeating: 0, count: subjects.count), [Int](repeating: 0, count: subjects.count)
    )
    for question in questions {
      asked[question.subject] += 1
      if question.place == 0, BlindValue.prefix(question.claim) != nil { grown[question.subject] += 1 }
    }
    var order: [Thread: Int] = [:]
    var sequences: [NextQuestion.Sequence] = []
    for (index, question) in questions.enumerated() {
      // An address may change; what is injected through the user agent is no name of the attacker's.
      let thread = Thread(
        client: question.attack.client,
        userAgent: question.attack.value.place == .header ? "" : question.attack.userAgent,
        subject: question.subject,
        place: grown[question.subject] * 3 > asked[question.subject] ? 0 : question.place)
      if let place = order[thread] {
        sequences[place].append((index, question.claim))
      } else {
        order[thread] = sequences.count
        sequences.append([(index, question.claim)])
      }
    }
    return sequences
  }

  private func answerByNextQuestion(
    _ sequences: [NextQuestion.Sequence], _ answered: inout [AnsweredQuestion]
  ) {
    for sequence in sequences where sequence.count > 1 {
      let known = answered
      let answers = NextQuestion.answers(sequence) { known[$0].byResponse }
      for (entry, answer) in zip(sequence, answers) { answered[entry.question].byNextQuestion = answer }
    }
  }

  /// Without any oracle: who tries one character after the other and goes on to the next place has met it with the
  /// last. That is so only if the tries end at different characters, and nothing proves that none was lost.
  private func presume(_ sequences: [NextQuestion.Sequence], _ answered: inout [AnsweredQuestion]) {
    let linear = sequences.filter { sequence in
      sequence.count > 1 && questions[sequence[0].question].place != 0
        && sequence.allSatisfy { NextQuestion.confirmed($0.claim) != nil }
    }
    guard linear.count >= 3, Set(linear.map(\.count)).count >= 3 else { return }
    for sequence in linear {
      guard let last = sequence.last, answered[last.question].byNextQuestion == nil else { continue }
      answered[last.question].byNextQuestion = true
      answered[last.question].isPresumed = true
    }
  }

  // MARK: - Oracles

  private func oracle(for members: [Int], _ answered: [AnsweredQuestion], _ echo: Echo) -> Oracle? {
    let first = questions[members[0]]
    if let oracle = Oracle(whenTrue: first.whenTrue, whenFalse: first.whenFalse),
      members.contains(where: { questions[$0].attack.duration != nil })
    {
      return oracle
    }
    var asked: Oracle.Counts = [:]
    for member in members { asked[echo.response(to: questions[member].attack), default: 0] += 1 }
    let (yes, no) = (
      knownResponses(first.whenTrue, first.frame, echo), knownResponses(first.whenFalse, first.frame, echo)
    )
    let isWithoutEcho = echo.times > 0
    if let oracle = Oracle(yes: yes, no: no, asked: asked, isWithoutEcho: isWithoutEcho) { return oracle }
    let usual = Oracle.usual(asked)
    guard usual.count == 2 else { return noisy(members, answered, echo) }
    // Where both outcomes are known, a third response is neither.
    let isKnown = usual.map { yes[$0] != nil || no[$0] != nil }
    if !yes.isEmpty, !no.isEmpty, isKnown[0] != isKnown[1] { return nil }
    return byPolarity(usual, members, answered, echo)
  }

  /// Responses to requests whose outcome was known to be this one.
  private func knownResponses(_ effect: Effect, _ frame: BlindQuestion.Frame, _ echo: Echo) -> Oracle.Counts {
    var counts: Oracle.Counts = [:]
    for entry in known where entry.frame == frame && entry.effect == effect {
      counts[echo.response(to: entry.attack), default: 0] += 1
    }
    guard counts.isEmpty, echo.times == 0, effect.label.hasPrefix("page of ") else { return counts }
    return ordinary[String(effect.label.dropFirst("page of ".count))] ?? [:]
  }

  /// Which of two responses means true: as the next questions have it, else as makes the fewest contradictions.
  private func byPolarity(
    _ usual: [Response], _ members: [Int], _ answered: [AnsweredQuestion], _ echo: Echo
  ) -> Oracle? {
    let isWithoutEcho = echo.times > 0
    // For each response how often the next question shows yes, and no.
    var votes = [(yes: 0, no: 0), (yes: 0, no: 0)]
    for member in members {
      guard let answer = answered[member].byNextQuestion,
        let place = usual.firstIndex(of: echo.response(to: questions[member].attack))
      else { continue }
      if answer { votes[place].yes += 1 } else { votes[place].no += 1 }
    }
    for (first, second) in [(0, 1), (1, 0)]
    where votes[first].yes + votes[second].no >= 3 && votes[first].yes >= 9 * votes[first].no
      && votes[second].no >= 9 * votes[second].yes
    {
      return Oracle(
        whenTrue: usual[first], whenFalse: usual[second], .nextQuestions, isWithoutEcho: isWithoutEcho)
    }
    let faults = [0, 1].map { first in
      let oracle = Oracle(
        whenTrue: usual[first], whenFalse: usual[1 - first], .fewestContradictions,
        isWithoutEcho: isWithoutEcho)
      return self.faults(members) {
        oracle.answer(echo.response(to: questions[$0].attack), microseconds: nil)
      }
    }
    guard faults[0] != faults[1] else { return nil }
    let first = faults[0] < faults[1] ? 0 : 1
    guard faults[first] * 4 <= faults[1 - first] else { return nil }
    return Oracle(
      whenTrue: usual[first], whenFalse: usual[1 - first], .fewestContradictions, isWithoutEcho: isWithoutEcho
    )
  }

  /// How many characters come out contradictory, or as what no text holds.
  ///
  /// Only what is left of ASCII is looked at, where something is: whole planes of code points are never ruled out.
  private func faults(_ members: [Int], _ answer: (Int) -> Bool?) -> Int {
    var values: [Int: UnknownValue] = [:]
    for member in members {
      guard let answer = answer(member) else { continue }
      values[questions[member].subject, default: UnknownValue()].learn(questions[member].claim, answer)
    }
    let unlikely = CodeSet(1...8).union(CodeSet(14...31)).union(CodeSet([127])).union(
      CodeSet(0xE000...0xF8FF)
    )
    .union(CodeSet(0xFFFE...0xFFFF)).union(CodeSet(0x20000...0x10FFFF))
    return values.values.reduce(0) { sum, value in
      var value = value
      value.settle()
      let faulty = value.characters.filter { set in
        let ascii = set.ascii
        return set.isEmpty || (ascii.isEmpty ? set : ascii).isSubset(of: unlikely)
      }.count
      return sum + faulty + (value.lengths.isEmpty ? 1 : 0) + (value.number.isEmpty ? 1 : 0)
    }
  }

  private func noisy(_ members: [Int], _ answered: [AnsweredQuestion], _ echo: Echo) -> Oracle? {
    var (sizesTrue, sizesFalse): ([Int], [Int]) = ([], [])
    for member in members {
      guard let answer = answered[member].byNextQuestion,
        let size = echo.response(to: questions[member].attack).size, questions[member].attack.status < 400
      else { continue }
      if answer { sizesTrue.append(size) } else { sizesFalse.append(size) }
    }
    return Oracle(noisyTrue: sizesTrue, noisyFalse: sizesFalse, isWithoutEcho: echo.times > 0)
  }

  // MARK: - Answers

  /// Brings the two witnesses together. Where they mostly agree both count; where they do not, the attacker did not go
  /// by the answers, and his next question says nothing.
  private func weigh(_ answered: inout [AnsweredQuestion]) {
    var (agree, differ) = ([false: 0, true: 0], [false: 0, true: 0])
    for entry in answered {
      guard let response = entry.byResponse, let next = entry.byNextQuestion else { continue }
      if response == next { agree[response, default: 0] += 1 } else { differ[response, default: 0] += 1 }
    }
    // Who asks everything in turn, whatever the answers, asks on after a yes as after a no.
    let fits = [false, true].allSatisfy { (differ[$0] ?? 0) * 10 <= (agree[$0] ?? 0) }
    let isCompared = (agree.values.reduce(0, +) + differ.values.reduce(0, +)) >= 8
    let goesByAnswers = isCompared ? fits : seemsAdaptive(answered)
    for index in answered.indices {
      if !goesByAnswers { answered[index].byNextQuestion = nil }
      let (response, next) = (answered[index].byResponse, answered[index].byNextQuestion)
      if let response, let next, response != next {
        answered[index].answer = answered[index].isCalibrated ? response : nil
      } else {
        answered[index].answer = response ?? next
      }
    }
  }

  /// Without an oracle: whether the questions look as if they followed answers. Both answers occur, and one and the same
  /// question is followed by different ones.
  private func seemsAdaptive(_ answered: [AnsweredQuestion]) -> Bool {
    let answers = answered.compactMap(\.byNextQuestion)
    let trues = answers.filter(\.self).count
    // Of a few questions nobody can tell how they were chosen.
    return answers.count >= 40 && trues * 20 >= answers.count && (answers.count - trues) * 20 >= answers.count
      && answers.count * 2 >= answered.count
  }

  private func values(_ answered: [AnsweredQuestion]) -> [BlindValue] {
    var bySubject = [[Int]](repeating: [], count: subjects.count)
    for (index, question) in questions.enumerated() { bySubject[question.subject].append(index) }
    let values = subjects.indices.map { subject in
      let members = bySubject[subject]
      var known = UnknownValue()
      for member in members {
        if let answer = answered[member].answer { known.learn(answered[member].claim, answer) }
      }
      known.settle()
      let moments = members.map { index in
        Moment(seconds: questions[index].attack.time, utcOffset: questions[index].attack.utcOffset)
      }
      var value = BlindValue(
        subject: subjects[subject], known: known, questions: members.map { answered[$0] },
        first: moments.min() ?? moments[0], last: moments.max() ?? moments[0])
      if known.isContradictory { value.settleConflicts() }
      return value
    }
    return BlindReader.joined(values)
  }

  /// Texts that were read byte by byte, with what was asked about the same text otherwise: its length in bytes is the
  /// number of those.
  private static func joined(_ values: [BlindValue]) -> [BlindValue] {
    var bytes: [Subject: Int] = [:]
    for (index, value) in values.enumerated() where value.subject.isBytes { bytes[value.subject] = index }
    guard !bytes.isEmpty else { return values }
    var values = values
    var taken: Set<Int> = []
    for (index, value) in values.enumerated() where !value.subject.isBytes && value.known.characters.isEmpty {
      guard let host = bytes[value.subject.bytes] else { continue }
      values[host].known.takeLength(from: value.known)
      values[host].questions = (values[host].questions + value.questions).sorted { $0.request < $1.request }
      values[host].first = min(values[host].first, value.first)
      values[host].last = max(values[host].last, value.last)
      taken.insert(index)
    }
    return values.indices.filter { !taken.contains($0) }.map { values[$0] }
  }

  /// The requests that were asked, by the numbers in `AnsweredQuestion.request`.
  func attack(_ number: Int) -> AttackRequest { questions[number].attack }
}
