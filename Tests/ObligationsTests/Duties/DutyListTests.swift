import Investigation
import Reconstruction
import Testing
import YAMLText

@testable import CaseFile
@testable import Obligations

/// Small situations of companies that have nothing to do with the founding one.
private enum Small {
  static func facts(_ yaml: String) throws -> [Fact] {
    try FactsFile(bytes: Array(("timeZone: Europe/Berlin\n" + yaml).utf8), path: "facts.yml").facts
  }

  static func people(
    _ count: Int, _ classes: [String], country: String = "DE", grade: String = "proven", sets: [String] = []
  ) -> PeopleProfile {
    PeopleProfile(
      countries: country.isEmpty ? [] : [country], regions: [],
      classes: Dictionary(uniqueKeysWithValues: classes.map { ($0, grade) }), services: ["shop"], sets: sets,
      people: count, records: count)
  }

  static let suspicion = """
    events:
      - { id: word, kind: firstSuspicion, occurred: 2024-10-25 14:30, what: a customer's mail }

    """

  static func list(
    _ yaml: String, _ profiles: [PeopleProfile], lawOf: String? = nil, now: String = "2024-10-26 12:00",
    packs: [RulePack] = RulePack.bundled
  ) throws -> DutyList {
    let zone = try #require(Zone("Europe/Berlin"))
    let now = try #require(try FactTime(now, defaultZone: zone).stated)
    return DutyList(
      Situation(facts: try facts(yaml), profiles: profiles, zone: zone), packs: packs,
      lawOf: lawOf.flatMap { CivilDay(isoDay: $0) }, now: now)
  }
}

@Suite("What is due")
struct DutyListTests {
  @Test("Before anybody was counted, rules about people cannot be told, and none is dropped")
  func uncounted() throws {
    let list = try Small.list(Small.suspicion, [])
    #expect(list["eu.gdpr.33"]?.applies == .unclear)
    #expect(list["jp.appi.prompt"]?.applies == .unclear)
    #expect(list["us.ca.persons"]?.applies == .unclear)
  }

  @Test("72 hours run through the night on which clocks are put back, and are told in local time")
  func summerTime() throws {
    let list = try Small.list(Small.suspicion, [Small.people(3, ["email"])])
    guard case .instant(let end) = list["eu.gdpr.33"]?.deadline?.due else {
      Issue.record("no instant")
      return
    }
    #expect(end.iso8601 == "2024-10-28T13:30:00+01:00")
  }

  @Test(
    "The status follows the clock",
    arguments: [
      ("2024-10-25 15:00", Duty.Status.dueSoon), ("2024-10-28 13:30", .dueSoon),
      ("2024-10-28 13:31", .overdue),
    ])
  func status(_ now: String, status: Duty.Status) throws {
    let list = try Small.list(Small.suspicion, [Small.people(3, ["email"])], now: now)
    #expect(list["eu.gdpr.33"]?.status == status)
  }

  @Test(
    "A filing fulfils the duty towards its addressee, in time or late; one to somebody else does not",
    arguments: [
      ("supervisoryAuthority", "2024-10-28 13:00", Duty.Status.done),
      ("supervisoryAuthority", "2024-10-29 09:00", .doneLate), ("ico", "2024-10-28 13:00", .overdue),
    ])
  func filing(_ body: String, _ at: String, status: Duty.Status) throws {
    let facts =
      Small.suspicion + """
        parties:
          - { id: them, role: authority, body: \(body), name: Behörde }
        filings:
          - { id: told, kind: firstReport, to: them, at: \(at), reference: "4711" }
        """
    let duty = try #require(
      try Small.list(facts, [Small.people(3, ["email"])], now: "2024-11-05 09:00")["eu.gdpr.33"])
    #expect(duty.status == status)
    #expect(duty.done.map(\.receipt) == (status == .overdue ? [] : ["4711"]))
  }

  @Test("Reasons for a delay are asked for where it is late, and only there")
  func lateReasons() throws {
    let early = try Small.list(Small.suspicion, [Small.people(3, ["email"])])
    let late = try Small.list(Small.suspicion, [Small.people(3, ["email"])], now: "2024-11-05 09:00")
    #expect(early["eu.gdpr.33"]?.missing.map(\.item).contains(.delayReason) == false)
    #expect(late["eu.gdpr.33"]?.missing.map(\.item).contains(.delayReason) == true)
  }

  @Test("A fact that names the rule fulfils it, whatever its kind")
  func named() throws {
    let facts =
      Small.suspicion.replacing(
        "what: a customer's mail", with: "what: a customer's mail, fulfils: [eu.gdpr.33]")
    let duty = try #require(try Small.list(facts, [Small.people(3, ["email"])])["eu.gdpr.33"])
    #expect(duty.status == .done)
    #expect(duty.done.map(\.fact?.rawValue) == ["word"])
  }

  @Test(
    "A decision that sets a rule aside is shown with its grounds; what was done all the same counts as done")
  func setAside() throws {
    let decided =
      Small.suspicion + """
        parties:
          - { id: board, role: staff, name: Vorstand }
          - { id: them, role: authority, body: supervisoryAuthority, name: Behörde }
        decisions:
          - { id: no, at: 2024-10-26, by: board, what: no filing, grounds: no risk to anybody, setsAside: eu.gdpr.33 }

        """
    let late = "2024-11-05 09:00"
    let duty = try #require(try Small.list(decided, [Small.people(3, ["email"])], now: late)["eu.gdpr.33"])
    #expect(duty.status == .setAside)
    #expect(duty.setAside.map(\.text.english) == ["no filing (grounds: no risk to anybody)"])
    let filed = decided + "filings:\n  - { id: told, kind: firstReport, to: them, at: 2024-10-27 }\n"
    #expect(try Small.list(filed, [Small.people(3, ["email"])], now: late)["eu.gdpr.33"]?.status == .done)
  }

  @Test("Data that is proven to be unreadable takes the duty away, with that reason; a mere claim does not")
  func encrypted() throws {
    func applies(_ proof: String) throws -> Duty? {
      let facts =
        Small.suspicion
        + "claims:\n  - { id: safe, kind: unintelligible, text: encrypted with a safe key\(proof) }\n"
      return try Small.list(facts, [Small.people(3, ["email"])])["eu.gdpr.33"]
    }
    #expect(try applies("")?.applies == .due)
    let exempt = try #require(try applies(", proof: { evidence: [disk.img] }"))
    #expect(exempt.applies == .exempt)
    #expect(exempt.exemption.first?.facts.map(\.rawValue) == ["safe"])
    #expect(exempt.deadline == nil)
  }

  @Test("More than a thousand is more than a thousand", arguments: [(1_000, false), (1_001, true)])
  func thousand(_ people: Int, isDue: Bool) throws {
    let facts =
      Small.suspicion + """
        causes:
          - { id: slip, technique: a mail to the wrong list, what: a mishap, certainty: confirmed, intent: accident }
        """
    let duty = try #require(
      try Small.list(facts, [Small.people(people, ["email"], country: "JP")])["jp.appi.prompt"])
    #expect(duty.applies == (isDue ? .due : .notTriggered))
    #expect(duty.rule.clock.count == 1)
  }

  @Test(
    "One person is enough where harm was meant, and the final report then has 60 days; an accident has 30")
  func intent() throws {
    func final(_ intent: String, _ people: Int) throws -> Duty? {
      let facts =
        Small.suspicion + """
          causes:
            - { id: how, technique: theft, what: theft, certainty: likely, intent: \(intent) }
          """
      return try Small.list(facts, [Small.people(people, ["email"], country: "JP")])["jp.appi.final"]
    }
    #expect(try final("wrongful", 1)?.clock.limit.description == "60 days")
    #expect(try final("accident", 2_000)?.clock.limit.description == "30 days")
    #expect(try final("accident", 1)?.applies == .notTriggered)
    // Unknown: it cannot be told, and the shorter time counts.
    let unknown = try #require(try final("unknown", 1))
    #expect(unknown.applies == .unclear)
    #expect(unknown.clock.limit.description == "30 days")
  }

  @Test("What may have been taken counts as taken, and is called at most")
  func possible() throws {
    let list = try Small.list(
      Small.suspicion, [Small.people(10, ["email"]), Small.people(5, ["email"], grade: "possible")])
    let reason = try #require(list["eu.gdpr.33"]?.reasons.first { $0.people != nil })
    #expect(reason.people?.counted == 15)
    #expect(reason.people?.proven == 10)
    #expect(reason.text.english.contains("at most 15 people"))
    #expect(reason.text.japanese.contains("最大15人（うち確実 10人）"))
  }

  @Test("People of whom no country is known are told, and counted nowhere")
  func homeless() throws {
    let facts = Small.suspicion + "organisation: { name: 架空商店, establishedIn: JP }\n"
    let list = try Small.list(facts, [Small.people(7, ["email"], country: "")])
    #expect(list.peopleWithoutResidence == 7)
    let duty = try #require(list["eu.gdpr.33"])
    #expect(duty.applies == .notTriggered)
    #expect(duty.reasons.compactMap(\.people).first?.withoutResidence == 7)
  }

  @Test("A clock that starts at a decision waits for it, and then counts from the day after")
  func decision() throws {
    let people = [Small.people(600, ["email"], country: "SG")]
    let waiting = try #require(try Small.list(Small.suspicion, people)["sg.pdpa.authority"])
    #expect(waiting.status == .waiting)
    #expect(waiting.deadline?.due == .startUnknown)
    let facts =
      Small.suspicion + """
        parties: [ { id: board, role: staff, name: Vorstand } ]
        decisions:
          - { id: judged, kind: notifiable, at: 2024-10-30, by: board, what: notifiable, grounds: 600 people }
        """
    let running = try #require(try Small.list(facts, people)["sg.pdpa.authority"])
    #expect(running.deadline?.due == .day(try #require(CivilDay(isoDay: "2024-11-02"))))
  }

  @Test("The SEC's four business days start at the determination, and only for who is listed there")
  func sec() throws {
    let facts =
      Small.suspicion + """
        organisation: { name: Kontor AG, attributes: [usListed] }
        parties: [ { id: board, role: staff, name: Vorstand } ]
        decisions:
          - { id: judged, kind: material, at: 2024-11-08 10:00 America/New_York, by: board, what: material, grounds: sales }
        """
    let people = [Small.people(3, ["email"])]
    // Veterans Day, 11 November 2024, is a Monday on which the SEC is closed: 12, 13, 14, 15 November.
    let duty = try #require(try Small.list(facts, people)["us.sec.8-k"])
    #expect(duty.deadline?.due == .day(try #require(CivilDay(isoDay: "2024-11-15"))))
    #expect(try Small.list(Small.suspicion, people)["us.sec.materiality"]?.applies == .unclear)
    let other = Small.suspicion + "organisation: { name: Kontor GmbH }\n"
    #expect(try Small.list(other, people)["us.sec.materiality"]?.applies == .notTriggered)
  }

  @Test("A company's own pack is held against the case like any other")
  func own() throws {
    let pack = try RulePack(bytes: Array(OwnPack.text.utf8), path: "own.yml")
    let list = try Small.list(
      Small.suspicion, [Small.people(3, ["email"])], packs: RulePack.all(own: [pack]))
    let duty = try #require(list["own.insurer.notice"])
    #expect(duty.status == .dueSoon)
    #expect(duty.deadline?.last?.iso8601 == "2024-10-27T21:30:00+09:00")
  }

  @Test("Dated duties come first, in the order of their ends; what does not apply comes last")
  func order() throws {
    let list = try FoundingCase.duties(lawOf: "2026-11-25")
    let dates = list.due.compactMap { $0.deadline?.last?.seconds }
    #expect(dates == dates.sorted())
    let groups = list.duties.map { duty in
      switch duty.applies {
      case .due: duty.deadline?.last == nil ? 1 : 0
      case .unclear: 2
      case .exempt, .notTriggered: 3
      }
    }
    #expect(groups == groups.sorted())
  }
}
