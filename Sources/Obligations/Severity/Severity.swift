public import YAMLText

/// How severe a breach is for the people of one group: SE = DPC × EI + CB, by ENISA's “Recommendations for a methodology
/// of the assessment of severity of personal data breaches”, working document v1.0, December 2013.
///
/// It is assessed for each group apart, since what was exposed differs. Each factor is derived from the data classes and
/// tells its reason; a person may put a judgement in its place, with a reason as well.
public struct Severity: Sendable, Hashable {
  /// A factor of the formula.
  public struct Factor: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable, Codable {
      /// DPC, data processing context: 1 simple, 2 behavioural, 3 financial, 4 sensitive, moved by the context.
      case context
      /// EI, ease of identification: 0.25 negligible, 0.5 limited, 0.75 significant, 1 maximum.
      case identification
      /// CB, circumstances: 0, 0.25 or 0.5 for each loss, 0.5 for malice.
      case confidentiality, integrity, availability, malice

      /// The values that the method admits.
      public var values: [Double] {
        switch self {
        case .context: [1, 2, 3, 4]
        case .identification: [0.25, 0.5, 0.75, 1]
        case .confidentiality, .integrity, .availability: [0, 0.25, 0.5]
        case .malice: [0, 0.5]
        }
      }
    }

    public let kind: Kind
    public let value: Double
    public let reason: BilingualText
    /// Whether a person set it, in place of what the data classes gave.
    public let isJudged: Bool
  }

  public enum Band: String, Sendable, CaseIterable, Codable {
    /// Below 2: nuisance at most.
    case low
    /// From 2: considerable inconvenience.
    case medium
    /// From 3: significant consequences.
    case high
    /// From 4: consequences that may not be overcome.
    case veryHigh
  }

  /// What the method has beside the score told to the reader, not added to it.
  public enum Flag: String, Sendable, CaseIterable, Codable {
    case moreThanHundredPeople
    case unintelligible
  }

  /// All six, in the order of ``Factor/Kind``.
  public let factors: [Factor]
  public let flags: [Flag]
  /// Classes of the company's own that no rule knows. They count as simple data until a person judges.
  public let unassessed: [String]

  /// From 0.25 to 6, in steps of 0.25.
  public var score: Double {
    let circumstances: [Factor.Kind] = [.confidentiality, .integrity, .availability, .malice]
    return value(.context) * value(.identification) + circumstances.map(value).reduce(0, +)
  }

  public var band: Band {
    switch score {
    case ..<2: .low
    case ..<3: .medium
    case ..<4: .high
    default: .veryHigh
    }
  }

  public func value(_ kind: Factor.Kind) -> Double { factors.first { $0.kind == kind }?.value ?? 0 }
}

extension Severity {
  /// What a person holds of a factor, against or without the data classes.
  public struct Judgement: Sendable, Hashable {
    public let kind: Factor.Kind
    public let value: Double
    public let reason: BilingualText

    /// Nil where the method does not admit the value, or the reason is empty.
    public init?(_ kind: Factor.Kind, _ value: Double, reason: BilingualText) {
      guard kind.values.contains(value), !reason.japanese.isEmpty, !reason.english.isEmpty else { return nil }
      (self.kind, self.value, self.reason) = (kind, value, reason)
    }
  }
}

extension Severity.Band {
  public var words: BilingualText {
    switch self {
    case .low: BilingualText(japanese: "低", english: "low")
    case .medium: BilingualText(japanese: "中", english: "medium")
    case .high: BilingualText(japanese: "高", english: "high")
    case .veryHigh: BilingualText(japanese: "極めて高い", english: "very high")
    }
  }
}

extension Severity.Flag {
  public var words: BilingualText {
    switch self {
    case .moreThanHundredPeople: BilingualText(japanese: "対象者が100人を超える", english: "more than 100 people")
    case .unintelligible:
      BilingualText(japanese: "第三者が内容を判読できない状態（暗号化等）", english: "data that others cannot read (encrypted)")
    }
  }
}

extension Severity.Factor.Kind {
  public var words: BilingualText {
    switch self {
    case .context: BilingualText(japanese: "データの性質・取扱いの状況（DPC）", english: "data processing context (DPC)")
    case .identification: BilingualText(japanese: "本人特定の容易さ（EI）", english: "ease of identification (EI)")
    case .confidentiality: BilingualText(japanese: "機密性の喪失（CB）", english: "loss of confidentiality (CB)")
    case .integrity: BilingualText(japanese: "完全性の喪失（CB）", english: "loss of integrity (CB)")
    case .availability: BilingualText(japanese: "可用性の喪失（CB）", english: "loss of availability (CB)")
    case .malice: BilingualText(japanese: "悪意の有無（CB）", english: "malicious intent (CB)")
    }
  }
}
