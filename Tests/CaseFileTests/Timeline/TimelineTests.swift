import CaseFile
import Investigation
import Testing
import YAMLText

@Suite("The timeline")
struct TimelineTests {
  private static func ids(_ timeline: Timeline) -> [String] {
    timeline.entries.map { entry in
      let id = if case .fact(let id) = entry.origin { id.rawValue } else { entry.title.english }
      return entry.isLearning ? "learnt " + id : id
    }
  }

  private static func events(_ list: [(id: String, more: String)]) throws -> [Fact] {
    try Facts.read(
      "timeZone: Asia/Tokyo\nevents:\n"
        + list.map { "  - { id: \($0.id), kind: contact, what: W, \($0.more) }\n" }.joined())
  }

  @Test("merges people's facts and the logs' in one order")
  func merged() throws {
    let facts = try Self.events([
      ("later", "occurred: 2016-12-23 13:00"), ("day", "occurred: 2016-12-23"),
      ("trace", "occurred: about 2016-12-23 12:35, learnt: 2017-01-04"),
    ])
    let timeline = Timeline(facts: facts, logFacts: LogFact.all(in: LoggedIntrusion.findings))
    #expect(
      Self.ids(timeline) == [
        "day", "attack", "attacker", "injection point", "trace", "table obtained", "window", "file read",
        "gap in the logs", "later", "learnt trace", "injection point",
      ])
    #expect(timeline.entries.filter { $0.origin == .log }.allSatisfy { $0.publicText == nil })
  }

  @Test("puts what came later on a day after what it came after, and closer times first otherwise")
  func after() throws {
    let facts = try Self.events([
      ("mail", "occurred: 2017-01-04, after: [council]"), ("council", "occurred: 2017-01-04 afternoon"),
      ("noon", "occurred: 2017-01-04 12:00"), ("found", "occurred: 2017-01-04 00:15"),
      ("any", "occurred: 2017-01-04"),
      ("next", "occurred: 2017-01-05 00:00"), ("last", "occurred: unknown"),
    ])
    #expect(
      Self.ids(Timeline(facts: facts, logFacts: []))
        == ["any", "found", "noon", "council", "mail", "next", "last"])
  }

  @Test("does not depend on the order of the facts, but for what is alike")
  func stable() throws {
    let facts = try Facts.founding()
    let forward = Timeline(facts: facts, logFacts: []).entries
    let backward = Timeline(facts: facts.reversed(), logFacts: []).entries
    #expect(Set(forward) == Set(backward))
    #expect(forward.map(\.time) == backward.map(\.time))
    #expect(Timeline(facts: facts, logFacts: []).entries == forward)
  }

  @Test("shows what was learnt at once only once")
  func learntAtOnce() throws {
    let facts = try Self.events([
      ("same", "occurred: 2017-01-04 12:00, learnt: 2017-01-04"),
      ("odd", "occurred: 2017-01-04, learnt: 2017-01-03"),
    ])
    let timeline = Timeline(facts: facts, logFacts: [])
    #expect(timeline.entries.count == 2)
    #expect(timeline.contradictions.map(\.kind) == [.learntBeforeOccurred])
  }

  @Test("ends with a circle of `after`, which only facts put together by hand can have")
  func circle() throws {
    let facts = try Self.events([("a", "occurred: 2017-01-04, after: [b]"), ("b", "occurred: 2017-01-04")])
    let circular = facts.map { fact -> Fact in
      guard case .event(var event) = fact, event.id.rawValue == "b" else { return fact }
      event.after = [facts[0].id]
      return .event(event)
    }
    #expect(Timeline(facts: circular, logFacts: []).entries.count == 2)
  }
}

@Suite("Contradictions of a timeline")
struct ContradictionTests {
  private static func kinds(_ yaml: String, _ log: [LogFact] = [], asOf: String? = nil) throws
    -> [Contradiction.Kind]
  {
    let facts = try Facts.read("timeZone: Asia/Tokyo\nparties: [{ id: p, role: staff, name: P }]\n" + yaml)
    return Timeline(facts: facts, logFacts: log, asOf: try asOf.map { try FactTimeTests.time($0) })
      .contradictions
      .map(\.kind)
  }

  private static func report(_ more: String) -> String {
    "reports: [{ id: r, title: R, kind: audit, from: p, \(more) }]\n"
  }

  @Test(
    "are noticed",
    arguments: [
      (report("dated: 2017-02-01, received: 2017-01-31"), Contradiction.Kind.reportDatedAfterReceipt),
      (report("expected: 2017-01-27, received: 2017-01-31"), .expectedDatePassed),
      (
        report("received: 2017-01-31")
          + "filings: [{ id: f, kind: share, to: p, at: 2017-01-30, report: r }]", .sharedBeforeReceipt
      ),
      (
        "events: [{ id: a, kind: contact, what: A, occurred: 2017-01-04 }, { id: b, kind: contact, what: B, occurred: 2017-01-03, after: a }]",
        .orderBroken
      ),
      ("promises: [{ id: m, text: M, status: planned }]", .promiseWithoutOwner),
      (
        "promises: [{ id: m, text: M, status: done, owner: p, due: 2017-01, done: 2017-02-01 }]",
        .expectedDatePassed
      ),
      ("claims: [{ id: c, text: C }]", .claimWithoutProof),
      ("claims: [{ id: c, text: C, proof: { how: because } }]", .claimWithoutProof),
      (
        "events: [{ id: a, kind: firstSuspicion, what: A, occurred: 2017-01-04 }, { id: b, kind: firstSuspicion, what: B, occurred: 2017-01-04 }]",
        .severalFirstSuspicions
      ),
      (
        "engagements: [{ id: e, party: p, scope: S, start: 2017-01-07, expectedEnd: 2017-01-27, end: 2017-01-31 }]",
        .expectedDatePassed
      ),
    ])
  func noticed(_ yaml: String, _ kind: Contradiction.Kind) throws {
    #expect(try Self.kinds(yaml) == [kind])
  }

  @Test(
    "are not made of what only might be",
    arguments: [
      report("dated: 2017-01-31 12:00, received: 2017-01-31"),
      report("expected: 2017-01-27, received: 2017-01-27 18:00"),
      report("expected: 2017-01-27"), "promises: [{ id: m, text: M, status: dropped }]",
      "claims: [{ id: c, text: C, proof: { evidence: [dump.sql] } }]",
      "events: [{ id: w, kind: exposureWindow, what: W, occurred: 2016-12-22 08:30, until: 2016-12-23 12:30 }, { id: t, kind: intrusionTrace, what: T, occurred: about 2016-12-23 12:35 }]",
    ])
  func innocent(_ yaml: String) throws {
    #expect(try Self.kinds(yaml) == [])
  }

  @Test("of what is still open depend on the time of asking")
  func asOf() throws {
    let yaml = Self.report("expected: 2017-01-27")
    #expect(try Self.kinds(yaml, asOf: "2017-01-27") == [])
    #expect(try Self.kinds(yaml, asOf: "2017-01-28") == [.expectedDatePassed])
  }

  @Test("between people and the logs: another first trace, a window that ends before it")
  func logs() throws {
    let log = LogFact.all(in: LoggedIntrusion.findings)
    let told = { (time: String) in "events: [{ id: t, kind: intrusionTrace, what: T, occurred: \(time) }]" }
    #expect(try Self.kinds(told("about 2016-12-23 12:35"), log) == [])
    #expect(try Self.kinds(told("2016-12-23"), log) == [])
    #expect(try Self.kinds(told("2016-12-23 12:40"), log) == [.traceDiffersFromLogs])
    let window =
      "events: [{ id: w, kind: exposureWindow, what: W, occurred: 2016-12-22 08:30, until: 2016-12-23 11:50 }]"
    #expect(try Self.kinds(window, log) == [.windowBeforeTrace])
    #expect(try Self.kinds(window) == [])
  }
}
