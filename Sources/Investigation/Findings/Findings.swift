public import Exposure
public import Injection
public import Reconstruction

/// Everything that an investigation found, in the order of the JSON contract (`tenmatsu.findings/1`).
///
/// The same evidence gives the same findings, whatever the number of threads, the size of chunks, the order of
/// the files or their compression; only `EvidenceItem.path`, `.sha256` and `.bytes` may differ.
public struct Findings: Sendable {
  public var tool = Tool()
  public var evidence: [EvidenceItem] = []
  public var leftAside: [LeftAside] = []
  public var gaps: [Gap] = []
  /// First and last attack request of the intruders; nil where there is none.
  public var period: Period?
  public var attackers: [Attacker] = []
  public var reconstruction = Reconstruction()
  /// Whose data was exposed; nil without a data map.
  public var affected: Affected? { people?.affected }
  /// The same, and how each person is listed.
  public var people: People?

  public init() {}
}

/// The program and what it was told.
public struct Tool: Sendable {
  public var version = ""
  /// Options that influence the result, by name.
  public var parameters: [String: String] = [:]
  public var assumptions: [Assumption] = []
}

/// Something that was taken for granted because the evidence does not say it.
public enum Assumption: Sendable, Hashable {
  /// Logs without a zone were read in this one.
  case logsWithoutZone(String)
  /// The database's local times (DATETIME) were taken to be in this zone.
  case databaseTimes(String)
  /// How a log's format was read where the log itself leaves it open.
  case logFormat(item: Int, String)
  /// Items that hold the same traffic were counted once: the item kept, and the paths of the others.
  case sameTraffic(kept: Int, others: [String])
  /// Requests found in two overlapping items were counted once.
  case overlappingItems([Int], requests: Int)
  /// Standard input can be read only once, so that other requests of the attackers were not looked at.
  case standardInputReadOnce(item: Int)
  /// The dump was taken after the attack and is complete but for what its times show.
  case dumpTakenBack(item: Int)
}

/// One file of evidence that was used.
public struct EvidenceItem: Sendable {
  public enum Kind: String, Sendable { case accessLog, databaseDump, recordFile }

  public var number: Int
  public var path: String
  public var kind: Kind
  /// The log's or dump's format in words, for example `combined`.
  public var format: String
  public var sha256: String
  /// Bytes of the file as it is.
  public var bytes: Int
  public var lines: Int
  public var unparsedLines: Int
  /// Numbers of the first unparsed lines.
  public var unparsedSamples: [Int]
  public var first: Moment?
  public var last: Moment?

  public init(
    number: Int,
    path: String,
    kind: Kind,
    format: String,
    sha256: String,
    bytes: Int,
    lines: Int,
    unparsedLines: Int,
    unparsedSamples: [Int],
    first: Moment? = nil,
    last: Moment? = nil
  ) {
    self.number = number
    self.path = path
    self.kind = kind
    self.format = format
    self.sha256 = sha256
    self.bytes = bytes
    self.lines = lines
    self.unparsedLines = unparsedLines
    self.unparsedSamples = unparsedSamples
    self.first = first
    self.last = last
  }
}

extension EvidenceItem {
  /// Whether it is text, so that a citation names a line; of a SQLite file it names a row by its rowid.
  public var hasLines: Bool { kind != .recordFile || format != "sqlite" }
}

/// An input that was not used, and why.
public struct LeftAside: Sendable, Hashable {
  public enum Reason: Sendable, Hashable {
    /// A kind of evidence that this version does not read: its name.
    case kind(String)
    /// Nothing in it is a log line or a dump.
    case unrecognised
    case empty
    case binary
    /// The same traffic as another item.
    case sameTraffic(item: Int)
    /// It could not be read: why.
    case unreadable(String)
  }

  public var path: String
  public var reason: Reason

  public init(
    path: String,
    reason: Reason
  ) {
    self.path = path
    self.reason = reason
  }
}

/// A stretch that the evidence does not show.
public struct Gap: Sendable, Hashable {
  public enum Reason: Sendable, Hashable {
    /// Compressed data ends early or is damaged: what the decoder said.
    case damaged(String)
    /// No line for far longer than this log is ever silent otherwise.
    case silence
  }

  /// Nil where the stretch has no known end.
  public var from: Moment?
  public var to: Moment?
  public var reason: Reason
  public var items: [Int]

  public init(
    from: Moment? = nil,
    to: Moment? = nil,
    reason: Reason,
    items: [Int]
  ) {
    self.from = from
    self.to = to
    self.reason = reason
    self.items = items
  }
}

/// From the first to the last attack request of those who obtained something; of all, where nobody did.
public struct Period: Sendable {
  public var first: Moment
  public var last: Moment
  public var firstLine: EvidenceLine
  public var lastLine: EvidenceLine
  /// The attack goes on at the end of the evidence, as far as it shows.
  public var isOngoing: Bool
  /// The longest time between two of their attack requests, in seconds.
  public var longestPause: Int64 = 0

  public init(
    first: Moment,
    last: Moment,
    firstLine: EvidenceLine,
    lastLine: EvidenceLine,
    isOngoing: Bool
  ) {
    self.first = first
    self.last = last
    self.firstLine = firstLine
    self.lastLine = lastLine
    self.isOngoing = isOngoing
  }
}

/// An address that attack requests came from.
public struct Attacker: Sendable {
  public var client: String
  /// Addresses that belong to one actor share the number, as far as the evidence shows.
  public var actor: Int
  public var requests: Int
  public var first: Moment
  public var last: Moment
  public var userAgents: [String]
  /// Requests of this address that are no attack; nil where the log could be read only once.
  public var otherRequests: Int?
  /// What those were: the most frequent first, at most twenty.
  public var otherTargets: [OtherTarget] = []
  /// Injection points that this address tried, and whether one let something out to it.
  public var points: [InjectionPoint]
  public var obtainedSomething: Bool
  /// The first and the last attack request.
  public var evidence: [EvidenceLine] = []
  /// The points that let something out to this address.
  public var fruitfulPoints: Set<InjectionPoint> = []

  public init(
    client: String,
    actor: Int,
    requests: Int,
    first: Moment,
    last: Moment,
    userAgents: [String],
    otherRequests: Int? = nil,
    otherTargets: [OtherTarget] = [],
    points: [InjectionPoint],
    obtainedSomething: Bool
  ) {
    self.client = client
    self.actor = actor
    self.requests = requests
    self.first = first
    self.last = last
    self.userAgents = userAgents
    self.otherRequests = otherRequests
    self.otherTargets = otherTargets
    self.points = points
    self.obtainedSomething = obtainedSomething
  }
}

/// A page that an attacker's address asked for besides attacking.
public struct OtherTarget: Sendable, Hashable {
  public var method: String
  public var path: String
  public var requests: Int
  public var lastStatus: Int
  public var first: Moment
  public var last: Moment
  public var line: EvidenceLine

  public init(
    method: String,
    path: String,
    requests: Int,
    lastStatus: Int,
    first: Moment,
    last: Moment,
    line: EvidenceLine
  ) {
    self.method = method
    self.path = path
    self.requests = requests
    self.lastStatus = lastStatus
    self.first = first
    self.last = last
    self.line = line
  }
}
