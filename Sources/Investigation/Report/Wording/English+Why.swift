import Injection
import Reconstruction

extension English {
  func word(_ label: WhyLabel) -> String {
    switch label {
    case .title: "Why"
    case .value: "Value"
    case .grade: "Grade"
    case .when: "When"
    case .from: "By"
    case .through: "Through"
    case .how: "How"
    case .sure: "How sure"
    case .asked: "Asked for"
    case .yesAndNo: "Answers"
    case .delivered: "Delivered"
    case .check: "The lines themselves"
    case .dumpRow: "Dump row"
    }
  }

  // MARK: Oracles

  func sign(_ sign: ResponseSign, signal: String) -> String {
    switch sign {
    case .pages(let pages):
      let shown = pages.map { page in
        "\(page.status)" + (page.bytes.map { " with \(bytes($0))" } ?? "")
      }
      return shown.joined(separator: " or ") + (signal == "sizeLessPayload" ? " less the payload" : "")
    case .under(let count): return "under \(bytes(count))"
    case .over(let count): return "over \(bytes(count))"
    case .atLeast(let seconds): return "\(CodeFace.seconds(seconds)) and more"
    case .lessThan(let seconds): return "less than \(CodeFace.seconds(seconds))"
    }
  }

  func calibration(_ name: String) -> String {
    switch name {
    case "knownTruths": "learnt from requests whose truth is known beforehand (such as 1=1 and 1=2)"
    case "oneKnownTruth":
      "one of them learnt from requests whose truth is known beforehand; the other usual response is the other"
    case "nextQuestions": "learnt from what the attacker asked next"
    case "fewestContradictions": "taken so because the other way round the answers contradict each other"
    case "delay": "the server was told to wait in one of the cases"
    default: name
    }
  }

  func oracle(_ oracle: OracleResult) -> String {
    "yes is \(sign(oracle.whenTrue, signal: oracle.signal)), no is \(sign(oracle.whenFalse, signal: oracle.signal)): "
      + "\(calibration(oracle.calibratedBy)). \(Self.count(oracle.questions, "question")), "
      + "\(Self.count(oracle.contradictions, "contradiction"))"
  }

  func otherOracles(_ count: Int, questions: Int) -> String {
    "and \(Self.count(count, "other way", plural: "other ways")) of asking, with \(Self.count(questions, "question"))"
  }

  // MARK: What was found

  func thing(_ thing: WhyMatch.Thing) -> String {
    switch thing {
    case .cell(let schema, let table, let column, let key, let position):
      "\(schema.map { $0 + "." } ?? "")\(table), column \(column)"
        + (key.map { ", row with key \($0)" } ?? position.map { ", row \($0.grouped) in the order asked for" }
          ?? "")
    case .scalar(let expression): "the value of \(expression)"
    case .name(let name): "the name \(name) in the database's catalogue"
    case .file(let path): "the file \(path)"
    }
  }

  func found(_ match: WhyMatch, shown: String) -> String {
    let certainty =
      switch match.grade {
      case .proven: "was read"
      case .probable: "was very probably read"
      case .possible, .reachable: "may have been read"
      }
    let name = thing(match.thing)
    if case .cell = match.thing {
      return "\(shown) \(certainty) (\(grade(match.grade))): \(name)."
        + (fit(match.fit).map { " " + $0 } ?? "")
    }
    return "\(name.prefix(1).uppercased() + name.dropFirst()) \(certainty) (\(grade(match.grade)))."
  }

  func figure(_ figure: WhyFigure) -> String {
    let total = figure.rowsAtMost ?? figure.tally.maximum
    return "\(figure.name): \(rows(figure.tally.maximum)) (\(tally(figure.tally)))"
      + (total > figure.tally.maximum ? "; by the size of the responses up to \(rows(total))" : "")
  }

  func figureHint(_ row: String) -> String {
    "Ask for one row, such as \(row), to see what each of its values rests on."
  }

  func fit(_ fit: WhyMatch.Fit) -> String? {
    switch fit {
    case .exact, .place: nil
    case .contained: "It contains what you typed."
    case .partlyKnown: "It is known in part only; what is known agrees with what you typed."
    }
  }

  func nothingFound(_ typed: String, tables: [String]) -> String {
    "Nothing that was obtained is or contains “\(typed)”. Try a part of it, a table (shop.members), a column "
      + "(members.email), a row by its key (members:12) or by its position in the order asked for (members#3)"
      + (tables.isEmpty ? "; no table was read" : "; tables that were read: \(list(tables, limit: 10))")
  }

  func moreMatches(_ count: Int) -> String {
    "\(count.grouped) more fit what you typed; type more of it, or use --json, which has them all."
  }

  // MARK: How it was learnt

  func questions(_ count: WhyWitnesses) -> String {
    let parts = [
      (count[.both], "answered by the response and the attacker's next question alike"),
      (count[.response], "by the response alone"), (count[.nextQuestion], "by the next question alone"),
      (count[.contradicted], "where the two disagree"), (count[.none], "without an answer"),
    ].filter { $0.0 > 0 }.map { "\($0.0.grouped) \($0.1)" }
    return "\(Self.count(count.total, "question")) that the page answered with yes or no: \(list(parts))"
  }

  func deliveries(_ count: Int) -> String {
    "delivered in the response, \(Self.count(count, "request"))"
  }

  func sureness(_ sureness: Sureness) -> [String] {
    var reasons: [String] = []
    if !sureness.values.isEmpty {
      if sureness.isUnanswered {
        reasons.append("It was asked for, but which response means yes could not be learnt.")
      } else if sureness.isShown {
        reasons.append(
          "Every answer rests on a response whose meaning is known, or on two witnesses that agree.")
      } else {
        reasons.append("Some answers rest on one witness whose meaning was only concluded.")
      }
      if sureness.conflicts > 0 {
        reasons.append(
          "\(Self.count(sureness.conflicts, "answer")) \(sureness.conflicts == 1 ? "does" : "do") not fit the others; "
            + "characters that hang on one are not taken as known.")
      }
      if sureness.isSettledByDump {
        reasons.append("The dump decided what the answers leave open: the row is the one that fits them.")
      }
      if !sureness.isCertain, !sureness.isUnanswered {
        reasons.append(
          "Letter case or characters beyond ASCII are left open by the questions and taken as the attacker's tool takes them."
        )
      }
    }
    switch sureness.best {
    case .exactByOthers:
      reasons.append(
        "The response has to the byte the size that the dump predicts, under a model learnt from other deliveries."
      )
    case .exact:
      reasons.append(
        "The response has to the byte the size that the dump predicts; this delivery helped to choose the model."
      )
    case .carried:
      reasons.append("The response carried more than an empty one; what exactly, no evidence computes.")
    case .open: reasons.append("It was asked for, and nothing shows that this failed.")
    case .refuted: reasons.append("The response cannot have carried it.")
    case nil: break
    }
    if !sureness.isComplete { reasons.append("A part of it is not known.") }
    return reasons
  }

  func subject(_ subject: LearntSubject, isBytes: Bool) -> String {
    switch subject {
    case .character(let place):
      (isBytes ? "byte " : "character ") + (place > 0 ? "\(place)" : "\(-place) from the end")
    case .length: "length"
    case .byteLength: "length in bytes"
    case .number: "value"
    case .whole: "the value"
    }
  }

  func asked(_ asked: Asked, isBytes: Bool) -> String {
    switch asked {
    case .character(let place, let condition):
      return "\(subject(.character(place), isBytes: isBytes)) \(code(condition))"
    case .length(let condition): return "length \(number(condition))"
    case .byteLength(let condition): return "length in bytes \(number(condition))"
    case .number(let condition): return "value \(number(condition))"
    case .comesBefore(let text, let from, let orEqual):
      return (from == 1 ? "value" : "value from character \(from) on") + " \(orEqual ? "<=" : "<") '\(text)'"
    case .holds(let text, let place):
      if place == 1 { return "begins with \"\(text)\"" }
      if place == -text.unicodeScalars.count { return "ends with \"\(text)\"" }
      return "from \(subject(.character(place), isBytes: isBytes)) on stands \"\(text)\""
    case .equals(let text): return "value is \"\(text)\""
    case .isNull: return "value is NULL"
    case .exists: return "the names exist"
    case .all(let parts): return parts.map { self.asked($0, isBytes: isBytes) }.joined(separator: " and ")
    case .any(let parts): return parts.map { self.asked($0, isBytes: isBytes) }.joined(separator: " or ")
    case .not(let inner): return "not (\(self.asked(inner, isBytes: isBytes)))"
    }
  }

  private func code(_ condition: CodeCondition) -> String {
    switch condition {
    case .equal(0): "is the end of the text (0)"
    case .equal(let code): "is \(CodeFace.text(code))"
    case .differs(let code): "is not \(CodeFace.text(code))"
    case .above(let code): "> \(code)"
    case .atMost(let code): "<= \(code)"
    case .between(let low, let high): "is between \(low) and \(high)"
    case .oneOf(let codes): "is one of \(list(CodeFace.stretches(codes)))"
    case .noneOf(let codes): "is none of \(list(CodeFace.stretches(codes)))"
    case .bit(let bit, let isSet): "has bit \(bit) (value \(1 << bit)) \(isSet ? "set" : "not set")"
    case .ranges(let ranges): "is in \(list(ranges.map(CodeFace.range), limit: 12))"
    case .anything: "is anything"
    case .nothing: "is nothing that there is"
    }
  }

  private func number(_ condition: NumberCondition) -> String {
    switch condition {
    case .equal(let number): "is \(number)"
    case .differs(let number): "is not \(number)"
    case .above(let number): "> \(number)"
    case .atMost(let number): "<= \(number)"
    case .between(let low, let high): "is between \(low) and \(high)"
    case .oneOf(let numbers): "is one of \(list(numbers.map(String.init)))"
    case .ranges(let ranges): "is in \(list(ranges.map(CodeFace.range), limit: 12))"
    case .anything: "is anything"
    case .nothing: "is nothing that there is"
    }
  }

  func left(_ left: Left) -> String {
    switch left {
    case .codes(.anything, _), .numbers(.anything): "nothing is known yet"
    case .codes(.nothing, _), .numbers(.nothing): "nothing is left"
    case .codes(.equal(0), _): "the text ends"
    case .codes(.equal(let code), _): CodeFace.text(code)
    case .codes(let condition, let count): "\(code(condition)) (\(count.grouped) left)"
    case .numbers(.equal(let number)): "\(number)"
    case .numbers(let condition): number(condition)
    case .text(let text): text.isEmpty ? "nothing is known yet" : "\"\(text)\""
    }
  }

  func conclusion(_ part: LearntPart, isBytes: Bool) -> String {
    let name = subject(part.subject, isBytes: isBytes)
    let head = name.prefix(1).uppercased() + name.dropFirst()
    guard let taken = part.taken, part.left != .codes(.equal(taken), count: 1) else {
      return "\(head): \(left(part.left))"
    }
    return "\(head): \(CodeFace.text(taken)), taken of those that the answers leave: \(left(part.left))"
  }

  func answer(_ answer: Bool?) -> String { answer.map { $0 ? "yes" : "no" } ?? "not known" }

  func witness(_ witness: LearntQuestion.Witness) -> String {
    switch witness {
    case .none: "no witness"
    case .response: "response"
    case .nextQuestion: "next question"
    case .both: "response and next question"
    case .contradicted: "response and next question disagree"
    }
  }

  func response(status: Int, bytes: Int?, bytesLessPayload: Int?, seconds: Double?) -> String {
    list(
      [
        "\(status)", bytes.map(self.bytes),
        bytesLessPayload.map { "\(self.bytes($0)) less the payload" }, seconds.map(CodeFace.seconds),
      ].compactMap(\.self))
  }

  func heard(_ response: String, _ witness: LearntQuestion.Witness) -> String {
    "\(response); \(self.witness(witness))"
  }

  func contradicts() -> String { "does not fit the answers before it" }
  func hidden(_ questions: Int) -> String { "\(Self.count(questions, "question")), hidden" }

  func delivery(_ delivery: LearntDelivery, asked: String) -> String {
    let way =
      switch delivery.channel {
      case .rows: "as rows of the application's result"
      case .value: "as a value in the page"
      case .message(let name): "in an error message (\(name))"
      }
    let size =
      switch (delivery.predictedBytes, delivery.observedBytes) {
      case (let predicted?, let observed?) where predicted == observed:
        "\(bytes(observed)), exactly as predicted"
      case (let predicted?, let observed?): "\(bytes(observed)), \(predicted.grouped) predicted"
      case (nil, let observed?): "\(bytes(observed)), none predicted"
      case (_, nil): "no size in the log"
      }
    return list(
      [
        asked + aside(way), delivery.rows.map { rows($0) + " by the dump" }, "\(delivery.status)", size,
        delivery.model.map { "size = \($0)" },
      ].compactMap(\.self))
  }
}
