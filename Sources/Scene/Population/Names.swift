/// Made-up names. Families and given names are drawn apart, so that no combination is anyone in particular.
enum Names {
  /// A name as it is written, read, and put into an e-mail address.
  struct Name: Sendable {
    let written: String
    let kana: String
    let latin: String
    var gender = "M"
  }

  static let japaneseFamilies = parse(
    """
    佐藤 サトウ sato; 鈴木 スズキ suzuki; 高橋 タカハシ takahashi; 田中 タナカ tanaka;
    伊藤 イトウ ito; 渡辺 ワタナベ watanabe; 山本 ヤマモト yamamoto; 中村 ナカムラ nakamura;
    小林 コバヤシ kobayashi; 加藤 カトウ kato; 吉田 ヨシダ yoshida; 山田 ヤマダ yamada;
    佐々木 ササキ sasaki; 山口 ヤマグチ yamaguchi; 松本 マツモト matsumoto; 井上 イノウエ inoue;
    木村 キムラ kimura; 林 ハヤシ hayashi; 斎藤 サイトウ saito; 清水 シミズ shimizu;
    山崎 ヤマザキ yamazaki; 森 モリ mori; 池田 イケダ ikeda; 橋本 ハシモト hashimoto;
    阿部 アベ abe; 石川 イシカワ ishikawa; 前田 マエダ maeda; 藤田 フジタ fujita;
    小川 オガワ ogawa; 後藤 ゴトウ goto; 岡田 オカダ okada; 長谷川 ハセガワ hasegawa;
    村上 ムラカミ murakami; 近藤 コンドウ kondo; 石井 イシイ ishii; 髙木 タカギ takagi;
    遠藤 エンドウ endo; 青木 アオキ aoki; 坂本 サカモト sakamoto; 𠮷村 ヨシムラ yoshimura
    """)

  static let japaneseGiven = parse(
    """
    太郎 タロウ taro M; 翔太 ショウタ shota M; 健一 ケンイチ kenichi M; 大輔 ダイスケ daisuke M;
    直樹 ナオキ naoki M; 学 マナブ manabu M; 誠 マコト makoto M; 拓也 タクヤ takuya M;
    浩 ヒロシ hiroshi M; 亮 リョウ ryo M; 和也 カズヤ kazuya M; 智也 トモヤ tomoya M;
    隆 タカシ takashi M; 達也 タツヤ tatsuya M; 修 オサム osamu M; 花子 ハナコ hanako F;
    陽子 ヨウコ yoko F; 美咲 ミサキ misaki F; 愛 アイ ai F; 由美子 ユミコ yumiko F;
    恵 メグミ megumi F; 久美子 クミコ kumiko F; さくら サクラ sakura F; 裕子 ユウコ yuko F;
    真理 マリ mari F; 香織 カオリ kaori F; 千代 チヨ chiyo F; あすか アスカ asuka F;
    里佳 リカ rika F; 結衣 ユイ yui F
    """)

  static let westernFamilies = latin(
    """
    Smith Jones Taylor Brown Wilson Evans Walker Wright Thompson White Hughes Edwards Green Hall Wood Harris
    Martin Cooper King Clark O'Brien O'Neil D'Angelo MacDonald Müller Schmidt Schneider Fischer Weber Wagner
    Becker Schulz Hoffmann Koch Dubois Laurent Moreau Rossi Russo Ferrari García Fernández López Silva Santos
    Jansen Visser Svensson Lindqvist Größl Select Drop Union Banks
    """)

  static let westernGiven = latin(
    """
    James:M John:M Robert:M Thomas:M Daniel:M Paul:M Mark:M Peter:M Lukas:M Jürgen:M André:M Marco:M José:M
    Sven:M Patrick:M Mary:F Anna:F Laura:F Sarah:F Emma:F Julia:F Lisa:F Katharina:F Zoë:F Chloé:F Sofia:F
    Ingrid:F Maria:F Angela:F Rebekah:F
    """)

  static let asianFamilies = latin(
    "Chen Wang Lin Huang Zhang Li Wu Kim Lee Park Choi Jung Tan Lim Chan Wong Suk")
  static let asianGiven = latin(
    "Wei:M Jun:M Ming:M Hao:M Min-jun:M Ji-ho:M Somchai:M Mei:F Ling:F Xin:F Yu-na:F Seo-yeon:F Hui:F Malee:F"
  )

  private static func parse(_ text: String) -> [Name] {
    text.split(whereSeparator: { $0 == ";" || $0.isNewline }).compactMap { entry in
      let words = entry.split(separator: " ").map(String.init)
      guard words.count >= 3 else { return nil }
      return Name(
        written: words[0], kana: words[1], latin: words[2], gender: words.count > 3 ? words[3] : "M")
    }
  }

  private static func latin(_ text: String) -> [Name] {
    text.split(whereSeparator: \.isWhitespace).map { entry in
      let parts = entry.split(separator: ":").map(String.init)
      return Name(
        written: parts[0], kana: parts[0], latin: plain(parts[0]), gender: parts.count > 1 ? parts[1] : "M")
    }
  }

  /// Letters of the ASCII alphabet only, as addresses have them.
  private static func plain(_ name: String) -> String {
    var result = ""
    for character in name.lowercased() {
      switch character {
      case "ü": result += "ue"
      case "ö": result += "oe"
      case "ä": result += "ae"
      case "ß": result += "ss"
      case "é", "ë": result += "e"
      case "á": result += "a"
      case "í": result += "i"
      case "ó": result += "o"
      default: if character.isASCII, character.isLetter { result.append(character) }
      }
    }
    return result
  }
}
