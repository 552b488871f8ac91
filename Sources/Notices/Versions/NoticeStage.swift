public import CaseFile
public import YAMLText

/// How far a version of a document has come.
///
///     drafted ─ reviewed ─ approved ─ published ─ superseded
///
/// An amendment is a version of its own, which takes the same way and supersedes the one that it amends.
public enum NoticeStage: String, Sendable, Codable, CaseIterable {
  /// Next: review.
  case drafted
  /// Next: approval.
  case reviewed
  /// Next: publication.
  case approved
  /// It is out. Next: a version that amends or supersedes it.
  case published
  /// Something later is out in its place. Nothing comes next.
  case superseded
  /// It was taken back. Nothing comes next.
  case withdrawn

  public init(_ notice: CaseState.Notice) {
    let steps = Set(notice.steps.map(\.content.step))
    self =
      if steps.contains(.withdrawn) {
        .withdrawn
      } else if steps.contains(.superseded) {
        .superseded
      } else if steps.contains(.published) {
        .published
      } else if steps.contains(.approved) {
        .approved
      } else if steps.contains(.reviewed) {
        .reviewed
      } else {
        .drafted
      }
  }

  public var title: BilingualText {
    switch self {
    case .drafted: BilingualText("起案", "drafted")
    case .reviewed: BilingualText("確認済", "reviewed")
    case .approved: BilingualText("承認済", "approved")
    case .published: BilingualText("公表", "published")
    case .superseded: BilingualText("差替済", "superseded")
    case .withdrawn: BilingualText("取下げ", "withdrawn")
    }
  }

  /// Whether a step may follow.
  ///
  /// - Parameter name: of the version, as errors call it.
  /// - Throws: `CaseError` (`usage`) that says what has to come first.
  func check(_ step: NoticeEntered.Step, of name: String) throws(CaseError) {
    switch (self, step) {
    case (.drafted, .reviewed), (.reviewed, .approved), (.approved, .published), (.published, .amended),
      (.published, .superseded), (.published, .withdrawn):
      return
    case (.superseded, _):
      throw CaseError(
        .usage, "\(name) was superseded", remedy: "Take the version that is out; notice list shows it")
    case (.withdrawn, _):
      throw CaseError(.usage, "\(name) was withdrawn", remedy: "Draft it anew")
    case (.published, _):
      throw CaseError(
        .usage, "\(name) is out: what has gone out stays as it is",
        remedy: "Amend it, or draft a new version that supersedes it")
    case (_, .amended):
      throw CaseError(
        .usage, "\(name) is not out: only what was published is amended", remedy: "Draft it anew instead")
    case (.drafted, .approved):
      throw CaseError(
        .usage, "\(name) has not been reviewed", remedy: "Have it reviewed first: notice … review")
    case (.reviewed, .reviewed), (.approved, .reviewed):
      throw CaseError(
        .usage, "\(name) was reviewed before", remedy: "Next: \(self == .approved ? "publish" : "approve")")
    case (.approved, .approved):
      throw CaseError(.usage, "\(name) was approved before", remedy: "Next: publish")
    default:
      throw CaseError(
        .usage, "\(name) is \(rawValue) and cannot be \(step.rawValue)",
        remedy: "notice list shows how far it is")
    }
  }
}
