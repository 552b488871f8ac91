public import CaseFile
public import Exposure
public import Investigation

/// What documents rest on: the facts of a case, what its last run found, and what was done about it.
public struct NoticeBasis: Sendable {
  public var facts: [Fact]
  /// The run that figures come from, by its number.
  public var run: Int?
  public var summary: RunSummary?
  /// People grouped by the sets they are in; empty where the run counted none.
  public var profiles: [PeopleProfile]
  public var map: DataMap?
  /// The zone of the case.
  public var zone: Zone
  public var waves: [CaseState.Wave]
  public var notices: [CaseState.Notice]
  public var title: String
  /// The items of evidence, in the order in which they were added.
  public var evidence: [NoticeEvidence]

  /// - Parameter facts: in the order in which they were entered.
  public init(
    facts: [Fact], run: Int? = nil, summary: RunSummary? = nil, profiles: [PeopleProfile] = [],
    map: DataMap? = nil, zone: Zone, title: String = ""
  ) {
    self.facts = facts
    self.run = run
    self.summary = summary
    self.profiles = profiles
    self.map = map
    self.zone = zone
    self.title = title
    waves = []
    notices = []
    evidence = []
  }

  /// What a case holds now. Nothing of it is sealed.
  public init(_ file: Case) throws(CaseError) {
    let state = file.state
    let zone = Zone(state.timeZone) ?? .utc
    self.init(facts: state.facts, zone: zone, title: state.title)
    map = try file.dataMap()?.map
    waves = state.waves
    notices = state.notices
    if let run = state.run {
      self.run = run.content.run
      summary = try file.summary(of: run)
      profiles = try file.profiles(of: run)
    }
    evidence = try state.evidence.map { item throws(CaseError) in try NoticeEvidence(item, of: file) }
  }
}

/// An item of evidence as documents list it, and its custody record in each language.
public struct NoticeEvidence: Sendable {
  public let number: Int
  public let name: String
  public let sha256: String
  let records: [Language: CustodyRecord]

  init(_ item: CustodyItem, of file: Case) throws(CaseError) {
    number = item.number
    name = item.added.path.split(separator: "/").last.map(String.init) ?? item.added.path
    sha256 = item.added.sha256
    records = [
      .ja: try CustodyRecord(item, of: file, language: .ja),
      .en: try CustodyRecord(item, of: file, language: .en),
    ]
  }
}
