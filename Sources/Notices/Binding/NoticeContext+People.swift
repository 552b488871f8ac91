import CaseFile
import Exposure
import Investigation
import YAMLText

/// How people are told, what they are asked, what is borne for them.
extension NoticeContext {
  func people() -> Values {
    let individual = facts.groups.filter(\.means.isIndividual)
    let others = facts.groups.filter { !$0.means.isIndividual }
    return [
      .hasIndividual: .flag(!individual.isEmpty),
      .individual: .list(individual.map(group)),
      .individualPeople: Value(countedIfAny("groups.individual.people.maximum", .people)),
      .individualRecords: Value(countedIfAny("groups.individual.records.maximum", .records)),
      .others: .list(others.map(group)),
      .mailings: .list(events(["customerMail"])),
    ]
  }

  private func group(_ group: Group) -> Values {
    let classes = particularClasses(of: group)
    let advice = group.advice.map { Markup(words.text($0)) }
    var values: Values = [
      .groupTitle: .shown(Markup(title(of: group))),
      .groupPeople: .shown(counted("set.\(group.set).people.maximum", .people) ?? .empty),
      .groupRecords: Value(countedIfAny("set.\(group.set).records.maximum", .records)),
      .groupPhrase: .shown(phrase(of: group)),
      .groupClassList: .shown(words.enumeration(classes.map(className))),
      .groupClasses: .list(classes.map { [.className: .shown(Markup(className($0)))] }),
      .legalGround: Value(readsPublicWording ? nil : group.legalGround.map(words.text)),
      .hasGroupAdvice: .flag(!advice.isEmpty),
      .groupAdvice: .list(advice.map { [.advice: .shown($0)] }),
    ]
    values.merge(classFlags(classes))
    return values
  }

  func title(of group: Group) -> String {
    (group.title ?? setTitle(group.set)).map(words.text) ?? group.set
  }

  /// What the people of a group are told apart by, of the data that went out.
  func particularClasses(of group: Group) -> [String] {
    guard let exposed, let set = basis.map?.sets.first(where: { $0.id.value == group.set }) else { return [] }
    return exposed.particular(to: set.people.value, populations: exposed.populations(of: set.people.value))
  }

  // MARK: - States

  private enum State { case ahead, underway, done }

  /// How far telling them was at the end of the document's day: by the facts, and begun where a wave had begun.
  private func state(of group: Group) -> State {
    if facts.hasCome(group.ended) { return .done }
    if facts.hasCome(group.begins) { return .underway }
    let hasWave = basis.waves.contains { wave in
      wave.all(.attempted).contains { Clock.seconds($0.at) <= facts.end }
    }
    return hasWave ? .underway : .ahead
  }

  private func phrase(of group: Group) -> Markup {
    let means = means(group.means)
    let begins = group.begins.map(dates.dateOf)
    if isJapanese, !readsPublicWording { return form(of: group, means, begins) }
    switch state(of: group) {
    case .ahead:
      let from =
        begins.map { say("\($0)より順次", ", beginning on \($0)") } ?? say("準備が整い次第", " as soon as we can")
      return say("\(from)、\(means)にて個別にご連絡いたします。", "We will contact them individually by \(means)\(from).")
    case .underway:
      let from = begins.map { say("\($0)より", "; the first messages went out on \($0)") } ?? .empty
      return say(
        "\(from)順次、\(means)にて個別にご連絡しております。", "We are contacting them individually by \(means)\(from).")
    case .done:
      let days = group.begins.flatMap { from in group.ended.map { dates.span(from, $0) } }
      let period = days.map { say("\($0)に、", ", \($0)") } ?? .empty
      return say(
        "\(period)\(means)にて個別にご連絡いたしました。", "We have contacted all of them individually by \(means)\(period)."
      )
    }
  }

  /// The same as Japanese forms have it, without the polite forms that customers are addressed in.
  private func form(of group: Group, _ means: Markup, _ begins: String?) -> Markup {
    switch state(of: group) {
    case .ahead: "\(begins.map { $0 + "より順次" } ?? "準備が整い次第")、\(means)により個別に通知する予定。"
    case .underway: "\(begins.map { $0 + "より" } ?? "")順次、\(means)により個別に通知中。"
    case .done: "\(means)により個別に通知済み（\(begins.map { $0 + "から" } ?? "")\(group.ended.map(dates.dateOf) ?? "")）。"
    }
  }

  private func means(_ means: Group.Means) -> Markup {
    switch means {
    case .mail: say("電子メール", "e-mail")
    case .letter: say("書面（郵送）", "letter")
    case .phone: say("お電話", "telephone")
    case .publicNotice: say("公表", "public notice")
    }
  }

  // MARK: - Claims, harm, costs

  func claims() -> Values {
    let told = facts.claims.compactMap { claim -> (Claim, Markup)? in
      self.told(claim.publicWording, claim.text).map { (claim, $0) }
    }
    func of(_ kinds: [String]) -> [Values] {
      told.filter { kinds.contains($0.0.kind?.rawValue ?? "") }.map { value($0.0, $0.1) }
    }
    let safeguards = ["passwordsProtected", "unintelligible"]
    let apart = ["notAffected", "noCards"]
    let notAffected = of(apart)
    let negatives = told.filter { claim, _ in !(safeguards + apart).contains(claim.kind?.rawValue ?? "") }
    return [
      .claims: .list(told.map(value)),
      .hasClaims: .flag(!told.isEmpty),
      .safeguards: .list(of(safeguards)),
      .notAffected: .list(notAffected),
      .hasNotAffected: .flag(!notAffected.isEmpty),
      .negatives: .list(negatives.map(value)),
      .hasNegatives: .flag(!negatives.isEmpty || !notAffected.isEmpty),
    ]
  }

  private func value(_ claim: Claim, _ told: Markup) -> Values {
    let proof = claim.proof.map { proof in
      let reports = facts.reports.filter { proof.facts.contains($0.id) }.map { report in
        isJapanese ? "『\(words.text(report.title))』" : "“\(words.text(report.title))”"
      }
      let parts = reports + proof.evidence + [proof.how.map(words.text)].compactMap(\.self)
      return parts.map { Markup($0) }.joined(isJapanese ? "、" : ", ")
    }
    return [.claim: .shown(told), .claimProof: Value(readsPublicWording ? nil : proof)]
  }

  func harms(of sets: Set<String>? = nil) -> Values {
    let harms = facts.harms.filter { harm in sets.map { isAbout(harm.sets, $0) } ?? true }
    let items: [Values] = harms.compactMap { harm in
      told(harm.publicWording, harm.what).map {
        [.harm: .shown($0), .harmStatus: .shown(status(harm.status))]
      }
    }
    return [.harms: .list(items), .hasHarms: .flag(!items.isEmpty)]
  }

  private func status(_ status: Harm.Status) -> Markup {
    switch status {
    case .occurred: say("発生を確認", "Occurred")
    case .feared: say("おそれあり", "Feared")
    case .notFound: say("発生を確認していない", "Looked for, not found")
    }
  }

  /// Whether something that is about some sets, or everybody, is about people of these groups.
  private func isAbout(_ named: [String], _ sets: Set<String>) -> Bool {
    named.isEmpty || !sets.isDisjoint(with: named)
  }

  func compensations(of sets: Set<String>? = nil) -> Values {
    let items = facts.compensations.filter { item in sets.map { isAbout(item.sets, $0) } ?? true }.map {
      compensation -> Values in
      [
        .compensationHeads: .shown(words.list(compensation.heads.map(words.text))),
        .compensationCondition: Value(compensation.condition.map(words.text)),
        .compensationCap: Value(compensation.cap.map(words.text)),
        .compensationHow: Value(compensation.how.map(words.text)),
        .compensationTold: Value(compensation.publicWording.map(words.text)),
        .compensationDeclared: Value(compensation.publicWording == nil ? declared(compensation) : nil),
      ]
    }
    return [.compensations: .list(items), .hasCompensation: .flag(!items.isEmpty)]
  }

  private func declared(_ compensation: Compensation) -> Markup? {
    let filings = facts.filings.filter { compensation.declared.contains($0.id) }
    guard let first = filings.first else { return nil }
    let to = words.list(names(filings.flatMap(\.to)))
    let day = Markup(dates.dateOf(first.at))
    return say("この旨は、\(day)に\(to)へ通知いたしました。", "We told \(to) so (\(day)).")
  }
}
