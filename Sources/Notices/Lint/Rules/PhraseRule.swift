import YAMLText

/// `phrase`: stock phrases that readers of such notices no longer believe, excuses, and blame laid on others.
///
/// What they are criticised for stands with each.
struct PhraseRule: LintRule {
  let id = "phrase"
  let summary = BilingualText("決まり文句、言い訳、責任転嫁の表現を使わないこと", "No stock phrases, excuses or blame")

  struct Phrase {
    let words: String
    let severity: LintFinding.Severity
    let why: BilingualText
    let instead: BilingualText

    init(_ words: String, _ severity: LintFinding.Severity, _ why: BilingualText, _ instead: BilingualText) {
      self.words = words
      self.severity = severity
      self.why = why
      self.instead = instead
    }
  }

  func findings(in text: LintText, _ context: LintContext) -> [LintFinding] {
    let phrases = text.isJapanese ? Self.japanese : Self.english
    return text.passages.flatMap { passage in
      phrases.flatMap { phrase -> [LintFinding] in
        guard let pattern = try? Regex(phrase.words).ignoresCase() else { return [] }
        return passage.matches(pattern).map { range, _ in
          finding(
            phrase.severity, passage, range,
            BilingualText(
              "「\(passage[range])」：\(phrase.why.japanese)", "“\(passage[range])”: \(phrase.why.english)"),
            remedy: phrase.instead)
        }
      }
    }
  }

  private static let delay = BilingualText("公表の遅れを弁解する決まり文句です", "a stock phrase that excuses a late notice")
  private static let sayWhy = BilingualText(
    "判明から公表までに何をしていたかを日付とともに書いてください", "Say with dates what was done between knowing and publishing")
  private static let excuse = BilingualText("言い訳と受け取られます", "it reads as an excuse")
  private static let sayFact = BilingualText("何が起きたかを事実として書いてください", "State what happened")
  private static let blame = BilingualText("責任転嫁と受け取られます", "it reads as blame laid on others")
  private static let own = BilingualText("自社の責任の範囲を書いてください", "Say what was your own responsibility")
  private static let empty = BilingualText("中身のない決まり文句です", "a stock phrase that says nothing")
  private static let concrete = BilingualText("具体的に何をするかを書いてください", "Say what is done")
  private static let weak = BilingualText("謝罪として弱い表現です", "a weak apology")
  private static let apologise = BilingualText("「深くお詫び申し上げます」など、謝罪として書いてください", "Apologise, and say for what")

  private static let vague = BilingualText("誰の何のことかが伝わりません", "it hides who or what is meant")
  private static let who = BilingualText("対象と項目を書いてください", "Say who and what")

  static let japanese: [Phrase] = [
    Phrase("(?:いたずら|徒)に(?:混乱|不安)", .error, delay, sayWhy),
    Phrase("不確定な情報の(?:公開|公表)", .error, delay, sayWhy),
    Phrase("混乱を(?:避ける|招くおそれ|回避する)", .warning, delay, sayWhy),
    Phrase("想定外|想定を超え|予見(?:は|する)?(?:でき|困難)", .warning, excuse, sayFact),
    Phrase("(?:極めて|非常に|高度で|高度かつ)巧妙な|高度なサイバー攻撃", .warning, excuse, sayFact),
    Phrase("不可抗力|やむを得ない事情|業界(?:標準|水準)の(?:対策|セキュリティ)", .warning, excuse, sayFact),
    Phrase("(?:当社|弊社)も被害者|委託先の(?:責任|ミス|不手際)|(?:従業員|担当者)個人の(?:責任|ミス)", .warning, blame, own),
    Phrase("誤解を(?:招|与え)", .warning, excuse, sayFact),
    Phrase("遺憾", .warning, weak, apologise),
    Phrase("お騒がせ", .warning, weak, apologise),
    Phrase("万全を(?:期|尽く)", .hint, empty, concrete),
    Phrase("厳粛に受け止め|真摯に受け止め", .hint, empty, concrete),
    Phrase("全社を挙げて|全社一丸", .hint, empty, concrete),
  ]

  static let english: [Phrase] = [
    Phrase(
      "takes? (?:the |your )?(?:security|privacy)[a-z ]{0,40}(?:very )?seriously", .warning, empty, concrete),
    Phrase("abundance of caution", .warning, empty, sayFact),
    Phrase(
      "(?:highly |very )?sophisticated (?:cyber ?)?(?:attack|actor|criminal)", .warning, excuse, sayFact),
    Phrase("unnecessary (?:confusion|alarm|concern)|avoid (?:causing )?confusion", .error, delay, sayWhy),
    Phrase(
      "could not have (?:been )?(?:prevented|foreseen)|unforeseeable|beyond our control", .warning, excuse,
      sayFact),
    Phrase("industry[- ]standard (?:security|protection|measures)", .warning, excuse, sayFact),
    Phrase("any inconvenience (?:this )?(?:may|might) (?:have )?cause", .warning, weak, apologise),
    Phrase("we (?:too |also )?(?:are|were) (?:also )?(?:a |the )?victim", .warning, blame, own),
    Phrase("certain (?:customers|individuals|information|data)", .hint, vague, who),
  ]
}
