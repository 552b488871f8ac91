import YAMLText

/// `typo`: slips that the set phrases of such letters invite, and words doubled by the hand.
struct TypoRule: LintRule {
  let id = "typo"
  let summary = BilingualText("定型句の誤字・脱字、語の重複がないこと", "No slips in set phrases, no doubled words")

  func findings(in text: LintText, _ context: LintContext) -> [LintFinding] {
    let slips = text.isJapanese ? Self.japanese : Self.english
    return text.passages.flatMap { passage in
      slips.flatMap { slip -> [LintFinding] in
        guard let pattern = try? Regex(slip.wrong) else { return [] }
        return passage.matches(pattern).map { range, _ in
          finding(
            slip.severity, passage, range,
            BilingualText("「\(passage[range])」は誤りか重複です", "“\(passage[range])” is a slip"),
            remedy: BilingualText(slip.right, slip.right))
        }
      }
    }
  }

  struct Slip {
    let wrong: String
    let right: String
    let severity: LintFinding.Severity

    init(_ wrong: String, _ right: String, _ severity: LintFinding.Severity = .error) {
      self.wrong = wrong
      self.right = right
      self.severity = severity
    }
  }

  static let japanese: [Slip] = [
    Slip("よろしくよう|よろしくますよう|よろしくお願うい", "よろしくお願い"),
    Slip("お願い(?:します|いたします)(?:申し上げます|いたします)", "お願い申し上げます"),
    Slip("おお願い|ごご(?:連絡|案内|迷惑|報告|注意|確認)|おお(?:詫び|客様|問い合わせ|知らせ)", "「お」「ご」を一つに"),
    Slip("お客様様|各位様|お客様各位様|皆様方各位", "敬称を一つに"),
    Slip("各位の皆様|各位の皆さま", "「関係各位」または「関係者の皆様」", .warning),
    Slip("ご迷惑おかけ|ご心配おかけ|ご不便おかけ", "「ご迷惑を」と助詞を入れる"),
    Slip("いたしまし(?:す|ま)|いたしますす|ましたた|でですす|ませんん", "語尾を直す"),
    Slip("させせ|さささ|まますよう", "文字の重複を除く"),
    Slip("をを|をがを|にをに|がを(?=[ァ-ヴ一-龠])|をに(?:を|が)", "助詞を一つに"),
    Slip("申し分けございません|申し訳ありせん|申し訳ごさいません|大変申し訳けありません", "申し訳ございません"),
    Slip("お詫び致しますとともに、?お詫び", "重複を除く"),
    Slip("まず最初に|後で後悔|一番最初|あらかじめ予(?:定|告)", "重言を改める", .warning),
    Slip("ご覧になられ|おっしゃられ|ご利用になられ|お見えになられ", "二重敬語を改める", .warning),
    Slip("流出された(?:と|可能性|お客様情報)|漏えいされた(?:と|可能性)", "流出した／漏えいした", .hint),
    Slip("を以って|を持ちまして", "をもって／をもちまして", .hint),
    Slip("不正アクセスによる流出した|による(?:流出|漏えい)された", "「により流出した」", .warning),
  ]

  static let english: [Slip] = [
    Slip("\\b(?!(?:that|had)\\b)([A-Za-z]+) \\1\\b", "Write the word once"),
    Slip(
      "\\b(?:recieve|occured|occurence|seperate|adress|accomodate|untill|wich|teh|thier|neccessary|apologi[sz]e us)\\b",
      "Correct the spelling"),
    Slip(
      "\\bwe (?:has|is|was)\\b|\\b(?:customers|people|records) (?:has|is|was)\\b",
      "Make verb and subject agree", .warning),
    Slip("\\b(?:a) (?=[aeio][a-z]+ (?:attack|e-mail|investigation|address|access))", "an", .hint),
  ]
}
