import YAMLText

extension DataClass {
  /// The classes that every map may use.
  public static let wellKnown: [DataClass] = [
    .init("memberId", "会員番号", "member number"),
    .init("email", "メールアドレス", "e-mail address"),
    .init("name", "氏名", "name"),
    .init("name.kana", "氏名（フリガナ）", "name in kana"),
    .init("gender", "性別", "gender"),
    .init("birthDate", "生年月日", "date of birth"),
    .init("address", "住所", "postal address"),
    .init("address.postal", "郵便番号", "postal code"),
    .init("phone", "電話番号", "telephone number"),
    .init("country", "国・地域", "country or region"),
    .init("language", "使用言語", "language"),
    .init("ip", "IPアドレス", "IP address"),
    .init("deviceId", "端末識別子", "device identifier"),
    .init("cookie", "Cookie識別子", "cookie identifier"),
    .init("location", "位置情報", "location"),
    .init("photo", "顔写真・画像", "photograph"),
    .init("username", "ユーザー名（ログインID）", "user name (login ID)"),
    .init("password", "パスワード", "password"),
    .init("password.plain", "パスワード（平文）", "password in plain text"),
    .init("password.hashed", "パスワード（ハッシュ化）", "password, hashed"),
    .init("password.reset", "パスワード再設定用の情報", "password reset token"),
    .init("secretQuestion", "秘密の質問", "security question"),
    .init("secretAnswer", "秘密の質問の答え", "answer to the security question"),
    .init("token", "認証トークン", "authentication token"),
    .init("token.apiKey", "APIキー", "API key"),
    .init("session", "セッション情報", "session"),
    .init("card", "クレジットカード情報", "payment card data"),
    .init("card.number", "カード番号", "card number"),
    .init("card.masked", "カード番号（一部のみ）", "card number, masked"),
    .init("card.expiry", "カード有効期限", "card expiry date"),
    .init("card.holder", "カード名義", "cardholder name"),
    .init("card.cvv", "セキュリティコード", "card security code"),
    .init("card.brand", "カードブランド", "card brand"),
    .init("bank", "銀行口座情報", "bank account data"),
    .init("bank.name", "金融機関名", "bank name"),
    .init("bank.branch", "支店名", "bank branch"),
    .init("bank.account", "口座番号", "bank account number"),
    .init("bank.holder", "口座名義", "account holder"),
    .init("payment", "決済情報", "payment data"),
    .init("payment.id", "決済識別番号", "payment identifier"),
    .init("order", "注文情報", "order"),
    .init("order.history", "注文履歴", "order history"),
    .init("purchase", "購入履歴", "purchase"),
    .init("message", "メッセージ・問い合わせ内容", "message"),
    .init("health", "健康・病歴に関する情報", "health data"),
    .init("religion", "信条・宗教", "religion or belief"),
    .init("race", "人種・民族", "race or ethnic origin"),
    .init("criminalRecord", "犯罪の経歴", "criminal record"),
    .init("union", "労働組合への加盟", "trade union membership"),
    .init("politics", "政治的見解", "political opinion"),
    .init("sexuality", "性生活・性的指向", "sex life or sexual orientation"),
    .init("biometric", "生体情報", "biometric data"),
    .init("nationalId", "個人番号（マイナンバー等）", "national identification number"),
    .init("passport", "旅券番号", "passport number"),
    .init("drivingLicence", "運転免許証番号", "driving licence number"),
    .init("taxId", "納税者番号", "tax identification number"),
    .init("employment", "勤務先・職業", "employment"),
    .init("income", "収入", "income"),
    .init("points", "ポイント残高", "loyalty points"),
    .init("memo", "備考・メモ", "note about the person"),
    .init("date", "日時", "date or time"),
    .init("none", "個人データではない", "no personal data"),
  ]

  private init(_ id: String, _ japanese: String, _ english: String) {
    self.init(id: id, japanese: japanese, english: english)
  }

  /// The part before the first dot.
  static func root(of id: String) -> String { String(id.prefix { $0 != "." }) }
}

extension DataMap {
  /// The class with this id: the map's own, a well-known one, or, for an id under a known class, one that is called
  /// by that class's words and its own last parts; nil where even its first part is unknown.
  public func dataClass(_ id: String) -> DataClass? {
    if let own = ownClasses.first(where: { $0.id == id }) { return own }
    if let known = DataClass.wellKnown.first(where: { $0.id == id }) { return known }
    guard let dot = id.lastIndex(of: "."), let parent = dataClass(String(id[..<dot])) else { return nil }
    let rest = id[id.index(after: dot)...]
    return DataClass(id: id, japanese: "\(parent.japanese)（\(rest)）", english: "\(parent.english) (\(rest))")
  }
}
