import Reconstruction

extension TerminalReport {
  /// The incident lead's questions, each answered from the facts.
  func addQuestions(to page: inout Page) {
    for question in Question.allCases where foundAttack || ![.elsewhere, .others].contains(question) {
      page.subheading(words.question(question))
      switch question {
      case .ongoing:
        page.paragraph(
          words.ongoing(answers.ongoing) + pointer(findings.period.map { [$0.lastLine] } ?? []), indent: 4,
          style: answers.ongoing?.isOngoing == true ? .alarm : .plain)
      case .earlier:
        page.paragraph(
          words.earlier(answers.earlier) + pointer(findings.period.map { [$0.firstLine] } ?? []), indent: 4)
      case .elsewhere: addElsewhere(to: &page)
      case .others: addShared(to: &page)
      case .preserve:
        page.paragraph(words.preserve(items: findings.evidence.count), indent: 4)
        for source in answers.sources { page.bullet(words.source(source), indent: 4) }
      case .nextHour: addActions(to: &page)
      }
    }
  }

  private func addElsewhere(to page: inout Page) {
    page.paragraph(words.elsewhere(answers.elsewhere, isKnown: answers.knowsElsewhere), indent: 4)
    for client in answers.elsewhere.prefix(12) {
      page.bullet(
        words.entry(client.client, words.otherRequests(client.requests, notable: client.targets.count)),
        indent: 4)
      for (target, concerns) in client.targets.prefix(8) {
        var target = target
        target.path = free(target.path, limit: 60)
        page.bullet(words.target(target, concerns: concerns) + pointer([target.line]), indent: 6)
      }
      if client.targets.count > 8 { page.paragraph(words.itemsMore(client.targets.count - 8), indent: 8) }
    }
    if answers.elsewhere.count > 12 {
      page.paragraph(words.itemsMore(answers.elsewhere.count - 12), indent: 4)
    }
  }

  private func addShared(to page: inout Page) {
    page.paragraph(words.shared(answers.shared), indent: 4)
    for hole in answers.shared.prefix(8) {
      page.bullet(free(words.point(hole.point)), indent: 4)
      for user in hole.attackers.prefix(8) {
        page.bullet(
          words.entry(
            user.client + words.aside(words.actor(user.actor)), words.haul(haul(user.obtainedSomething))),
          indent: 6)
      }
      if hole.attackers.count > 8 { page.paragraph(words.itemsMore(hole.attackers.count - 8), indent: 8) }
    }
    if answers.shared.count > 8 { page.paragraph(words.itemsMore(answers.shared.count - 8), indent: 4) }
  }

  private func addActions(to page: inout Page) {
    for (number, action) in answers.actions.enumerated() {
      page.bullet(free(words.action(action), limit: 1000), mark: "\(number + 1).", indent: 4)
      if case .prepareReport = action {
        page.hanging("", words.noLegalAdvice(), indent: 4, labelWidth: 3, style: .faint)
      }
    }
  }
}
