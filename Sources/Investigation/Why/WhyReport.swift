import Evidence
import Exposure
import Reconstruction
import YAMLText

/// The answer to "why?" as text for a person: first what an incident lead must know, then every question with its
/// answer, so that an examiner can re-do it by hand, and how to see the lines.
///
/// Personal values are masked unless `reveals` is set; what the reader typed himself is shown.
public struct WhyReport {
  let findings: Findings
  let answer: WhyAnswer
  let width: Int
  let usesColour: Bool
  let reveals: Bool
  let words: any Wording
  let language: Language
  let frame: TerminalReport

  /// Matches whose whole chain is written out.
  private static let most = 12
  /// Lines, or runs of lines, that a command names.
  private static let mostLines = 24

  /// - Parameters:
  ///   - width: columns of the terminal; used from 80 to 120.
  ///   - usesColour: bold and colours, by escape sequences.
  ///   - reveals: shows personal values.
  public init(
    _ answer: WhyAnswer, in findings: Findings, language: Language, width: Int = 80, usesColour: Bool = false,
    reveals: Bool = false
  ) {
    self.findings = findings
    self.answer = answer
    self.width = width
    self.usesColour = usesColour
    self.reveals = reveals
    self.language = language
    words = language.wording
    frame = TerminalReport(findings, language: language, reveals: reveals)
  }

  /// What to tell where nothing was found, and what to try.
  public static func nothingFound(_ typed: String, in findings: Findings, language: Language) -> String {
    Page.clean(language.wording.nothingFound(typed, tables: findings.takenTables.map(\.name)))
  }

  /// The report, ending in a line break.
  public var text: String {
    var page = Page(width: width, isStyled: usesColour)
    let version = findings.tool.version.isEmpty ? "" : " " + findings.tool.version
    let name = language == .ja ? "Tenmatsu 顛末\(version)" : "Tenmatsu\(version)"
    page.paragraph("\(name)  \(words.word(.title))", indent: 0, style: .faint)
    page.blank()
    let shown = answer.matches.prefix(WhyReport.most)
    for figure in answer.peopleFigures {
      page.paragraph(words.maximum(figure.counts), indent: 0, style: .bold)
    }
    for record in answer.people {
      page.paragraph(
        words.whatLeaked(record.classes.map { (className($0.dataClass), $0.grade) }), indent: 0, style: .bold)
    }
    for record in answer.unaffected {
      page.paragraph(
        words.notAffected("\(record.population.id.value):\(record.key)") + frame.pointer([record.line]),
        indent: 0,
        style: .bold)
    }
    for figure in answer.figures { page.paragraph(words.figure(figure), indent: 0, style: .bold) }
    for match in shown {
      page.paragraph(words.found(match, shown: quoted(match)), indent: 0, style: .bold)
    }
    if answer.matches.count > shown.count {
      page.paragraph(words.moreMatches(answer.matches.count - shown.count), indent: 0, style: .caution)
    }
    page.paragraph(words.citationLegend(), indent: 0, style: .faint)
    for figure in answer.peopleFigures { add(figure, to: &page) }
    for record in answer.people { add(record, to: &page) }
    for figure in answer.figures { add(figure, to: &page) }
    for match in shown { add(match, to: &page) }
    return page.text
  }

  private func quoted(_ match: WhyMatch) -> String {
    match.value == nil ? "NULL" : "“\(value(of: match))”"
  }

  /// The value as this reader may see it.
  func value(of match: WhyMatch) -> String {
    guard let value = match.value else { return "NULL" }
    guard case .cell(_, _, let column, _, _) = match.thing else { return shown(match) }
    if value.isEmpty { return words.label(.emptyText) }
    return Page.clean(reveals || value == answer.typed ? value : Masking.masked(value, column: column))
  }

  /// Single values and names belong to no person, but a single value may be a secret.
  private func shown(_ match: WhyMatch) -> String {
    guard case .scalar(let expression) = match.thing, let value = match.value else {
      return Page.clean(match.value ?? "")
    }
    let isSecret = [.password, .secret, .card].contains(DataHint(column: expression))
    return Page.clean(isSecret && !reveals && value != answer.typed ? Masking.masked(value) : value)
  }

  // MARK: - Figures

  private func add(_ figure: WhyFigure, to page: inout Page) {
    page.heading(figure.name)
    let grades = Set(figure.rows.map(\.grade)).sorted(by: >)
    for grade in grades { page.paragraph(words.entry(words.grade(grade), words.meaning(of: grade))) }
    if let row = figure.rows.first { page.paragraph(words.figureHint(row.reference)) }
    for row in figure.rows {
      page.bullet(
        row.reference + words.aside(words.grade(row.grade) + (row.isComplete ? "" : ", \u{FFFD}"))
          + frame.pointer(row.evidence, limit: 4))
    }
    addCommands(figure.rows.flatMap(\.evidence), to: &page)
  }

  // MARK: - Commands

  /// The commands that print the cited lines.
  func addCommands(_ lines: [EvidenceLine], to page: inout Page) {
    let commands = LineCommand.commands(for: lines, in: findings.evidence, limit: WhyReport.mostLines)
    guard !commands.isEmpty else { return }
    page.subheading(words.word(.check))
    for command in commands { page.verbatim(command, indent: 4) }
    if commands != LineCommand.commands(for: lines, in: findings.evidence) {
      page.paragraph(words.citeForAll(), indent: 4, style: .faint)
    }
  }
}
