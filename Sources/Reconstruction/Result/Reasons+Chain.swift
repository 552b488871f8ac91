/// What a stretch of questions is about.
public enum LearntSubject: Sendable, Hashable {
  /// A character, from 1; from the end as -1, -2 and so on.
  case character(Int)
  case length
  case byteLength
  case number
  /// The value as a whole.
  case whole
}

/// The questions about one part of a value, in order, and what they leave of it.
public struct LearntPart: Sendable {
  public let subject: LearntSubject
  public internal(set) var steps: [LearntStep] = []
  /// What all answers to all questions about the value leave.
  public internal(set) var left: Left
  /// The character that was taken for it, of one or several that are left.
  public internal(set) var taken: UInt32?
}

/// One question with what its answer leaves of the part that it is about.
public struct LearntStep: Sendable {
  public let question: LearntQuestion
  public let asked: Asked
  /// After this answer and those before it.
  public let left: Left
  /// The answer does not fit those before it.
  public let isContradiction: Bool
}

/// What is still possible.
public enum Left: Sendable, Hashable {
  case codes(CodeCondition, count: Int)
  case numbers(NumberCondition)
  /// The text so far, with U+FFFD for each character that is not known.
  case text(String)
}

extension Reasons {
  /// The questions about a value, part by part, each with what it leaves: whoever goes through them with pencil and
  /// paper comes to the same.
  ///
  /// - Complexity: O(questions × length of the value).
  public func chain(of value: LearntValue) -> [LearntPart] {
    if value.isOfAnyRow { return [beginnings(of: value)] }
    var parts: [LearntSubject: LearntPart] = [:]
    var known = UnknownValue()
    for question in value.questions {
      let claim = claims[Int(question.claim)]
      var after = known
      var isContradiction = false
      if let answer = question.answer {
        after.learn(claim, answer)
        let subject = Reasons.subject(of: claim, from: known, to: after)
        after.settle()
        isContradiction = after.isContradictory
        if isContradiction { after = known }
        add(claim, question, subject, after, isContradiction, to: &parts)
      } else {
        add(claim, question, Reasons.subject(of: claim, from: known, to: known), known, false, to: &parts)
      }
      known = after
    }
    let taken = value.isBytes ? [] : Array((value.settled ?? value.text ?? "").unicodeScalars)
    return parts.values.map { part in
      var part = part
      part.left = Reasons.left(of: part.subject, value.known)
      if case .character(let place) = part.subject, place >= 1, place <= taken.count,
        taken[place - 1] != "\u{FFFD}"
      {
        part.taken = taken[place - 1].value
      }
      return part
    }.sorted { Reasons.order($0.subject) < Reasons.order($1.subject) }
  }

  /// Questions about the beginnings of all rows: each yes is a beginning that some row has, none narrows another.
  private func beginnings(of value: LearntValue) -> LearntPart {
    var latest = ""
    var part = LearntPart(subject: .whole, left: .text(""))
    for question in value.questions {
      let claim = claims[Int(question.claim)]
      if question.answer == true, let prefix = BlindValue.prefix(claim) {
        latest = String(String.UnicodeScalarView(prefix.compactMap(Unicode.Scalar.init)))
      }
      part.steps.append(
        LearntStep(question: question, asked: claim.asked, left: .text(latest), isContradiction: false))
    }
    part.left = .text(latest)
    return part
  }

  private func add(
    _ claim: Claim, _ question: LearntQuestion, _ subject: LearntSubject, _ known: UnknownValue,
    _ isContradiction: Bool, to parts: inout [LearntSubject: LearntPart]
  ) {
    let left = Reasons.left(of: subject, known)
    parts[subject, default: LearntPart(subject: subject, left: left)].steps.append(
      LearntStep(question: question, asked: claim.asked, left: left, isContradiction: isContradiction))
  }

  /// What a claim is about: the one character that it names, else the one that its answer decides.
  private static func subject(of claim: Claim, from before: UnknownValue, to after: UnknownValue)
    -> LearntSubject
  {
    if let place = BlindQuestion.place(of: claim) { return .character(place) }
    if let measure = measure(of: claim) {
      switch measure {
      case .characters: return .length
      case .bytes: return .byteLength
      case .value: return .number
      }
    }
    let changed = (1...max(1, after.characters.count)).filter { before.character($0) != after.character($0) }
    return changed.count == 1 ? .character(changed[0]) : .whole
  }

  private static func measure(of claim: Claim) -> Measure? {
    switch claim {
    case .test(.measure(let measure, _)): return measure
    case .not(let inner): return self.measure(of: inner)
    case .all(let parts), .any(let parts):
      let measures = Set(parts.map { self.measure(of: $0) })
      return measures.count == 1 ? measures.first ?? nil : nil
    case .test: return nil
    }
  }

  private static func left(of subject: LearntSubject, _ known: UnknownValue) -> Left {
    switch subject {
    case .character(let place):
      let set =
        place > 0 ? known.character(place) : -place <= known.fromEnd.count ? known.fromEnd[-place - 1] : .all
      return .codes(CodeCondition(set), count: set.count)
    case .length: return .numbers(NumberCondition(known.lengths, in: 0...(1 << 40)))
    case .byteLength: return .numbers(NumberCondition(known.byteLengths, in: 0...(1 << 40)))
    case .number: return .numbers(NumberCondition(known.number, in: NumberTest.universe))
    case .whole:
      let scalars = known.characters.map { set in
        set.single.flatMap { $0 == CodeSet.end ? nil : Unicode.Scalar($0) } ?? "\u{FFFD}"
      }
      return .text(String(String.UnicodeScalarView(scalars)))
    }
  }

  /// The value as a whole and its measures first, then its characters, then those counted from the end.
  private static func order(_ subject: LearntSubject) -> Int {
    switch subject {
    case .whole: -5
    case .length: -4
    case .byteLength: -3
    case .number: -2
    case .character(let place): place > 0 ? place : 1 << 32 - place
    }
  }
}
