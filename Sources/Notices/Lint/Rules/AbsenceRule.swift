import Documents
import YAMLText

/// `absence`: that something is not so is a claim that has a proof: “we hold no security codes”, 「悪用は確認されておりません」.
///
/// A denial that has to be taken back costs more trust than the fact.
struct AbsenceRule: LintRule {
  let id = "absence"
  let summary = BilingualText("否定の主張に裏付けがあること", "What is denied has been proven")

  func findings(in text: LintText, _ context: LintContext) -> [LintFinding] {
    text.passages.filter { $0.place != .heading }.flatMap { passage in
      passage.sentences.flatMap { sentence in check(sentence, passage, text.isJapanese, context.claims) }
    }
  }

  private func check(
    _ sentence: Range<Int>, _ passage: LintPassage, _ isJapanese: Bool, _ claims: [LintContext.Claim]
  )
    -> [LintFinding]
  {
    let words = passage.folded(sentence)
    let made = claims.filter { claim in
      claim.wordings.contains { WordingSearch.stands(isJapanese ? $0.japanese : $0.english, in: words) }
    }
    if let unproven = made.first(where: { !$0.isProven }) {
      return [
        finding(
          .error, passage, sentence,
          BilingualText("主張「\(unproven.id)」に裏付けがありません", "The claim \(unproven.id) has no proof"),
          remedy: BilingualText(
            "調査報告書や証拠を主張に結び付けるか、この文を外してください",
            "Enter what proves it (a report, evidence), or leave the sentence out"))
      ]
    }
    guard made.isEmpty, isDenial(words, isJapanese) else { return [] }
    return [
      finding(
        .warning, passage, sentence,
        BilingualText(
          "否定の主張ですが、事案に登録された主張のどれにも当たりません", "This denies something, and no claim of the case covers it"),
        remedy: BilingualText(
          "主張として裏付けとともに入力してください（tenmatsu facts）", "Enter it as a claim with its proof (tenmatsu facts)"))
    ]
  }

  private func isDenial(_ words: String, _ isJapanese: Bool) -> Bool {
    // How far it has come to take a false site down is no denial.
    if words.contains("閉鎖は確認") { return false }
    return isJapanese
      ? words.contains(
        #/(?:保持|保有|保存|記録|取得|流出|漏えい|漏洩|悪用|含まれ|確認(?:され|でき)|判明して|該当)(?:は|も|して|しては|て|ては)*(?:おりません|いません|ありません|ございません)|(?:事実|形跡|可能性|影響)は(?:一切)?(?:ありません|ございません|なく|ない|確認されて)/#
      )
      : words.contains(
        #/\b(?:do|does|did|were|was|is|are|has|have) (?:not|never) (?:\w+ )?(?:hold|store|keep|retain|stolen|exposed|leaked|taken|affected|misused|accessed|include|contain)|\bno (?:evidence|indication|sign)\b|\bnot aware of\b/#
          .ignoresCase())
  }
}
