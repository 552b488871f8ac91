/// Addresses of towns that are nowhere.
enum Places {
  static let japanesePrefectures = [
    "北海道", "宮城県", "福島県", "茨城県", "埼玉県", "千葉県", "東京都", "神奈川県", "新潟県", "石川県", "長野県",
    "静岡県", "愛知県", "京都府", "大阪府", "兵庫県", "奈良県", "岡山県", "広島県", "香川県", "福岡県", "熊本県",
    "沖縄県",
  ]
  static let japaneseTowns = [
    "架空市青葉町", "架空市桜ヶ丘", "仮名市本町", "仮名市若葉台", "見本区中央", "見本区緑町", "例示市栄町", "例示市寿町",
    "例示市元町", "試作町大字北原", "試作町大字南原", "空想市港町", "空想市山手",
  ]
  static let japaneseHouses = ["", "", "コーポ見本", "メゾン例示", "ハイツ架空", "サンプルビル"]
  static let westernStreets = [
    "Example Street", "Sample Road", "Specimen Lane", "Model Avenue", "Muster Strasse", "Beispielweg",
    "Rue de l'Exemple", "Via dell'Esempio", "Calle Ejemplo", "St. John's Walk",
  ]
  static let westernTowns = [
    "Sampleton", "Musterstadt", "Exampleville", "Nowhere-on-Sea", "Ejemplar", "Testheim",
  ]
  static let banks = ["架空銀行", "見本信用金庫", "例示銀行", "Sample Bank", "Musterbank", "First Example Bank"]
  static let branches = ["本店", "中央支店", "駅前支店", "Main", "Nord", "101"]
}
