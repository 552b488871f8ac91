import Documents
import Testing
import YAMLText

@testable import Notices

/// Rules about words: names, terms, phrases, typing.
@Suite struct WordRuleTests {
  private static var shop: LintContext {
    var context = context()
    context.services = [.init(id: "shop", name: BilingualText("ExampleShop（イグザンプルショップ）", "ExampleShop"))]
    return context
  }

  @Test(
    arguments: [
      ("ExampleSHOPの会員です。", 1), ("「Example Shop」の会員です。", 1), ("Ｅｘａｍｐｌｅｓｈｏｐの会員です。", 1),
      ("ExampleShopの会員です。", 0), ("「ExampleShop（イグザンプルショップ）」の会員です。", 0),
      ("https://exampleshop.example.com/ をご覧ください。", 0), ("MyExampleShopperは別の名前です。", 0),
    ])
  func `A service is spelt as the organisation spells it`(line: String, count: Int) {
    #expect(found("service-name", in: [line], Self.shop).count == count)
  }

  @Test(
    arguments: [
      (["KagoDeliの会員", "KagoDeLiの会員"], 1), (["サーバを停止", "サーバーを調査", "サーバーを交換"], 1),
      (["CARDの再発行", "Cardの停止"], 0), (["サーバーとサービス"], 0),
    ])
  func `A word is spelt in one way throughout`(lines: [String], count: Int) {
    #expect(found("spelling", in: lines).count == count)
  }

  @Test(
    arguments: [
      (["調査会社（以下「調査会社A」といいます。）に依頼しました。", "調査会社Aの報告です。"], 0),
      (["調査会社Aに依頼しました。", "同社（以下「調査会社A」といいます。）の報告です。調査会社Aです。"], 1),
      (["報告書（以下「本報告書」といいます。）", "別紙（以下「本報告書」といいます。）", "本報告書は以上です。"], 1),
      (["事案（以下「本件」といいます。）をご報告します。"], 1),
      (["クレジットカード各社（以降、カード会社と記述します。）", "カード会社に連絡し、クレジットカード会社に依頼しました。"], 1),
      (["第 1 次報告書（以下「第 1 次報告書」という。）を受領し、", "第1次報告書を共有しました。"], 0),
    ])
  func `A term is defined once, before its use, and used as defined`(lines: [String], count: Int) {
    #expect(found("term", in: lines).count == count)
  }

  @Test func `An English term is held to the same`() {
    let lines = [
      "We engaged the Investigator early.",
      "Example Forensics (the “Investigator”) reported. The Investigator is done.",
    ]
    #expect(found("term", in: lines, language: "en").map(\.severity) == [.error])
  }

  @Test(
    arguments: [
      ("不確定な情報の公開はいたずらに混乱を招くと判断しました。", ["error", "error"]), ("今回の攻撃は想定外でした。", ["warning"]),
      ("当社の設定に誤りがありました。", []),
    ])
  func `Stock phrases and excuses are named`(line: String, severities: [String]) {
    #expect(found("phrase", in: [line]).map(\.severity.rawValue) == severities)
  }

  @Test(
    arguments: [
      "We take your privacy very seriously.", "Out of an abundance of caution we write to you.",
      "A highly sophisticated attack occurred.", "We waited to avoid unnecessary confusion.",
    ])
  func `English ones too`(line: String) { #expect(found("phrase", in: [line], language: "en").count == 1) }

  @Test(
    arguments: [
      ("何卒よろしくようお願い申し上げます。", 1), ("ご迷惑おかけし申し訳ございません。", 1), ("パスワードをを変更してください。", 1),
      ("関係各位の皆様にお詫び申し上げます。", 1), ("何卒よろしくお願い申し上げます。", 0), ("ご迷惑をおかけし、誠に申し訳ございません。", 0),
    ])
  func `Slips in set phrases are found`(line: String, count: Int) {
    #expect(found("typo", in: [line]).count == count)
  }

  @Test(arguments: [
    ("We will will contact you.", 1), ("It occured in May.", 1), ("We said that that was so.", 0),
  ])
  func `English slips are found`(line: String, count: Int) {
    #expect(found("typo", in: [line], language: "en").count == count)
  }

  @Test(
    arguments: [
      ("お詫びします。。", 1), ("（以下省略", 1), ("「引用』です。", 1), ("1) はじめに", 0), ("（対象：「A」）です。", 0), ("氏名、、住所", 1),
    ])
  func `Marks are not doubled and brackets close`(line: String, count: Int) {
    #expect(found("punctuation", in: [line]).count == count)
  }

  @Test func `Digits of both widths are told once, where the rarer kind stands`() {
    let findings = found("width", in: ["対象は１０名です。", "期間は5日間、件数は20です。100です。"])
    #expect(findings.map(\.severity) == [.warning])
    #expect(findings.first?.place.passage == 1)
  }

  @Test(
    arguments: [
      ("氏名、住所、電話番号等の情報", ["warning"]), ("氏名、住所などが流出しました。", ["warning"]), ("ご質問等はこちらへ", ["hint"]),
      ("個人情報の漏えい等の報告", []), ("平等に扱います。同等です。", []),
    ])
  func `A list of data is closed`(line: String, severities: [String]) {
    #expect(found("open-list", in: [line]).map(\.severity.rawValue) == severities)
  }

  @Test func `A list in English is closed, too`() {
    #expect(found("open-list", in: ["Names, addresses, etc."], language: "en").map(\.severity) == [.warning])
  }

  @Test func `What is struck out is not checked`() {
    let runs: [Run] = [
      .text("何卒"), .deleted([.text("よろしくよう")], Amendment(day: "2017-03-14", reason: "誤記")), .text("お願いします。"),
    ]
    let document = Document(language: "ja", title: "", blocks: [.paragraph(.body, runs)])
    #expect(Linter().findings(in: document, context()).filter { $0.rule == "typo" } == [])
  }

  @Test func `Each rule has an id of its own and says what it looks for`() {
    let ids = Linter.summaries.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(Linter.summaries.allSatisfy { !$0.summary.japanese.isEmpty && !$0.summary.english.isEmpty })
  }
}
