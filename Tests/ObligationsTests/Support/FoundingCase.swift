import Investigation
import Reconstruction
import Scene

@testable import CaseFile
@testable import Obligations

/// The founding case: the scene's facts, and people in the numbers of the final report, spread over countries.
enum FoundingCase {
  /// - Parameter changing: what is changed of the scene's facts first.
  static func situation(changing change: (inout [Fact]) -> Void = { _ in }) throws -> Situation {
    var facts = try read.get()
    change(&facts)
    return Situation(
      facts: facts, profiles: profiles, zone: Zone("Asia/Tokyo") ?? .utc)
  }

  /// Read once: the file is long.
  private static let read = Result {
    let text = BuiltInScene.facts(named: "club-japan-2016.facts.yml") ?? ""
    return try FactsFile(bytes: Array(text.utf8), path: "facts.yml").facts
  }

  /// The time of asking: the day after the final notice.
  static let now = Moment(seconds: 1_487_030_400, utcOffset: 32_400)

  static func duties(lawOf day: String? = nil, changing change: (inout [Fact]) -> Void = { _ in }) throws
    -> DutyList
  {
    DutyList(
      try situation(changing: change), packs: RulePack.bundled, lawOf: day.flatMap { CivilDay(isoDay: $0) },
      now: now)
  }

  /// 131,936 people, one record each: 115,590 customers of one shop, 16,029 of the other, 317 affiliates; among them 30
  /// with cards and 38 with a plain password.
  static let profiles: [PeopleProfile] = {
    let login = ["memberId": "proven", "email": "proven"]
    let password = login.merging(["password.plain": "proven"]) { a, _ in a }
    let card = login.merging(
      ["card.number": "proven", "card.expiry": "proven", "card.holder": "proven"]) { a, _ in a }
    let affiliate = login.merging(
      [
        "username": "proven", "password.hashed": "proven", "secretQuestion": "proven",
        "secretAnswer": "proven", "name": "proven", "gender": "proven", "address": "proven",
        "phone": "proven", "bank.account": "proven", "bank.holder": "proven",
      ]) { a, _ in a }
    func people(
      _ count: Int, _ country: String, _ region: String? = nil, _ classes: [String: String],
      _ sets: [String]
    ) -> PeopleProfile {
      PeopleProfile(
        countries: [country], regions: region.map { [$0] } ?? [], classes: classes,
        services: [sets.contains("magdeli") ? "magdeli" : "clubjapan"], sets: sets, people: count,
        records: count)
    }
    return [
      people(68_923, "JP", nil, login, ["clubjapan", "rest"]),
      people(30_000, "US", nil, login, ["clubjapan", "rest"]),
      people(5_000, "US", "CA", login, ["clubjapan", "rest"]),
      people(6_000, "GB", nil, login, ["clubjapan", "rest"]),
      people(2_500, "DE", nil, login, ["clubjapan", "rest"]),
      people(1_200, "KR", nil, login, ["clubjapan", "rest"]),
      people(600, "SG", nil, login, ["clubjapan", "rest"]),
      people(1_300, "AU", nil, login, ["clubjapan", "rest"]),
      people(30, "JP", nil, password, ["clubjapan", "clubjapan.passwords", "individual"]),
      people(6, "US", "California", password, ["clubjapan", "clubjapan.passwords", "individual"]),
      people(2, "FR", nil, password, ["clubjapan", "clubjapan.passwords", "individual"]),
      people(25, "JP", nil, card, ["clubjapan", "clubjapan.cards", "cards", "individual"]),
      people(4, "US", "NY", card, ["clubjapan", "clubjapan.cards", "cards", "individual"]),
      people(16_028, "JP", nil, login, ["magdeli", "rest"]),
      people(1, "JP", nil, card, ["magdeli", "magdeli.cards", "cards", "individual"]),
      people(310, "JP", nil, affiliate, ["affiliates", "individual"]),
      people(7, "US", "US-CA", affiliate, ["affiliates", "individual"]),
    ]
  }()
}
