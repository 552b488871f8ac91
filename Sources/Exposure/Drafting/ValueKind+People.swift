import Foundation
import YAMLText

extension ValueKind {
  /// Japanese names that begin with a family name or consist of few kanji in two parts, names of two or more
  /// capitalised words, and Chinese and Korean names that begin with a common family name.
  static func isPersonName(_ text: String) -> Bool {
    guard text.count >= 2, text.count <= 60, !text.contains(where: { $0.isNumber && $0.isASCII }) else {
      return false
    }
    let isAsian = text.unicodeScalars.contains {
      (0x3040...0x9FFF).contains($0.value) || (0xAC00...0xD7AF).contains($0.value)
    }
    guard isAsian else { return isWestern(text) }
    guard text.count <= 12, text.allSatisfy({ $0.isLetter || $0 == " " || $0 == "々" || $0 == "・" }) else {
      return false
    }
    let parts = text.split(separator: " ")
    let isKatakana = text.unicodeScalars.allSatisfy { $0 == " " || (0x30A0...0x30FF).contains($0.value) }
    if isKatakana { return false }
    if surnames.contains(where: { text.hasPrefix($0) }) && text.count <= 9 { return true }
    return parts.count == 2
      && parts.allSatisfy { $0.count <= 4 && $0.unicodeScalars.allSatisfy(isKanjiOrKana) }
      || (text.count <= 4 && text.unicodeScalars.first.map { otherSurnames.contains($0) } == true)
  }

  private static func isKanjiOrKana(_ scalar: Unicode.Scalar) -> Bool {
    (0x3005...0x3006).contains(scalar.value) || (0x3040...0x309F).contains(scalar.value)
      || (0x30A0...0x30FF).contains(scalar.value) || (0x4E00...0x9FFF).contains(scalar.value)
  }

  private static func isWestern(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard (2...5).contains(words.count) else { return false }
    let particles: Set<Substring> = [
      "de", "da", "von", "van", "der", "den", "la", "le", "del", "di", "bin", "al", "y",
    ]
    return words.allSatisfy { word in
      particles.contains(word)
        || (word.first?.isUppercase == true && word.allSatisfy { $0.isLetter || "'’.-,".contains($0) })
    } && words.filter { $0.first?.isUppercase == true }.count >= 2
  }

  /// A prefecture, a city or ward with a number, or a street with a house number.
  static func isAddress(_ text: String) -> Bool {
    guard text.count >= 5, text.count <= 200 else { return false }
    let hasNumber = text.contains { $0.isNumber }
    if prefectures.contains(where: { text.hasPrefix($0) }) { return text.count > 5 }
    if hasNumber, text.contains(where: { "市区郡町村".contains($0) }), text.contains("丁目") || text.contains("番") {
      return true
    }
    guard hasNumber, text.contains(" "), text.utf8.count < 160 else { return false }
    let words = text.lowercased().split { !$0.isLetter }.map(String.init)
    return words.contains {
      [
        "street", "st", "road", "rd", "avenue", "ave", "lane", "drive", "boulevard", "blvd", "rue", "calle",
        "via", "weg", "platz",
      ]
      .contains($0) || ["straße", "strasse", "weg", "platz", "gasse", "allee"].contains(where: $0.hasSuffix)
        || ($0.hasSuffix("str") && $0.count > 4)
    }
  }

  static let genders: Set<String> = [
    "m", "f", "male", "female", "man", "woman", "男", "女", "男性", "女性", "1", "2", "0", "9", "w", "d", "x",
    "other", "その他",
    "männlich", "weiblich", "homme", "femme", "h", "mujer", "hombre", "otoko", "onna",
  ]

  /// ISO 3166-1 alpha-2 and alpha-3 of this system's knowledge.
  static let countries: Set<String> = Set(Locale.Region.isoRegions.map(\.identifier).filter { $0.count == 2 })
    .union([
      "JPN", "USA", "TWN", "HKG", "CHN", "KOR", "SGP", "AUS", "CAN", "GBR", "DEU", "FRA", "THA", "MYS", "VNM",
      "IDN", "PHL",
    ])

  static let countryNames: Set<String> = [
    "japan", "united states", "taiwan", "hong kong", "china", "korea", "south korea", "singapore",
    "australia", "canada",
    "germany", "deutschland", "france", "spain", "italy", "united kingdom", "thailand", "malaysia", "日本",
    "アメリカ", "米国", "台湾", "中国",
    "韓国", "香港",
  ]

  static let languages: Set<String> = [
    "ja", "en", "zh", "ko", "de", "fr", "es", "it", "pt", "th", "vi", "id", "ru", "nl", "zh-tw", "zh-cn",
    "zh-hant", "zh-hans",
    "japanese", "english", "日本語", "英語",
  ]

  static let prefectures =
    "北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県"
    .split(separator: " ").map(String.init)

  private static let surnames =
    "佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡邉 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 斉藤 齋藤 清水 山崎 森 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 太田 西村 藤井 岡本 金子 藤原 三浦 中野 中川 原田 松田 竹内 小野 田村 中山 和田 石田 森田 上田 原 内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島 谷口 工藤 今井 高田 増田 丸山 杉山 村田 大塚 新井 小山 平野 藤本 河野 上野 野口 武田 松井 千葉 岩崎 菅原 木下 久保 佐野 野村 松尾 市川 菊地 杉本 古川 大西 島田 水野 桜井 高野 吉川 山内 西田 飯田 菊池 西川 小松 北村 安田 五十嵐 川口 平田 関 中田 久保田 東 服部 川崎 岩田 土屋 本田 川村"
    .split(separator: " ").map(String.init)

  private static let otherSurnames: Set<Unicode.Scalar> = Set(
    "陳林黃黄張李王吳吴劉刘蔡楊杨許郑鄭謝郭洪曾邱廖賴周徐蘇葉莊呂江何蕭羅高潘簡朱鍾彭游詹胡施沈余盧梁趙顏柯翁魏孫戴方宋김이박최정강조윤장임".unicodeScalars)
}
