public import CaseFile
import Reconstruction

extension Situation {
  public var organisation: Organisation? {
    facts.lazy.compactMap { if case .organisation(let fact) = $0 { fact } else { nil } }.first
  }
  public var parties: [Party] { facts.compactMap { if case .party(let fact) = $0 { fact } else { nil } } }
  public var events: [Event] { facts.compactMap { if case .event(let fact) = $0 { fact } else { nil } } }
  public var decisions: [Decision] {
    facts.compactMap { if case .decision(let fact) = $0 { fact } else { nil } }
  }
  public var engagements: [Engagement] {
    facts.compactMap { if case .engagement(let fact) = $0 { fact } else { nil } }
  }
  public var reports: [Report] { facts.compactMap { if case .report(let fact) = $0 { fact } else { nil } } }
  public var filings: [Filing] { facts.compactMap { if case .filing(let fact) = $0 { fact } else { nil } } }
  public var promises: [Promise] {
    facts.compactMap { if case .promise(let fact) = $0 { fact } else { nil } }
  }
  public var claims: [Claim] { facts.compactMap { if case .claim(let fact) = $0 { fact } else { nil } } }
  public var causes: [Cause] { facts.compactMap { if case .cause(let fact) = $0 { fact } else { nil } } }
  public var harms: [Harm] { facts.compactMap { if case .harm(let fact) = $0 { fact } else { nil } } }
  public var phishing: [Phishing] {
    facts.compactMap { if case .phishing(let fact) = $0 { fact } else { nil } }
  }
  public var groups: [Group] { facts.compactMap { if case .group(let fact) = $0 { fact } else { nil } } }
  public var compensations: [Compensation] {
    facts.compactMap { if case .compensation(let fact) = $0 { fact } else { nil } }
  }

  public func party(_ id: FactID) -> Party? { parties.first { $0.id == id } }
  public func events(_ kinds: EventKind...) -> [Event] { events.filter { kinds.contains($0.kind) } }
  public func decisions(_ kind: DecisionKind) -> [Decision] { decisions.filter { $0.kind == kind } }
  public func claims(_ kind: ClaimKind) -> [Claim] { claims.filter { $0.kind == kind } }
  public func reports(_ kind: ReportKind) -> [Report] { reports.filter { $0.kind == kind } }

  /// Engagements of parties with a role.
  public func engagements(_ role: PartyRole) -> [Engagement] {
    engagements.filter { party($0.party)?.role == role }
  }

  /// How sure the leak is: the surest that any finding, cause or decision says.
  public var certainty: Event.Certainty? {
    var found = events.compactMap(\.certainty) + causes.map(\.certainty)
    if !decisions(.leakLikely).isEmpty { found.append(.likely) }
    if !decisions(DecisionKind(rawValue: "leakConfirmed")).isEmpty { found.append(.confirmed) }
    if found.isEmpty, profiles.contains(where: { $0.people > 0 }) { found.append(.possible) }
    return found.max { $0.rank < $1.rank }
  }

  /// A figure of the last run: of the total with an empty id.
  public func figure(_ kind: RunSummary.Figure.Kind, _ id: String = "") -> RunSummary.Figure? {
    summary?.figures.first { $0.kind == kind && $0.id == id }
  }
}

extension Event.Certainty {
  var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension FactTime {
  /// The earlier of two by the earliest instants that they can mean; what is unknown comes last.
  func startsBefore(_ other: FactTime) -> Bool {
    (earliest?.seconds ?? .max, precision) < (other.earliest?.seconds ?? .max, other.precision)
  }
}
