/// A step in the life of a document: drafted, reviewed, approved, published, amended, superseded.
public struct NoticeEntered: Codable, Hashable, Sendable {
  public enum Step: String, Codable, Sendable, CaseIterable {
    case drafted, reviewed, approved, published, amended, superseded, withdrawn
  }

  public var step: Step
  /// The kind of document: `final`, `appi-prompt`, `letter`.
  public var kind: String
  /// From 1 within its kind; an amendment is a version of its own.
  public var version: Int
  /// Of a draft or an amendment: the document in every language, as ``CaseState/Notice`` keeps it.
  public var content: ObjectEntry?
  /// Of a draft: the run that its figures come from, and the last entry of facts that it was made of.
  public var run: Int?
  public var facts: Int?
  /// Of a review or approval: who, with the office.
  public var who: String?
  /// Of a publication: its files in `out/`.
  public var files: [String]?
  /// Of a publication: where it was put up.
  public var places: [String]?
  /// Of a publication or amendment: the day that stands on it, as a date.
  public var date: String?
  /// Of a publication: reasons that spoke against it, which somebody overrode.
  public var overridden: [String]?
  /// Of an amendment: the version that it amends. Of a superseded version: what supersedes it, `KIND VERSION`.
  public var refersTo: String?

  public init(_ step: Step, kind: String, version: Int) {
    self.step = step
    self.kind = kind
    self.version = version
  }
}

/// A step in telling people one by one.
public struct WaveEntered: Codable, Hashable, Sendable {
  public enum Step: String, Codable, Sendable, CaseIterable {
    /// Its recipients were fixed.
    case prepared
    /// A message went to an address of our own.
    case tested
    /// What became of some of its messages.
    case attempted
    /// Somebody decided about messages whose fate is unknown.
    case decided
    /// Bounces were read.
    case bounced
    /// Recipients were given to a mail house, or told by a public notice.
    case handedOver
    case ended
  }

  public var step: Step
  /// From 1 throughout the case.
  public var wave: Int
  /// Of a wave that was prepared: the run whose people it reaches, and the document that they get.
  public var run: Int?
  public var notice: String?
  /// How many, by what became of them: `recipients`, `accepted`, `refused`, `unknown`, `hard`, `soft`, `postal`.
  public var counts: [String: Int]
  /// Who is meant, and what became of each: sealed.
  public var content: ObjectEntry?

  public init(_ step: Step, wave: Int, counts: [String: Int]) {
    self.step = step
    self.wave = wave
    self.counts = counts
  }
}

/// A pack of rules of the company's own.
public struct RulePackAdded: Codable, Hashable, Sendable {
  /// By its id a pack replaces the one before.
  public var pack: String
  public var name: String
  public var sha256: String
  public var object: ObjectEntry
}

/// What was due, as it was worked out then: what later statements are compared with.
public struct DutiesStated: Codable, Hashable, Sendable {
  public var object: ObjectEntry
}
