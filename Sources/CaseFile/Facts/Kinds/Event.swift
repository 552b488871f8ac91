public import YAMLText

/// Something that happened.
public struct Event: Sendable, Hashable, Codable {
  public var id: FactID
  public var kind: EventKind
  public var occurred: FactTime
  /// The end of what lasted.
  public var until: FactTime?
  /// When the company learnt of it, where that was not at once.
  public var learnt: FactTime?
  /// The fact by which it was learnt: another event, a report.
  public var learntThrough: FactID?
  /// Facts that are known to have come before, where the times alone do not say so: “later the same day”.
  public var after: [FactID]
  /// For the case, not for the public.
  public var what: BilingualText
  public var publicWording: BilingualText?
  /// From whom or what this is known.
  public var source: BilingualText?
  public var parties: [FactID]
  /// Services of the organisation that it concerns.
  public var services: [String]
  /// Of a finding: how sure it was then.
  public var certainty: Certainty?
  /// Of a finding: the report that says so.
  public var report: FactID?
  /// Rules of the packs that it fulfils.
  public var fulfils: [String]?

  /// How sure a finding is.
  public enum Certainty: String, Sendable, Codable, CaseIterable {
    case suspected, possible, likely, confirmed
  }

  enum CodingKeys: String, CodingKey {
    case id, kind, occurred, until, learnt, learntThrough, after, what
    case publicWording = "public"
    case source, parties, services, certainty, report, fulfils
  }
}

/// What kind of event it is.
public struct EventKind: FactWord {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  /// The intruder left a trace.
  public static let intrusionTrace = EventKind(rawValue: "intrusionTrace")
  /// What had been entered in that time was exposed.
  public static let exposureWindow = EventKind(rawValue: "exposureWindow")
  /// The first sign that something was wrong.
  public static let firstSuspicion = EventKind(rawValue: "firstSuspicion")

  public static let known = [
    FactTerm("firstSuspicion", "最初の疑い", "first suspicion"),
    FactTerm("intrusionTrace", "不正アクセスの形跡", "trace of the intruder"),
    FactTerm("exfiltration", "流出", "data went out"),
    FactTerm("exposureWindow", "流出対象期間", "exposure window"),
    FactTerm("finding", "判明事項", "finding"),
    FactTerm("phishing", "フィッシング", "phishing"),
    FactTerm("request", "依頼", "request"),
    FactTerm("contact", "連絡", "contact"),
    FactTerm("warning", "注意喚起", "warning"),
    FactTerm("notice", "告知", "notice"),
    FactTerm("customerMail", "お客様への連絡", "message to customers"),
    FactTerm("closure", "閉鎖", "closure"),
    FactTerm("reopening", "再開", "reopening"),
    FactTerm("measure", "被害拡大防止策", "containment"),
    FactTerm("monitoring", "監視", "monitoring"),
    FactTerm("takedown", "偽サイトの閉鎖", "takedown"),
    FactTerm("schedule", "日程", "schedule"),
  ]
}
