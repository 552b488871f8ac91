public import YAMLText

/// A kind of document. The raw value is the word of commands, files and the ledger.
public enum NoticeKind: String, Sendable, Codable, CaseIterable {
  /// A warning on the day of the first suspicion.
  case warning
  /// 第一報: what is known, what was stopped, no figures.
  case first
  /// 第二報: after the first report of an investigation.
  case second
  /// 最終報告.
  case final
  /// 速報 to the PPC, Enforcement Rules of the APPI art. 8(1).
  case appiPrompt = "appi-prompt"
  /// 確報 to the PPC, art. 8(2).
  case appiFinal = "appi-final"
  /// Report to the body that granted the PrivacyMark.
  case pmark
  /// Memo to the acquirer and the card companies.
  case cardCompany = "card-company"
  /// GDPR art. 33(3).
  case gdpr33
  /// California Civil Code § 1798.82(d).
  case usCA = "us-ca"
  /// Memo for a consultation with the police: who, when, where, what, why, how.
  case police
  /// Report to an anti-phishing council.
  case antiphishing
  /// To one person: covers all groups that the person is in.
  case letter
  /// Questions and answers for those who take the calls.
  case deskScript = "desk-script"
  /// Summary for the board.
  case board
  /// Annex: the evidence and every hand that had it.
  case custody

  public var audience: Audience {
    switch self {
    case .warning, .first, .second, .final: .public
    case .appiPrompt, .appiFinal, .pmark, .gdpr33, .police, .antiphishing: .authority
    case .cardCompany: .partner
    case .letter, .usCA: .person
    case .deskScript, .board, .custody: .internal
    }
  }

  /// What lists call it.
  public var title: BilingualText {
    func both(_ japanese: String, _ english: String) -> BilingualText {
      BilingualText(japanese: japanese, english: english)
    }
    return switch self {
    case .warning: both("注意喚起", "Warning")
    case .first: both("お知らせ（第一報）", "Public notice, first report")
    case .second: both("お知らせ（第二報）", "Public notice, second report")
    case .final: both("お知らせ（最終報告）", "Public notice, final report")
    case .appiPrompt: both("個人情報保護委員会への報告（速報）", "APPI report, prompt")
    case .appiFinal: both("個人情報保護委員会への報告（確報）", "APPI report, final")
    case .pmark: both("プライバシーマーク審査機関への報告", "Report to the PrivacyMark body")
    case .cardCompany: both("カード会社への報告", "Memo to the card companies")
    case .gdpr33: both("GDPR第33条の届出", "Notification under GDPR Art. 33")
    case .usCA: both("カリフォルニア州法による通知", "Notice of Data Breach (California)")
    case .police: both("警察への相談資料", "Memo for the police")
    case .antiphishing: both("フィッシング対策協議会への報告", "Report to the anti-phishing council")
    case .letter: both("お客様への個別のご連絡", "Letter to the person")
    case .deskScript: both("お問い合わせ窓口の応対要領", "Script for the desk")
    case .board: both("経営会議への報告", "Summary for the board")
    case .custody: both("証拠保管記録", "Custody annex")
    }
  }

  /// The template that words it.
  var template: String {
    switch self {
    case .appiPrompt, .appiFinal: "appi"
    default: rawValue
    }
  }
}
