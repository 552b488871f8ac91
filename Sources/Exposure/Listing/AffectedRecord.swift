public import Reconstruction

/// A record of a population of which nothing was exposed.
public struct UnaffectedRecord: Sendable {
  public let population: Population
  public let key: String
  /// Where it stands in the evidence.
  public let line: EvidenceLine
}

/// One affected record, with all that is said of it.
public struct AffectedRecord: Sendable {
  /// A class of data of this record.
  public struct Part: Sendable {
    public let dataClass: String
    public let grade: Grade
  }

  /// Why it is affected.
  public struct Reason: Sendable {
    public let source: Source
    public let classes: [Part]
    public let first: Moment
    public let last: Moment
    /// The lines that it rests on: requests, and the line of the file or table that holds the record.
    public let evidence: [EvidenceLine]
    /// The record of a file or event.
    public let detail: Source.Detail?
  }

  public let population: Population
  /// Nil where the record is in no population and its key was not obtained.
  public let key: String?
  /// By the words of the population's `fields`.
  public let values: [String: String]
  public let isWithdrawn: Bool
  /// The record is in the population as it was copied.
  public let isKnown: Bool
  /// Records of one person share it.
  public let person: Int
  public let grade: Grade
  public let classes: [Part]
  public let reasons: [Reason]
  /// Ids of the sets that it belongs to.
  public let sets: [String]
  /// Where it stands in the evidence.
  public let line: EvidenceLine?

  public var first: Moment? { reasons.map(\.first).min() }
  public var last: Moment? { reasons.map(\.last).max() }
}
