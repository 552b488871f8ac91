import CaseFile
import Exposure
import Investigation
import Notices
import Scene
import Testing
import YAMLText

/// The founding case with the figures of its report, without the evidence that gives them.
enum FoundingCase {
  static func basis() throws -> NoticeBasis { try made.get() }

  private static let made = Result { try make() }

  private static func make() throws -> NoticeBasis {
    let map = try DataMap(yaml: Self.map, path: "data-map.yml")
    let text = try #require(BuiltInScene.facts(named: "club-japan-2016.facts.yml"))
    let facts = try FactsFile(bytes: Array(text.utf8), path: "facts.yml", sets: Set(map.sets.map(\.id.value)))
      .facts
    return NoticeBasis(
      facts: facts, run: 1, summary: try run.summary, profiles: try MadeRun.profiles(people), map: map,
      zone: try #require(Zone("Asia/Tokyo")), title: "CLUB JAPAN")
  }

  /// Each person once: eight affiliates are customers whose card or password leaked too.
  static let people: [(sets: [String], people: Int)] = [
    (["clubjapan", "rest"], 115_526), (["magdeli", "rest"], 14_502),
    (["clubjapan", "clubjapan.cards", "cards", "individual"], 26),
    (["clubjapan", "clubjapan.passwords", "individual"], 34), (["affiliates", "individual"], 309),
    (["affiliates", "cards", "clubjapan.cards", "individual"], 4),
    (["affiliates", "clubjapan.passwords", "individual"], 4),
  ]

  static var run: MadeRun {
    var run = MadeRun()
    run.first = "2016-12-23T12:35:00+09:00"
    run.tables = [
      ("clubjapan.members", ["id", "email"]), ("magdeli.members", ["id", "email"]),
      (
        "clubjapan.affiliates",
        [
          "id", "login_id", "login_password", "secret_question", "secret_answer", "name", "email",
          "gender", "postal_code", "address", "phone", "bank_name", "bank_account", "bank_holder",
        ]
      ),
    ]
    run.files = ["/srv/app/debug.log"]
    run.counts = [
      "total": (131_936, 130_405), "population.clubjapan-customers": (115_590, 115_590),
      "population.magdeli-customers": (16_029, 16_029), "population.affiliates": (317, 317),
      "set.clubjapan": (115_590, 115_590), "set.clubjapan.passwords": (38, 38),
      "set.clubjapan.cards": (29, 29),
      "set.magdeli": (16_029, 16_029), "set.magdeli.cards": (1, 1), "set.affiliates": (317, 317),
      "set.cards": (30, 30),
      "set.individual": (385, 377), "set.rest": (131_551, 130_028), "class.card.number": (30, 30),
      "country.JP": (84_497, 84_497), "country.US": (13_059, 13_059),
    ]
    let classes = [
      "memberId", "email", "password.plain", "password.hashed", "card.holder", "card.expiry", "username",
      "secretQuestion",
      "secretAnswer", "name", "gender", "address", "address.postal", "phone", "bank.name", "bank.account",
      "bank.holder",
    ]
    for name in classes { run.counts["class.\(name)"] = (1, 1) }
    return run
  }

  static let map = """
    timeZone: Asia/Tokyo
    services:
      - { id: clubjapan, name: { ja: CLUB JAPAN, en: CLUB JAPAN } }
      - { id: magdeli, name: { ja: MagDeli（マグデリ）, en: MagDeli } }
    populations:
      - id: clubjapan-customers
        service: clubjapan
        title: { ja: CLUB JAPAN のお客様（退会者を含む）, en: "Customers of CLUB JAPAN, withdrawn ones included" }
        table: clubjapan.members
        key: id
        fields: { email: email }
      - id: magdeli-customers
        service: magdeli
        title: { ja: MagDeli のお客様（退会者を含む）, en: "Customers of MagDeli, withdrawn ones included" }
        table: magdeli.members
        key: id
        fields: { email: email }
      - id: affiliates
        service: clubjapan
        title: { ja: CLUB JAPAN アフィリエイト会員（退会者を含む）, en: "Affiliates of CLUB JAPAN, withdrawn ones included" }
        table: clubjapan.affiliates
        key: id
        fields: { name: name, email: email }
    stores:
      - table: clubjapan.members
        population: clubjapan-customers
        columns: { id: memberId, email: email, password_hash: password.hashed, name: name }
      - table: magdeli.members
        population: magdeli-customers
        columns: { id: memberId, email: email, password_hash: password.hashed, phone: phone }
      - table: clubjapan.affiliates
        population: affiliates
        columns: { id: memberId, login_id: username, login_password: password.hashed, secret_question: secretQuestion, secret_answer: secretAnswer, name: name, email: email, gender: gender, postal_code: address.postal, address: address, phone: phone, bank_name: bank.name, bank_account: bank.account, bank_holder: bank.holder }
      - file: /srv/app/debug.log
        copy: debug.log
        records: { format: jsonl, time: ts, where: { service: clubjapan } }
        person: { population: clubjapan-customers, by: { id: member_id } }
        fields: { member_id: memberId, card.holder: card.holder, card.number: card.number, card.expiry: card.expiry }
      - file: /srv/app/debug.log
        copy: debug.log
        records: { format: jsonl, time: ts, where: { event: login } }
        person: { population: clubjapan-customers, by: { id: member_id } }
        fields: { member_id: memberId, email: email, password: password.plain }
      - file: /srv/app/debug.log
        copy: debug.log
        records: { format: jsonl, time: ts, where: { service: magdeli } }
        person: { population: magdeli-customers, by: { id: member_id } }
        fields: { member_id: memberId, card.holder: card.holder, card.number: card.number, card.expiry: card.expiry }
    identity: { same: [email] }
    sets:
      - { id: clubjapan, title: { ja: ① CLUB JAPAN のお客様, en: Customers of CLUB JAPAN }, people: population(clubjapan-customers) }
      - { id: clubjapan.passwords, of: clubjapan, title: { ja: うちログインパスワード（平文）, en: of these with a plain login password }, people: "clubjapan & class(password.plain)" }
      - { id: clubjapan.cards, of: clubjapan, title: { ja: うちクレジットカード情報, en: of these with card data }, people: "clubjapan & class(card.number)" }
      - { id: magdeli, title: { ja: ② MagDeli のお客様, en: Customers of MagDeli }, people: population(magdeli-customers) }
      - { id: magdeli.cards, of: magdeli, title: { ja: うちクレジットカード情報, en: of these with card data }, people: "magdeli & class(card.number)" }
      - { id: affiliates, title: { ja: ③ アフィリエイト会員, en: Affiliates }, people: population(affiliates) }
      - { id: cards, title: { ja: クレジットカード情報が流出したお客様, en: People whose card data left }, people: class(card.number) }
      - { id: individual, title: { ja: 個別にご連絡するお客様, en: People who are told one by one }, people: cards + clubjapan.passwords + affiliates }
      - { id: rest, title: { ja: その他のお客様, en: Everyone else }, people: all - individual }

    """
}
