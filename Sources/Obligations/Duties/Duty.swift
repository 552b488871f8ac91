public import CaseFile
public import YAMLText

/// What one rule makes of a case: whether it applies and why, from when and until when, what was done, what is missing.
public struct Duty: Sendable {
  public let pack: RulePack
  public let rule: Rule
  public let applies: Applies
  /// Why it applies, or why not: what the trigger found.
  public let reasons: [Reason]
  /// Why it does not apply after all.
  public let exemption: [Reason]
  /// The clock that counts.
  public let clock: RuleClock
  /// From when it runs; nil where the case has no time for it.
  public let start: StartPoint?
  /// Nil where it does not apply.
  public let deadline: Deadline?
  public let status: Status
  /// What was done, the earliest first.
  public let done: [Done]
  /// Decisions that set it aside, each with its grounds.
  public let setAside: [Reason]
  /// How far the people concerned have been told; nil where the rule does not ask for that.
  public let telling: Telling?
  /// The content items for which the case has no facts yet.
  public let missing: [Missing]

  /// Whether a rule applies.
  public enum Applies: String, Sendable, Hashable, Codable {
    case due
    /// It cannot be told yet.
    case unclear
    /// It would, if an exception did not take it away.
    case exempt
    case notTriggered
  }

  public enum Status: String, Sendable, Hashable, Codable, CaseIterable {
    case overdue, dueSoon, open
    /// Begun, not ended.
    case underway
    /// The time from which it runs is not known.
    case waiting
    case done
    /// Done after its deadline.
    case doneLate
    /// A decision on record sets it aside.
    case setAside
    /// It does not apply.
    case none

    public var title: BilingualText {
      let (japanese, english) =
        switch self {
        case .overdue: ("期限超過", "OVERDUE")
        case .dueSoon: ("期限間近", "due soon")
        case .open: ("未対応", "open")
        case .underway: ("対応中", "under way")
        case .waiting: ("起算前", "not started")
        case .done: ("対応済", "done")
        case .doneLate: ("期限後に対応", "done late")
        case .setAside: ("行わないと決定", "set aside")
        case .none: ("対象外", "does not apply")
        }
      return BilingualText(japanese: japanese, english: english)
    }

    /// Whether nothing is left to be done.
    public var isSettled: Bool { self == .done || self == .doneLate || self == .setAside }
  }

  /// Something that fulfils it.
  public struct Done: Sendable, Hashable, Codable {
    public let at: FactTime
    /// The fact that says so; nil: a document or wave of the case.
    public let fact: FactID?
    public let what: BilingualText?
    /// The number of its receipt with the body.
    public let receipt: String?
  }

  /// How many of the people concerned have been told, each once.
  public struct Telling: Sendable, Hashable, Codable {
    public let concerned: Int
    /// In groups that are told one by one, which has begun.
    public let individually: Int
    /// In groups that are told one by one, which has not begun.
    public let planned: Int
    /// In groups for which the public notice stands in.
    public let byNotice: Int
    /// In no group.
    public let untold: Int
    /// Whether telling has ended for every group that is told one by one.
    public let isEnded: Bool
  }

  /// A content item without facts.
  public struct Missing: Sendable, Hashable, Codable {
    public let id: String
    public let item: ContentItem
    public let title: BilingualText
    /// What to enter.
    public let remedy: BilingualText
  }
}
