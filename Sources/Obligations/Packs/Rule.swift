public import CaseFile
public import YAMLText

/// One duty, as one version of a regime puts it: when it arises, towards whom, until when, with what content, and what
/// fulfils it.
public struct Rule: Sendable, Hashable, Codable {
  /// `jp.appi.prompt`. Versions that hold one after another share it.
  public var id: String
  public var title: BilingualText
  /// The first day on which it held.
  public var from: String
  /// The last one; nil: it holds.
  public var until: String?
  public var force: Force
  /// Ids of the pack's sources.
  public var sources: [String]
  /// When it arises.
  public var trigger: Condition
  /// When it does not arise after all, each with its reason.
  public var unless: [Condition]
  public var duty: Kind
  public var to: Addressee
  public var channel: BilingualText?
  public var phase: Phase
  /// The kind of document that fulfils it: `appi-prompt`.
  public var document: String?
  /// The first whose `when` holds counts.
  public var clock: [RuleClock]
  public var contents: [Content]
  public var complete: Completeness
  public var done: Fulfilment
  /// What counsel should look at.
  public var check: [BilingualText]

  /// What makes it binding.
  public enum Force: String, Sendable, Hashable, Codable, CaseIterable {
    case law, contract, guideline, voluntary

    public var title: BilingualText {
      let (japanese, english) =
        switch self {
        case .law: ("法令上の義務", "required by law")
        case .contract: ("契約上の義務", "required by contract")
        case .guideline: ("ガイドライン上の対応", "expected by guidelines")
        case .voluntary: ("任意", "voluntary")
        }
      return BilingualText(japanese: japanese, english: english)
    }
  }

  /// What is to be done.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// To tell a body.
    case report
    /// To tell the people concerned, or those for whom the data is held.
    case notify
    /// To make it public.
    case publish
    /// To do what a contract asks.
    case contract
    /// To decide something and keep the record.
    case record
  }

  public enum Phase: String, Sendable, Hashable, Codable, CaseIterable { case prompt, interim, final, once }

  /// Whom it is owed to.
  public struct Addressee: Sendable, Hashable, Codable {
    public var name: BilingualText
    /// Parties of the case with one of these bodies are meant.
    public var bodies: [Party.Body]
    /// Parties without a body, with one of these roles, as well.
    public var roles: [PartyRole]
  }

  /// Something that it has to contain.
  public struct Content: Sendable, Hashable, Codable {
    /// As the source counts it: `art8-1`.
    public var id: String
    public var item: ContentItem
    public var title: BilingualText
    /// Only where it is late.
    public var ifLate: Bool
  }

  /// How much of its content it has to have.
  public enum Completeness: String, Sendable, Hashable, Codable, CaseIterable {
    case whatIsKnown, everything
  }

  /// What in the facts of a case shows that it was done. Facts that name the rule under `fulfils` always do.
  public struct Fulfilment: Sendable, Hashable, Codable {
    /// Filings of these kinds to the addressee.
    public var filings: [FilingKind]
    /// Events of these kinds.
    public var events: [EventKind]
    /// Documents of these kinds that were published.
    public var documents: [String]
    /// Reports of these kinds that were received.
    public var reports: [ReportKind]
    /// Decisions of these kinds.
    public var decisions: [DecisionKind]
    /// Engagements of parties with these roles.
    public var engagements: [PartyRole]
    /// That the people concerned were told.
    public var people: Telling?
    /// What was done before this does not count.
    public var after: StartEvent?
  }

  /// How people have to be told.
  public enum Telling: String, Sendable, Hashable, Codable, CaseIterable {
    /// One by one.
    case individually
    /// One by one or by a public notice.
    case anyMeans
  }

  /// Whether this version held on a day, `2017-01-04`.
  public func isInForce(on day: CivilDay) -> Bool {
    let text = day.text
    return from <= text && until.map { text <= $0 } ?? true
  }
}

extension CivilDay {
  /// Reads what ``CaseFile/CivilDay/text`` writes: `2017-01-04`.
  public init?(isoDay text: String) {
    guard let match = text.wholeMatch(of: #/([0-9]{4})-([0-9]{2})-([0-9]{2})/#), let year = Int(match.1),
      let month = Int(match.2), let day = Int(match.3)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}
