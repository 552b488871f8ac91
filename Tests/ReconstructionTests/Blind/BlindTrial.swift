import DatabaseDump
import SQLSyntax
import TestSupport

@testable import Injection
@testable import Reconstruction

/// Puts a random case before the reader and compares what it makes of it with the truth.
struct BlindTrial {
  private let attack: BlindCase
  private let tests: CharacterTests
  private let page: PageModel
  private let isLossy: Bool
  /// The case's questions by the line that they stand in.
  private var asked: [Int: BlindCase.Asked] = [:]
  private var requests: [AttackRequest] = []

  init(_ attack: BlindCase, _ tests: CharacterTests) {
    self.attack = attack
    self.tests = tests
    var random = SplitMix(state: attack.seed ^ 0xA5A5)
    page = PageModel.all.randomElement(using: &random) ?? .size
    isLossy = Int.random(in: 0..<3, using: &random) == 0
    var line = 1
    for asked in attack.known { add(asked, &line, &random) }
    for asked in attack.asked {
      if isLossy, Int.random(in: 0..<4, using: &random) == 0 { continue }
      add(asked, &line, &random)
    }
  }

  private mutating func add(_ question: BlindCase.Asked, _ line: inout Int, _ random: inout SplitMix) {
    let response = page.response(question.page, question.payload, &random)
    // What is an attack at all is judged elsewhere; here every question is read.
    let verdict = Verdict(
      context: attack.context.context, technique: .boolean, touchesFile: false, product: nil, confidence: 1,
      reasons: [])
    let value = InjectedValue(
      place: .query, parameter: "id", path: "/item", payload: Array(question.payload.utf8), wrappings: [],
      verdict: verdict)
    requests.append(
      AttackRequest(
        item: 1, line: line, time: readTime + Int64(line), utcOffset: 0, client: question.client, host: nil,
        method: "GET",
        userAgent: "x", value: value, status: response.status, bytes: response.bytes, duration: nil))
    asked[line] = question
    line += 1
  }

  // MARK: - Comparing

  /// Every question with its answers, for people who look into a failure.
  func told() -> String {
    let reader = BlindReader(requests, ordinary: [:], tests: tests)
    let result = reader.read()
    var text = "seed \(attack.seed) \(attack.column) \(page)\n"
    for value in result.values {
      text += "\(value.subject.key): \(shown(value))\n"
      for (place, set) in value.known.characters.enumerated() {
        text +=
          "  \(place + 1): \(ReferenceText.string(set.ascii.members(limit: 20))) and \(set.rangesBeyond.ranges.count) ranges\n"
      }
      for question in value.questions {
        guard let asked = asked[reader.attack(question.request).line] else { continue }
        let answer =
          (question.answer.map(String.init) ?? "-")
          + " \(question.byResponse as Any) \(question.byNextQuestion as Any)"
        text += "  \(asked.payload) page \(asked.page.map(String.init) ?? "NULL") read \(answer)\n"
      }
    }
    for open in result.open {
      text += "open: \(open.reason): \(String(decoding: open.attack.value.payload, as: UTF8.self))\n"
    }
    return text
  }

  func failures() -> [String] {
    let reader = BlindReader(requests, ordinary: [:], tests: tests)
    let result = reader.read()
    var failures: [String] = []
    var isRecovered = Set<Int>()
    for value in result.values {
      let questions = value.questions.compactMap { asked[reader.attack($0.request).line] }
      let subjects = Set(questions.compactMap(\.subject))
      guard let index = subjects.first else { continue }
      guard subjects.count == 1 else {
        failures.append(told("two values taken for one: \(value.subject.key)", questions))
        continue
      }
      let subject = attack.subjects[index]
      // Without an oracle only what is graded as known must be so.
      // What the pages of NULL are like the attacker does not know either.
      if subject.value == nil, questions.contains(where: { $0.page == nil }) || page == .noise { continue }
      let isTold = isClear || attack.goesByAnswers && value.grade > .possible
      if isTold, !admits(value, subject) {
        failures.append(
          told("\(shown(subject.value)) excluded: \(shown(value))", culprits(value, subject, reader)))
      } else if isDetermined(index), !isLossy, isClear, !value.subject.isBytes,
        value.written()?.text == subject.value.map(ReferenceText.string), value.written()?.isComplete == true
      {
        isRecovered.insert(index)
      }
    }
    if !isLossy, isClear {
      for index in attack.subjects.indices where isDetermined(index) && !isRecovered.contains(index) {
        let values = result.values.map { "\($0.subject.key): \(shown($0))" }
        let open = result.open.map { $0.reason }
        failures.append(
          told("\(shown(attack.subjects[index].value)) not recovered: \(values) \(open)", attack.asked))
      }
    }
    return failures
  }

  /// Whether the answers determine the value: no page left it open whether the answer was NULL.
  private func isDetermined(_ index: Int) -> Bool {
    attack.isDetermined[index] && !attack.asked.contains { $0.page == nil }
  }

  /// Whether every answer can be told from its page. A few pages do not show that they repeat the payload.
  private var isClear: Bool { page != .noise && (page != .echo || requests.count >= 24) }

  private func admits(_ value: BlindValue, _ subject: ReferenceSubject) -> Bool {
    guard let text = truth(value, subject) else { return value.known.admitsNull }
    return value.known.admits(text)
  }

  /// The value as the reader's subject has it: its characters, its bytes, or their digits.
  private func truth(_ value: BlindValue, _ subject: ReferenceSubject) -> Codes? {
    guard let text = subject.value else { return nil }
    if value.subject.expression.folded.hasPrefix("hex(") { return ReferenceText.hex(text) }
    return value.subject.isBytes ? ReferenceText.utf8(text).map(UInt32.init) : text
  }

  /// The questions that exclude the truth even by themselves, with their answers as the reader has them.
  private func culprits(_ value: BlindValue, _ subject: ReferenceSubject, _ reader: BlindReader) -> [BlindCase
    .Asked]
  {
    let alone = value.questions.filter { question in
      guard let answer = question.answer else { return false }
      var known = UnknownValue()
      known.learn(question.claim, answer)
      known.settle()
      guard let text = truth(value, subject) else { return known.wasEverTrue }
      return !known.admits(text)
    }
    return alone.isEmpty
      ? value.questions.compactMap { asked[reader.attack($0.request).line] }
      : alone.compactMap { asked[reader.attack($0.request).line] }
  }

  private func told(_ what: String, _ questions: [BlindCase.Asked]) -> String {
    let lines = questions.prefix(3).map { "    \($0.payload)  -> \($0.page.map(String.init) ?? "NULL")" }
    return "seed \(attack.seed) \(attack.column) \(page) \(isLossy ? "lossy" : "whole"): \(what)\n"
      + lines.joined(separator: "\n")
  }

  private func shown(_ text: Codes?) -> String { text.map { "\"\(ReferenceText.string($0))\"" } ?? "NULL" }

  private func shown(_ value: BlindValue) -> String {
    "\(value.grade) \(value.written().map { "\($0.text ?? "NULL")\($0.isComplete ? "" : "…")" } ?? "nothing") (\(value.questions.filter { $0.answer == nil }.count) of \(value.questions.count) unanswered, \(value.conflicts) conflicts)"
  }
}

/// What the pages of the application look like.
enum PageModel: CaseIterable {
  case status, size, echo, noise

  static let all: [PageModel] = [.status, .size, .size, .echo, .noise]

  func response(_ answer: Bool?, _ payload: String, _ random: inout SplitMix) -> (status: Int, bytes: Int) {
    switch self {
    case .status: (answer == true ? 200 : answer == false ? 404 : 500, 1_234)
    case .size: (200, answer == true ? 5_213 : answer == false ? 4_187 : 311)
    case .echo:
      (
        200,
        (answer == true ? 5_213 : answer == false ? 4_187 : 311) + 2
          * Encoding.html.length(of: Array(payload.utf8))
      )
    case .noise:
      (200, (answer == true ? 5_000 : answer == false ? 4_990 : 311) + Int.random(in: 0...40, using: &random))
    }
  }
}
