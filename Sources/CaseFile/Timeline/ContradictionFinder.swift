import Investigation
import Reconstruction
import YAMLText

/// Looks for what does not fit together among facts and log facts.
struct ContradictionFinder {
  private let facts: [Fact]
  private let logFacts: [LogFact]
  private let asOf: FactTime?
  private let writer: EntryWriter

  init(_ facts: [Fact], _ logFacts: [LogFact], asOf: FactTime?) {
    self.facts = facts
    self.logFacts = logFacts
    self.asOf = asOf
    writer = EntryWriter(facts)
  }

  /// In the order of their kinds.
  var all: [Contradiction] {
    learntBefore + brokenOrder + reportDates + sharedBefore + windows + traces + suspicions + late + promises
      + claims
  }

  private var events: [Event] { facts.compactMap { if case .event(let event) = $0 { event } else { nil } } }
  private var reports: [Report] {
    facts.compactMap { if case .report(let report) = $0 { report } else { nil } }
  }

  // MARK: - Order

  private var learntBefore: [Contradiction] {
    events.compactMap { event in
      guard let learnt = event.learnt, learnt.isBefore(event.occurred) else { return nil }
      return Contradiction(
        .learntBeforeOccurred, [event.id],
        "「\(event.what.japanese)」は\(event.occurred.words(.ja, year: true))の出来事だが、"
          + "\(learnt.words(.ja, year: true))に判明したとされている",
        "“\(event.what.english)” happened \(event.occurred.words(.en, year: true)) and is said to have been "
          + "learnt \(learnt.words(.en, year: true))")
    }
  }

  private var brokenOrder: [Contradiction] {
    let times = Dictionary(
      facts.flatMap(writer.entries).filter { !$0.isLearning }.reversed().compactMap {
        if case .fact(let id) = $0.origin { (id, $0.time) } else { nil }
      }
    ) { _, last in last }
    return facts.flatMap { fact in
      fact.predecessors.compactMap { before -> Contradiction? in
        guard let own = times[fact.id], let other = times[before], own.isBefore(other) else { return nil }
        return Contradiction(
          .orderBroken, [fact.id, before],
          "\(fact.id)（\(own.words(.ja, year: true))）は \(before)（\(other.words(.ja, year: true))）の後とされているが、時刻はその前である",
          "\(fact.id) (\(own.words(.en, year: true))) is said to come after \(before) "
            + "(\(other.words(.en, year: true))), and was before it")
      }
    }
  }

  private var reportDates: [Contradiction] {
    reports.compactMap { report in
      guard let dated = report.dated, let received = report.received, received.isBefore(dated) else {
        return nil
      }
      return Contradiction(
        .reportDatedAfterReceipt, [report.id],
        "『\(report.title.japanese)』の日付（\(dated.words(.ja, year: true))）が受領（\(received.words(.ja, year: true))）より後である",
        "“\(report.title.english)” is dated \(dated.words(.en, year: true)), after its receipt "
          + "\(received.words(.en, year: true))")
    }
  }

  private var sharedBefore: [Contradiction] {
    facts.compactMap { fact in
      guard case .filing(let filing) = fact, let report = reports.first(where: { $0.id == filing.report }),
        let received = report.received, filing.at.isBefore(received)
      else { return nil }
      return Contradiction(
        .sharedBeforeReceipt, [filing.id, report.id],
        "『\(report.title.japanese)』を受領（\(received.words(.ja, year: true))）する前に共有したことになっている（\(filing.at.words(.ja, year: true))）",
        "“\(report.title.english)” was shared \(filing.at.words(.en, year: true)), before its receipt "
          + "\(received.words(.en, year: true))")
    }
  }

  // MARK: - Windows and traces

  /// The first trace that is told, and that which the logs show.
  private var firstTrace: (told: Event?, logged: FactTime?) {
    let told = events.filter { $0.kind == .intrusionTrace }.min { $0.occurred < $1.occurred }
    let logged = logFacts.first { if case .period = $0.content { true } else { false } }?.from
    return (told, logged)
  }

  /// Exposure windows, told ones first, then those of the logs; none that lies within another.
  private var exposureWindows: [ExposureSpan] {
    let told = events.filter { $0.kind == .exposureWindow }.compactMap { event in
      event.until.map { ExposureSpan(id: event.id, from: event.occurred, until: $0) }
    }
    let logged = logFacts.compactMap { fact -> ExposureSpan? in
      guard case .window("exposure", _, _) = fact.content else { return nil }
      return ExposureSpan(id: nil, from: fact.from, until: fact.until ?? fact.from)
    }
    let all = told + logged
    return all.indices.filter { index in
      !all.indices.contains { other in
        guard other != index, all[other].holds(all[index]) else { return false }
        return !all[index].holds(all[other]) || other < index
      }
    }.map { all[$0] }
  }

  private var windows: [Contradiction] {
    let (told, logged) = firstTrace
    guard let trace = [told?.occurred, logged].compactMap(\.self).min() else { return [] }
    return exposureWindows.compactMap { window in
      guard window.until.isBefore(trace), let end = window.until.stated, let first = trace.stated else {
        return nil
      }
      let gap = Lapse(seconds: first.seconds - end.seconds)
      return Contradiction(
        .windowBeforeTrace, [window.id, told?.id].compactMap(\.self),
        "流出対象期間は\(window.until.words(.ja, year: true))に終わり、最初の形跡（\(trace.words(.ja, year: true))）より\(gap.japanese)早い。"
          + "侵入前に入力された情報がどこに残っていたのかを説明する必要がある",
        "The exposure window ends \(window.until.words(.en, year: true)), \(gap.english) before the first trace "
          + "(\(trace.words(.en, year: true))): say where what had been entered was kept")
    }
  }

  private var traces: [Contradiction] {
    let (told, logged) = firstTrace
    guard let told, let logged, told.occurred.isBefore(logged) || logged.isBefore(told.occurred) else {
      return []
    }
    return [
      Contradiction(
        .traceDiffersFromLogs, [told.id],
        "最初の形跡は\(told.occurred.words(.ja, year: true))とされているが、ログでは\(logged.words(.ja, year: true))である",
        "The first trace is told as \(told.occurred.words(.en, year: true)); the logs show it "
          + logged.words(.en, year: true))
    ]
  }

  private var suspicions: [Contradiction] {
    let first = events.filter { $0.kind == .firstSuspicion }
    guard first.count > 1 else { return [] }
    let japanese = first.map { "\($0.occurred.words(.ja, year: true))「\($0.what.japanese)」" }
    let english = first.map { "\($0.occurred.words(.en, year: true)), “\($0.what.english)”" }
    return [
      Contradiction(
        .severalFirstSuspicions, first.map(\.id),
        "最初の疑いが \(first.count) 件ある：" + japanese.joined(separator: "、") + "。期限の起算点となるため一つに定める必要がある",
        "\(first.count) events are told as the first suspicion: " + english.joined(separator: "; ")
          + ". Deadlines run from it; settle which it was")
    ]
  }

  // MARK: - What is late or missing

  private var late: [Contradiction] {
    facts.compactMap { fact in
      switch fact {
      case .report(let report):
        late(report.id, report.title, report.expected, report.received, "報告書", "report")
      case .engagement(let engagement):
        late(
          engagement.id, writer.name(engagement.party), engagement.expectedEnd, engagement.end, "委託業務の完了",
          "end of the engagement")
      case .promise(let promise) where promise.status != .dropped:
        late(promise.id, promise.text, promise.due, promise.done, "対策", "promise")
      default: nil
      }
    }
  }

  private func late(
    _ id: FactID, _ name: BilingualText, _ expected: FactTime?, _ came: FactTime?, _ japanese: String,
    _ english: String
  ) -> Contradiction? {
    guard let expected, let actual = came ?? asOf, expected.isBefore(actual) else { return nil }
    let days = Lapse.days(from: expected, to: actual)
    let (inJapanese, inEnglish) = (
      days.map { "（\($0) 日の遅れ）" } ?? "", days.map { ", \($0) \($0 == 1 ? "day" : "days") late" } ?? ""
    )
    let end =
      came == nil
      ? ("まだない", "is not there yet")
      : ("\(actual.words(.ja, year: true))", "came \(actual.words(.en, year: true))")
    return Contradiction(
      .expectedDatePassed, [id],
      "\(japanese)「\(name.japanese)」の予定は\(expected.words(.ja, year: true))、実際は\(end.0)\(inJapanese)",
      "The \(english) “\(name.english)” was due \(expected.words(.en, year: true)) and \(end.1)\(inEnglish)")
  }

  private var promises: [Contradiction] {
    facts.compactMap { fact in
      guard case .promise(let promise) = fact, promise.owner == nil, promise.status != .dropped else {
        return nil
      }
      return Contradiction(
        .promiseWithoutOwner, [promise.id], "対策「\(promise.text.japanese)」に担当が定められていない",
        "The promise “\(promise.text.english)” has no owner")
    }
  }

  private var claims: [Contradiction] {
    facts.compactMap { fact in
      guard case .claim(let claim) = fact, !claim.isProven else { return nil }
      return Contradiction(
        .claimWithoutProof, [claim.id], "「\(claim.text.japanese)」を裏付けるものがない",
        "Nothing proves the claim “\(claim.text.english)”")
    }
  }
}

/// From when to when what was exposed had been entered.
private struct ExposureSpan {
  /// The fact that tells it; nil: the logs.
  let id: FactID?
  let from: FactTime
  let until: FactTime

  /// Whether another one lies within it, to the minute.
  func holds(_ other: ExposureSpan) -> Bool {
    guard let start = from.earliest, let end = until.latest, let otherStart = other.from.latest,
      let otherEnd = other.until.earliest
    else { return false }
    return start <= otherStart && otherEnd <= end
  }
}

/// A length of time in words.
private struct Lapse {
  let seconds: Int64

  var japanese: String {
    words([(86_400, "日", "日"), (3_600, "時間", "時間"), (60, "分", "分"), (1, "秒", "秒")], "")
  }
  var english: String {
    words(
      [
        (86_400, " day", " days"), (3_600, " hour", " hours"), (60, " minute", " minutes"),
        (1, " second", " seconds"),
      ],
      " ")
  }

  private func words(_ units: [(size: Int64, one: String, many: String)], _ blank: String) -> String {
    guard let largest = units.firstIndex(where: { seconds >= $0.size }) else { return "0" + units[2].many }
    var rest = seconds
    return units[largest...].prefix(2).compactMap { unit in
      let count = rest / unit.size
      rest %= unit.size
      return count > 0 ? "\(count)" + (count == 1 ? unit.one : unit.many) : nil
    }.joined(separator: blank)
  }

  /// Calendar days from one day to another; nil where a day is not known.
  static func days(from: FactTime, to: FactTime) -> Int? {
    guard let start = from.day, let end = to.day, end > start else { return nil }
    return end.number - start.number
  }
}
