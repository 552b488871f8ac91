import Reconstruction

/// What the answer to "why?" says in one language, and what is said of oracles.
protocol WhyWording: Sendable {
  func word(_ label: WhyLabel) -> String

  // MARK: Oracles
  func sign(_ sign: ResponseSign, signal: String) -> String
  func calibration(_ name: String) -> String
  func oracle(_ oracle: OracleResult) -> String
  func otherOracles(_ count: Int, questions: Int) -> String

  // MARK: What was found
  func thing(_ thing: WhyMatch.Thing) -> String
  func found(_ match: WhyMatch, shown: String) -> String
  func figure(_ figure: WhyFigure) -> String
  func figureHint(_ row: String) -> String
  func fit(_ fit: WhyMatch.Fit) -> String?
  func nothingFound(_ typed: String, tables: [String]) -> String
  func moreMatches(_ count: Int) -> String

  // MARK: How it was learnt
  func questions(_ count: WhyWitnesses) -> String
  func deliveries(_ count: Int) -> String
  func sureness(_ sureness: Sureness) -> [String]
  func subject(_ subject: LearntSubject, isBytes: Bool) -> String
  func asked(_ asked: Asked, isBytes: Bool) -> String
  func left(_ left: Left) -> String
  func conclusion(_ part: LearntPart, isBytes: Bool) -> String
  func answer(_ answer: Bool?) -> String
  func witness(_ witness: LearntQuestion.Witness) -> String
  func response(status: Int, bytes: Int?, bytesLessPayload: Int?, seconds: Double?) -> String
  /// What the log shows of a response, and who gives the answer.
  func heard(_ response: String, _ witness: LearntQuestion.Witness) -> String
  func contradicts() -> String
  func hidden(_ questions: Int) -> String
  func delivery(_ delivery: LearntDelivery, asked: String) -> String
}

/// Words that stand alone in the answer to "why?".
enum WhyLabel {
  case title, value, grade, when, from, through, how, sure, asked, yesAndNo, delivered, dumpRow, check
}

/// How many questions of a value were answered by whom.
struct WhyWitnesses {
  var total = 0
  var by: [LearntQuestion.Witness: Int] = [:]

  init(_ questions: some Sequence<LearntQuestion>) {
    for question in questions {
      total += 1
      by[question.witness, default: 0] += 1
    }
  }

  subscript(witness: LearntQuestion.Witness) -> Int { by[witness] ?? 0 }
}

/// What the grade of a value rests on.
struct Sureness {
  let grade: Grade
  let isComplete: Bool
  /// The values asked for question by question.
  let values: [LearntValue]
  let deliveries: [LearntDelivery]

  var conflicts: Int { values.reduce(0) { $0 + $1.conflicts } }
  var isCertain: Bool { values.allSatisfy(\.isCertain) }
  /// The dump decided characters that the answers leave open.
  var isSettledByDump: Bool { values.contains { $0.settled != nil && $0.settled != $0.text } }
  /// Every answer has a calibrated response or two witnesses.
  var isShown: Bool {
    values.allSatisfy { value in
      value.questions.allSatisfy { $0.answer == nil || $0.isCalibrated || $0.witness == .both }
    }
  }
  var isUnanswered: Bool { values.allSatisfy { !$0.questions.contains { $0.answer != nil } } }
  var best: LearntDelivery.Verdict? {
    deliveries.map(\.verdict).max { $0.grade < $1.grade }
  }
}

/// A code point as a reader sees it: the character where it has a face, and the number.
enum CodeFace {
  static func text(_ code: UInt32) -> String {
    guard let scalar = Unicode.Scalar(code) else { return String(code) }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
      return String(code)
    default: return "'\(scalar)' (\(code))"
    }
  }

  static func range(_ range: ClosedRange<UInt32>) -> String {
    range.lowerBound == range.upperBound ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
  }

  static func range(_ range: ClosedRange<Int64>) -> String {
    range.lowerBound == range.upperBound ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
  }

  /// Numbers in order, those that follow one another as a stretch: 44–50, 57.
  static func stretches(_ codes: [UInt32]) -> [String] {
    var ranges: [ClosedRange<UInt32>] = []
    for code in codes {
      if let last = ranges.last, last.upperBound + 1 == code {
        ranges[ranges.count - 1] = last.lowerBound...code
      } else {
        ranges.append(code...code)
      }
    }
    return ranges.map(range)
  }

  /// Seconds with three digits behind the point, as logs have them.
  static func seconds(_ seconds: Double) -> String {
    let thousandths = Int((seconds * 1000).rounded())
    return "\(thousandths / 1000).\((thousandths % 1000).zeroPadded(3)) s"
  }
}
