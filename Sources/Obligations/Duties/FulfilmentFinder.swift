import CaseFile
import YAMLText

/// What in a case fulfils a rule.
struct FulfilmentFinder {
  let situation: Situation

  /// The earliest first.
  ///
  /// - Parameter concerned: places in the situation's profiles of the people whom the rule is about; nil: everybody.
  func done(_ rule: Rule, concerned: Set<Int>?) -> [Duty.Done] {
    var found = filings(rule) + events(rule) + received(rule) + decided(rule) + engaged(rule)
    found += situation.documents.filter { rule.done.documents.contains($0.kind) }.map {
      Duty.Done(at: $0.at, fact: nil, what: nil, receipt: nil)
    }
    if rule.done.people != nil { found += told(rule, concerned) }
    if let after = rule.done.after {
      let start = situation.start(after)
      found.removeAll { done in
        !isNamed(done.fact, rule) && (start.map { done.at.isBefore($0.time) } ?? true)
      }
    }
    return found.sorted { a, b in
      a.at == b.at ? (a.fact?.rawValue ?? "") < (b.fact?.rawValue ?? "") : a.at.startsBefore(b.at)
    }
  }

  /// What a fact says of itself holds, whenever it was.
  private func isNamed(_ id: FactID?, _ rule: Rule) -> Bool {
    situation.facts.contains { $0.id == id && $0.fulfils.contains(rule.id) }
  }

  private func filings(_ rule: Rule) -> [Duty.Done] {
    situation.filings.filter { filing in
      filing.fulfils?.contains(rule.id) ?? false
        || rule.done.filings.contains(filing.kind) && filing.to.contains { isAddressee($0, of: rule) }
    }.map { Duty.Done(at: $0.at, fact: $0.id, what: $0.what ?? $0.kind.both, receipt: $0.reference) }
  }

  /// A party that names its body is that one; of others the role has to do.
  private func isAddressee(_ id: FactID, of rule: Rule) -> Bool {
    guard let party = situation.party(id) else { return false }
    if let body = party.body { return rule.to.bodies.contains(body) }
    return rule.to.roles.contains(party.role)
  }

  private func events(_ rule: Rule) -> [Duty.Done] {
    situation.events.filter { $0.fulfils?.contains(rule.id) ?? false || rule.done.events.contains($0.kind) }
      .map { Duty.Done(at: $0.occurred, fact: $0.id, what: $0.what, receipt: nil) }
  }

  private func received(_ rule: Rule) -> [Duty.Done] {
    situation.reports.filter { rule.done.reports.contains($0.kind) }.compactMap { report in
      (report.dated ?? report.received).map {
        Duty.Done(at: $0, fact: report.id, what: report.title, receipt: report.version)
      }
    }
  }

  private func decided(_ rule: Rule) -> [Duty.Done] {
    situation.decisions.filter { decision in decision.kind.map { rule.done.decisions.contains($0) } ?? false }
      .map { Duty.Done(at: $0.at, fact: $0.id, what: $0.what, receipt: nil) }
  }

  private func engaged(_ rule: Rule) -> [Duty.Done] {
    rule.done.engagements.flatMap { situation.engagements($0) }.map {
      Duty.Done(at: $0.start, fact: $0.id, what: $0.scope, receipt: nil)
    }
  }

  private func told(_ rule: Rule, _ concerned: Set<Int>?) -> [Duty.Done] {
    let sets = situation.profiles.enumerated().reduce(into: Set<String>()) { sets, profile in
      if concerned?.contains(profile.offset) ?? true { sets.formUnion(profile.element.sets) }
    }
    let groups = situation.groups.filter { group in
      if group.fulfils?.contains(rule.id) ?? false { return true }
      return sets.contains(group.set) && (rule.done.people == .anyMeans || group.means.isIndividual)
    }
    let waves = groups.isEmpty ? [] : situation.waves
    return groups.compactMap { group in
      group.begins.map { Duty.Done(at: $0, fact: group.id, what: group.title, receipt: nil) }
    }
      + waves.compactMap { wave in
        wave.began.map { Duty.Done(at: $0, fact: nil, what: nil, receipt: nil) }
      }
  }
}

extension Fact {
  /// Rules that the fact says it fulfils.
  var fulfils: [String] {
    switch self {
    case .filing(let fact): fact.fulfils ?? []
    case .event(let fact): fact.fulfils ?? []
    case .group(let fact): fact.fulfils ?? []
    default: []
    }
  }
}
