public import YAMLText

/// A report that we received or expect.
public struct Report: Sendable, Hashable, Codable {
  public var id: FactID
  public var title: BilingualText
  public var kind: ReportKind
  public var from: FactID
  /// The date that stands on it.
  public var dated: FactTime?
  public var received: FactTime?
  public var expected: FactTime?
  public var version: String?
  /// Of the file: 64 hexadecimal digits, lower case.
  public var sha256: String?
  /// Of the file.
  public var bytes: Int?
  public var confidentiality: Confidentiality?
  /// Parties that may read it, where not everybody in the case may.
  public var readers: [FactID]
  /// What it says, in one or two sentences.
  public var what: BilingualText?
  public var publicWording: BilingualText?

  public enum Confidentiality: String, Sendable, Codable, CaseIterable {
    case published, `internal`, confidential, secret
  }

  enum CodingKeys: String, CodingKey {
    case id, title, kind, from, dated, received, expected, version, sha256, bytes, confidentiality, readers,
      what
    case publicWording = "public"
  }
}

/// What kind of report it is.
public struct ReportKind: FactWord {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  public static let known = [
    FactTerm("investigationPreliminary", "中間調査報告", "preliminary report of an investigation"),
    FactTerm("investigationFinal", "最終調査報告", "final report of an investigation"),
    FactTerm("processor", "委託先の報告", "report of a processor"),
    FactTerm("vulnerabilityAssessment", "脆弱性診断報告", "vulnerability assessment"),
    FactTerm("authorityFinding", "監督官庁の指摘", "finding of an authority"),
    FactTerm("audit", "監査報告", "audit"),
    FactTerm("opinion", "意見書", "opinion"),
  ]
}
