public import YAMLText

/// Somebody who has to do with the case: a body, a company, a department, a person of our own.
public struct Party: Sendable, Hashable, Codable {
  public var id: FactID
  public var role: PartyRole
  /// As it is called inside.
  public var name: BilingualText
  /// As it is called in public, where it is not to be named: “our hosting company”.
  public var alias: BilingualText?
  /// The short form that texts use after they have named it once.
  public var term: BilingualText?
  public var contact: String?
  /// Which body rule packs know it as.
  public var body: Body?
  /// What it is accredited as, and by whom.
  public var accreditation: BilingualText?
  /// What it owes us, by contract or law, and within what time.
  public var duty: Duty?

  /// Something to be done within a time.
  public struct Duty: Sendable, Hashable, Codable {
    public var what: BilingualText
    public var within: TimeLimit
    /// The fact from which the time runs: an event, an engagement, a report.
    public var from: FactID?
  }
}

/// What a party is to the case.
public struct PartyRole: FactWord {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  public static let known = [
    FactTerm("processor", "委託先", "processor"),
    FactTerm("investigator", "調査会社", "investigator"),
    FactTerm("acquirer", "加盟店契約会社", "acquirer"),
    FactTerm("cardBrand", "国際ブランド", "card brand"),
    FactTerm("issuer", "カード発行会社", "card issuer"),
    FactTerm("authority", "監督官庁", "authority"),
    FactTerm("police", "警察", "police"),
    FactTerm("council", "協議会", "council"),
    FactTerm("certification", "認証・認定機関", "certification body"),
    FactTerm("media", "報道機関", "media"),
    FactTerm("counsel", "弁護士", "counsel"),
    FactTerm("insurer", "保険会社", "insurer"),
    FactTerm("customers", "お客様", "customers"),
    FactTerm("staff", "社内", "staff"),
    FactTerm("supplier", "取引先", "supplier"),
  ]
}

extension Party {
  /// A body that rules name as the one to be told.
  public struct Body: FactWord {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public static let known = [
      FactTerm("ppc", "個人情報保護委員会", "Personal Information Protection Commission (Japan)"),
      FactTerm("meti", "経済産業省", "Ministry of Economy, Trade and Industry (Japan)"),
      FactTerm("privacyMark", "プライバシーマーク審査機関", "PrivacyMark body"),
      FactTerm("acquirer", "加盟店契約会社・決済代行会社", "acquirer or payment service provider"),
      FactTerm("visa", "Visa", "Visa"),
      FactTerm("mastercard", "Mastercard", "Mastercard"),
      FactTerm("jcb", "JCB", "JCB"),
      FactTerm("cardCompanies", "カード会社各社", "card companies"),
      FactTerm("police", "警察", "police"),
      FactTerm("antiphishing", "フィッシング対策協議会", "Council of Anti-Phishing Japan"),
      FactTerm("jpcert", "JPCERT/CC", "JPCERT/CC"),
      FactTerm("ipa", "情報処理推進機構（IPA）", "IPA (Japan)"),
      FactTerm("supervisoryAuthority", "EU監督機関", "supervisory authority (EU)"),
      FactTerm("ico", "英国情報コミッショナー（ICO）", "Information Commissioner (UK)"),
      FactTerm("californiaAG", "カリフォルニア州司法長官", "Attorney General of California"),
      FactTerm("newYork", "ニューヨーク州当局", "New York State: Attorney General, Department of State, State Police"),
      FactTerm("creditReporting", "消費者信用情報機関（米国）", "consumer reporting agencies (US)"),
      FactTerm("sec", "米国証券取引委員会（SEC）", "Securities and Exchange Commission (US)"),
      FactTerm("pipc", "韓国個人情報保護委員会・KISA", "PIPC and KISA (Korea)"),
      FactTerm("pdpc", "シンガポール個人情報保護委員会", "PDPC (Singapore)"),
      FactTerm("oaic", "豪州情報コミッショナー（OAIC）", "OAIC (Australia)"),
      FactTerm("chinaAuthority", "中国当局", "authorities in China"),
      FactTerm("people", "本人", "the people concerned"),
      FactTerm("public", "公表", "the public"),
    ]
  }
}
