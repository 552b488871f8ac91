public import Injection
public import Reconstruction

/// The incident lead's questions, answered by the facts; how they are worded is for a report to say.
public struct Answers: Sendable {
  /// Is it still going on?
  public struct Ongoing: Sendable {
    public let isOngoing: Bool
    public let last: Moment
    /// The last line of the logs.
    public let logEnd: Moment
    /// From the last attack request to the logs' end.
    public var secondsBeforeLogEnd: Int { Int(clamping: max(0, logEnd.seconds - last.seconds)) }
  }

  /// Could it have begun before the first log line?
  public struct Earlier: Sendable {
    /// The first line of the logs.
    public let logStart: Moment
    public let firstAttack: Moment
    /// From the logs' start to the first attack request.
    public var secondsAfterLogStart: Int { Int(clamping: max(0, firstAttack.seconds - logStart.seconds)) }
    /// With less than a day without attacks before the first one, the logs' start may well cut off its beginning.
    public var isLikely: Bool { secondsAfterLogStart < 86400 }
  }

  /// What else did these addresses do?
  public struct Elsewhere: Sendable {
    public let client: String
    public let requests: Int
    /// What deserves a look first.
    public let targets: [(target: OtherTarget, concerns: [Concern])]
  }

  /// Why another request of an attacker deserves a look.
  public enum Concern: String, Sendable, CaseIterable {
    case sends, login, admin, upload
  }

  /// Did others try the same hole?
  public struct SharedHole: Sendable {
    public let point: InjectionPoint
    public let attackers: [(client: String, actor: Int, obtainedSomething: Bool)]
  }

  /// What usually exists and is not among the evidence.
  public enum Source: String, Sendable, CaseIterable {
    case rotatedLogs, databaseLogs, databaseDump, applicationLogs, proxyLogs, backups, memoryAndDisk
  }

  /// What to do in the next hour.
  public enum Action: Sendable {
    case close([InjectionPoint])
    /// Nothing shows that these can be injected into; they were tried.
    case check([InjectionPoint])
    case block([String])
    case preserve
    case reviewRequests(clients: [String])
    case revokeFilePrivilege
    case rotateSecrets(files: [String], columns: [String])
    case invalidatePasswords(columns: [String])
    case callCardCompanies(columns: [String])
    case expectPhishing(columns: [String])
    case prepareReport
    case lookWhereLogsAreBlind
  }

  public let outcome: Outcome
  public let rows: Tally
  /// Tables of which it is not known how many rows were read, so that `rows` is no maximum.
  public let uncountedTables: [String]
  public let ongoing: Ongoing?
  public let earlier: Earlier?
  public let elsewhere: [Elsewhere]
  /// Whether the other requests of the attackers are known at all.
  public let knowsElsewhere: Bool
  public let shared: [SharedHole]
  public let sources: [Source]
  public let actions: [Action]
}
