import CaseFile
import Investigation

/// The evidence, its custody, and where the attack came from: never for the public.
extension NoticeContext {
  func evidence() -> Values {
    guard !audience.isOutside else {
      return [.evidence: .list([]), .hasEvidence: false, .sources: .list([]), .hasSources: false]
    }
    let items = basis.evidence.map { item -> Values in
      let record = item.records[language]
      return [
        .evidenceNumber: .shown(Markup(String(item.number))),
        .evidenceName: .shown(Markup(item.name)),
        .evidenceHash: .shown(Markup(item.sha256)),
        .evidenceHeading: .shown(Markup(record?.heading ?? item.name)),
        .evidenceProof: .shown(Markup(record?.proof ?? "")),
        .evidenceFacts: .list(
          record?.facts.map { [.label: .shown(Markup($0.label)), .value: .shown(Markup($0.value))] } ?? []),
        .evidenceSteps: .list(
          record?.steps.map { step in
            [
              .when: .shown(Markup(step.at)), .who: .shown(Markup(step.by)), .what: .shown(Markup(step.what)),
              .ledgerEntry: .shown(Markup(String(step.entry))), .ledgerHash: .shown(Markup(step.hash)),
            ]
          } ?? []),
      ]
    }
    let sources = attackers.map { [.sourceAddress: .shown(Markup($0))] as Values }
    return [
      .evidence: .list(items), .hasEvidence: .flag(!items.isEmpty),
      .sources: .list(sources), .hasSources: .flag(!sources.isEmpty),
    ]
  }

  /// Addresses from which something was obtained, in the order of the run.
  private var attackers: [String] {
    var seen: Set<String> = []
    return (basis.summary?.logFacts ?? []).compactMap { fact in
      guard case .attacker(let client, _, _, true) = fact.content, seen.insert(client).inserted else {
        return nil
      }
      return client
    }
  }
}
