public import YAMLText

extension BusinessCalendar {
  /// The years whose holidays the rules give. Later ones rest on the law as it stands; a law can be changed.
  public var years: ClosedRange<Int> {
    switch id {
    case .japan, .japanGovernment, .japanBanks: JapaneseHolidays.years
    case .weekends: 1...9999
    default: 2010...2099
    }
  }

  /// For whom it is: `日本の行政機関`, `Japanese government offices`.
  public var name: BilingualText {
    switch id {
    case .japan: BilingualText(japanese: "日本の暦（土日・祝日休み）", english: "Japan (weekends and national holidays)")
    case .japanGovernment: BilingualText(japanese: "日本の行政機関", english: "Japanese government offices")
    case .japanBanks: BilingualText(japanese: "日本の銀行営業日", english: "Japanese banks")
    case .germany: BilingualText(japanese: "ドイツ（連邦共通の祝日）", english: "Germany (federal holidays)")
    case .france: BilingualText(japanese: "フランス", english: "France")
    case .ireland: BilingualText(japanese: "アイルランド", english: "Ireland")
    case .netherlands: BilingualText(japanese: "オランダ", english: "the Netherlands")
    case .belgium: BilingualText(japanese: "ベルギー", english: "Belgium")
    case .englandWales: BilingualText(japanese: "イングランド及びウェールズ", english: "England and Wales")
    case .unitedStates: BilingualText(japanese: "米国連邦政府", english: "US federal government")
    case .sec: BilingualText(japanese: "米国証券取引委員会（SEC）の営業日", english: "SEC business days")
    case .weekends: BilingualText(japanese: "土日のみ休みの暦", english: "weekends only")
    }
  }

  /// What its open and closed days are called in Japanese: an office's 開庁日, a bank's 営業日.
  var dayWords: (open: String, closed: String) {
    switch id {
    case .japanGovernment, .unitedStates: ("開庁日", "閉庁日")
    default: ("営業日", "休業日")
    }
  }

  /// The law that the rules follow.
  public var source: String {
    switch id {
    case .japan: JapaneseHolidays.source
    case .japanGovernment: JapaneseHolidays.source + "; 行政機関の休日に関する法律（昭和63年法律第91号）第1条"
    case .japanBanks: JapaneseHolidays.source + "; 銀行法第15条、銀行法施行令第5条"
    case .germany: GermanHolidays.source
    case .france: FrenchHolidays.source
    case .ireland: IrishHolidays.source
    case .netherlands: DutchHolidays.source
    case .belgium: BelgianHolidays.source
    case .englandWales: EnglishHolidays.source
    case .unitedStates: AmericanHolidays.source
    case .sec: AmericanHolidays.source + "; 17 CFR 240.0-2, Form 8-K General Instruction B.1"
    case .weekends: "no law: Saturdays and Sundays"
    }
  }
}
