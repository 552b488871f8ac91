public import YAMLText

/// Something that was promised: a measure against a repetition, or what an outside body said it would do.
public struct Promise: Sendable, Hashable, Codable {
  public var id: FactID
  public var text: BilingualText
  public var publicWording: BilingualText?
  /// Who does it.
  public var owner: FactID?
  public var due: FactTime?
  public var status: Status
  public var done: FactTime?
  /// Where it comes from: the finding of an authority, an assessment, our own decision.
  public var source: BilingualText?
  /// Facts that it answers or rests on.
  public var basis: [FactID]
  /// What shows that it is done: evidence items, documents.
  public var evidence: [String]

  public enum Status: String, Sendable, Codable, CaseIterable { case planned, underway, done, dropped }

  enum CodingKeys: String, CodingKey {
    case id, text
    case publicWording = "public"
    case owner, due, status, done, source, basis, evidence
  }
}
