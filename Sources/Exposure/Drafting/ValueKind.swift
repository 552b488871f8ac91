import YAMLText

/// What a single value looks like. One value may look like several things.
enum ValueKind: String, CaseIterable, Sendable {
  case email, phone, postal, katakana, personName, address, day, instant, cardNumber, maskedCard, hash, ip,
    country
  case language, gender, uuid, userAgent, json, token, expiry, digits

  /// Whether it is hardly ever anything else, so that it counts even where the column's name says nothing.
  var isTelling: Bool {
    switch self {
    case .email, .cardNumber, .maskedCard, .hash, .address, .katakana, .userAgent: true
    default: false
    }
  }

  /// What such values are called, in the plural.
  var plural: BilingualText {
    switch self {
    case .email: .init(japanese: "メールアドレスの形", english: "e-mail addresses")
    case .phone: .init(japanese: "電話番号の形", english: "telephone numbers")
    case .postal: .init(japanese: "郵便番号の形", english: "postal codes")
    case .katakana: .init(japanese: "カナの氏名の形", english: "names in kana")
    case .personName: .init(japanese: "人の氏名の形", english: "names of persons")
    case .address: .init(japanese: "住所の形", english: "postal addresses")
    case .day: .init(japanese: "生年月日としてありうる日付", english: "days on which somebody may have been born")
    case .instant: .init(japanese: "日時", english: "dates or times")
    case .cardNumber:
      .init(japanese: "カード番号の形（桁と検査数字が一致）", english: "card numbers (issuer, length and check digit fit)")
    case .maskedCard: .init(japanese: "一部を伏せたカード番号の形", english: "masked card numbers")
    case .hash: .init(japanese: "パスワードのハッシュの形", english: "password hashes")
    case .ip: .init(japanese: "IPアドレスの形", english: "IP addresses")
    case .country: .init(japanese: "国コード", english: "country codes")
    case .language: .init(japanese: "言語コード", english: "language codes")
    case .gender: .init(japanese: "性別の値", english: "genders")
    case .uuid: .init(japanese: "UUID", english: "UUIDs")
    case .userAgent: .init(japanese: "ブラウザのユーザーエージェント", english: "user agents of browsers")
    case .json: .init(japanese: "JSONオブジェクト", english: "JSON objects")
    case .token: .init(japanese: "無作為なトークンの形", english: "random tokens")
    case .expiry: .init(japanese: "カード有効期限の形", english: "card expiry dates")
    case .digits: .init(japanese: "数字の並び", english: "runs of digits")
    }
  }

  /// The data class that values alone suggest.
  var suggestedClass: String {
    switch self {
    case .email: "email"
    case .cardNumber: "card.number"
    case .maskedCard: "card.masked"
    case .hash: "password.hashed"
    case .address: "address"
    case .katakana: "name.kana"
    case .personName: "name"
    case .phone: "phone"
    case .ip: "ip"
    default: "none"
    }
  }

  /// What values of a class look like; none where any value will do.
  static func expected(of dataClass: String) -> [ValueKind] {
    switch dataClass {
    case "email": [.email]
    case "phone": [.phone]
    case "address": [.address]
    case "address.postal": [.postal]
    case "name.kana": [.katakana]
    case "name": [.personName, .katakana]
    case "birthDate": [.day]
    case "card.number": [.cardNumber]
    case "card.masked": [.maskedCard]
    case "password.hashed": [.hash]
    case "ip": [.ip]
    case "country": [.country]
    case "language": [.language]
    case "gender": [.gender]
    case "card.expiry": [.expiry]
    case "card.cvv", "bank.account": [.digits]
    case "card.holder", "bank.holder": [.personName, .katakana]
    default: []
    }
  }
}
