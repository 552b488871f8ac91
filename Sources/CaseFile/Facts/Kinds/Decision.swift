public import YAMLText

/// Something that was decided: by whom, on what grounds, against what else.
public struct Decision: Sendable, Hashable, Codable {
  public var id: FactID
  public var kind: DecisionKind?
  public var at: FactTime
  /// Facts that are known to have come before.
  public var after: [FactID]
  /// Parties, mostly of our own staff.
  public var by: [FactID]
  public var what: BilingualText
  public var grounds: BilingualText
  /// What else was weighed.
  public var alternatives: [BilingualText]
  /// Facts that it rests on.
  public var basis: [FactID]
  public var publicWording: BilingualText?
  /// Rules of the packs that are not followed, for the grounds that it gives.
  public var setsAside: [String]?

  enum CodingKeys: String, CodingKey {
    case id, kind, at, after, by, what, grounds, alternatives, basis
    case publicWording = "public"
    case setsAside
  }
}

/// What kind of decision it is, where deadlines run from it.
public struct DecisionKind: FactWord {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  /// A leak was judged likely.
  public static let leakLikely = DecisionKind(rawValue: "leakLikely")
  /// The breach was judged to be one that an authority has to be told of.
  public static let notifiable = DecisionKind(rawValue: "notifiable")
  /// The breach was judged material to investors.
  public static let material = DecisionKind(rawValue: "material")

  public static let known = [
    FactTerm("leakLikely", "流出のおそれの判断", "leak judged likely"),
    FactTerm("leakConfirmed", "流出の確認", "leak confirmed"),
    FactTerm("notifiable", "届出対象との判断", "judged notifiable"),
    FactTerm("highRisk", "高リスクとの判断", "judged a high risk to people"),
    FactTerm("material", "重要性の判断", "judged material"),
    FactTerm("closure", "サービス停止の決定", "service closed"),
    FactTerm("individualNotice", "本人への通知方法の決定", "how people are told"),
    FactTerm("compensation", "補償の決定", "compensation"),
    FactTerm("publication", "公表の決定", "publication"),
    FactTerm("delay", "公表を待つ決定", "publication delayed"),
  ]
}
