import CaseFile
import Investigation
import YAMLText

/// The investigation, the cause, what was done, what is promised, who was told.
extension NoticeContext {
  func inquiry() -> Values {
    let engagement = facts.engagements.first { facts.parties[$0.party]?.role.rawValue == "investigator" }
    let party = engagement.flatMap { facts.parties[$0.party] }
    func report(_ kind: String) -> Report? {
      facts.reports.last { $0.kind.rawValue == kind && facts.hasCome($0.received ?? $0.dated) }
    }
    let (first, final) = (report("investigationPreliminary"), report("investigationFinal"))
    return [
      .investigator: Value(party.map(mention)),
      .firstReportTitle: Value(first.map { words.text($0.title) }),
      .firstReportDate: Value(first.flatMap { $0.dated ?? $0.received }.map { dates.dateOf($0) }),
      .finalReportTitle: Value(final.map { words.text($0.title) }),
      .finalReportDate: Value(final.flatMap { $0.dated ?? $0.received }.map { dates.dateOf($0) }),
      .inquiries: .list(
        (facts.engagements.map(told) + facts.reports.map(told)).map { [.inquiry: .shown($0)] }),
    ]
  }

  private func mention(_ party: Party) -> Markup {
    let name = Markup(name(party.id))
    let isNamed = !readsPublicWording || party.alias == nil
    let accredited = party.accreditation.map { Markup(words.text($0)) }
    let full: Markup =
      switch (accredited, isNamed) {
      case (let accredited?, true): say("\(accredited)である\(name)", "\(name) (\(accredited))")
      default: name
      }
    return Mention.markup(full: full, name: name, term: isNamed ? party.term.map(words.text) : nil)
  }

  private func told(_ engagement: Engagement) -> Markup {
    let party = Markup(name(engagement.party))
    let accredited =
      (engagement.accreditation?.name ?? facts.parties[engagement.party]?.accreditation)
      .map { say("（\($0.japanese)）", " (\($0.english))") } ?? .empty
    let start = Markup(dates.dateOf(engagement.start))
    let end = engagement.end.flatMap { facts.hasCome($0) ? Markup(dates.dateOf($0)) : nil }
    let tail = end.map { say("、終了：\($0)", ", ended on \($0)") } ?? .empty
    return say(
      "\(party)\(accredited)：\(words.text(engagement.scope))。開始：\(start)\(tail)。",
      "\(party)\(accredited): \(words.text(engagement.scope)). Begun on \(start)\(tail).")
  }

  func told(_ report: Report) -> Markup {
    let dated = (report.dated ?? report.received).map { Markup(dates.dateOf($0)) } ?? .empty
    let what = report.what.map { say("：\(words.text($0))", ": \(words.text($0))") } ?? .empty
    return say(
      "\(name(report.from))『\(words.text(report.title))』（\(dated)付）\(what)",
      "\(name(report.from)), “\(words.text(report.title))”, \(dated)\(what)")
  }

  func cause() -> Values {
    let outside = facts.causes.compactMap { told($0.publicWording, $0.what) }
    return [
      .cause: Value(outside.isEmpty ? nil : outside.joined(isJapanese ? "" : " ")),
      .causes: .list(
        readsPublicWording
          ? []
          : facts.causes.map { cause in
            [
              .causeTechnique: .shown(Markup(words.text(cause.technique))),
              .causeWeakness: Value(cause.weakness),
              .causeWhat: .shown(Markup(words.text(cause.what)).withoutFullStop(isJapanese)),
              .causeCertainty: .shown(certainty(cause.certainty)),
            ]
          }),
    ]
  }

  private func certainty(_ certainty: Event.Certainty) -> Markup {
    switch certainty {
    case .suspected: say("疑い", "suspected")
    case .possible: say("可能性がある", "possible")
    case .likely: say("可能性が高い", "likely")
    case .confirmed: say("確認済み", "confirmed")
    }
  }

  func measures() -> Values {
    let measures = events(["closure", "measure", "monitoring"])
    let promises = facts.promises.filter { promise in
      promise.status != .dropped && isOurs(promise)
    }.compactMap { promise -> Values? in
      told(promise.publicWording, promise.text).map { text in
        [
          .promise: .shown(text.withoutFullStop(isJapanese)),
          .promiseOwner: .shown(promise.owner.map { Markup(name($0)) } ?? say("当社", "the company")),
          .promiseDue: .shown(
            promise.due.map { due in
              let day = Markup(dates.dateOf(due))
              return say("\(day)まで", "\(day)")
            } ?? say("決まり次第お知らせ", "to be announced")),
          .promiseStatus: .shown(status(promise)),
          .promiseSource: Value(readsPublicWording ? nil : promise.source.map(words.text)),
        ]
      }
    }
    return [
      .measures: .list(measures), .hasMeasures: .flag(!measures.isEmpty),
      .promises: .list(promises), .hasPromises: .flag(!promises.isEmpty),
    ]
  }

  /// What others promised is theirs to keep.
  private func isOurs(_ promise: Promise) -> Bool {
    promise.owner.flatMap { facts.parties[$0] }.map { $0.role.rawValue == "staff" } ?? true
  }

  private func status(_ promise: Promise) -> Markup {
    if promise.status == .done, let done = promise.done, facts.hasCome(done) {
      let day = Markup(dates.dateOf(done))
      return say("完了（\(day)）", "done (\(day))")
    }
    switch promise.status {
    case .planned, .dropped: return say("着手予定", "planned")
    case .underway: return say("実施中", "under way")
    // Done at a time that nobody knows, or later than this document's day.
    case .done:
      let isUndated = promise.done.map { $0.precision == .unknown } ?? true
      return isUndated ? say("完了", "done") : say("実施中", "under way")
    }
  }

  // MARK: - Who was told

  func filings() -> Values {
    let told = facts.filings.filter { $0.kind.rawValue != "compensation" }.compactMap { filing -> Values? in
      guard !readsPublicWording || filing.publicWording != nil else { return nil }
      let what = filing.publicWording.map { Markup(words.text($0)).withoutFullStop(isJapanese) } ?? .empty
      return [
        .what: .shown(what),
        .when: .shown(Markup(dates.time(filing.at))),
        .filingTo: .shown(words.list(names(filing.to))),
        .filingKind: .shown(Markup(filing.kind.title(language))),
        .filingWhat: Value(readsPublicWording ? nil : filing.what.map(words.text)),
        .filingReference: Value(readsPublicWording ? nil : filing.reference),
      ]
    }
    let last = facts.filings.last { filing in
      filing.to.contains { ["ppc", "meti"].contains(facts.parties[$0]?.body?.rawValue ?? "") }
    }
    let publications = events(["notice", "warning"])
    return [
      .filings: .list(told), .hasFilings: .flag(!told.isEmpty),
      .lastReport: Value(last.map { dates.dateOf($0.at) }),
      .publications: .list(publications), .hasPublications: .flag(!publications.isEmpty),
      .processors: .list(
        parties(role: "processor").map { party in
          [
            .processor: .shown(Markup(name(party.id))),
            .processorContact: Value(readsPublicWording ? nil : party.contact),
          ]
        }),
      .decisions: .list(decisions), .hasDecisions: .flag(!decisions.isEmpty),
    ]
  }

  private var decisions: [Values] {
    guard audience == .internal else { return [] }
    return facts.decisions.map { decision in
      [
        .when: .shown(Markup(dates.time(decision.at))),
        .what: .shown(Markup(words.text(decision.what))),
        .grounds: .shown(Markup(words.text(decision.grounds))),
      ]
    }
  }

  /// Article 7 of the Enforcement Rules of the APPI, as in force since April 2022: which of its items apply.
  func articleSeven() -> Values {
    // The duty to report of article 26 came into force on 1 April 2022; before, guidelines asked for it.
    let isStatutory = CivilDay(year: 2022, month: 4, day: 1).map { date >= $0 } ?? true
    guard kind == .appiPrompt || kind == .appiFinal, isStatutory else {
      return [.articleSeven: .list([]), .isStatutory: .flag(false)]
    }
    let classes = exposed?.all ?? []
    func has(_ roots: String...) -> Bool {
      classes.contains { id in roots.contains { id == $0 || id.hasPrefix($0 + ".") } }
    }
    var items: [Markup] = []
    if has("health", "religion", "race", "criminalRecord", "politics") {
      items.append(say("第1号（要配慮個人情報）", "Item 1: sensitive data"))
    }
    if has("card.number") || classes.contains("card") || has("bank") && has("password") {
      items.append(say("第2号（財産的被害が生じるおそれ）", "Item 2: risk of damage to property"))
    }
    if isIntrusion || facts.causes.contains(where: { $0.intent == .wrongful }) {
      items.append(say("第3号（不正の目的をもって行われたおそれ）", "Item 3: possibly done for a wrongful purpose"))
    }
    if let people = figures.figure("total.people.maximum"), people.value > 1_000 {
      items.append(say("第4号（本人の数が千人を超える）", "Item 4: more than a thousand data subjects"))
    }
    return [.articleSeven: .list(items.map { [.articleItem: .shown($0)] }), .isStatutory: .flag(true)]
  }
}
