public import CaseFile
import Foundation
import Investigation
import Reconstruction
public import YAMLText

/// What is due in a case, as it was worked out at one time: what `obligations --json` prints, and what the ledger keeps.
///
/// The JSON has the schema `tenmatsu.obligations/1`; `docs/guides/obligations.md` describes it.
public struct DutyStatement: Sendable, Hashable, Codable {
  public static let schema = "tenmatsu.obligations/1"

  public var schema = DutyStatement.schema
  /// ISO 8601.
  public var at: String
  /// The day whose versions of the rules count.
  public var lawOf: String
  public var reservation: BilingualText
  public var knowledge: Start?
  /// The run by which people were counted; nil where there is none.
  public var run: Int?
  public var peopleWithoutResidence: Int
  public var duties: [Entry]
  /// How severe it is for each group of people; only where that was asked for.
  public var severity: [SeverityEntry]?

  /// From when a clock runs.
  public struct Start: Sendable, Hashable, Codable {
    public var event: StartEvent
    public var at: FactTime
    public var fact: FactID?
    /// Start events that the rule prefers and for which the case has nothing.
    public var missed: [StartEvent]
  }

  /// One duty.
  public struct Entry: Sendable, Hashable, Codable {
    public var rule: String
    /// The first day of the version that counts.
    public var version: String
    public var pack: String
    public var regime: BilingualText
    public var title: BilingualText
    public var force: Rule.Force
    public var duty: Rule.Kind
    public var phase: Rule.Phase
    public var to: BilingualText
    public var channel: BilingualText?
    public var document: String?
    public var applies: Duty.Applies
    public var reasons: [Reason]
    public var exemption: [Reason]
    public var clock: Clock
    public var due: Due?
    public var status: Duty.Status
    public var done: [Duty.Done]
    /// Decisions that set it aside.
    public var setAside: [Reason]
    public var telling: Duty.Telling?
    public var contents: [Content]
    public var check: [BilingualText]
    public var sources: [RulePack.Source]
  }

  /// What the rule says of its time.
  public struct Clock: Sendable, Hashable, Codable {
    public var start: Start?
    /// The start events that it takes, in order.
    public var startsAt: [StartEvent]
    public var limit: String
    public var words: BilingualText?
    public var isSoft: Bool
    public var zone: String
  }

  /// When it is due.
  public struct Due: Sendable, Hashable, Codable {
    /// `instant`, `day`, `promptly`, `suspended`, `startUnknown`.
    public var kind: String
    /// The day, or the instant in ISO 8601.
    public var at: String?
    /// The near end of a range.
    public var target: String?
    /// The last open day by which it can be done in time.
    public var planBy: String?
    /// Whether it rests on holidays that are not announced yet.
    public var isProvisional: Bool
    public var words: BilingualText
    public var steps: [BilingualText]
  }

  /// Something that it has to contain.
  public struct Content: Sendable, Hashable, Codable {
    public var id: String
    public var item: ContentItem
    public var title: BilingualText
    /// What to enter; nil where the facts are there.
    public var missing: BilingualText?
  }

  /// Severity for people who lost the same.
  public struct SeverityEntry: Sendable, Hashable, Codable {
    public var classes: [String]
    public var sets: [String]
    public var people: Int
    /// ENISA: SE = DPC × EI + CB.
    public var score: Double
    public var band: Severity.Band
    public var factors: [Factor]
    public var flags: [Severity.Flag]
    public var unassessed: [String]
    /// JNSA's assumed damages, in yen: a figure for planning, not what anybody claims.
    public var assumedDamagesPerPerson: Int
    public var assumedDamages: Int?

    public struct Factor: Sendable, Hashable, Codable {
      public var factor: Severity.Factor.Kind
      public var value: Double
      public var reason: BilingualText
    }
  }

  /// - Parameters:
  ///   - run: the run by which people were counted.
  ///   - severity: nil where it was not asked for.
  public init(_ list: DutyList, run: Int?, severity: SeverityList? = nil) {
    at = list.now.iso8601
    lawOf = list.lawOf.text
    reservation = RulePack.reservation
    knowledge = list.knowledge.map(Start.init)
    self.run = run
    peopleWithoutResidence = list.peopleWithoutResidence
    duties = list.duties.map(Entry.init)
    self.severity = severity?.entries.map(SeverityEntry.init)
  }

  /// The statement as JSON: keys sorted, the same bytes for the same statement.
  public var json: [UInt8] {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return Array(try encoder.encode(self))
    }
  }

  /// The same, with line breaks for readers.
  public var readableJSON: [UInt8] {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
      return Array(try encoder.encode(self)) + [0x0A]
    }
  }

  /// Reads what ``json`` writes.
  public init(json: [UInt8]) throws {
    self = try JSONDecoder().decode(DutyStatement.self, from: Data(json))
  }
}

extension DutyStatement.SeverityEntry {
  init(_ entry: SeverityList.Entry) {
    self.init(
      classes: entry.classes, sets: entry.sets, people: entry.people, score: entry.severity.score,
      band: entry.severity.band,
      factors: entry.severity.factors.map { Factor(factor: $0.kind, value: $0.value, reason: $0.reason) },
      flags: entry.severity.flags, unassessed: entry.severity.unassessed,
      assumedDamagesPerPerson: entry.damages.perPerson, assumedDamages: entry.damages.total)
  }
}

extension DutyStatement.Start {
  init(_ point: StartPoint) {
    self.init(event: point.event, at: point.time, fact: point.fact, missed: point.missed)
  }
}

extension DutyStatement.Entry {
  init(_ duty: Duty) {
    let rule = duty.rule
    let missing = Dictionary(duty.missing.map { ($0.id, $0.remedy) }) { first, _ in first }
    self.init(
      rule: rule.id, version: rule.from, pack: duty.pack.id, regime: duty.pack.name, title: rule.title,
      force: rule.force, duty: rule.duty, phase: rule.phase, to: rule.to.name, channel: rule.channel,
      document: rule.document, applies: duty.applies, reasons: duty.reasons, exemption: duty.exemption,
      clock: DutyStatement.Clock(
        start: duty.start.map(DutyStatement.Start.init), startsAt: duty.clock.start,
        limit: duty.clock.limit.description, words: duty.clock.words, isSoft: duty.clock.firmness == .soft,
        zone: duty.deadline?.rule.zone.name ?? duty.clock.zone),
      due: duty.deadline.map(DutyStatement.Due.init), status: duty.status, done: duty.done,
      setAside: duty.setAside,
      telling: duty.telling,
      contents: rule.contents.filter { !$0.ifLate || missing[$0.id] != nil || duty.status == .doneLate }.map {
        DutyStatement.Content(id: $0.id, item: $0.item, title: $0.title, missing: missing[$0.id])
      },
      check: rule.check, sources: duty.pack.sources(of: rule))
  }
}

extension DutyStatement.Due {
  init(_ deadline: Deadline) {
    let zone = deadline.rule.zone
    let kind =
      switch deadline.due {
      case .asSoonAsPossible: "promptly"
      case .instant: "instant"
      case .day: "day"
      case .suspended: "suspended"
      case .startUnknown: "startUnknown"
      }
    self.init(
      kind: kind, at: deadline.due.written, target: deadline.target?.written, planBy: deadline.planBy?.text,
      isProvisional: deadline.isProvisional, words: deadline.due.words(in: zone),
      steps: deadline.steps.map(\.words))
  }
}

extension Deadline.Due {
  /// A day, or an instant in ISO 8601; nil without a date.
  fileprivate var written: String? {
    switch self {
    case .instant(let moment): moment.iso8601
    case .day(let day): day.text
    case .asSoonAsPossible, .suspended, .startUnknown: nil
    }
  }
}
