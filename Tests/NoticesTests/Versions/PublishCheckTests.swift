import Documents
import Obligations
import Testing
import YAMLText

@testable import Notices

@Suite struct PublishCheckTests {
  private static func content(
    _ runs: [Run], items: [String] = [], desk: [String] = [], times: [String: String] = [:]
  ) -> NoticeContent {
    let block = Block(.paragraph(.body, runs), items: items)
    return NoticeContent(
      date: "2017-02-13", documents: [Document(language: "ja", title: "", blocks: [block])], figures: [],
      run: 1,
      facts: 1, desk: desk, times: times)
  }

  private static let good: [Run] = [
    .text("対象は最大"), .figure(id: "total.people.maximum", [.text("1,200")]), .text("名です。"),
  ]

  private static func reasons(
    _ content: NoticeContent, stage: NoticeStage = .approved, value: Int? = 1_200,
    _ change: (inout PublishCheck) -> Void = { _ in }
  ) -> [PublishReason] {
    var context = LintContext(kind: .final)
    context.desk = .init(name: BilingualText("窓口", "desk"), mails: ["desk@example.com"])
    var check = PublishCheck(stage: stage, content: content, context: context) { id in
      value.map { NoticeContent.FigureValue(id: id, value: $0, run: 1) }
    }
    change(&check)
    return check.reasons()
  }

  private static func codes(_ reasons: [PublishReason]) -> [PublishReason.Code] { reasons.map(\.code) }

  @Test func `Nothing speaks against an approved document that agrees with the case`() {
    #expect(Self.reasons(Self.content(Self.good)) == [])
  }

  @Test(arguments: [NoticeStage.drafted, .reviewed])
  func `What nobody approved is refused`(stage: NoticeStage) {
    #expect(Self.codes(Self.reasons(Self.content(Self.good), stage: stage)) == [.notApproved])
  }

  @Test func `The digits of a hash are no card number, and a card number beside one is found`() {
    let hash = "a3958d17c9085253342c5325401157462db9d04be6172f0d553300e4fdc6177c"
    func codes(_ text: String) -> [PublishReason.Code] {
      Self.codes(Self.reasons(Self.content(Self.good + [.text(text)])))
    }
    #expect(codes("SHA-256：\(hash)") == [])
    #expect(codes("SHA-256：\(hash) 4111 1111 1111 1111").contains(.cardNumber))
  }

  @Test func `A figure that no run and no fact gives is refused`() {
    #expect(Self.codes(Self.reasons(Self.content(Self.good), value: nil)) == [.noEvidence])
  }

  @Test func `A figure that the run in force gives otherwise is refused, and both are told`() {
    let reasons = Self.reasons(Self.content(Self.good), value: 1_350)
    #expect(Self.codes(reasons) == [.figureChanged])
    #expect(reasons.first?.text.english.contains("is shown as 1,200; run 1 gives 1350") == true)
  }

  @Test func `A typed number of people is a figure without evidence`() {
    #expect(Self.codes(Self.reasons(Self.content([.text("対象は最大1,200名です。")]))) == [.noEvidence])
  }

  @Test func `What must be said and is not is named`() {
    let content = Self.content(Self.good, items: ["outline"])
    let reasons = Self.reasons(content) { $0.required = [.outline, .desk] }
    #expect(Self.codes(reasons) == [.itemMissing])
    #expect(reasons.first?.text.japanese.contains("お問い合わせ窓口") == true)
    #expect(
      Self.reasons(content) {
        $0.required = [.desk]; $0.isAmendment = true
      } == [])
  }

  @Test func `An unproven denial is refused`() {
    let content = Self.content([.text("セキュリティコードは保持しておりません。")])
    func reasons(_ isProven: Bool) -> [PublishReason.Code] {
      var context = LintContext(kind: .final)
      context.claims = [
        .init(id: "no-codes", wordings: [BilingualText("セキュリティコードは保持しておりません", "")], isProven: isProven)
      ]
      let check = PublishCheck(stage: .approved, content: content, context: context) { _ in nil }
      return Self.codes(check.reasons())
    }
    #expect(reasons(false) == [.claimUnproven])
    #expect(reasons(true) == [])
  }

  @Test func `An error of the linter is a reason`() {
    let content = Self.content([.text("平成29年1月4日（木）に判明しました。")])
    #expect(Self.codes(Self.reasons(content)) == [.lintError])
  }

  @Test func `Two documents that are out agree in figures, desk and times`() {
    let content = Self.content(
      Self.good, desk: ["phone 0120-000-000"], times: ["found": "2017-01-04 00:15 Asia/Tokyo"])
    let other = Self.content(
      [.text("最大"), .figure(id: "total.people.maximum", [.text("1,100")]), .text("名")],
      desk: ["phone 0120-000-001"],
      times: ["found": "2017-01-04 00:45 Asia/Tokyo", "closed": "2017-01-05 Asia/Tokyo"])
    let reasons = Self.reasons(content) { $0.others = [.init(name: "first 1", content: other)] }
    #expect(Self.codes(reasons) == [.disagrees, .disagrees, .disagrees])
    #expect(reasons.allSatisfy { $0.text.english.contains("first 1") })
    #expect(Self.reasons(content) { $0.others = [.init(name: "first 1", content: content)] } == [])
  }

  @Test func `Spans up to the document's own date may differ from document to document`() {
    func content(_ days: String) -> NoticeContent {
      Self.content([.figure(id: "interval.knowledge.document", [.text(days)]), .text("日目です。")])
    }
    #expect(
      Self.reasons(content("40"), value: 40) { $0.others = [.init(name: "first 1", content: content("2"))] }
        == [])
  }

  @Test func `Data of persons is refused without being repeated, and card numbers cannot be overridden`() {
    let reasons = Self.reasons(
      Self.content([.text("hanako@example.org の方、4111 1111 1111 1111 の方、desk@example.com まで")])
    ) {
      $0.ownAddresses = ["desk@example.com"]
    }
    #expect(Set(Self.codes(reasons)).isSuperset(of: [.personalData, .cardNumber]))
    #expect(
      !reasons.contains { $0.text.japanese.contains("hanako") || $0.text.english.contains("4111 1111") })
    #expect(reasons.filter { !$0.canBeOverridden }.map(\.code) == [.cardNumber])
  }

  @Test func `What was struck out is still read by people, and so by this check`() {
    let struck = Run.deleted([.text("hanako@example.org")], Amendment(day: "2017-03-14", reason: "誤記"))
    #expect(Self.codes(Self.reasons(Self.content([struck]))).contains(.personalData))
  }

  @Test func `A draft that would read otherwise today is refused`() {
    #expect(Self.codes(Self.reasons(Self.content(Self.good)) { $0.isOutdated = true }) == [.outdated])
  }
}

@Suite struct CorrectionTests {
  private static func content(_ value: String, days: String) -> NoticeContent {
    let runs: [Run] = [
      .figure(id: "total.records.maximum", [.text(value)]), .text("件、"),
      .figure(id: "interval.knowledge.document", [.text(days)]), .text("日"),
    ]
    return NoticeContent(
      date: "2017-02-01", documents: [Document(language: "ja", title: "", blocks: [.paragraph(.body, runs)])],
      figures: [], run: 1, facts: 1)
  }

  @Test func `A figure that the notice before showed otherwise is corrected in a sentence`() {
    let found = FigureCorrection.all(
      from: Self.content("1,200", days: "2"), to: Self.content("1,350", days: "40"), NoticeKind.first.title)
    #expect(
      found.map { $0.sentence(nil)?.japanese } == ["対象全体の件数（最大）は、前回のお知らせ（第一報）の1,200から1,350に改めました。"])
  }

  @Test func `Nothing is corrected where nothing changed`() {
    #expect(
      FigureCorrection.all(
        from: Self.content("1,200", days: "2"), to: Self.content("1,200", days: "40"), NoticeKind.first.title
      )
      .isEmpty)
  }
}
