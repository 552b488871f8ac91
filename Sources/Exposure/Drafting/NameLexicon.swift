/// What names of columns and tables mean: English and its abbreviations, Japanese, romaji, and a few words of other
/// languages. The longest entry that fits a name decides.
enum NameLexicon {
  /// What a column is called for: a data class, or a part that it plays.
  enum Meaning: Hashable {
    case dataClass(String)
    case createdAt, withdrawnAt, otherTime, kind, notPersonal
  }

  struct Entry {
    let words: [String]
    let meaning: Meaning
  }

  static let entries: [Entry] =
    classes.flatMap { id, names in
      list(names).map { Entry(words: $0, meaning: .dataClass(id)) }
    } + parts.flatMap { meaning, names in list(names).map { Entry(words: $0, meaning: meaning) } }

  private static func list(_ names: String) -> [[String]] {
    names.split(separator: ",").map { $0.split(separator: " ").map(String.init) }.filter { !$0.isEmpty }
  }

  private static let classes: [(String, String)] = [
    (
      "email",
      "email, mail, mail address, mail addr, e mail address, emailaddr, email adresse, correo, courriel, posta, メール, メールアドレス, メアド, 電子メール"
    ),
    (
      "name",
      "name, full name, fullname, first name, last name, firstname, lastname, given name, family name, middle name, surname, fname, lname, nickname, nick name, handle name, shimei, simei, onamae, namae, sei, mei, vorname, nachname, nombre, apellido, apellidos, prenom, nom, cognome, 氏名, 名前, お名前, 姓, 名, 会員名, 顧客名, 氏, 宛名, 担当者名, ニックネーム, 本名"
    ),
    (
      "name.kana",
      "kana, name kana, furigana, kana name, sei kana, mei kana, katakana, hurigana, フリガナ, ふりがな, カナ, かな, 氏名カナ, 氏名かな, カナ氏名, 読み仮名"
    ),
    ("gender", "gender, sex, seibetsu, seibetu, geschlecht, sexo, sexe, 性別"),
    (
      "birthDate",
      "birth, birthday, birth date, birthdate, date of birth, dob, born, seinengappi, tanjoubi, tanjobi, birth ymd, geburtsdatum, geburtstag, fecha nacimiento, date naissance, 生年月日, 誕生日, 生年, 年齢, age"
    ),
    (
      "address",
      "address, addr, address 1, address 2, street, city, pref, prefecture, town, jusho, juusho, jyusho, todofuken, todouhuken, banchi, building, adresse, strasse, ort, stadt, direccion, ciudad, indirizzo, ville, rue, 住所, 都道府県, 市区町村, 番地, 建物, 町名, 所在地, 届け先"
    ),
    (
      "address.postal",
      "zip, zip code, zipcode, postal, postal code, postcode, post code, postalcode, yubin, yuubin, yubin bango, plz, cp, code postal, codigo postal, 郵便番号, 郵便"
    ),
    (
      "phone",
      "tel, phone, telephone, mobile, cell, cellphone, phone number, tel no, fax, denwa, denwa bango, keitai, telefon, telefono, handy, movil, 電話, 電話番号, 携帯, 携帯電話, ファックス"
    ),
    (
      "country",
      "country, country code, nation, nationality, kuni, kokuseki, land, pais, pays, 国, 国籍, 国コード, 国名"
    ),
    ("language", "lang, language, locale, gengo, sprache, idioma, langue, 言語"),
    (
      "ip", "ip, ip address, ip addr, ipaddr, remote addr, remote ip, client ip, last login ip, ipアドレス, アクセス元"
    ),
    ("deviceId", "device id, deviceid, udid, imei, idfa, device token, push token, uuid device, 端末id"),
    ("cookie", "cookie, visitor id, tracking id, cookie id"),
    ("location", "lat, lng, lon, latitude, longitude, geo, location, 緯度, 経度, 位置情報"),
    ("photo", "photo, avatar, picture, profile image, icon image, 写真, 顔写真, アイコン"),
    (
      "username",
      "username, user name, login, login id, loginid, login name, account name, screen name, userid login, benutzername, usuario, ログインid, ユーザー名, ユーザid, ユーザーid, アカウント名"
    ),
    (
      "password.hashed",
      "password hash, pass hash, passwd hash, pw hash, pwd hash, password digest, hashed password, crypted password, encrypted password, password encrypted, パスワードハッシュ"
    ),
    (
      "password.plain",
      "password, passwd, pass, pw, pwd, passcode, pin, pin code, anshou bango, ansho, passwort, kennwort, contrasena, clave, mot de passe, パスワード, 暗証番号, 暗証, password plain, plain password"
    ),
    ("password.reset", "reset token, password reset, reset key, reset password token, reset code, 再設定"),
    ("secretQuestion", "secret question, security question, himitsu no shitsumon, question, 秘密の質問"),
    ("secretAnswer", "secret answer, security answer, himitsu no kotae, answer, 秘密の答え, 質問の答え, 秘密の質問の答え"),
    ("token.apiKey", "api key, apikey, api secret, secret key, client secret, access key, apiキー"),
    (
      "token",
      "token, access token, refresh token, auth token, remember token, auth key, oauth token, secret, トークン"
    ),
    ("session", "session, session id, sessid, sid, session key, セッション"),
    (
      "card.number",
      "card no, card number, cardnumber, cardno, card num, cc no, cc num, cc number, ccnum, ccno, creditcard, credit card, credit card number, pan, kado bango, kartennummer, numero tarjeta, カード番号, クレジットカード番号, クレジットカード"
    ),
    (
      "card.masked",
      "card last 4, last 4, last four, card masked, masked card, masked pan, card suffix, cc last 4, カード下4桁, 下4桁, 下四桁"
    ),
    (
      "card.expiry",
      "card exp, exp, expiry, card expiry, exp date, exp month, exp year, expire, cc exp, card expire, card exp month, card exp year, valid thru, expiration, expiration date, yukokigen, yuko kigen, 有効期限, カード有効期限"
    ),
    (
      "card.holder",
      "card holder, cardholder, card name, name on card, cc name, cc holder, card owner, karteninhaber, カード名義, カード名義人"
    ),
    ("card.cvv", "cvv, cvc, cvv2, cvc2, card cvv, card cvc, security code, csc, セキュリティコード, セキュリティーコード"),
    ("card.brand", "card brand, card type, brand card, cc type, カードブランド, カード会社"),
    ("bank.name", "bank name, bank, bank code, ginko, ginkou, ginko mei, 銀行名, 銀行, 金融機関, 金融機関名"),
    ("bank.branch", "branch, bank branch, branch name, branch code, branch no, shiten, 支店, 支店名, 支店コード"),
    (
      "bank.account",
      "account no, account number, acct, acct no, acct number, bank account, iban, bank account no, koza bango, koza, kouza, kouza bango, kontonummer, cuenta, 口座番号, 口座"
    ),
    (
      "bank.holder",
      "account holder, acct holder, acct name, account name kana, bank holder, koza meigi, kontoinhaber, 口座名義, 口座名義人, 名義人"
    ),
    (
      "payment.id",
      "payment id, transaction id, txn id, charge id, stripe id, customer token, 決済id, 決済番号, 取引id"
    ),
    (
      "message",
      "message, inquiry, enquiry, inquiry body, comment body, toiawase, naiyo, お問い合わせ, 問合せ, 問い合わせ, 問い合わせ内容, お問い合わせ内容, メッセージ"
    ),
    (
      "health",
      "health, allergy, disease, diagnosis, disability, blood type, medical, symptom, 病歴, 既往歴, 血液型, アレルギー, 障害, 症状, 診断"
    ),
    ("religion", "religion, 宗教, 信条"),
    ("race", "race, ethnicity, 人種, 民族"),
    (
      "nationalId",
      "my number, mynumber, ssn, social security, national id, kojin bango, マイナンバー, 個人番号, personalausweis, dni, nif"
    ),
    ("passport", "passport, passport no, passport number, reisepass, 旅券, 旅券番号, パスポート"),
    (
      "drivingLicence",
      "driving licence, driver license, drivers license, licence no, license no, menkyo, fuehrerschein, 運転免許, 免許証, 免許証番号"
    ),
    ("taxId", "tax id, tin, vat id, steuernummer, ust id, steuer id, 納税者番号"),
    (
      "employment",
      "company, company name, occupation, job, job title, department, employer, kaisha, shokugyo, kinmusaki, beruf, firma, empresa, 会社名, 勤務先, 職業, 部署, 会社, 法人名"
    ),
    ("income", "income, salary, nenshu, gehalt, 年収, 収入, 給与"),
    ("points", "points, point, point balance, ポイント, 保有ポイント"),
    ("memo", "memo, note, notes, remarks, remark, biko, bikou, 備考, メモ, 特記事項"),
    (
      "memberId",
      "member id, member no, member number, member code, user id, user no, userid, customer id, customer no, customer code, customer number, client id, account id, kaiin no, kaiin id, kaiin bango, kaiinbango, kokyaku no, kokyaku id, subscriber id, affiliate id, person id, kunden nr, kundennummer, kunden id, mitglied id, usuario id, cliente id, id cliente, id usuario, patient id, student id, employee id, staff id, 会員番号, 会員no, 会員id, 顧客番号, 顧客id, お客様番号, 利用者番号, 社員番号, 学籍番号, 患者番号"
    ),
  ]

  private static let parts: [(Meaning, String)] = [
    (
      .createdAt,
      "created, created at, create date, created on, created date, create time, createdat, registered, registered at, regist date, registration date, reg date, signup, signup at, signup date, joined, joined at, join date, nyukai bi, nyukai, nyuukai bi, touroku bi, toroku bi, sakusei bi, insert date, ins date, erstellt, erstellt am, angelegt am, fecha alta, creado, date creation, 登録日, 登録日時, 作成日, 作成日時, 入会日, 入会日時, 新規登録日"
    ),
    (
      .withdrawnAt,
      "withdrawn, withdrawn at, withdrawal, withdrawal date, withdraw date, withdrew, deleted at, deleted, delete date, del date, left at, leave date, cancelled at, canceled at, closed at, quit date, resigned, resigned at, unsubscribed at, taikai, taikai bi, taikaibi, gekkai, geloescht am, gekuendigt am, fecha baja, 退会日, 退会日時, 退会, 削除日, 削除日時, 解約日"
    ),
    (
      .otherTime,
      "updated, updated at, update date, updated on, modified, modified at, last login, last login at, login at, logged at, at, ts, time, timestamp, date, datetime, occurred at, event time, upd date, koushin bi, kousin bi, geaendert am, verified at, email verified at, 更新日, 更新日時, 日時, 最終ログイン, 発生日時, 注文日, 購入日"
    ),
    (
      .kind,
      "kind, type, event, event type, action, event name, activity, operation, art, tipo, 種別, 区分, イベント, 操作, アクション"
    ),
    (
      .notPersonal,
      "item name, product name, goods name, shop name, store name, file name, filename, category name, site name, table name, event name, plan name, campaign name, page name, host name, hostname, class name, coupon name, tag name, project name, group name, role name, brand name, service name, mail flag, mail magazine, mailmag, mail opt, email verified, email opt, mail status, email status, mail sent, delivery status, mac address, tel flag, password changed, password updated, password expires, token expires, session expires, name flag, address type, phone type, email type, pass flag, 商品名, 店名, 店舗名, 品名, サイト名, カテゴリ名, 件名, ファイル名, プラン名, メルマガ, 国内, 商品, 料金, 全国"
    ),
  ]

  /// Words of tables whose records are people.
  static let people =
    "member, members, user, users, customer, customers, client, clients, account, accounts, affiliate, affiliates, subscriber, subscribers, staff, employee, employees, person, persons, people, patient, patients, student, students, donor, donors, applicant, applicants, guest, guests, profile, profiles, contact, contacts, seller, sellers, buyer, buyers, partner, partners, admin, admins, operator, operators, kaiin, kokyaku, riyosha, shain, kunde, kunden, mitglied, mitglieder, benutzer, usuario, usuarios, cliente, clientes, socio, socios, utilisateur, utilisateurs, adherent, 会員, 顧客, ユーザー, ユーザ, 利用者, 社員, 職員, 患者, 学生, お客様, 加盟店, 会員情報, 登録者, 応募者"
    .split(separator: ",").map { String($0.drop { $0 == " " }) }

  /// Words of tables whose records are about something else, so that `name` in them names a thing, and no person.
  static let things =
    "item, items, product, products, goods, news, article, articles, category, categories, page, pages, shop, shops, plan, plans, coupon, coupons, campaign, campaigns, tag, tags, role, roles, permission, permissions, setting, settings, config, country, countries, prefecture, prefectures, shohin, syohin, artikel, produkt, produkte, producto, productos, event type, file, files, migration, migrations, warehouse, brand, brands, 商品, お知らせ, ニュース, カテゴリ, 店舗, 設定, 都道府県, マスタ, クーポン"
    .split(separator: ",").map { String($0.drop { $0 == " " }) }

  /// Words of tables whose records are what people did: not people themselves.
  static let deeds =
    "order, orders, log, logs, event, events, history, histories, payment, payments, inquiry, inquiries, session, sessions, access, stats, review, reviews, comment, comments, message, messages, purchase, purchases, cart, carts, address, addresses, card, cards, transaction, transactions, delivery, deliveries, reservation, reservations, booking, bookings, token, tokens, favorite, favorites, bestellung, bestellungen, pedido, pedidos, commande, commandes, chumon, rireki, 注文, 履歴, ログ, 問い合わせ, 問合せ, 予約, 配送, 決済, 購入, 届け先, カード, レビュー"
    .split(separator: ",").map { String($0.drop { $0 == " " }) }
}
