public import CaseFile
public import Investigation
import Reconstruction

/// What rules and documents may ask of a case: its facts, its figures, its people by what rules ask of them, and what
/// went out. Without personal data.
public struct Situation: Sendable {
  public let facts: [Fact]
  /// What the last run found; nil before there is one.
  public let summary: RunSummary?
  /// The people of that run; empty where it counted none.
  public let profiles: [PeopleProfile]
  /// Documents that were published.
  public let documents: [PublishedDocument]
  public let waves: [NoticeWave]
  /// The zone of the case.
  public let zone: Zone
  /// Where the people of each profile live, in the order of ``profiles``; empty where the data does not say.
  let residences: [[Residence]]

  /// A document that went out.
  public struct PublishedDocument: Sendable, Hashable {
    /// `final`, `appi-prompt`.
    public let kind: String
    public let version: Int
    public let at: FactTime

    public init(kind: String, version: Int, at: FactTime) {
      self.kind = kind
      self.version = version
      self.at = at
    }
  }

  /// A run of individual notices.
  public struct NoticeWave: Sendable, Hashable {
    public let number: Int
    /// When the first message was tried; nil before that.
    public let began: FactTime?
    public let ended: FactTime?
    /// Messages that were accepted for delivery.
    public let accepted: Int

    public init(number: Int, began: FactTime?, ended: FactTime?, accepted: Int) {
      self.number = number
      self.began = began
      self.ended = ended
      self.accepted = accepted
    }
  }

  public init(
    facts: [Fact], summary: RunSummary? = nil, profiles: [PeopleProfile] = [],
    documents: [PublishedDocument] = [], waves: [NoticeWave] = [], zone: Zone = .utc
  ) {
    self.facts = facts
    self.summary = summary
    self.profiles = profiles
    self.documents = documents
    self.waves = waves
    self.zone = zone
    residences = profiles.map { profile in
      // Only one country and one region can belong together.
      let region = profile.countries.count == 1 && profile.regions.count == 1 ? profile.regions.first : nil
      return profile.countries.compactMap { Residence(country: $0, region: region) }
    }
  }
}
