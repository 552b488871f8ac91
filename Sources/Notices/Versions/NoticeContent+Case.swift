public import CaseFile
public import Documents
public import Investigation
public import YAMLText

extension NoticeContent {
  /// A document worded in every language from what a case holds now.
  ///
  /// - Throws: `CaseError`, or what `wording` throws.
  public init(
    _ kind: NoticeKind, date: CivilDay, of file: Case, wording: NoticeEditor.Wording
  ) throws {
    let basis = try NoticeBasis(file)
    self.init(
      date: date.text, documents: try Language.allCases.map { try wording(kind, $0, basis, date, []) },
      figures: [],
      run: basis.run, facts: file.state.lastFacts, desk: NoticeContent.desk(of: basis.facts),
      times: NoticeContent.times(of: basis.facts, by: date))
    let changes = try corrections(kind, NoticeVersions(file)).compactMap { $0.sentence(basis.map) }
    if !changes.isEmpty {
      documents = try Language.allCases.map { try wording(kind, $0, basis, date, changes) }
    }
    let source = FigureSource(basis, date: date)
    let ids = Set(documents.flatMap(\.figures).map(\.id)).sorted()
    figures = ids.compactMap { source.figure($0).map(FigureValue.init) }
  }

  /// Figures of a public notice that the one it takes the place of showed otherwise.
  private func corrections(_ kind: NoticeKind, _ versions: NoticeVersions) throws(CaseError)
    -> [FigureCorrection]
  {
    guard kind.audience == .public, let before = versions.superseded(by: kind).last,
      let title = NoticeKind(rawValue: before.kind)?.title
    else { return [] }
    return FigureCorrection.all(from: try versions.content(of: before), to: self, title)
  }

  /// What the desk is, a line for each thing that documents say of it.
  static func desk(of facts: [Fact]) -> [String] {
    guard
      let desk = facts.lazy.compactMap({ if case .organisation(let fact) = $0 { fact.desk } else { nil } })
        .first
    else { return [] }
    var lines = [desk.name.japanese, desk.name.english]
    lines += desk.channels.map { "\($0.kind.rawValue) \($0.value)" }
    if let hours = desk.hours {
      lines.append(
        hours.days.map(\.rawValue).joined(separator: ",") + " \(hours.from)-\(hours.to) \(hours.zone)")
    }
    if let closes = desk.closes { lines.append("closes \(closes.text)") }
    return lines
  }

  /// When events happened of which the public is told, as far as they lie before a day's end.
  private static func times(of facts: [Fact], by date: CivilDay) -> [String: String] {
    facts.reduce(into: [:]) { times, fact in
      guard case .event(let event) = fact, event.publicWording != nil,
        event.occurred.day.map({ $0 <= date }) ?? false
      else { return }
      times[event.id.rawValue] = event.occurred.text
    }
  }
}

extension NoticeContent.FigureValue {
  init(_ figure: Figure) { self.init(id: figure.id, value: figure.value, run: figure.run) }
}

extension NoticeContent {
  /// What the linter needs to know about a document of a case.
  public static func lintContext(_ kind: NoticeKind, date: CivilDay, of file: Case) throws(CaseError)
    -> LintContext
  {
    LintContext(kind: kind, date: date, try NoticeBasis(file))
  }
}
