public import Documents
public import YAMLText

/// One thing to look for.
protocol LintRule: Sendable {
  /// As findings and the guide name it.
  var id: String { get }
  /// What it looks for, in a sentence.
  var summary: BilingualText { get }
  func findings(in text: LintText, _ context: LintContext) -> [LintFinding]
}

/// Reads a document as a careful colleague would before it goes out.
///
/// It knows nothing that is not in the document or the context, and changes nothing.
public struct Linter: Sendable {
  /// A rule as the guide lists it.
  public struct RuleSummary: Sendable, Hashable {
    public let id: String
    public let summary: BilingualText
  }

  static let rules: [any LintRule] = [
    ServiceNameRule(), SpellingRule(), FirstPersonRule(),
    TermRule(), ReferenceRule(),
    DateRule(), DateStyleRule(), ZoneRule(), ChronologyRule(),
    UnitRule(), TypedFigureRule(), SumRule(), GroupOfOneRule(), OpenListRule(),
    TenseRule(), PromiseRule(), AbsenceRule(),
    ContactRule(), LinkRule(),
    PhraseRule(), TypoRule(), WidthRule(), PunctuationRule(),
  ]

  public static var summaries: [RuleSummary] { rules.map { RuleSummary(id: $0.id, summary: $0.summary) } }

  public init() {}

  /// - Returns: what was found, in the order of the text; of one place the worst first.
  public func findings(in document: Document, _ context: LintContext) -> [LintFinding] {
    let text = LintText(document)
    return Linter.rules.enumerated()
      .flatMap { number, rule in rule.findings(in: text, context).map { (number, $0) } }
      .sorted { a, b in
        (a.1.place.passage, b.1.severity, a.0) < (b.1.place.passage, a.1.severity, b.0)
      }
      .map(\.1)
  }
}

extension LintRule {
  /// A finding of this rule.
  func finding(
    _ severity: LintFinding.Severity, _ passage: LintPassage, _ range: Range<Int>,
    _ message: BilingualText, remedy: BilingualText
  ) -> LintFinding {
    LintFinding(
      rule: id, severity: severity,
      place: LintFinding.Place(
        passage: passage.number, heading: passage.heading, excerpt: passage.excerpt(around: range)),
      message: message, remedy: remedy)
  }
}

extension BilingualText {
  init(_ japanese: String, _ english: String) { self.init(japanese: japanese, english: english) }
}
