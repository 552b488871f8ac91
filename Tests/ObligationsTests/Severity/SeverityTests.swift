import Exposure
import Testing
import YAMLText

@testable import Obligations

@Suite("Severity by ENISA's method")
struct SeverityTests {
  private static func attacked(_ classes: String, people: Int? = nil) -> AffectedData {
    AffectedData(
      classes: Set(classes.split(separator: " ").map(String.init)), people: people, recipients: .unknown,
      isMalicious: true)
  }

  /// Classes, DPC and EI by the tables of the method; the circumstances are 0.5 + 0.5 throughout.
  static let groups: [(classes: String, context: Double, identification: Double, score: Double)] = [
    // A shop's members by ID and e-mail address: 1 × 0.75 + 1.
    ("memberId email", 1, 0.75, 1.75),
    // Those whose password was readable: 2 × 0.75 + 1.
    ("memberId email password.plain", 2, 0.75, 2.5),
    // Whole cards with their holders: 4 × 1 + 1.
    ("memberId email card.holder card.number card.expiry", 4, 1, 5),
    ("card.holder card.number card.expiry", 4, 1, 5),
    // Partners with bank accounts, passwords, questions and answers: 4 × 1 + 1.
    (
      "memberId password secretQuestion secretAnswer name gender address phone bank.name bank.branch bank.account "
        + "bank.holder", 4, 1, 5
    ),
    ("memberId password secretQuestion secretAnswer name gender address phone bank", 4, 1, 5),
    // A hashed password is readable by nobody, unless a person judges otherwise.
    ("memberId email password.hashed", 1, 0.75, 1.75),
    // Names and contact data.
    ("name email", 1, 1, 2), ("name", 1, 0.5, 1.5), ("phone", 1, 0.75, 1.75), ("memberId", 1, 0.25, 1.25),
    // Cards in part: one part 2, several 3, a security code 3; the brand alone says nothing.
    ("email card.masked", 2, 0.75, 2.5), ("email card.masked card.expiry", 3, 0.75, 3.25),
    ("email card.cvv", 3, 0.75, 3.25), ("email card.brand", 1, 0.75, 1.75),
    // A card of which no parts are told counts as whole; so does a number without a name, which is harder to identify.
    ("card", 4, 0.5, 3), ("card.number", 4, 0.5, 3),
    // Financial, behavioural, sensitive.
    ("email bank.account", 3, 0.75, 3.25), ("email income", 3, 0.75, 3.25),
    ("email bank.name", 1, 0.75, 1.75),
    ("email order.history", 2, 0.75, 2.5), ("name address purchase", 2, 1, 3),
    ("name email health", 4, 1, 5), ("memberId politics", 4, 0.25, 2),
    // Official numbers name one person.
    ("passport", 2, 1, 3), ("nationalId", 2, 1, 3),
    // Parts of a class count as it does.
    ("email health.allergy", 4, 0.75, 4),
    ("", 1, 0.25, 1.25),
  ]

  @Test("follows from the data classes of each group", arguments: groups)
  func derived(_ classes: String, _ context: Double, _ identification: Double, _ score: Double) {
    let severity = Severity(of: Self.attacked(classes))
    #expect(severity.value(.context) == context)
    #expect(severity.value(.identification) == identification)
    #expect(severity.score == score)
  }

  @Test(
    "falls into the bands at 2, 3 and 4",
    arguments: [
      ("memberId email", Severity.Band.low), ("name email", .medium), ("name address purchase", .high),
      ("email health.allergy", .veryHigh), ("name email health", .veryHigh),
    ])
  func bands(_ classes: String, _ band: Severity.Band) {
    #expect(Severity(of: Self.attacked(classes)).band == band)
  }

  @Test("adds the circumstances, each by its own scale")
  func circumstances() {
    func score(
      _ recipients: AffectedData.Recipients, _ isMalicious: Bool, _ integrity: AffectedData.Loss,
      _ availability: AffectedData.Loss
    ) -> Double {
      Severity(
        of: AffectedData(
          classes: ["memberId"], people: 1, recipients: recipients, isMalicious: isMalicious,
          integrity: integrity, availability: availability)
      ).score
    }
    #expect(score(.none, false, .none, .none) == 0.25)
    #expect(score(.known, false, .none, .none) == 0.5)
    #expect(score(.unknown, false, .none, .none) == 0.75)
    #expect(score(.unknown, true, .none, .none) == 1.25)
    #expect(score(.none, false, .recoverable, .none) == 0.5)
    #expect(score(.none, false, .lasting, .recoverable) == 1)
    #expect(score(.unknown, true, .lasting, .lasting) == 2.25)
  }

  @Test("flags more than 100 people and what nobody can read, beside the score")
  func flags() {
    #expect(Severity(of: Self.attacked("email", people: 100)).flags == [])
    #expect(Severity(of: Self.attacked("email", people: 101)).flags == [.moreThanHundredPeople])
    #expect(Severity(of: Self.attacked("email")).flags == [])
    var data = Self.attacked("email", people: 131_936)
    let score = Severity(of: data).score
    data.isUnintelligible = true
    #expect(Severity(of: data).flags == [.moreThanHundredPeople, .unintelligible])
    #expect(Severity(of: data).score == score)
  }

  @Test("tells the reason of every factor in both languages")
  func reasons() {
    let severity = Severity(of: Self.attacked("memberId email password.plain"))
    #expect(severity.factors.map(\.kind) == Severity.Factor.Kind.allCases)
    #expect(
      severity.factors.map(\.reason.japanese) == [
        "認証情報を含む（会員ページの利用履歴等を閲覧され得るため、行動データとして評価）：パスワード（平文）", "連絡先から本人に到達できる：メールアドレス", "不特定の第三者に渡った",
        "改ざんによる影響なし", "利用不能による影響なし", "不正の目的による行為",
      ])
    #expect(
      severity.factors.map(\.reason.english) == [
        "credentials, scored as the behavioural data that the account shows: password in plain text",
        "the person can be reached: e-mail address", "obtained by unknown recipients",
        "no effect of altered data", "no effect of missing data", "done with malicious intent",
      ])
  }

  @Test("lets a person judge a factor, with a reason, and shows that it was judged")
  func judged() throws {
    let reason = BilingualText(japanese: "配送先から嗜好が推測される", english: "deliveries show a preference")
    let judgement = try #require(Severity.Judgement(.context, 3, reason: reason))
    let severity = Severity(of: Self.attacked("memberId email"), judgements: [judgement])
    #expect(severity.score == 3.25)
    #expect(severity.factors[0].reason == reason)
    #expect(severity.factors.map(\.isJudged) == [true, false, false, false, false, false])
    let later = try #require(Severity.Judgement(.context, 1, reason: reason))
    #expect(Severity(of: Self.attacked("memberId email"), judgements: [judgement, later]).score == 1.75)
  }

  @Test("admits no judgement that the method does not, and none without a reason")
  func badJudgements() {
    let reason = BilingualText(japanese: "理由", english: "reason")
    for (kind, value) in [
      (Severity.Factor.Kind.context, 0.0), (.context, 5), (.context, 2.5), (.identification, 0),
      (.confidentiality, 1), (.malice, 0.25), (.integrity, -0.5), (.context, .nan), (.context, .infinity),
    ] {
      #expect(Severity.Judgement(kind, value, reason: reason) == nil)
    }
    #expect(Severity.Judgement(.context, 2, reason: BilingualText(japanese: "", english: "")) == nil)
  }

  @Test("names classes of the company's own as not assessed, and calls them by their names")
  func own() {
    let data = Self.attacked("email skinType health.allergy")
    let severity = Severity(
      of: data, ownClasses: [DataClass(id: "health.allergy", japanese: "アレルギー", english: "allergies")])
    #expect(severity.unassessed == ["skinType"])
    #expect(
      severity.factors[0].reason
        == BilingualText(japanese: "機微な情報を含む：アレルギー", english: "sensitive data: allergies"))
  }

  @Test("never falls when more data classes are exposed", arguments: DataClass.wellKnown.map(\.id))
  func monotonic(_ added: String) {
    for group in Self.groups {
      let data = Self.attacked(group.classes)
      var more = data
      more.classes.insert(added)
      #expect(Severity(of: more).score >= Severity(of: data).score, "\(group.classes) and \(added)")
    }
  }
}
