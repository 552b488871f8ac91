import CaseFile
import Documents
import Exposure
import Investigation
import Testing

@testable import Notices

/// A clinic that lost a laptop: no intruder, no shop, no cards, no phishing, no sets, another zone.
@Suite("Another company's documents")
struct OtherCompanyTests {
  private static let facts = """
    timeZone: Europe/Berlin
    organisation:
      name: { ja: 架空クリニック, en: Imaginary Clinic }
      services: [{ id: care, name: { ja: 診療予約, en: Appointments } }]
      dataProtectionOfficer: { name: Erika Beispiel, mail: dpo@example.org }
      contact: { name: Max Beispiel, phone: "+49 30 000000" }
      establishedIn: [DE]
    parties:
      - { id: it, role: staff, name: { ja: 情報部, en: the IT department } }
      - { id: authority, role: authority, body: supervisoryAuthority, name: { ja: 州監督機関, en: the state's supervisory authority } }
    events:
      - id: missing
        kind: firstSuspicion
        occurred: 2026-03-28 23:30
        what: { ja: 端末の紛失に気づいた, en: A laptop was found to be missing }
        public: { ja: 端末の紛失を確認しました。, en: We found that a laptop was missing. }
        parties: [it]
    causes:
      - id: theft
        technique: { ja: 端末の紛失, en: loss of a device }
        what: { ja: 暗号化されていない端末を車内に残した, en: An unencrypted laptop was left in a car }
        certainty: likely
        intent: unknown
    promises:
      - { id: encrypt, text: All laptops are encrypted, public: { ja: すべての端末を暗号化します。, en: We encrypt every laptop. }, owner: it, due: 2026-04-30, status: underway }
    groups:
      - { id: patients, set: all-patients, means: letter, begins: 2026-04-02, title: { ja: 患者の皆様, en: patients } }
    """

  private static let map = """
    services: [{ id: care, name: { ja: 診療予約, en: Appointments } }]
    populations:
      - { id: patients, service: care, title: { ja: 患者様, en: Patients }, file: patients.csv, key: id, fields: { name: name } }
    stores:
      - { file: "/data/patients.csv", copy: patients.csv, person: { population: patients, by: { id: id } }, fields: { id: memberId, name: name, diagnosis: health, phone: phone } }
    sets:
      - { id: all-patients, people: population(patients) }
    """

  private func basis() throws -> NoticeBasis {
    let map = try DataMap(yaml: Self.map, path: "map.yml")
    let facts = try FactsFile(bytes: Array(Self.facts.utf8), path: "facts.yml", sets: ["all-patients"]).facts
    var run = MadeRun()
    run.files = ["/data/patients.csv"]
    run.counts = [
      "total": (2_048, 2_001), "population.patients": (2_048, 2_001), "set.all-patients": (2_048, 2_001),
      "class.health": (2_048, 2_001), "class.name": (2_048, 2_001), "class.phone": (2_048, 2_001),
      "class.memberId": (2_048, 2_001), "country.DE": (2_048, 2_001),
    ]
    run.unproven = (48, 2_000)
    return NoticeBasis(
      facts: facts, run: 3, summary: try run.summary,
      profiles: try MadeRun.profiles([(["all-patients"], 2_001)]),
      map: map, zone: try #require(Zone("Europe/Berlin")), title: "Laptop")
  }

  @Test("of every kind are drafted from its own facts", arguments: NoticeKind.allCases, Language.allCases)
  func every(kind: NoticeKind, language: Language) throws {
    let text = try Drafters.of(language).document(kind, basis(), date: day("2026-04-01")).text
    for foreign in ["CLUB JAPAN", "MagDeli", "クレジットカード情報が流出", "日本時間", "Japan time"] {
      #expect(!text.contains(foreign))
    }
  }

  @Test("say what is its own: a possible loss, graded, without an intruder")
  func own() throws {
    let second = try Drafters.of(.en).document(.second, basis(), date: day("2026-04-01"))
    #expect(second.title == "Possible leak of customers’ information: notice and apology (second report)")
    #expect(second.text.contains("What may have been taken: at most 2,048 records of 2,001 people."))
    #expect(!second.text.contains("unauthorised"))
    let table = second.text
    #expect(table.contains("member number, name, telephone number and health data"))
    let notification = try Drafters.of(.en).document(.gdpr33, basis(), date: day("2026-04-01")).text
    #expect(notification.contains("To: the state's supervisory authority"))
    #expect(notification.contains("Saturday, 28 March 2026, 23:30 (Europe/Berlin)"))
    #expect(notification.contains("dpo@example.org"))
    #expect(notification.contains("later than 72 hours"))
    #expect(
      try !Drafters.of(.en).document(.gdpr33, basis(), date: day("2026-03-31")).text.contains(
        "later than 72 hours"))
  }

  @Test("come under the items of Japanese law that its data calls for")
  func articleSeven() throws {
    let report = try Drafters.of(.ja).document(.appiPrompt, basis(), date: day("2026-04-01")).text
    #expect(report.contains("第1号（要配慮個人情報）"))
    #expect(!report.contains("第2号"))
    #expect(!report.contains("第3号"))
    #expect(report.contains("第4号（本人の数が千人を超える）"))
  }
}
