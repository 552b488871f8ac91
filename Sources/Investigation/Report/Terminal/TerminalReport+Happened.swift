import Bytes
import Reconstruction

extension TerminalReport {
  /// What happened, when, from where, and through which hole.
  func addHappened(to page: inout Page) {
    let width = labelWidth([.trace, .firstContact, exfiltrationLabel])
    if let contact = firstContact {
      page.hanging(
        words.label(.firstContact),
        "\(words.moment(contact.first)) \(free(contact.method + " " + contact.path, limit: 60))"
          + pointer([contact.line]),
        labelWidth: width)
    }
    if let period = findings.period {
      page.hanging(
        words.label(.trace),
        words.span(period.first, period.last) + pointer([period.firstLine, period.lastLine]),
        labelWidth: width)
    }
    for window in windows where window.kind == .exfiltration && window.set == nil {
      page.hanging(
        words.label(exfiltrationLabel),
        words.span(window.from, window.to) + words.aside(words.days(window.days))
          + pointer(exfiltrationEnds(window)),
        labelWidth: width, style: .bold)
    }
    addAttackers(to: &page)
    addHoles(to: &page)
  }

  private var exfiltrationLabel: Label {
    answers.outcome == .dataPossible ? .possibleExfiltration : .exfiltration
  }

  /// The first request of an attacker's address, where it is older than the first attack.
  private var firstContact: OtherTarget? {
    let intruders = findings.attackers.filter(\.obtainedSomething)
    let first = (intruders.isEmpty ? findings.attackers : intruders).flatMap(\.otherTargets).min {
      ($0.first, $0.line) < ($1.first, $1.line)
    }
    guard let first, let period = findings.period, first.first < period.first else { return nil }
    return first
  }

  /// The lines at which something first and last went out.
  private func exfiltrationEnds(_ window: Window) -> [EvidenceLine] {
    let rows = findings.reconstruction.obtained.flatMap(\.rows)
    let files = findings.reconstruction.files.filter(\.letSomethingOut)
    let unlisted = findings.reconstruction.obtained.filter { $0.rows.isEmpty && $0.letSomethingOut }
    let first =
      unlisted.filter { $0.first == window.from }.flatMap { $0.evidence.prefix(1) }
      + rows.filter { $0.first == window.from }.flatMap { $0.evidence.prefix(1) }
      + files.filter { $0.at == window.from }.flatMap { $0.evidence.prefix(1) }
    let last =
      unlisted.filter { $0.last == window.to }.flatMap { $0.evidence.suffix(1) }
      + rows.filter { $0.last == window.to }.flatMap { $0.evidence.suffix(1) }
      + files.filter { $0.at == window.to }.flatMap { $0.evidence.suffix(1) }
    return [first.min(), last.max()].compactMap { $0 }
  }

  private func addAttackers(to page: inout Page) {
    guard !findings.attackers.isEmpty else { return }
    page.subheading(words.label(.attackedFrom))
    // Who obtained something comes first.
    let shown =
      (findings.attackers.filter(\.obtainedSomething) + findings.attackers.filter { !$0.obtainedSomething })
      .prefix(12)
    let width = min(40, (shown.map { Page.clean($0.client).displayWidth }.max() ?? 0) + 2)
    for attacker in shown {
      page.hanging(
        attacker.client,
        words.entry(
          words.actor(attacker.actor),
          words.attackerFacts(
            requests: attacker.requests, other: attacker.otherRequests, haul: haul(attacker.obtainedSomething)
          )),
        indent: 4, labelWidth: width)
      page.hanging(
        "", words.span(attacker.first, attacker.last) + pointer(attacker.evidence), indent: 4,
        labelWidth: width, style: .faint)
      for agent in attacker.userAgents.prefix(3) {
        let agent = agent.isEmpty ? words.label(.emptyText) : free(agent, limit: 120)
        page.hanging("", agent, indent: 4, labelWidth: width, style: .faint)
      }
      if attacker.userAgents.count > 3 {
        page.hanging(
          "", words.itemsMore(attacker.userAgents.count - 3), indent: 4, labelWidth: width, style: .faint)
      }
    }
    if findings.attackers.count > shown.count {
      page.paragraph(words.itemsMore(findings.attackers.count - shown.count), indent: 4)
    }
  }

  private func addHoles(to page: inout Page) {
    guard !findings.reconstruction.points.isEmpty else { return }
    page.subheading(words.label(.holes))
    for result in findings.reconstruction.points {
      page.paragraph(
        free(words.point(result.point)), indent: 4, style: result.succeeded ? .alarm : .plain)
      page.paragraph(words.pointFacts(result) + pointer(result.evidence), indent: 6)
      if let oracle = result.mainOracle {
        let others = result.oracles.count - 1
        let more = result.oracles.reduce(0) { $0 + $1.questions } - oracle.questions
        page.paragraph(
          words.oracle(oracle) + (others > 0 ? words.aside(words.otherOracles(others, questions: more)) : ""),
          indent: 6, style: .faint)
      }
      for model in result.models {
        page.paragraph(
          words.sizeModel(model.words, explained: model.explained, samples: model.samples), indent: 6,
          style: .faint)
      }
    }
  }
}
