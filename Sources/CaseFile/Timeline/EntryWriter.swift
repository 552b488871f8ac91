import Investigation
import YAMLText

/// Writes the entries that facts have on a timeline. Parties are called by their internal names.
struct EntryWriter {
  private let parties: [FactID: Party]

  init(_ facts: [Fact]) {
    parties = Dictionary(
      facts.compactMap { if case .party(let party) = $0 { (party.id, party) } else { nil } }
    ) { first, _ in first }
  }

  /// The entries of a fact; none where it has no time: a party, a claim.
  func entries(of fact: Fact) -> [TimelineEntry] {
    switch fact {
    case .party, .claim, .cause, .harm, .group, .compensation: []
    case .phishing(let phishing): entries(phishing)
    case .event(let event): entries(event)
    case .decision(let decision): [entry(decision)]
    case .engagement(let engagement): entries(engagement)
    case .report(let report): entries(report)
    case .filing(let filing): [entry(filing)]
    case .promise(let promise): entries(promise)
    case .organisation(let organisation): entries(organisation)
    }
  }

  /// The entry of something that the logs say.
  func entry(of log: LogFact) -> TimelineEntry {
    TimelineEntry(
      time: log.from, until: log.until, origin: .log, kind: "log", title: log.title, text: log.text,
      citations: log.citations, moreCitations: log.moreCitations)
  }

  private func entries(_ event: Event) -> [TimelineEntry] {
    let main = TimelineEntry(
      time: event.occurred, until: event.until, learnt: event.learnt, origin: .fact(event.id),
      kind: event.kind.rawValue, title: title(event.kind), text: event.what, publicText: event.publicWording,
      source: event.source, after: event.after)
    guard let learnt = event.learnt, event.occurred.isBefore(learnt) else { return [main] }
    var learning = main
    learning.time = learnt
    learning.until = nil
    learning.isLearning = true
    learning.after = event.learntThrough.map { [$0] } ?? []
    return [main, learning]
  }

  private func entry(_ decision: Decision) -> TimelineEntry {
    let by = names(decision.by)
    return TimelineEntry(
      time: decision.at, origin: .fact(decision.id), kind: "decision",
      title: BilingualText(japanese: "判断", english: "decision"), text: decision.what,
      publicText: decision.publicWording,
      source: BilingualText(
        japanese: "\(by.japanese)。根拠：\(decision.grounds.japanese)",
        english: "\(by.english), because: \(decision.grounds.english)"),
      after: decision.after)
  }

  private func entries(_ engagement: Engagement) -> [TimelineEntry] {
    let party = name(engagement.party)
    let start = TimelineEntry(
      time: engagement.start, origin: .fact(engagement.id), kind: "engagementStart",
      title: BilingualText(japanese: "委託の開始", english: "engagement"),
      text: BilingualText(
        japanese: "\(party.japanese)：\(engagement.scope.japanese)",
        english: "\(party.english): \(engagement.scope.english)"), publicText: engagement.publicWording)
    guard let end = engagement.end else { return [start] }
    var last = start
    last.time = end
    last.kind = "engagementEnd"
    last.title = BilingualText(japanese: "委託の終了", english: "end of an engagement")
    last.publicText = nil
    return [start, last]
  }

  private func entries(_ report: Report) -> [TimelineEntry] {
    guard let time = report.received ?? report.dated else { return [] }
    let from = name(report.from)
    let dated = report.dated.map {
      BilingualText(
        japanese: "（\($0.dateWords(.ja))付）", english: ", dated \($0.dateWords(.en))")
    }
    let what = report.what
    return [
      TimelineEntry(
        time: time, origin: .fact(report.id), kind: "report",
        title: report.received == nil
          ? BilingualText(japanese: "報告書", english: "report")
          : BilingualText(japanese: "報告書の受領", english: "report received"),
        text: BilingualText(
          japanese: "\(from.japanese)『\(report.title.japanese)』\(dated?.japanese ?? "")"
            + (what.map { "。\($0.japanese)" } ?? ""),
          english: "\(from.english), “\(report.title.english)”\(dated?.english ?? "")"
            + (what.map { ". \($0.english)" } ?? "")), publicText: report.publicWording)
    ]
  }

  private func entry(_ filing: Filing) -> TimelineEntry {
    let to = names(filing.to)
    let kind = title(filing.kind)
    let reference = filing.reference.map {
      BilingualText(japanese: "受付番号 \($0)", english: "reference \($0)")
    }
    return TimelineEntry(
      time: filing.at, origin: .fact(filing.id), kind: filing.kind.rawValue, title: kind,
      text: BilingualText(
        japanese: "\(to.japanese)宛て" + (filing.what.map { "：\($0.japanese)" } ?? ""),
        english: "to \(to.english)" + (filing.what.map { ": \($0.english)" } ?? "")),
      publicText: filing.publicWording, source: reference, after: filing.after)
  }

  private func entries(_ phishing: Phishing) -> [TimelineEntry] {
    guard let down = phishing.down else { return [] }
    return [
      TimelineEntry(
        time: down, origin: .fact(phishing.id), kind: "phishingDown",
        title: BilingualText(japanese: "偽サイトの閉鎖を確認", english: "false site seen to be down"),
        text: phishing.what, publicText: phishing.publicWording)
    ]
  }

  private func entries(_ promise: Promise) -> [TimelineEntry] {
    guard let done = promise.done else { return [] }
    return [
      TimelineEntry(
        time: done, origin: .fact(promise.id), kind: "promiseDone",
        title: BilingualText(japanese: "対策の完了", english: "promise kept"), text: promise.text,
        publicText: promise.publicWording, source: promise.source)
    ]
  }

  private func entries(_ organisation: Organisation) -> [TimelineEntry] {
    guard let desk = organisation.desk else { return [] }
    func entry(_ time: FactTime, _ kind: String, _ japanese: String, _ english: String) -> TimelineEntry {
      TimelineEntry(
        time: time, origin: .fact(organisation.id), kind: kind,
        title: BilingualText(japanese: japanese, english: english), text: desk.name, publicText: desk.name)
    }
    return [
      desk.opens.map { entry($0, "deskOpens", "窓口の開設", "desk opens") },
      desk.closes.map { entry($0, "deskCloses", "窓口の閉鎖", "last day of the desk") },
    ].compactMap(\.self)
  }

  private func title(_ word: some FactWord) -> BilingualText {
    BilingualText(japanese: word.title(.ja), english: word.title(.en))
  }

  /// A party's internal name.
  func name(_ id: FactID) -> BilingualText {
    parties[id]?.name ?? BilingualText(japanese: id.rawValue, english: id.rawValue)
  }

  private func names(_ ids: [FactID]) -> BilingualText {
    let names = ids.map(name)
    return BilingualText(
      japanese: names.map(\.japanese).joined(separator: "、"),
      english: names.map(\.english).joined(separator: ", "))
  }
}
