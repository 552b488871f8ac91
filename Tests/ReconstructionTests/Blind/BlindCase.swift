import SQLSyntax
import TestSupport

/// One random attack: some values, and the questions about them with what the reference server answered.
struct BlindCase {
  struct Asked {
    let payload: String
    /// What the page shows: true, false, or nil where a NULL shows neither.
    let page: Bool?
    /// The value it is about, by its number; nil where it asks by a function that nobody knows.
    let subject: Int?
    var client = "192.0.2.7"
  }

  let seed: UInt64
  let column: ReferenceCollation
  let context: InjectionContext
  var subjects: [ReferenceSubject] = []
  /// Whether the answers to this value's questions determine it.
  var isDetermined: [Bool] = []
  var asked: [Asked] = []
  /// Whether the attackers ask as the answers before have it: then their next question is a witness.
  private(set) var goesByAnswers = true
  /// Requests whose outcome is known beforehand.
  var known: [Asked] = []

  init(seed: UInt64) {
    var random = SplitMix(state: seed)
    self.seed = seed
    column = ReferenceCollation.ofColumns.randomElement(using: &random) ?? .general
    context = InjectionContext.all.randomElement(using: &random) ?? .plain
    for (number, isTrue) in [(41, true), (42, false), (43, true), (44, false)] {
      let truth = Predicate("\(number)=\(isTrue ? number : number + 1)", isTrue)
      known.append(BlindCase.ask(truth, about: nil, wrapping: false, in: context, &random))
    }
    var runs: [[Asked]] = []
    for index in 0..<[1, 1, 1, 1, 2, 3][Int.random(in: 0..<6, using: &random)] {
      let isNull = Int.random(in: 0..<12, using: &random) == 0
      let form = ReferenceSubject.Form.allCases.randomElement(using: &random) ?? .ordered
      let style = QuestionStyle.allCases.randomElement(using: &random) ?? .anything
      goesByAnswers = goesByAnswers && style.goesByAnswers
      let value =
        isNull
        ? nil : RandomText.make(&random, isASCII: style.isForASCII, longest: style == .hexadecimal ? 2 : 4)
      // Rows of their own, so that no two values have one and the same query.
      let subject = ReferenceSubject(
        form, value: value, row: index * 2 + Int.random(in: 0...1, using: &random))
      subjects.append(subject)
      var run: [Asked] = []
      let interrogation = Interrogation(subject, column) { [context] predicate, random in
        let wraps = Int.random(in: 0..<3, using: &random) == 0
        run.append(BlindCase.ask(predicate, about: index, of: subject, wrapping: wraps, in: context, &random))
      }
      isDetermined.append(interrogation.run(style, &random) && subject.value != nil)
      if Int.random(in: 0..<4, using: &random) == 0 {
        run.append(BlindCase.alien(subject, in: context, &random))
      }
      runs.append(run)
    }
    interleave(runs, &random)
  }

  // MARK: - Asking

  /// A request that asks whether a condition holds.
  private static func ask(
    _ predicate: Predicate, about index: Int?, of subject: ReferenceSubject? = nil, wrapping: Bool,
    in context: InjectionContext, _ random: inout SplitMix
  ) -> Asked {
    var predicate = predicate
    // What is made true of NULL by the SQL around the question is told by no answer.
    // Some functions make a number of NULL.
    let mayWrap = subject?.value != nil || !["FIELD(", "INTERVAL("].contains { predicate.sql.contains($0) }
    if wrapping, mayWrap {
      predicate = predicate.wrapped(
        &random, keepsNull: subject?.value != nil, makesNull: !context.isArithmetic)
    }
    if context.takesOneOrZero { predicate = predicate.asOneOrZero }
    return Asked(
      payload: context.payload(predicate.sql), page: context.page(predicate.answer), subject: index)
  }

  /// A question by a function that no server has: the answer means nothing.
  private static func alien(
    _ subject: ReferenceSubject, in context: InjectionContext, _ random: inout SplitMix
  ) -> Asked {
    let cut = "SUBSTR(\(subject.query),1,1)"
    let sql =
      [
        "FROBNICATE(\(cut))>77", "ORD(FROBNICATE(\(cut)))>77", "FROBNICATE(\(subject.query),3)='a'",
        "FROBNICATE(ORD(\(cut)))",
        "SOUNDEX(\(cut))>'B'", "FROBNICATE(\(cut),\(cut))=1",
      ].randomElement(using: &random) ?? ""
    return Asked(payload: context.payload(sql), page: Bool.random(using: &random), subject: nil)
  }

  /// Threads of one attacker, or several, in any order.
  private mutating func interleave(_ runs: [[Asked]], _ random: inout SplitMix) {
    var runs = runs
    let hasClients = Bool.random(using: &random)
    for index in runs.indices where hasClients {
      for place in runs[index].indices { runs[index][place].client = "192.0.2.\(7 + index)" }
    }
    var left = runs.map { $0[...] }
    while left.contains(where: { !$0.isEmpty }) {
      let open = left.indices.filter { !left[$0].isEmpty }
      let pick = open[Int.random(in: 0..<open.count, using: &random)]
      if let next = left[pick].popFirst() { asked.append(next) }
    }
    if Int.random(in: 0..<8, using: &random) == 0, let again = asked.randomElement(using: &random) {
      asked.append(again)
    }
    guard Int.random(in: 0..<6, using: &random) == 0 else { return }
    asked.shuffle(using: &random)
    goesByAnswers = false
  }
}

/// Where in the application's query the payload stands, and how it is closed.
struct InjectionContext {
  let before: String
  let after: String
  /// A NULL in it shows a page of its own.
  var isArithmetic = false

  /// Whether what stands in it must be 1 or 0.
  var takesOneOrZero: Bool { isArithmetic || after == ")='1" }

  static let plain = InjectionContext(before: "5 AND ", after: "")

  static let all = [
    plain, InjectionContext(before: "5 AND ", after: "-- -"), InjectionContext(before: "5 AND ", after: " #"),
    InjectionContext(before: "-1 OR ", after: ""), InjectionContext(before: "5) AND ", after: " AND (1=1"),
    InjectionContext(before: "5 AND (", after: ") AND 8=8"),
    InjectionContext(before: "5 AND IF((", after: "),1,0)=1"),
    InjectionContext(before: "IF((", after: "),5,0)"),
    InjectionContext(before: "(CASE WHEN (", after: ") THEN 5 ELSE 0 END)"),
    InjectionContext(before: "5-(", after: ")", isArithmetic: true),
    InjectionContext(before: "5' AND ", after: " AND 'a'='a"),
    InjectionContext(before: "5' AND ", after: "-- -"),
    InjectionContext(before: "x' OR ", after: " OR 'a'='b"),
    InjectionContext(before: "5') AND ", after: " AND ('a'='a"),
    InjectionContext(before: "5' AND (", after: ")='1"),
    InjectionContext(before: "5\" AND ", after: " AND \"a\"=\"a"),
    InjectionContext(before: "5\") AND ", after: "-- -"),
  ]

  var context: Context {
    let start = before.prefix { $0 != " " }
    return start.contains("'") ? .singleQuoted : start.contains("\"") ? .doubleQuoted : .bare
  }

  func payload(_ condition: String) -> String { before + condition + after }

  func page(_ answer: Bool?) -> Bool? { isArithmetic ? answer : answer ?? false }
}
