import Bytes
import Evidence
import Injection
import Reconstruction

/// The findings as text for a person: verdict first, then what happened, what was taken, what is uncertain, the
/// incident lead's questions, and the evidence.
///
///     print(TerminalReport(findings, language: .ja, width: 100).text, terminator: "")
///
/// Personal values are masked unless `reveals` is set; card numbers always are. What comes from logs cannot reach the
/// terminal as a control character.
public struct TerminalReport {
  let findings: Findings
  let language: Language
  let width: Int
  let usesColour: Bool
  let reveals: Bool
  /// Sample rows shown of each table.
  let samples: Int
  let words: any Wording
  let answers: Answers
  let tables: [TakenTable]
  let windows: [Window]

  /// - Parameters:
  ///   - width: columns of the terminal; used from 80 to 120.
  ///   - usesColour: bold and colours, by escape sequences.
  ///   - reveals: shows personal values.
  ///   - samples: rows shown of each table.
  public init(
    _ findings: Findings, language: Language, width: Int = 80, usesColour: Bool = false,
    reveals: Bool = false,
    samples: Int = 3
  ) {
    self.findings = findings
    self.language = language
    self.width = width
    self.usesColour = usesColour
    self.reveals = reveals
    self.samples = max(0, samples)
    words = language.wording
    answers = findings.answers
    tables = findings.takenTables
    windows = findings.windows
  }

  /// The report, ending in a line break.
  public var text: String {
    var page = opening(isWhole: true)
    if foundAttack {
      page.heading(words.label(.happened))
      addHappened(to: &page)
      page.heading(words.label(.taken))
      addTaken(to: &page)
    }
    page.heading(words.label(.uncertain))
    addDoubts(to: &page)
    page.heading(words.label(.questions))
    addQuestions(to: &page)
    page.heading(words.label(.evidence))
    addEvidence(to: &page)
    return page.text
  }

  /// Its beginning: the verdict and, with a data map, whose data it is.
  public var outline: String { opening(isWhole: false).text }

  private func opening(isWhole: Bool) -> Page {
    var page = Page(width: width, isStyled: usesColour)
    addTitle(to: &page)
    addVerdict(to: &page, isWhole: isWhole)
    if let affected = findings.affected {
      page.heading(words.word(.heading))
      addAffected(affected, to: &page)
    }
    return page
  }

  var foundAttack: Bool { answers.outcome != .noAttack && answers.outcome != .noLogs }

  private func addTitle(to page: inout Page) {
    let version = findings.tool.version.isEmpty ? "" : " " + findings.tool.version
    let name = language == .ja ? "Tenmatsu 顛末\(version)" : "Tenmatsu\(version)"
    page.paragraph("\(name)  \(words.label(.title))", indent: 0, style: .faint)
  }

  private func addVerdict(to page: inout Page, isWhole: Bool) {
    page.blank()
    let exfiltration = windows.first { $0.kind == .exfiltration && $0.set == nil }
    let bounds = tables.map { $0.atMost ?? $0.tally.maximum }
    let logs = findings.evidence.filter { $0.kind == .accessLog }
    let facts = HeadlineFacts(
      outcome: answers.outcome,
      tally: answers.rows,
      atMost: tables.contains { $0.atMost != nil } ? bounds.reduce(0, +) : nil,
      tables: tables.count,
      uncounted: answers.uncountedTables,
      files: findings.reconstruction.files.count(where: \.letSomethingOut),
      holes: findings.holes.map(words.point),
      when: exfiltration.map { words.span($0.from, $0.to) },
      requests: findings.attackers.reduce(0) { $0 + $1.requests },
      logLines: logs.reduce(0) { $0 + $1.lines },
      logs: logs.count,
      logSpan: logSpan(logs),
      unparsed: logs.reduce(0) { $0 + $1.unparsedLines },
      gaps: findings.gaps.count,
      unresolved: findings.reconstruction.unresolved.count)
    let sentences = words.headline(facts)
    page.paragraph(sentences[0], indent: 0, style: headlineStyle)
    for sentence in sentences.dropFirst() { page.paragraph(sentence, indent: 0) }
    let hints = findings.hintedColumns.keys.sorted()
    if !hints.isEmpty { page.paragraph(words.columnsOfNote(hints), indent: 0, style: .bold) }
    if answers.ongoing?.isOngoing == true {
      page.paragraph(words.stillGoingOnAtEnd(), indent: 0, style: .alarm)
    }
    guard foundAttack else { return }
    page.blank()
    if isWhole {
      // Whose data it is, what happened, what was taken and the doubts stand before the questions.
      let before = findings.affected == nil ? 3 : 4
      page.paragraph(words.firstSteps(section: page.nextSection + before), indent: 0, style: .faint)
    }
    page.paragraph(words.citationLegend(), indent: 0, style: .faint)
  }

  private func logSpan(_ logs: [EvidenceItem]) -> String? {
    guard let first = logs.compactMap(\.first).min(), let last = logs.compactMap(\.last).max() else {
      return nil
    }
    return words.span(first, last)
  }

  private var headlineStyle: Page.Style {
    switch answers.outcome {
    case .dataTaken, .dataPossible: .alarm
    case .structureOnly, .holeWorks, .noLogs: .caution
    case .attemptsOnly, .noAttack: .calm
    }
  }

  // MARK: Shared by the parts

  /// A pointer to evidence lines with a blank before it: ` [1:4711, 1:4720-4790 +2 more]`; empty for none.
  func pointer(_ lines: some Sequence<EvidenceLine>, limit: Int = 3) -> String {
    let citations = Citation.compacting(lines)
    guard !citations.isEmpty else { return "" }
    let shown = citations.prefix(limit).map(\.description).joined(separator: ", ")
    let rest = citations.count > limit ? " " + words.citationsMore(citations.count - limit) : ""
    return " [\(shown)\(rest)]"
  }

  /// What an attacker came away with; where all data that went out is merely possible, so is this.
  func haul(_ obtainedSomething: Bool) -> Haul {
    guard obtainedSomething else { return .nothing }
    return answers.outcome == .dataTaken || answers.outcome == .structureOnly ? .something : .perhaps
  }

  /// Free text from a log or a query, cut to what a reader needs.
  func free(_ text: String, limit: Int = 160) -> String {
    Page.clean(reveals ? text : Masking.maskedInText(text)).clipped(width: limit)
  }

  /// A value of a column as this report may show it.
  func value(_ value: String?, column: String) -> String {
    guard let value else { return "NULL" }
    if value.isEmpty { return words.label(.emptyText) }
    return Page.clean(reveals ? value : Masking.masked(value, column: column)).clipped(width: 60)
  }

  /// Columns that labels of fields take.
  func labelWidth(_ labels: [Label]) -> Int { (labels.map { words.label($0).displayWidth }.max() ?? 0) + 2 }
}
