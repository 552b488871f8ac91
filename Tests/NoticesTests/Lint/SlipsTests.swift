import Testing
import YAMLText

@testable import Notices

/// A notice that carries, in words of its own, every slip that was found in a published one.
@Suite struct SlipsTests {
  static let text = """
    平成 29 年 2 月 13 日
    株式会社見本堂
    会員情報の流出に関するご報告（最終）
    当社は、専門調査会社の見本フォレンジック株式会社（以降、MFと記述します。）に調査を依頼し、その報告書（以下「調査報告書」といいます。）を受領しました。
    # 1. 流出の概要
    ① 「KagoDeli（カゴデリ）」の会員（退会者を含む）の会員ID、メールアドレス：16,029件
    ※上記①のうちパスワード：38件。平文であった38名の方には個別にご案内いたします。
    ※上記①のうちカード情報：29件。平成28年12月22日(木)8時30分から翌23日(金)11時50分までの間（日本時間）に登録された方が対象です。
    ② 「KagoDeLi（カゴデリ）」の提携会員の会員ID、氏名、住所、口座情報、等の情報：317件
    ※上記②のうちカード情報：1件。平成28年12月22日(木)8時30分から翌23日(金)11時50分までの間に登録された方（1名）が対象です。
    なお、セキュリティコードは弊社では保持しておりません。
    # 2. 経緯
    平成29年1月13日（金）、MFから調査完了予定日は平成29年1月27（金）との連絡を受けました。
    # 3. 個別のご連絡
    パスワードが流出した38名の方には、2月9日（木）より順次個別にご連絡しております。
    # 4. お願い
    ご不明の点は窓口までご連絡くださいますよう、何卒よろしくようお願い申し上げます。
    窓口は2017年3月14日（火）に終了いたしました。
    """.split(separator: "\n").map(String.init)

  private static var context: LintContext {
    var context = NoticesTests.context()
    context.services = [.init(id: "kago", name: BilingualText("KagoDeli（カゴデリ）", "KagoDeli"))]
    context.hasReadersAbroad = true
    return context
  }

  @Test(
    arguments: [
      ("service-name", "KagoDeLi"), ("date", "1月27（金）"), ("typo", "よろしくよう"), ("unit", "38"),
      ("date-style", "2017年"), ("zone", "22日(木)8時30分"), ("open-list", "等の情報"), ("tense", "順次個別に"),
      ("group-of-one", "1件"), ("absence", "セキュリティコード"), ("first-person", "弊社"), ("width", "平成 29 年"),
    ])
  func `Each slip of the published notice is found where it stands`(rule: String, words: String) {
    let findings = Linter().findings(in: page(Self.text), Self.context).filter { $0.rule == rule }
    #expect(
      findings.contains { $0.place.excerpt.contains(words) }, "\(rule): \(findings.map(\.place.excerpt))")
  }

  static let clean = """
    平成29年2月13日
    お客様各位
    株式会社見本堂
    不正アクセスによる会員情報の流出に関するお知らせとお詫び（最終報告）
    当社のサーバーへの不正アクセスにより、会員情報が流出しました。お客様にご迷惑をおかけしましたことを、深くお詫び申し上げます。
    # 1. 流出の概要
    原因は、当社のウェブサイトへの不正アクセスです。時刻はすべて日本時間です。
    対象は「KagoDeli（カゴデリ）」の会員（退会した方を含みます。）の会員IDとメールアドレスで、最大16,029件です。
    このうち29名の方は、平成28年12月22日（木）8時30分から翌23日（金）11時50分までに登録されたカード情報も流出しました。
    # 2. 経緯
    平成29年1月4日（水）0時15分、フィッシングメールについてお客様からご連絡をいただきました。
    平成29年1月13日（金）、調査会社から第一次報告書を受領しました。
    平成29年1月31日（火）、調査会社から最終報告書を受領しました。
    # 3. お客様への対応
    カード情報が流出した29名の方には、2月9日（木）より順次個別にご連絡しております。
    # 4. お問い合わせ窓口
    電話：03-0000-0000（平日9時00分～18時00分）
    以上
    """.split(separator: "\n").map(String.init)

  @Test func `A clean notice gives no errors and no warnings`() {
    var context = Self.context
    context.desk = .init(
      name: BilingualText("窓口", "desk"), phones: ["03-0000-0000"], opens: "09:00", closes: "18:00")
    context.groups = [.init(id: "cards", state: .underWay, sets: ["cards"])]
    let findings = Linter().findings(in: page(Self.clean), context)
    #expect(findings.filter { $0.severity > .hint } == [], "\(findings)")
  }

  @Test func `Each pattern of the word lists can be read`() throws {
    for words in (PhraseRule.japanese + PhraseRule.english).map(\.words) { _ = try Regex(words) }
    for words in (TypoRule.japanese + TypoRule.english).map(\.wrong) { _ = try Regex(words) }
  }
}
