public import YAMLText

/// What a report, a notice or a letter has to contain: the one vocabulary by which rules ask, templates answer and the
/// case says whether it has the facts.
public enum ContentItem: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
  case outline, discovery, occurrence, dataItems, subjectsCount, recordsCount, cause, secondaryDamage,
    personMeasures, publication, prevention, other
  case authoritiesTold, policeTold, processors, organisation, contact, dataProtectionOfficer
  case consequences, containment, safeguards, selfProtection, compensation, desk
  case cardsAtRisk, cardMonitoring, investigation, chronology, phishing, negativeClaims, notAffected
  case remedies, delayReason, materialImpact, signatory, nextUpdate

  /// What readers call it.
  public var title: BilingualText {
    let (japanese, english) = words
    return BilingualText(japanese: japanese, english: english)
  }

  private var words: (String, String) {
    switch self {
    case .outline: ("概要", "outline")
    case .discovery: ("発覚の日と経緯", "when and how it was found")
    case .occurrence: ("発生の期間", "when it happened")
    case .dataItems: ("個人データの項目", "items of personal data")
    case .subjectsCount: ("本人の数", "number of people")
    case .recordsCount: ("件数", "number of records")
    case .cause: ("原因", "cause")
    case .secondaryDamage: ("二次被害又はそのおそれ", "secondary damage or the risk of it")
    case .personMeasures: ("本人への対応", "measures towards the people")
    case .publication: ("公表", "publication")
    case .prevention: ("再発防止策", "measures against a repetition")
    case .other: ("その他の事項", "other matters")
    case .authoritiesTold: ("当局への報告", "authorities told")
    case .policeTold: ("警察への届出・相談", "police told")
    case .processors: ("委託先", "processors")
    case .organisation: ("会社の名称・所在地", "the company and its address")
    case .contact: ("担当者", "contact for the authority")
    case .dataProtectionOfficer: ("データ保護責任者", "data protection officer")
    case .consequences: ("想定される影響", "likely consequences")
    case .containment: ("被害拡大防止策", "containment")
    case .safeguards: ("講じていた安全管理措置", "safeguards that were in place")
    case .selfProtection: ("お客様にお願いすること", "what people can do")
    case .compensation: ("補償", "compensation")
    case .desk: ("お問い合わせ窓口", "inquiry desk")
    case .cardsAtRisk: ("漏えいのおそれのあるカード", "cards at risk")
    case .cardMonitoring: ("カードの監視", "monitoring of the cards")
    case .investigation: ("調査", "investigation")
    case .chronology: ("経緯", "course of events")
    case .phishing: ("フィッシング", "phishing")
    case .negativeClaims: ("保持していない情報", "what is not held")
    case .notAffected: ("影響のないもの", "what is not affected")
    case .remedies: ("救済手段", "remedies")
    case .delayReason: ("遅れた理由", "reasons for the delay")
    case .materialImpact: ("重要な影響", "material impact")
    case .signatory: ("代表者", "who signs")
    case .nextUpdate: ("次の発表の予定", "next update")
    }
  }

  public static func < (a: ContentItem, b: ContentItem) -> Bool {
    (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
  }
}
