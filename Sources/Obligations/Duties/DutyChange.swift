import CaseFile
import Investigation
public import YAMLText

/// What changed between two statements of what is due, and because of what.
public struct DutyChange: Sendable, Hashable {
  public let rule: String
  public let title: BilingualText
  public let kind: Kind
  /// Why: reasons, starts, filings that are new or gone.
  public let because: [BilingualText]

  public enum Kind: Sendable, Hashable {
    /// It is due now, and was not.
    case new
    /// It is due no longer.
    case gone
    /// Its end moved.
    case moved(from: BilingualText, to: BilingualText)
    case status(from: Duty.Status, to: Duty.Status)
    /// It is due for other reasons, with other figures.
    case reasons
  }

  /// The changes in the order of the later statement; what is gone comes last.
  public static func between(_ before: DutyStatement, and after: DutyStatement) -> [DutyChange] {
    let earlier = Dictionary(before.duties.filter(\.isOwed).map { ($0.rule, $0) }) { first, _ in first }
    let later = Dictionary(after.duties.map { ($0.rule, $0) }) { first, _ in first }
    var changes: [DutyChange] = []
    for entry in after.duties where entry.isOwed {
      guard let old = earlier[entry.rule] else {
        changes.append(
          DutyChange(rule: entry.rule, title: entry.title, kind: .new, because: entry.reasons.map(\.text)))
        continue
      }
      changes += differences(old, entry)
    }
    for old in before.duties where old.isOwed && later[old.rule]?.isOwed != true {
      let now = later[old.rule]
      let because =
        now.map { ($0.exemption.isEmpty ? $0.reasons : $0.exemption).map(\.text) }
        ?? [
          BilingualText.said(
            "\(after.lawOf)時点の規則にはありません", "the rules as of \(after.lawOf) do not have it")
        ]
      changes.append(DutyChange(rule: old.rule, title: old.title, kind: .gone, because: because))
    }
    return changes
  }

  private static func differences(_ old: DutyStatement.Entry, _ new: DutyStatement.Entry) -> [DutyChange] {
    func change(_ kind: Kind, _ because: [BilingualText]) -> DutyChange {
      DutyChange(rule: new.rule, title: new.title, kind: kind, because: because)
    }
    var changes: [DutyChange] = []
    if let from = old.due, let to = new.due, from.kind != to.kind || from.at != to.at {
      changes.append(change(.moved(from: from.words, to: to.words), whyMoved(old, new)))
    }
    if old.status != new.status {
      let told = new.done.filter { !old.done.contains($0) }.map { done in
        BilingualText.said(
          "\(done.at.words(.ja, year: true))：\(done.what?.japanese ?? done.fact?.rawValue ?? "")",
          "\(done.at.words(.en, year: true)): \(done.what?.english ?? done.fact?.rawValue ?? "")")
      }
      changes.append(change(.status(from: old.status, to: new.status), told))
    }
    if changes.isEmpty, old.reasons.map(\.text) != new.reasons.map(\.text) {
      changes.append(change(.reasons, new.reasons.filter { !old.reasons.contains($0) }.map(\.text)))
    }
    return changes
  }

  private static func whyMoved(_ old: DutyStatement.Entry, _ new: DutyStatement.Entry) -> [BilingualText] {
    var because: [BilingualText] = []
    if old.clock.start != new.clock.start {
      let (from, to) = (old.clock.start, new.clock.start)
      because.append(
        .said(
          "起算点：\(words(from).japanese) → \(words(to).japanese)",
          "it runs from \(words(to).english), no longer from \(words(from).english)"))
    }
    if old.clock.limit != new.clock.limit {
      because.append(
        .said("期間：\(old.clock.limit) → \(new.clock.limit)", "\(old.clock.limit) became \(new.clock.limit)"))
    }
    if old.version != new.version {
      because.append(
        .said(
          "規則の版：\(old.version) → \(new.version)",
          "the version of \(new.version) in place of that of \(old.version)"))
    }
    let reasons = new.reasons.filter { !old.reasons.contains($0) }.map(\.text)
    return because.isEmpty ? reasons : because
  }

  private static func words(_ start: DutyStatement.Start?) -> BilingualText {
    guard let start else { return .said("なし", "nothing") }
    return .said(
      "\(start.event.title.japanese)（\(start.at.words(.ja, year: true))）",
      "\(start.event.title.english) (\(start.at.words(.en, year: true)))")
  }
}

extension DutyStatement.Entry {
  /// Whether it is due, or may be.
  fileprivate var isOwed: Bool { applies == .due || applies == .unclear }
}

extension DutyChange {
  /// What changed, in a sentence.
  public var text: BilingualText {
    switch kind {
    case .new: .said("新たに生じた義務：\(title.japanese)", "New: \(title.english)")
    case .gone: .said("なくなった義務：\(title.japanese)", "No longer due: \(title.english)")
    case .moved(let from, let to):
      .said(
        "期限の変更：\(title.japanese) \(from.japanese) → \(to.japanese)",
        "Deadline moved: \(title.english), \(from.english) → \(to.english)")
    case .status(let from, let to):
      .said(
        "状況の変更：\(title.japanese) \(from.title.japanese) → \(to.title.japanese)",
        "Status: \(title.english), \(from.title.english) → \(to.title.english)")
    case .reasons: .said("根拠の変更：\(title.japanese)", "Other reasons: \(title.english)")
    }
  }
}
