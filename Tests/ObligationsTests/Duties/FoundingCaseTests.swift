import Investigation
import Reconstruction
import Testing
import YAMLText

@testable import CaseFile
@testable import Obligations

@Suite("The duties of the founding case")
struct FoundingCaseTests {
  // MARK: - Under the law of its own day

  @Test("Under the rules of January 2017, what was done then is due and done")
  func ownDay() throws {
    let list = try FoundingCase.duties()
    #expect(list.lawOf.text == "2017-01-04")
    let done = Dictionary(
      uniqueKeysWithValues: list.due.filter { $0.status == .done }.map {
        ($0.rule.id, $0.done.first?.fact?.rawValue)
      })
    #expect(
      done == [
        "jp.appi.minister.first": "ministry-first", "jp.appi.minister.final": "ministry-final",
        "jp.appi.effort.public": "final-notice", "jp.privacymark.first": "mark-first",
        "jp.police": "police-told", "jp.antiphishing": "council-told",
        "cards.acquirer": "first-report-shared", "cards.visa": "first-report-shared",
        "cards.visa.accounts": "first-report-shared", "cards.mastercard": "first-report-shared",
        "cards.jcb": "first-report-shared", "cards.pfi": "investigation",
        "cards.pfi.preliminary": "first-report", "cards.pfi.final": "final-report",
        "cards.final": "final-report-shared",
      ])
  }

  @Test("Letters to the people began, and have no end on record: that duty is under way")
  func people() throws {
    let duty = try #require(try FoundingCase.duties()["jp.appi.effort.persons"])
    #expect(duty.status == .underway)
    let telling = try #require(duty.telling)
    #expect(telling.concerned == 131_936)
    #expect(telling.individually == 385)
    #expect(telling.byNotice == 131_551)
    #expect(telling.untold == 0)
  }

  @Test("No rule of 2017 asks for the commission, the GDPR or California's Attorney General")
  func notYet() throws {
    let list = try FoundingCase.duties()
    #expect(list["jp.appi.prompt"] == nil)
    #expect(list["eu.gdpr.33"] == nil)
    #expect(list["us.ca.ag"]?.applies == .notTriggered)
  }

  @Test("The preliminary report came on the fourth of five business days, the final one on the second of ten")
  func investigator() throws {
    let list = try FoundingCase.duties()
    let preliminary = try #require(list["cards.pfi.preliminary"])
    #expect(preliminary.deadline?.due == .day(try day("2017-01-16")))
    #expect(preliminary.start?.fact?.rawValue == "investigation")
    #expect(list["cards.pfi.final"]?.deadline?.due == .day(try day("2017-02-10")))
  }

  // MARK: - Under today's law

  @Test("Under today's rules the commission has to be told, with the dates worked out by hand")
  func today() throws {
    let list = try FoundingCase.duties(lawOf: "2026-11-25")
    let prompt = try #require(list["jp.appi.prompt"])
    #expect(prompt.status == .overdue)
    #expect(prompt.deadline?.target == .day(try day("2017-01-06")))
    #expect(prompt.deadline?.due == .day(try day("2017-01-08")))
    #expect(prompt.deadline?.planBy == (try day("2017-01-06")))
    let final = try #require(list["jp.appi.final"])
    #expect(final.clock.limit.description == "60 days")
    #expect(final.deadline?.due == .day(try day("2017-03-06")))
    #expect(final.missing == [])
    #expect(final.rule.contents.count == 9)
    #expect(list["jp.privacymark.prompt"]?.status == .done)
    #expect(list["jp.privacymark.final"]?.applies == .due)
    #expect(list["jp.appi.minister.first"] == nil)
  }

  @Test(
    "Under today's rules everybody has to be told, whatever of theirs leaked, for it was unauthorised access")
  func everybody() throws {
    let duty = try #require(try FoundingCase.duties(lawOf: "2026-11-25")["jp.appi.persons"])
    #expect(duty.applies == .due)
    #expect(duty.telling?.concerned == 131_936)
    #expect(duty.status == .underway)
    let words = duty.reasons.map(\.text.japanese)
    #expect(words.contains { $0.hasPrefix("規則第7条第2号") && $0.contains("385人") })
    #expect(words.contains { $0.hasPrefix("規則第7条第3号") && $0.contains("131,936人") })
    #expect(words.contains { $0.hasPrefix("規則第7条第4号") && $0.contains("131,936人") })
  }

  @Test("A public notice in place of letters is a duty of its own, fulfilled by the notice with the findings")
  func substitute() throws {
    let duty = try #require(try FoundingCase.duties(lawOf: "2026-11-25")["jp.appi.substitute"])
    #expect(duty.done.map(\.fact?.rawValue) == ["final-notice"])
  }

  @Test("The 72 hours run from the first word at 00:15, not from the midnight before it")
  func hours() throws {
    let list = try FoundingCase.duties(lawOf: "2026-11-25")
    #expect(list.knowledge?.fact?.rawValue == "phishing-found")
    guard case .instant(let end) = list["eu.gdpr.33"]?.deadline?.due else {
      Issue.record("no instant")
      return
    }
    #expect(end.iso8601 == "2017-01-07T00:15:00+09:00")
  }

  @Test(
    "Each regime counts its own residents, by the data that it asks for",
    arguments: [
      ("eu.gdpr.33", 2_502), ("eu.gdpr.34", 2_502), ("uk.gdpr.33", 6_000), ("kr.pipa.authority", 1_200),
      ("sg.pdpa.authority", 600), ("au.ndb.assessment", 1_300), ("us.ca.persons", 13), ("us.ny.persons", 4),
    ])
  func residents(_ rule: String, people: Int) throws {
    let duty = try #require(try FoundingCase.duties(lawOf: "2026-11-25")[rule])
    #expect(duty.applies == .due)
    #expect(duty.reasons.compactMap(\.people).first?.counted == people)
  }

  @Test(
    "In California an address and an ID alone are nothing; with a plain password or a secret answer they are")
  func california() throws {
    func count(_ change: (inout [PeopleProfile]) -> Void) throws -> Int? {
      var profiles = FoundingCase.profiles
      change(&profiles)
      let situation = Situation(facts: [], profiles: profiles)
      let list = DutyList(
        situation, packs: RulePack.bundled, lawOf: try day("2026-01-01"), now: FoundingCase.now)
      return list["us.ca.persons"]?.reasons.compactMap(\.people).first?.counted
    }
    #expect(try count { _ in } == 13)
    #expect(try count { $0.removeAll { $0.classes["password.plain"] != nil } } == 7)
    #expect(
      try count { $0.removeAll { $0.classes["password.plain"] ?? $0.classes["secretAnswer"] != nil } } == 0)
    // All 38 and all 317, if they lived there.
    let all = try count { profiles in
      for place in profiles.indices where profiles[place].sets.contains("individual") {
        profiles[place].countries = ["US"]
        profiles[place].regions = ["CA"]
      }
    }
    #expect(all == 38 + 317 + 30)
  }

  @Test("Of residents of the USA without a state it cannot be told, which is no reason to forget them")
  func withoutState() throws {
    var profiles = FoundingCase.profiles
    for place in profiles.indices { profiles[place].regions = [] }
    for place in profiles.indices where profiles[place].countries == ["US"] {
      profiles[place].countries = ["USA"]
    }
    profiles.removeAll { $0.countries == ["US-CA"] }
    let list = DutyList(
      Situation(facts: [], profiles: profiles), packs: RulePack.bundled, lawOf: try day("2026-01-01"),
      now: FoundingCase.now)
    let duty = try #require(list["us.ca.persons"])
    #expect(duty.applies == .unclear)
    #expect(duty.reasons.compactMap(\.people).first?.undecided == 6 + 4 + 7)
    #expect(duty.reasons.contains { $0.text.english.contains("map it as region") })
    #expect(list["eu.gdpr.33"]?.applies == .due)
  }

  @Test("Nothing of it depends on the technique")
  func technique() throws {
    let before = try FoundingCase.duties(lawOf: "2026-11-25")
    let after = try FoundingCase.duties(lawOf: "2026-11-25") { facts in
      facts = facts.map { fact in
        guard case .cause(var cause) = fact else { return fact }
        cause.technique = BilingualText(japanese: "総当たり攻撃", english: "brute force")
        cause.weakness = "CWE-307"
        return .cause(cause)
      }
    }
    #expect(after.duties.map(\.applies) == before.duties.map(\.applies))
    #expect(after.duties.map(\.status) == before.duties.map(\.status))
  }

  private func day(_ text: String) throws -> CivilDay { try #require(CivilDay(isoDay: text)) }
}
