public import Reconstruction

/// Records (件) and people (名), each by grade.
public struct Counts: Sendable, Hashable {
  public var records = Tally()
  public var people = Tally()

  public init(records: Tally = Tally(), people: Tally = Tally()) {
    self.records = records
    self.people = people
  }
}

/// Whose data was exposed: every affected record with its classes, grades and times, and the figures over them.
public struct Affected: Sendable {
  /// A figure under a name.
  public struct Figure: Sendable {
    public let id: String
    public let counts: Counts
  }

  /// A named set of the data map.
  public struct SetFigure: Sendable {
    public let set: NamedSet
    public let counts: Counts
    /// The records of the parts of a union, added up: what is said where each part is announced by itself.
    public let sumOfParts: Tally?
  }

  public let map: DataMap
  public internal(set) var total = Counts()
  public internal(set) var byService: [Figure] = []
  public internal(set) var byPopulation: [Figure] = []
  public internal(set) var byDataClass: [Figure] = []
  public internal(set) var byServiceAndDataClass: [(service: String, classes: [Figure])] = []
  public internal(set) var byCountry: [Figure] = []
  public internal(set) var sets: [SetFigure] = []
  public internal(set) var windows: [ExposureWindow] = []
  public internal(set) var notes: [ExposureNote] = []
  public internal(set) var register = Register()
  public internal(set) var portions = Portions()
  public internal(set) var sources: [Source] = []
  /// The files that were read, their bytes counted by their copies where the page wrote them longer.
  public internal(set) var files: [FileRead] = []
  /// The exposures, ordered by record.
  var entries: [Entry] = []
  var groups = RecordGroups()
}

/// A stretch of time that concerns the people of a set.
public struct ExposureWindow: Sendable, Hashable {
  public enum Kind: String, Sendable {
    /// When the data was read, first and last.
    case exfiltration
    /// When what was exposed had been entered, first and last.
    case exposure
    /// From the first entry to the last instant at which it could be read: whoever entered something then is at risk.
    case atRisk
  }

  public let kind: Kind
  /// The set's id; nil: everybody.
  public let set: String?
  public let from: Moment
  public let to: Moment
  /// Whether the map or the entries tell the instants to the second or the minute.
  public let precision: Precision

  public enum Precision: String, Sendable { case second, minute }
}
