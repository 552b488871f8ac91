import Injection
import Reconstruction

/// What a report says in one language. A language is complete when it compiles.
protocol Wording: WhyWording, AffectedWording {
  // MARK: Words
  func label(_ label: Label) -> String
  func grade(_ grade: Grade) -> String
  func extent(_ extent: ObtainedTable.Extent) -> String
  func hint(_ hint: DataHint) -> String
  func concern(_ concern: Answers.Concern) -> String
  /// Day of the week, short, 0 for Sunday.
  func weekday(_ number: Int) -> String

  // MARK: Phrases
  func list(_ items: [String]) -> String
  /// A name and what is said of it.
  func entry(_ name: String, _ text: String) -> String
  /// A remark in parentheses, to stand behind a text.
  func aside(_ text: String) -> String
  func rows(_ count: Int) -> String
  func requests(_ count: Int) -> String
  func lines(_ count: Int) -> String
  func bytes(_ count: Int) -> String
  func days(_ count: Int) -> String
  func duration(seconds: Int) -> String
  func tally(_ tally: Tally) -> String
  func span(_ from: String, _ to: String) -> String
  func point(_ point: InjectionPoint) -> String
  func citationsMore(_ count: Int) -> String
  func itemsMore(_ count: Int) -> String
  func actor(_ number: Int) -> String

  // MARK: Verdict
  func headline(_ facts: HeadlineFacts) -> [String]
  func columnsOfNote(_ hints: [DataHint]) -> String
  func stillGoingOnAtEnd() -> String
  func incomplete(unparsed: Int, gaps: Int) -> String
  func firstSteps(section: Int) -> String
  func citationLegend() -> String

  // MARK: What happened, what was taken
  func attackerFacts(requests: Int, other: Int?, haul: Haul) -> String
  func pointFacts(_ result: PointResult) -> String
  func sizeModel(_ words: String, explained: Int, samples: Int) -> String
  func atMost(_ rows: Int) -> String
  func uncounted() -> String
  func byteComparison(predicted: Int?, observed: Int?) -> String
  func samples(shown: Int, of total: Int, revealed: Bool) -> String
  func noTables() -> String
  func fileTriedInVain() -> String

  // MARK: What is uncertain
  func meaning(of grade: Grade) -> String
  func note(_ note: ObtainedTable.Note) -> String
  func partlyKnown(cells: Int, rows: Int) -> String
  func gap(_ gap: Gap) -> String
  func unresolved(_ count: Int) -> String
  func unresolved(_ question: Unresolved) -> String
  func assumption(_ assumption: Assumption) -> String
  func unparsed(item: Int, count: Int, samples: [Int]) -> String
  func leftAside(_ reason: LeftAside.Reason) -> String
  func limits() -> [String]

  // MARK: The incident lead's questions
  func question(_ question: Question) -> String
  func ongoing(_ answer: Answers.Ongoing?) -> String
  func earlier(_ answer: Answers.Earlier?) -> String
  func elsewhere(_ answer: [Answers.Elsewhere], isKnown: Bool) -> String
  func otherRequests(_ count: Int, notable: Int) -> String
  func target(_ target: OtherTarget, concerns: [Answers.Concern]) -> String
  func shared(_ answer: [Answers.SharedHole]) -> String
  func haul(_ haul: Haul) -> String
  func preserve(items: Int) -> String
  func source(_ source: Answers.Source) -> String
  func action(_ action: Answers.Action) -> String
  func noLegalAdvice() -> String
}

/// Words that stand alone: headings, field names, column heads.
enum Label {
  case title, verdict, happened, taken, uncertain, questions, evidence
  case trace, firstContact, exfiltration, possibleExfiltration, attackedFrom, holes
  case table, rows, total, extent, columns, condition, order, when, responseBytes, samples, keys
  case files, singleValues, enumerated, schemas, tables, catalogueQuestions
  case grades, notes, gaps, unresolved, assumptions, unparsed, limits
  case itemHash, itemContent, leftAside, none, emptyText
}

/// Whether an attacker came away with something.
enum Haul {
  case nothing, perhaps, something
}

/// The incident lead's questions.
enum Question: CaseIterable {
  case ongoing, earlier, elsewhere, others, preserve, nextHour
}

/// What a headline is made of.
struct HeadlineFacts {
  let outcome: Outcome
  let tally: Tally
  let atMost: Int?
  let tables: Int
  /// Tables of which the number of rows read is not known.
  let uncounted: [String]
  let files: Int
  /// The holes, described.
  let holes: [String]
  /// When data went out, as text.
  let when: String?
  /// Attack requests.
  let requests: Int
  let logLines: Int
  let logs: Int
  /// What the logs span, as text.
  let logSpan: String?
  let unparsed: Int
  let gaps: Int
  let unresolved: Int
}

extension Language {
  var wording: any Wording {
    switch self {
    case .ja: Japanese()
    case .en: English()
    }
  }
}

extension Wording {
  /// `2026-11-22 (Sun) 23:16:05 +09:00`.
  func moment(_ moment: Moment) -> String {
    "\(day(moment)) \(moment.timeText) \(moment.offsetText)"
  }

  func day(_ moment: Moment) -> String { "\(moment.dateText) (\(weekday(moment.weekday)))" }

  /// From one moment to another, the day named once where it is the same.
  func span(_ from: Moment, _ to: Moment) -> String {
    if from == to { return moment(from) }
    if from.utcOffset != to.utcOffset { return span(moment(from), moment(to)) }
    let end = from.dayNumber == to.dayNumber ? to.timeText : "\(day(to)) \(to.timeText)"
    return span("\(day(from)) \(from.timeText)", end) + " " + from.offsetText
  }

  /// Injection points, at most five.
  func described(_ points: [InjectionPoint]) -> String {
    points.prefix(5).map(point).joined(separator: "; ")
      + (points.count > 5 ? " " + itemsMore(points.count - 5) : "")
  }

  /// At most `limit` items, then how many more there are.
  func list(_ items: [String], limit: Int) -> String {
    guard items.count > limit else { return list(items) }
    return list(Array(items.prefix(limit))) + " " + itemsMore(items.count - limit)
  }
}
