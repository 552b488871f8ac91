public import YAMLText

/// Something that we sent to an outside body or shared with it: a filing, a consultation, a copy of a report.
public struct Filing: Sendable, Hashable, Codable {
  public var id: FactID
  public var kind: FilingKind
  public var to: [FactID]
  public var at: FactTime
  /// Facts that are known to have come before.
  public var after: [FactID]
  public var what: BilingualText?
  public var publicWording: BilingualText?
  public var channel: String?
  /// The number of its receipt or file with the body.
  public var reference: String?
  /// The report that was shared with it.
  public var report: FactID?
  /// Who of ours did it.
  public var by: FactID?
  /// Rules of the packs that it fulfils, where that is not seen from its kind.
  public var fulfils: [String]?

  enum CodingKeys: String, CodingKey {
    case id, kind, to, at, after, what
    case publicWording = "public"
    case channel, reference, report, by, fulfils
  }
}

/// What was sent.
public struct FilingKind: FactWord {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  public static let known = [
    FactTerm("firstReport", "第一報", "first report"),
    FactTerm("promptReport", "速報", "prompt report"),
    FactTerm("interimReport", "続報", "interim report"),
    FactTerm("finalReport", "確報", "final report"),
    FactTerm("contact", "連絡", "contact"),
    FactTerm("consultation", "相談", "consultation"),
    FactTerm("damageReport", "被害届", "report of damage to the police"),
    FactTerm("share", "共有", "report shared"),
    FactTerm("compensation", "補償の意思表示", "declaration to compensate"),
    FactTerm("takedownRequest", "閉鎖依頼", "takedown request"),
    FactTerm("answer", "照会への回答", "answer to an inquiry"),
  ]
}
