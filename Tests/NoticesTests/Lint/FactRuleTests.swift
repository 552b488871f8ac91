import CaseFile
import Documents
import Testing
import YAMLText

@testable import Notices

/// Rules about facts: dates, times, numbers, people, claims, the desk.
@Suite struct FactRuleTests {
  @Test(
    arguments: [
      ("平成29年1月4日（水）に判明しました。", 0), ("平成29年1月4日（木）に判明しました。", 1), ("1月4日(水)に判明しました。", 0),
      ("12月23日（金）に形跡がありました。", 0), ("12月23日（土）に形跡がありました。", 1), ("平成28年2月30日です。", 1),
      ("完了予定日は1月27（金）です。", 1), ("平成29年（2017年）1月4日（水）", 0), ("平成29年（2016年）1月4日", 1),
      ("平成31年5月1日からです。", 1), ("令和元年5月1日（水）からです。", 0),
      ("12月22日（木）8時から翌23日（金）11時まで", 0), ("12月22日（木）から翌24日（土）まで", 1), ("12月31日（土）から翌1日（日）まで", 0),
      ("2017/1/4(水)に判明", 0), ("2017-01-04（木）に判明", 1), ("流出した期間は延べ5日間です。", 0), ("平成29年1月4日の3日後", 0),
    ])
  func `A date exists, is whole, and bears its own weekday and year`(line: String, count: Int) {
    #expect(found("date", in: [line]).count == count, "\(found("date", in: [line]))")
  }

  @Test(
    arguments: [
      ("It was found on Wed 4 January 2017.", 0), ("It was found on Thursday, 4 January 2017.", 1),
      ("On December 23, 2016 (Friday) it began.", 0), ("On December 23, 2016 (Sunday) it began.", 1),
      ("On Friday, 23 December it began.", 0), ("On 31 February 2017 it began.", 1),
      ("We may 5 times try.", 0),
    ])
  func `English dates are held to the same`(line: String, count: Int) {
    #expect(found("date", in: [line], language: "en").count == count)
  }

  @Test(
    arguments: [
      (["平成29年2月13日", "2017年3月14日に終了"], 1), (["平成29年2月13日", "平成28年12月"], 0),
      (["平成29年（2017年）2月13日", "平成28年（2016年）12月"], 0), (["2017年2月13日", "2016年12月"], 0),
    ])
  func `Years are counted in one way`(lines: [String], count: Int) {
    #expect(found("date-style", in: lines).count == count)
  }

  @Test(
    arguments: [
      (["0時15分に判明しました。"], ["error"]), (["0時15分（日本時間）に判明し、11時45分に公表しました。"], []),
      (["時刻はすべて日本時間です。", "0時15分に判明しました。"], []), (["電話受付は平日9時00分から18時00分です。"], []), (["時刻はありません。"], []),
    ])
  func `Where readers live abroad, times say their zone`(lines: [String], severities: [String]) {
    var abroad = context()
    abroad.hasReadersAbroad = true
    #expect(found("zone", in: lines, abroad).map(\.severity.rawValue) == severities)
  }

  @Test(
    arguments: [
      (["# 経緯", "1月4日（水）に判明", "1月6日（金）に告知", "1月5日（木）に閉鎖"], 1),
      (["# 経緯", "12月23日（金）に形跡", "1月4日（水）に判明", "1月5日（木）に閉鎖"], 0),
      (["1月4日（水）11時45分に掲載し、同日 0:45に依頼しました。"], 1), (["1月4日（水）0時15分に判明し、同日11時45分に掲載しました。"], 0),
    ])
  func `The course of events is in order`(lines: [String], count: Int) {
    #expect(found("chronology", in: lines).count == count)
  }

  private static func figures(_ runs: [Run], _ kind: NoticeKind = .final, bound: Bool = false)
    -> [LintFinding]
  {
    var context = context(kind)
    context.bindsFigures = bound
    return Linter().findings(
      in: Document(language: "ja", title: "", blocks: [.paragraph(.body, runs)]), context)
  }

  @Test(
    arguments: [
      ("set.cards.people.proven", "件", 1), ("set.cards.people.proven", "名", 0),
      ("set.cards.records.proven", "名様", 1),
      ("total.records.maximum", "件", 0), ("window.exfiltration.days", "件", 0),
    ])
  func `A figure of people stands before 名, one of records before 件`(id: String, unit: String, count: Int) {
    let findings = Self.figures([.text("対象は"), .figure(id: id, [.text("38")]), .text("\(unit)です。")])
    #expect(findings.filter { $0.rule == "unit" }.count == count)
  }

  @Test func `One number typed both as 件 and as 名 is asked about`() {
    #expect(found("unit", in: ["対象は38件です。", "38名の方にご連絡します。"]).count == 1)
    #expect(found("unit", in: ["38 records.", "We told 38 people."], language: "en").count == 1)
  }

  @Test func `A typed number of people is an error, a bound one is not`() {
    let bound: [Run] = [.text("対象は"), .figure(id: "total.people.maximum", [.text("38")]), .text("名です。")]
    #expect(Self.figures(bound, bound: true).filter { $0.rule == "typed-figure" } == [])
    #expect(Self.figures([.text("対象は38名です。")], bound: true).filter { $0.rule == "typed-figure" }.count == 1)
  }

  @Test func `A typed number that the run counts too is a warning`() {
    var context = context()
    context.bindsFigures = true
    context.caseCounts = [38]
    #expect(
      found("typed-figure", in: ["対象は38名です。", "対象は39名です。"], context).map(\.severity) == [.warning, .error])
  }

  @Test(
    arguments: [
      ("30件（29件+1件）です。", 0), ("31件（29件＋1件）です。", 1), ("30名様+38名様+317名様=385名様", 0), ("30+38=70です。", 1),
      ("合計1,000件（900件+100件）", 0),
    ])
  func `Sums add up`(line: String, count: Int) { #expect(found("sum", in: [line]).count == count) }

  @Test(arguments: [("131,936件", 0), ("131,937件", 1)])
  func `A table's total is the sum of its column`(total: String, count: Int) {
    func row(_ title: String, _ value: String) -> Table.Row {
      Table.Row([title, value].map { Table.Cell([.paragraph(.body, [.text($0)])]) })
    }
    let table = Table(
      head: [row("区分", "件数")],
      body: [row("A", "115,590件"), row("B", "16,029件"), row("C", "317件"), row("合計", total)])
    let document = Document(language: "ja", title: "", blocks: [Block(.table(table))])
    #expect(Linter().findings(in: document, context()).filter { $0.rule == "sum" }.count == count)
  }

  @Test(arguments: [(NoticeKind.final, 1), (.appiFinal, 0), (.board, 0)])
  func `A group of one is named in public with a warning only there`(kind: NoticeKind, count: Int) {
    #expect(found("group-of-one", in: ["対象は1名です。"], context(kind)).count == count)
  }

  @Test(
    arguments: [
      ("38名の方には個別にご連絡いたします。", LintContext.ContactState.ahead),
      ("38名の方には順次個別にご連絡しております。", .underWay), ("38名の方には個別にご連絡いたしました。", .done),
      ("38名の方にはすでに個別にご連絡差し上げております。", .done),
    ])
  func `What a sentence says of telling a group is understood`(line: String, state: LintContext.ContactState)
  {
    #expect(TenseRule.japaneseState(line) == state)
  }

  @Test(
    arguments: [
      ("We will contact these 38 people individually.", LintContext.ContactState.ahead),
      ("We are contacting these 38 people.", .underWay), ("These 38 people have been notified.", .done),
    ])
  func `In English, too`(line: String, state: LintContext.ContactState) {
    #expect(TenseRule.englishState(line) == state)
  }

  @Test(arguments: [(LintContext.ContactState.ahead, 0), (.underWay, 1), (.done, 1)])
  func `What is said of a group is how it stands`(state: LintContext.ContactState, count: Int) {
    var context = context()
    context.groups = [.init(id: "card-people", state: state, sets: ["cards"])]
    let runs: [Run] = [.figure(id: "set.cards.people.proven", [.text("29")]), .text("名の方には個別にご連絡いたします。")]
    let document = Document(language: "ja", title: "", blocks: [.paragraph(.body, runs)])
    #expect(Linter().findings(in: document, context).filter { $0.rule == "tense" }.count == count)
  }

  @Test(
    arguments: [
      (true, ["セキュリティコードは保持しておりません。"], []), (false, ["セキュリティコードは保持しておりません。"], ["error"]),
      (true, ["カードの不正利用は確認されておりません。"], ["warning"]), (true, ["サイトを閉鎖しました。"], []),
    ])
  func `A denial has a claim, and the claim a proof`(isProven: Bool, lines: [String], severities: [String]) {
    var context = context()
    context.claims = [
      .init(
        id: "no-codes",
        wordings: [BilingualText("セキュリティコードは保持しておりません", "We hold no security codes")], isProven: isProven)
    ]
    #expect(found("absence", in: lines, context).map(\.severity.rawValue) == severities)
  }

  @Test func `A promise of the case has an owner and a date`() {
    var context = context()
    context.promises = [
      .init(id: "scan", wordings: [BilingualText("脆弱性診断を毎月実施します。", "")], hasOwner: true, hasDate: false)
    ]
    #expect(found("promise", in: ["脆弱性診断を毎月実施します。"], context).count == 1)
    #expect(found("promise", in: ["導入実現を目指します。"]).map(\.severity) == [.warning])
    #expect(found("promise", in: ["平成29年6月までに導入することを目指します。"]) == [])
  }

  private static var desk: LintContext {
    var context = context()
    context.desk = .init(
      name: BilingualText("窓口", "desk"), phones: ["0120-000-000"], mails: ["desk@example.com"],
      opens: "09:00",
      closes: "18:00")
    context.ownContacts = ["03-0000-0000"]
    return context
  }

  @Test(
    arguments: [
      ("電話：0120-000-000", 0), ("電話：０１２０－０００－０００", 0), ("電話：0120-000-001", 1), ("電話：03-0000-0000", 0),
      ("メール：desk@example.com", 0), ("メール：desk2@example.com", 1), ("平日9:00～18:00", 0), ("平日 9：00～17：00", 1),
      ("平日の9時00分から18時00分まで", 0), ("12月22日8時30分から23日11時50分まで", 0),
    ])
  func `Contact data are the desk's`(line: String, count: Int) {
    #expect(found("contact", in: [line], Self.desk).count == count)
  }

  @Test func `Hours that differ within a document are found without a desk`() {
    #expect(found("contact", in: ["受付は平日9時から18時まで", "窓口：平日9:00～17:00"]).count == 1)
  }

  @Test(arguments: [(NoticeKind.letter, true, 1), (.letter, false, 0), (.final, true, 0)])
  func `Letters to people who are being phished hold no links`(kind: NoticeKind, isPhished: Bool, count: Int)
  {
    var context = context(kind)
    context.hasPhishing = isPhished
    let document = Document(
      language: "ja", title: "",
      blocks: [.paragraph(.body, [.link("https://www.example.com/", [.text("https://www.example.com/")])])])
    #expect(Linter().findings(in: document, context).filter { $0.rule == "link" }.count == count)
  }

  @Test(
    arguments: [
      (["# 1. 経緯", "「1. 経緯」をご参照ください。"], 0), (["# 1. 経緯", "「2. 対応」をご参照ください。"], 1), (["① 会員", "上記①の方"], 0),
      (["① 会員", "上記②の方"], 1),
    ])
  func `References point at something`(lines: [String], count: Int) {
    #expect(found("reference", in: lines).count == count)
  }

  @Test func `A reference to a block that is not there is an error`() {
    let document = Document(
      language: "en", title: "",
      blocks: [
        Block(.heading(level: 2, [.text("Desk")]), id: "desk"),
        .paragraph(.body, [.reference("desk", [.text("above")]), .reference("annex", [.text("below")])]),
      ])
    #expect(Linter().findings(in: document, context()).filter { $0.rule == "reference" }.count == 1)
  }

  @Test(arguments: [
    "", "（", "。。。", String(repeating: "「", count: 300), String(repeating: "1月", count: 300), "99月99日（金）",
    "\u{0}\u{FFFD}",
  ])
  func `Text of any kind is survived`(line: String) {
    _ = Linter().findings(in: page([line, "# " + line]), context())
    _ = Linter().findings(in: page([line], language: "en"), context())
  }
}
