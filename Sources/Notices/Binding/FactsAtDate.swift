import CaseFile
import Investigation
import Reconstruction

/// The facts as they were known at the end of a day: a notice of 6 January knows nothing of a report of the 31st.
struct FactsAtDate: Sendable {
  let organisation: Organisation?
  let parties: [FactID: Party]
  let events: [Event]
  let decisions: [Decision]
  let engagements: [Engagement]
  let reports: [Report]
  let filings: [Filing]
  let promises: [Promise]
  let claims: [Claim]
  let causes: [Cause]
  let harms: [Harm]
  let campaigns: [Phishing]
  let groups: [Group]
  let compensations: [Compensation]
  /// All of them, for the timeline.
  let all: [Fact]

  let end: Int64
  private let known: Set<FactID>

  init(_ facts: [Fact], day: CivilDay, zone: Zone) {
    let end = Self.end(of: day, zone)
    self.end = end
    let held = Set(facts.map(\.id))
    var known = Set(facts.lazy.filter { Self.isKnown($0, by: end) }.map(\.id))
    // Nor is what rests on, or came after, something that is not known yet: “in January, after the report”.
    var isSettled = false
    while !isSettled {
      let open = facts.filter {
        known.contains($0.id) && !Self.grounds($0).allSatisfy { known.contains($0) || !held.contains($0) }
      }
      isSettled = open.isEmpty
      for fact in open { known.remove(fact.id) }
    }
    self.known = known
    let all = facts.filter { known.contains($0.id) }
    self.all = all
    func take<T>(_ of: (Fact) -> T?) -> [T] { all.compactMap(of) }
    organisation = take { if case .organisation(let fact) = $0 { fact } else { nil } }.first
    parties = Dictionary(
      take { if case .party(let fact) = $0 { (fact.id, fact) } else { nil } },
      uniquingKeysWith: { first, _ in first })
    events = take { if case .event(let fact) = $0 { fact } else { nil } }
    decisions = take { if case .decision(let fact) = $0 { fact } else { nil } }
    engagements = take { if case .engagement(let fact) = $0 { fact } else { nil } }
    reports = take { if case .report(let fact) = $0 { fact } else { nil } }
    filings = take { if case .filing(let fact) = $0 { fact } else { nil } }
    promises = take { if case .promise(let fact) = $0 { fact } else { nil } }
    claims = take { if case .claim(let fact) = $0 { fact } else { nil } }
    causes = take { if case .cause(let fact) = $0 { fact } else { nil } }
    harms = take { if case .harm(let fact) = $0 { fact } else { nil } }
    campaigns = take { if case .phishing(let fact) = $0 { fact } else { nil } }
    groups = take { if case .group(let fact) = $0 { fact } else { nil } }
    compensations = take { if case .compensation(let fact) = $0 { fact } else { nil } }
  }

  func isKnown(_ id: FactID) -> Bool { known.contains(id) }

  /// Whether a time had certainly begun when the day ended.
  func hasCome(_ time: FactTime?) -> Bool {
    guard let seconds = time?.stated?.seconds else { return false }
    return seconds <= end
  }

  private static func end(of day: CivilDay, _ zone: Zone) -> Int64 {
    (try? FactTime(.day(day), zone: zone))?.latest?.seconds ?? (Int64(day.number) + 1) * 86_400 - 1
  }

  /// Facts without which a fact cannot be known; those that the case does not hold do not count.
  private static func grounds(_ fact: Fact) -> [FactID] {
    switch fact {
    case .event(let event): event.after + [event.learntThrough, event.report].compactMap(\.self)
    case .decision(let decision): decision.after
    case .filing(let filing): filing.after + [filing.report].compactMap(\.self)
    case .cause(let cause): [cause.report].compactMap(\.self)
    case .compensation(let compensation): [compensation.decision].compactMap(\.self)
    default: []
    }
  }

  /// What has no time of its own holds from the beginning; what nobody knows the time of too.
  private static func isKnown(_ fact: Fact, by end: Int64) -> Bool {
    let time: FactTime? =
      switch fact {
      case .event(let event): event.learnt ?? event.occurred
      case .decision(let decision): decision.at
      case .engagement(let engagement): engagement.start
      case .report(let report): report.received ?? report.dated ?? report.expected
      case .filing(let filing): filing.at
      case .harm(let harm): harm.at
      case .phishing(let phishing): phishing.found
      case .organisation, .party, .promise, .claim, .cause, .group, .compensation: nil
      }
    guard let seconds = time?.stated?.seconds else { return true }
    return seconds <= end
  }
}
