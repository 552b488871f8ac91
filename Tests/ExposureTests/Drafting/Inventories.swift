import Exposure

/// Tables in several styles, with made-up people.
enum Inventories {
  static func table(
    _ name: String, _ columns: [String], _ rows: [[String?]], key: String? = nil,
    types: [String: String] = [:],
    comments: [String: String] = [:], count: Int? = nil
  ) -> SampledTable {
    let parts = name.split(separator: ".").map(String.init)
    return SampledTable(
      source: .table(schema: parts.count > 1 ? parts[0] : nil, name: parts[parts.count - 1], isView: false),
      columns: columns.map {
        .init(name: $0, type: types[$0] ?? "", comment: comments[$0] ?? "", isKey: $0 == key)
      }, rowCount: count ?? rows.count, samples: rows)
  }

  static let hash = "$2y$10$rd1SZV7K20ZL4eDBC4ZTMjp9RvI2JIIcw6OGBDaF7DsI/fAOHdZ3y"

  static let english: [SampledTable] = [
    table(
      "shop.users",
      [
        "id", "e_mail", "passwd", "firstName", "lastName", "dob", "sex", "zip", "tel", "created_at",
        "deleted_at",
      ],
      (1...9).map {
        [
          "\($0)", "user\($0)@example.org", hash, "Ann\("abcdefghi".prefix($0))", "Mc Coy",
          "198\($0)-03-0\($0)", $0 % 2 == 0 ? "M" : "F",
          "9410\($0)", "+1 (415) 555-010\($0)", "2020-01-0\($0) 10:00:00",
          $0 == 3 ? "2021-01-01 00:00:00" : nil,
        ]
      }, key: "id"),
    table(
      "shop.payments", ["id", "user_id", "cc_num", "cc_exp", "cvv", "note"],
      [
        ["1", "1", "4111111111111111", "12/29", "123", nil],
        ["2", "5", "5555555555554444", "01/30", "999", nil],
        ["3", "9", "3530111333300000", "02/31", "321", "gift"],
      ]),
    table(
      "shop.products", ["id", "name", "price"],
      [["1", "Blue Shirt", "10"], ["2", "Red Shoe", "20"], ["3", "Sun Hat", "5"]]),
    table(
      "shop.activity_log", ["id", "user_id", "event_type", "at", "payload"],
      (1...5).map {
        [
          "\($0)", "\($0)", "signed-up", "2020-02-0\($0) 08:00:00",
          #"{"email":"user\#($0)@example.org","n":\#($0)}"#,
        ]
      }),
  ]

  static let japanese: [SampledTable] = [
    table(
      "会員", ["会員番号", "氏名", "フリガナ", "メールアドレス", "郵便番号", "住所", "電話番号", "生年月日", "性別", "パスワード", "登録日", "退会日"],
      [
        [
          "A001", "佐藤 花子", "サトウ ハナコ", "a@example.jp", "100-0001", "東京都千代田区千代田1-1", "03-1234-5678",
          "1980/05/06", "女", "himawari", "2019-01-01", nil,
        ],
        [
          "A002", "鈴木一郎", "スズキ イチロウ", "b@example.jp", "530-0001", "大阪府大阪市北区梅田1-1", "090-1234-5678",
          "1975/11/23", "男", "neko123", "2019-02-01", "2020-03-01",
        ],
        [
          "A003", "高橋 健", "タカハシ ケン", "c@example.jp", "060-0001", "北海道札幌市中央区北1条1", "080-1111-2222",
          "1990/01/02", "男", "sakura", "2019-03-01", nil,
        ],
      ]),
    table(
      "カード情報", ["番号", "会員番号", "カード番号", "有効期限", "名義人"],
      [
        ["1", "A001", "4111-1111-1111-1111", "12/29", "HANAKO SATO"],
        ["2", "A003", "3530 1113 3330 0000", "01/30", "KEN TAKAHASHI"],
        ["3", "A002", "5555555555554444", "03/28", "ICHIRO SUZUKI"],
      ]),
    table("商品", ["商品番号", "名前", "価格"], [["1", "浴衣", "5000"], ["2", "急須", "3000"]]),
  ]

  static let romaji: [SampledTable] = [
    table(
      "ec.t_kaiin",
      [
        "kaiin_no", "shimei", "furigana", "mailaddress", "jusho", "denwa", "seibetsu", "seinengappi", "yubin",
        "touroku_bi", "taikai_bi",
      ],
      (1...5).map {
        [
          "\(1000 + $0)", "田中 太郎", "タナカ タロウ", "t\($0)@example.co.jp", "京都府京都市中京区\($0)-1", "075-123-456\($0)",
          "1", "19700\($0)01",
          "604000\($0)", "2018-0\($0)-01", nil,
        ]
      }),
    table(
      "ec.t_chumon", ["chumon_no", "kaiin_no", "todofuken", "biko"],
      (1...5).map { ["\($0)", "\(1000 + $0)", "京都府", nil] }),
  ]

  static let german: [SampledTable] = [
    table(
      "laden.kunden",
      [
        "kunden_nr", "vorname", "nachname", "email", "strasse", "plz", "ort", "telefon", "geburtsdatum",
        "iban", "angelegt_am",
      ],
      (1...4).map {
        [
          "K\($0)", "Jörg", "von der Heide", "k\($0)@example.de", "Hauptstraße \($0)", "1011\($0)", "Berlin",
          "030/123456\($0)", "1966-0\($0)-11",
          "DE8937040044053201300\($0)", "2017-05-0\($0)",
        ]
      }, key: "kunden_nr"),
    table(
      "laden.bestellungen", ["id", "kunden_nr", "lieferadresse"],
      (1...4).map { ["\($0)", "K\($0)", "Ringweg \($0)"] }),
  ]

  static let styles: [(String, [SampledTable])] = [
    ("English", english), ("Japanese", japanese), ("romaji", romaji), ("German", german),
  ]
}
