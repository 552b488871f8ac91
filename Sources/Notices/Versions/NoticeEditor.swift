public import CaseFile
public import Documents
public import Investigation
public import YAMLText

/// Takes documents from draft to publication. Every step is an entry of the ledger.
public struct NoticeEditor {
  /// Words a document: kind, language, what it rests on, its date, and how figures changed since the notice before.
  public typealias Wording = (NoticeKind, Language, NoticeBasis, CivilDay, [BilingualText]) throws -> Document

  let writer: CaseWriter
  let word: Wording

  public init(_ writer: CaseWriter, wording: @escaping Wording) {
    self.writer = writer
    word = wording
  }

  func versions() throws(CaseError) -> NoticeVersions { NoticeVersions(try writer.reading()) }

  // MARK: - Drafting

  /// Words a document in every language and keeps it as the next version of its kind.
  public func draft(_ kind: NoticeKind, date: CivilDay, reason: String?) throws -> CaseState.Notice {
    let content = try content(kind, date: date)
    var step = NoticeEntered(
      .drafted, kind: kind.rawValue, version: writer.state.notices(kind.rawValue).count + 1)
    step.run = content.run
    step.facts = content.facts
    step.date = content.date
    try writer.enter(step, content: try content.json, reason: reason)
    return try versions().notice(kind)
  }

  /// The document as it would be drafted now.
  public func content(_ kind: NoticeKind, date: CivilDay) throws -> NoticeContent {
    let file = try writer.reading()
    return try NoticeContent(kind, date: date, of: file, wording: word)
  }

  // MARK: - Review and approval

  /// - Parameter who: with the office, as the ledger will say.
  public func review(_ kind: NoticeKind, version: Int?, who: String, reason: String?) throws(CaseError)
    -> CaseState.Notice
  {
    try enter(.reviewed, kind, version, who: who, reason: reason)
  }

  public func approve(_ kind: NoticeKind, version: Int?, who: String, reason: String?) throws(CaseError)
    -> CaseState.Notice
  {
    try enter(.approved, kind, version, who: who, reason: reason)
  }

  private func enter(
    _ step: NoticeEntered.Step, _ kind: NoticeKind, _ version: Int?, who: String, reason: String?
  ) throws(CaseError) -> CaseState.Notice {
    let notice = try versions().notice(kind, version: version)
    try NoticeStage(notice).check(step, of: notice.name)
    try checkIsNewest(notice)
    var entered = NoticeEntered(step, kind: notice.kind, version: notice.version)
    entered.who = who
    try writer.enter(entered, reason: reason)
    return try versions().notice(kind, version: notice.version)
  }

  /// A draft that was drafted anew goes no further.
  func checkIsNewest(_ notice: CaseState.Notice) throws(CaseError) {
    let newest = writer.state.notices(notice.kind).count
    guard notice.version < newest else { return }
    throw CaseError(
      .usage, "\(notice.name) was drafted anew: version \(newest) is newer",
      remedy: "Go on with version \(newest)")
  }

  // MARK: - Amendment

  /// Strikes words of a document that is out, visibly, and keeps that as a version of its own: it is reviewed, approved
  /// and published like any other.
  ///
  /// - Parameters:
  ///   - edits: by the code of the language.
  ///   - date: of the amendment.
  ///   - reason: stands beside what was struck.
  public func amend(
    _ kind: NoticeKind, version: Int?, edits: [(language: String, edit: NoticeEdit)], date: CivilDay,
    reason: String
  ) throws -> CaseState.Notice {
    let versions = try versions()
    let notice =
      if version == nil, let out = versions.published(kind) { out } else {
        try versions.notice(kind, version: version)
      }
    try NoticeStage(notice).check(.amended, of: notice.name)
    guard !edits.isEmpty else {
      throw CaseError(.usage, "Nothing is struck", remedy: "Name the words with --strike")
    }
    var content = try versions.content(of: notice)
    for (language, edit) in edits {
      guard let place = content.documents.firstIndex(where: { $0.language == language }) else {
        throw CaseError(
          .usage, "\(notice.name) has no text in \(language)",
          remedy: "It has: " + content.documents.map(\.language).joined(separator: ", "))
      }
      content.documents[place] = try content.documents[place].edited(
        edit, Amendment(day: date.text, reason: reason))
    }
    // What it rests on is the case of today: its figures are checked against it when it is published.
    content.facts = writer.state.lastFacts
    content.run = writer.state.run?.content.run
    content.desk = NoticeContent.desk(of: writer.state.facts)
    var step = NoticeEntered(
      .amended, kind: notice.kind, version: writer.state.notices(notice.kind).count + 1)
    step.refersTo = String(notice.version)
    step.date = date.text
    step.run = content.run
    step.facts = content.facts
    try writer.enter(step, content: try content.json, reason: reason)
    return try self.versions().notice(kind)
  }
}
