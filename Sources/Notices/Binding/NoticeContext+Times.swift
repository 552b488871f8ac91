import CaseFile
import Investigation
import Reconstruction
import YAMLText

/// When: the first trace, the windows, the moment of knowing, and the course of events.
extension NoticeContext {
  func times() -> Values {
    let knowledge = figures.knowledge.flatMap { told($0.publicWording, $0.what) == nil ? nil : $0 }
    let trace = figures.firstTrace.flatMap { trace in
      readsPublicWording && trace.event.map { $0.publicWording == nil } ?? false ? nil : trace
    }
    let windows = figures.windows.filter { !readsPublicWording || $0.fact == nil || $0.told != nil }
    let leaks = windows.filter { $0.kind == .exfiltration && ($0.fact != nil || $0.name == "all") }
    let exposures = windows.filter { $0.kind == .exposure && ($0.fact != nil || namedInRows($0.name)) }
    return [
      .trace: Value(trace.map { dates.time($0.time, zone: true) }),
      .traceToKnowledge: Value(
        trace == nil || knowledge == nil ? nil : countedIfAny("interval.trace.knowledge", .days)),
      .knowledge: Value(knowledge.map { dates.time($0.occurred, zone: true) }),
      .knowledgeSource: Value(knowledge.flatMap(source)),
      .knowledgeToDocument: Value(
        knowledge == nil ? nil : countedIfAny("interval.knowledge.document", .days)),
      .reportToDocument: Value(countedIfAny("interval.report.document", .days)),
      .occurrence: Value(
        leaks.first.map { dates.span($0.from, $0.to) } ?? trace.map { dates.time($0.time) }),
      .leaks: .list(leaks.map(window)),
      .leakSentence: Value(
        leaks.first.map { span in
          let words = Markup(dates.span(span.from, span.to))
          return say("\(words)です。", "It was taken \(words).")
        }),
      .exposures: .list(exposures.map(window)),
      .delayReasons: .list(
        facts.decisions.filter { $0.kind?.rawValue == "delay" }.compactMap { decision in
          told(decision.publicWording, decision.grounds).map { [.delayReason: .shown($0)] }
        }),
      .isLateForGDPR: .flag(isLate(hours: 72)),
      .nextUpdate: Value(nextUpdate),
      .discoverer: Value(figures.knowledge.flatMap(discoverer)),
    ]
  }

  private func namedInRows(_ set: String) -> Bool { rows.contains { $0.subject == "set.\(set)" } }

  private func window(_ window: NoticeWindow) -> Values {
    let told =
      window.fact == nil
      ? setTitle(window.name).map { title in
        say("対象：\(words.text(title))", "This concerns: \(words.text(title)).")
      } : window.told.map { Markup(words.text($0)) }
    return [
      .period: .shown(Markup(dates.span(window.from, window.to))),
      .periodDays: Value(
        dates.clock(window.from).isEmpty
          ? counted("window.\(window.kind.rawValue).\(window.name).days", .daysInclusive) : nil),
      .periodTold: Value(told),
    ]
  }

  /// By whom something was noticed, in words that name nobody.
  private func source(_ event: Event) -> Markup? {
    if !readsPublicWording, let source = event.source { return Markup(words.text(source)) }
    var seen: Set<String> = []
    let roles = event.parties.compactMap { facts.parties[$0]?.role.rawValue }.filter {
      seen.insert($0).inserted
    }
    let parts: [Markup] = roles.compactMap { role in
      switch role {
      case "customers": say("お客様からのお申し出", "messages from customers")
      case "staff": say("社内の確認", "our own staff")
      case "processor": say("委託先からの報告", "a report of a processor")
      case "acquirer", "cardBrand", "issuer": say("カード会社からの連絡", "word from a card company")
      case "police": say("警察からの連絡", "word from the police")
      case "media": say("報道", "the press")
      default: nil
      }
    }
    return parts.isEmpty ? nil : words.list(parts)
  }

  /// The box of the authority's form.
  private func discoverer(_ event: Event) -> Markup? {
    let roles = Set(event.parties.compactMap { facts.parties[$0]?.role.rawValue })
    var boxes: [Markup] = []
    if !roles.isDisjoint(with: ["staff", "processor"]) {
      boxes.append(say("自社・委託先", "ourselves or a processor"))
    }
    if roles.contains("supplier") { boxes.append(say("取引先", "a business partner")) }
    if roles.contains("customers") { boxes.append(say("顧客・会員", "customers or members")) }
    if !roles.isDisjoint(with: ["acquirer", "cardBrand", "issuer"]) {
      boxes.append(say("カード会社・決済代行会社", "a card company or payment service"))
    }
    if !roles.isDisjoint(with: ["police", "media", "authority", "council", "counsel", "investigator"]) {
      boxes.append(say("その他", "others"))
    }
    return boxes.isEmpty ? nil : boxes.joined(say("、", ", "))
  }

  /// Whether more than these hours may have passed since the company knew, when the document's day ends.
  private func isLate(hours: Int64) -> Bool {
    guard let known = figures.knowledge?.occurred.stated?.seconds else { return false }
    return facts.end > known + hours * 3_600
  }

  private var nextUpdate: Markup? {
    let open = facts.engagements.filter { !facts.hasCome($0.end) }
    guard let end = open.compactMap(\.expectedEnd).first(where: { !facts.hasCome($0) }) else { return nil }
    let day = Markup(dates.dateOf(end))
    return say(
      "第三者による調査は、\(day)に終わる見込みです。結果が明らかになり次第、速やかにお知らせいたします。",
      "The independent investigation is expected to end on \(day). We will report its result as soon as it is known."
    )
  }

  // MARK: - The course of events

  /// One list of events: outside readers see those that have a wording for them, in that wording.
  func course() -> Values {
    let entries = Timeline(facts: facts.all, logFacts: []).entries.filter { entry in
      !entry.isLearning && facts.hasCome(entry.time) && !["deskOpens", "deskCloses"].contains(entry.kind)
    }
    var last: CivilDay?
    var items: [Values] = []
    for entry in entries {
      guard let what = told(entry) else { continue }
      let isSameDay = last != nil && entry.time.day == last && entry.until == nil
      items.append([
        .when: .shown(when(entry, isSameDay: isSameDay)),
        .what: .shown(what),
        .learnt: Value(
          entry.learnt.flatMap { learnt in
            learnt.day == entry.time.day ? nil : dates.dateOf(learnt)
          }),
        .source: Value(kind == .board ? entry.source.map { words.text($0) } : nil),
      ])
      last = entry.until == nil ? entry.time.day : nil
    }
    return [
      .course: list(items), .hasCourse: .flag(!items.isEmpty),
      .courseZone: Value(zoneNote(entries)),
    ]
  }

  /// In which zone the times of day are; nothing where none is told.
  private func zoneNote(_ entries: [TimelineEntry]) -> Markup? {
    let timed = entries.filter { !dates.clock($0.time).isEmpty && $0.until == nil && told($0) != nil }
    let zones = Set(timed.map { dates.zoneName($0.time.zone.name) })
    guard !zones.isEmpty else { return nil }
    let names = words.list(zones.sorted().map { Markup($0) })
    return say("時刻は、\(names)です。", "Times are \(names).")
  }

  /// What an entry says: for the public its wording; otherwise, of all but events, also what kind of thing it is.
  private func told(_ entry: TimelineEntry) -> Markup? {
    guard !readsPublicWording, case .fact(let id) = entry.origin else {
      return told(entry.publicText, entry.text)
    }
    if facts.events.contains(where: { $0.id == id }) { return Markup(words.text(entry.text)) }
    let text =
      facts.reports.first { $0.id == id }.map(told) ?? Markup(words.text(entry.text))
    return say("\(words.text(entry.title))：\(text)", "\(words.text(entry.title)): \(text)")
  }

  private func when(_ entry: TimelineEntry, isSameDay: Bool) -> Markup {
    if let until = entry.until { return Markup(dates.span(entry.time, until)) }
    let clock = dates.clock(entry.time)
    guard isSameDay else { return Markup(dates.time(entry.time)) }
    return say("同日\(clock)", clock.isEmpty ? "the same day" : "the same day, \(clock)")
  }

  /// Events of some kinds, as items of a list.
  func events(_ kinds: Set<String>) -> [Values] {
    facts.events.filter { kinds.contains($0.kind.rawValue) }.compactMap { event in
      told(event.publicWording, event.what).map { what in
        [
          .what: .shown(what.withoutFullStop(isJapanese)),
          .when: .shown(Markup(dates.dateOf(event.occurred))),
        ]
      }
    }
  }
}

extension Markup {
  /// A sentence as an item of a list, which something in brackets follows.
  func withoutFullStop(_ isJapanese: Bool) -> Markup {
    let end = isJapanese ? "。" : "."
    // Of several sentences the last keeps its end.
    let isOne = xhtml.hasSuffix(end) && !xhtml.dropLast().contains(isJapanese ? "。" : ". ")
    return isOne ? Markup(xhtml: String(xhtml.dropLast())) : self
  }
}
