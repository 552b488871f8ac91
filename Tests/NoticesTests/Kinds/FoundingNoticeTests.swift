import CaseFile
import Documents
import Investigation
import Obligations
import Testing

@testable import Notices

@Suite("The final notice of the founding case")
struct FoundingNoticeTests {
  private static let documents: [Language: Document] = {
    var documents: [Language: Document] = [:]
    for language in Language.allCases {
      documents[language] = try? Drafters.of(language).document(
        .final, FoundingCase.basis(), date: day("2017-02-13"))
    }
    return documents
  }()

  /// The rows of the table of requirements in docs/founding-report.md that a text can show, by their numbers.
  static let inJapanese: [(row: String, says: String)] = [
    ("S1", "平成29年2月13日"), ("S2", "お客様各位"), ("S3", "みなと書籍サービス株式会社"), ("S4", "代表取締役社長　青柳 誠一"),
    ("S5", "不正アクセスによるお客様情報の流出に関するお詫びとご報告（最終報告）"), ("S8", "カード会社"),
    ("S9", "PCI SSC 認定フォレンジック調査機関（PFI）である双葉フォレンジックス株式会社"), ("S10", "（以下「双葉社」という）"),
    ("S11", "に調査を依頼し"), ("S12", "平成29年1月31日（火）付の『最終調査報告書』"), ("S13", "（以下「当該サーバ」という）"),
    ("S14", "お客様の情報が流出したことが判明いたしました"), ("S15", "深くお詫び申し上げます"), ("S16", "SQLインジェクション"),
    ("S17", "平成28年12月23日（金）から27日（火）まで（延べ5日間）"), ("S18", "① CLUB JAPAN のお客様（退会者を含む）"),
    ("S19", "② MagDeli のお客様（退会者を含む）"), ("S20", "③ CLUB JAPAN アフィリエイト会員（退会者を含む）"),
    ("S21", "流出したと判断される情報"), ("S22", "最大131,936件（人数では最大130,405名）"), ("S23", "115,590件"),
    ("S25", "会員番号、メールアドレス"), ("S26", "38件"), ("S27", "ハッシュ化（元の値に戻せない変換）して保管していました"),
    ("S28", "└ うちログインパスワード（平文）"), ("S29", "38名"), ("S30", "カード番号、カード有効期限、カード名義"),
    ("S31", "平成28年12月22日（木）8時30分から翌23日（金）11時50分まで（日本時間）"), ("S33", "新規に登録、または更新されたお客様"),
    ("S34", "対象期間に登録または更新されたものに限られます"), ("S36", "セキュリティコードを、当社は保存していません"), ("S37", "16,029件"),
    ("S38", "1件"), ("S42", "317件"), ("S43", "秘密の質問、秘密の質問の答え、金融機関名、口座番号、口座名義"),
    ("S44", "アフィリエイト会員の皆様のカード情報は、もともとお預かりしていません"), ("S45", "両サイトの運営を停止しました（平成29年1月5日（木））"),
    ("S46", "平成29年1月13日（金）"), ("S47", "第一次報告書をカード会社各社へお渡ししました"), ("S48", "合わせて最大30件（30名）"),
    ("S49", "カード会社が不審な利用を監視しています"), ("S50", "平成29年1月4日（水）0時15分"), ("S51", "両サイトをかたる偽のメール（フィッシングメール）"),
    ("S52", "お客様からのお申し出および社内の確認による"), ("S53", "同日0時45分"), ("S54", "平成28年12月23日（金）12時35分頃"),
    ("S55", "同日11時45分"), ("S56", "警視庁サイバー犯罪対策課へ連絡しました（平成29年1月4日（水）午後）"), ("S57", "フィッシング対策協議会へ連絡しました"),
    ("S58", "偽サイトを閉鎖させる手続き"), ("S59", "両サイトにご登録のお客様にメールでご連絡しました"), ("S60", "流出したおそれが強いと判断しました"),
    ("S61", "両サイトの運営を停止しました"), ("S62", "プライバシーマークの審査機関へ第一報を入れました"), ("S63", "経済産業省へ第一報を入れました"),
    ("S64", "平成29年1月6日（金）"), ("S65", "改めてメールでご連絡しました"), ("S66", "平成29年1月7日（土）"),
    ("S67", "特定のファイルが外部に渡ったおそれ"), ("S68", "1月27日（金）に終わる見込み"), ("S69", "平成29年1月31日（火）"),
    ("S70", "「４．お客様へのご連絡」"), ("S71", "平成29年2月1日（水）"), ("S72", "監督官庁へ報告しました（平成29年2月1日（水））"),
    ("S73", "被害の相談をしました（平成29年2月2日（木））"), ("S74", "監督官庁からのご指摘"), ("S75", "脆弱性診断"), ("S76", "情報セキュリティとその責任体制"),
    ("S77", "リダイレクション方式"), ("S78", "専任の体制"), ("S80", "訓練"), ("S81", "最大377名"), ("S82", "平成29年2月9日（木）より順次"),
    ("S83", "その他のお客様（最大131,551件）には、本お知らせをもちましてご報告"), ("S84", "不正に請求された金額およびカードの再発行手数料"),
    ("S85", "直接起因するもの"), ("S86", "当社が負担する旨をカード会社各社へお伝えしています"), ("S87", "ご利用明細をご確認ください"),
    ("S89", "カード裏面に記載の電話番号"), ("S90", "装った偽のメールが確認されています"), ("S91", "これまでのお知らせ：注意喚起（平成29年1月4日（水））"),
    ("S92", "IDやパスワード、カード番号を入力しないでください"), ("S93", "偽のサイトにカード情報を入力された場合"), ("S94", "両サイトは、安全を確かめたうえで再開します"),
    ("S95", "みなと書籍サービス お客様情報お問い合わせ窓口"), ("S96", "以上"), ("S97", "0120-000-478"), ("S98", "オペレーター通話"),
    ("S99", "通話料無料（コレクトコール）"), ("S100", "045-000-3929"), ("S101", "https://operator.example.org/countries"),
    ("S102", "オペレーター通話をご利用いただけない国から"), ("S103", "desk@minato-books.example.jp"),
    ("S104", "平日9時から18時まで（日本時間。土・日・祝日を除く）"), ("S105", "平成29年3月14日（火）まで"),
    ("C.3 password change", "同じパスワード、または似たパスワード"), ("C.3 harm", "不正な利用は、公表日の時点でカード会社から報告を受けていません"),
    ("C.3 why 40 days", "認識してから本お知らせまでに、40日"), ("C.3 prevention dated", "平成29年3月31日（金）まで"),
    ("C.4 not affected", "影響のない情報・サービス"),
  ]

  static let inEnglish: [(row: String, says: String)] = [
    ("S1", "13 February 2017"), ("S3", "Minato Book Services Co., Ltd."),
    ("S4", "Seiichi Aoyagi, President and Representative Director"),
    ("S5", "apology and final report"),
    ("S10", "Futaba Forensics, Inc. (PCI forensic investigator accredited by the PCI SSC) (“Futaba”)"),
    ("S12", "“Final investigation report”, dated Tuesday, 31 January 2017"), ("S16", "SQL injection"),
    ("S17", "from Friday, 23 December 2016 to Tuesday, 27 December 2016 (5 days)"),
    ("S22", "at most 131,936 records of 130,405 people"),
    ("S23", "115,590 records"), ("S26", "38 records"),
    ("S31", "from Thursday, 22 December 2016, 08:30 to Friday, 23 December 2016, 11:50 (Japan time)"),
    ("S36", "We do not hold card security codes"), ("S37", "16,029 records"), ("S38", "1 record"),
    ("S42", "317 records"),
    ("S48", "at most 30 records of 30 people"), ("S50", "Wednesday, 4 January 2017, 00:15"),
    ("S54", "Friday, 23 December 2016, about 12:35"),
    ("S81", "at most 377 people"), ("S83", "at most 131,551 records"),
    ("S84", "fraudulent charges and fees for new cards"),
    ("S97", "0120-000-478"),
    ("S104", "Monday to Friday, 09:00 to 18:00 (Japan time), except public holidays"),
    ("S105", "until Tuesday, 14 March 2017"),
    ("C.3 why 40 days", "This notice comes 40 days after"),
  ]

  @Test("says in Japanese what the report of 2017 said, and what it did not", arguments: inJapanese)
  func japanese(row: String, says: String) throws {
    #expect(try #require(Self.documents[.ja]).text.contains(says))
  }

  @Test("says in English what the report of 2017 said, and what it did not", arguments: inEnglish)
  func english(row: String, says: String) throws {
    #expect(try #require(Self.documents[.en]).text.contains(says))
  }

  @Test("says all that a final notice must say", arguments: Language.allCases)
  func items(language: Language) throws {
    let document = try #require(Self.documents[language])
    for item in NoticeKind.final.requiredItems { #expect(document.items.contains(item.rawValue)) }
    for item in [
      "chronology", "authoritiesTold", "compensation", "delayReason", "notAffected", "phishing", "safeguards",
    ] {
      #expect(document.items.contains(item))
    }
  }

  @Test("never leaves a list open with 等")
  func noOpenLists() throws {
    #expect(try !#require(Self.documents[.ja]).text.contains("等"))
  }

  @Test(
    "and the report of its time cites no article that came into force later", arguments: Language.allCases)
  func noLaterLaw(language: Language) throws {
    let drafter = try Drafters.of(language)
    for (date, cites) in [("2017-02-13", false), ("2022-03-31", false), ("2022-04-01", true)] {
      let text = try drafter.document(.appiFinal, FoundingCase.basis(), date: day(date)).text
      #expect(text.contains(language == .ja ? "第26条" : "Article 26") == cites)
    }
  }
}
