public import CaseFile
public import Documents
import Investigation
import Obligations
import YAMLText

extension NoticeEditor {
  /// What came of publishing.
  public enum Outcome: Sendable {
    /// It is out: its files, and what it took the place of.
    case published(CaseState.Notice, files: [String], superseded: [String], overridden: [PublishReason])
    /// It is not.
    case refused([PublishReason])
  }

  /// All that speaks against publishing a version as it stands.
  public func reasons(_ notice: CaseState.Notice, _ kind: NoticeKind) throws -> [PublishReason] {
    let versions = try versions()
    let content = try versions.content(of: notice)
    let drafted = try day(content.date, of: notice)
    let date = try notice.date.map { try day($0, of: notice) } ?? drafted
    let basis = try NoticeBasis(versions.file)
    let source = FigureSource(basis, date: drafted)
    let leaving = Set(versions.superseded(by: kind).map(\.name))
    let others = try versions.out.filter { !leaving.contains($0.name) }.map {
      PublishCheck.Other(name: $0.name, content: try versions.content(of: $0))
    }
    let context = LintContext(kind: kind, date: date, basis)
    let isAmendment = notice.amends != nil
    let isOutdated =
      try !isAmendment && versions.staleness(of: content) != nil
      && self.content(kind, date: date).documents != content.documents
    let check = PublishCheck(
      stage: NoticeStage(notice), content: content, isAmendment: isAmendment,
      required: try kind.requiredItems(for: versions.file, on: date), context: context,
      ownAddresses: Set(context.ownContacts + (context.desk?.mails ?? []) + basis.sendersOfPhishing),
      others: others, isOutdated: isOutdated
    ) { source.figure($0).map(NoticeContent.FigureValue.init) }
    return check.reasons()
  }

  private func day(_ text: String, of notice: CaseState.Notice) throws(CaseError) -> CivilDay {
    guard let day = (try? FactTime(text, zone: .utc))?.day else {
      throw CaseError(.damaged, "\(notice.name) bears no date", remedy: "Draft it anew")
    }
    return day
  }

  /// Freezes a version and writes its files, where nothing speaks against it.
  ///
  /// - Parameters:
  ///   - places: where it is put up or sent.
  ///   - override: why it goes out all the same; it stands in the ledger with each thing that spoke against it.
  ///   - files: makes the files of it: name without ending, and the document of one language.
  public func publish(
    _ kind: NoticeKind, version: Int?, places: [String], override: String?, reason: String?,
    files make: (String, Document) throws -> [OutgoingFile]
  ) throws -> Outcome {
    let versions = try versions()
    let notice = try versions.notice(kind, version: version)
    let stage = NoticeStage(notice)
    // Without approval it is refused with the other reasons, or overridden with them.
    if ![.drafted, .reviewed].contains(stage) { try stage.check(.published, of: notice.name) }
    try checkIsNewest(notice)
    let reasons = try reasons(notice, kind)
    guard reasons.isEmpty || override != nil && reasons.allSatisfy(\.canBeOverridden) else {
      return .refused(reasons)
    }
    let content = try versions.content(of: notice)
    let made = try content.documents.flatMap { document in
      try make("\(notice.kind)-\(notice.version).\(document.language)", document)
    }
    var step = NoticeEntered(.published, kind: notice.kind, version: notice.version)
    step.places = places.isEmpty ? nil : places
    step.date = notice.date ?? content.date
    step.overridden = reasons.isEmpty ? nil : reasons.map { "\($0.code.rawValue): \($0.text.english)" }
    let leaving = versions.superseded(by: kind)
    let others = leaving.map { old in
      var step = NoticeEntered(.superseded, kind: old.kind, version: old.version)
      step.refersTo = notice.name
      return step
    }
    try writer.enter(step, files: made, others: others, reason: reasons.isEmpty ? reason : override)
    return .published(
      try self.versions().notice(kind, version: notice.version), files: made.map(\.name),
      superseded: leaving.map(\.name), overridden: reasons)
  }
}

extension NoticeBasis {
  /// Addresses that phishing pretends to come from: warnings name them.
  var sendersOfPhishing: [String] {
    facts.flatMap { fact -> [String] in
      if case .phishing(let phishing) = fact { phishing.senders } else { [] }
    }
  }
}
