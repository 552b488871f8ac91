import YAMLText

/// `promise`: what is promised has an owner and a date: in the case, and for readers in the sentence.
struct PromiseRule: LintRule {
  let id = "promise"
  let summary = BilingualText("約束に担当者と期日があること", "A promise has an owner and a date")

  func findings(in text: LintText, _ context: LintContext) -> [LintFinding] {
    text.passages.flatMap { passage in
      passage.sentences.flatMap { sentence in
        let promise = context.promises.first { promise in
          promise.wordings.contains {
            WordingSearch.stands(text.isJapanese ? $0.japanese : $0.english, in: passage.folded(sentence))
          }
        }
        if let promise { return known(promise, passage, sentence) }
        return vague(passage, sentence, text.isJapanese, isFinal: context.kind == .final)
      }
    }
  }

  private func known(_ promise: LintContext.Promise, _ passage: LintPassage, _ sentence: Range<Int>)
    -> [LintFinding]
  {
    guard !promise.hasOwner || !promise.hasDate else { return [] }
    let lacks =
      promise.hasOwner
      ? BilingualText("期日", "no date")
      : promise.hasDate ? BilingualText("担当者", "no owner") : BilingualText("担当者と期日", "neither owner nor date")
    return [
      finding(
        .warning, passage, sentence,
        BilingualText(
          "約束（\(promise.id)）に\(lacks.japanese)がありません", "The promise \(promise.id) has \(lacks.english)"),
        remedy: BilingualText("事実として入力してください（tenmatsu facts）", "Enter it among the facts (tenmatsu facts)"))
    ]
  }

  private func vague(_ passage: LintPassage, _ sentence: Range<Int>, _ isJapanese: Bool, isFinal: Bool)
    -> [LintFinding]
  {
    let words = passage.folded(sentence)
    let isVague =
      isJapanese
      ? words.contains(#/目指(?:します|してまいります)|努めてまいります|努めます|取り組んでまいります|検討(?:して|いたし)(?:おります|まいります|ます)|改めてご案内/#)
      : words.contains(
        #/\bwe (?:aim|strive|endeavou?r|hope|plan|intend|will work|will strive) to\b/#.ignoresCase())
    let hasDate = words.contains(#/[0-9]{1,2} ?月|[0-9]{4}|年内|年度内|までに|頃/#)
    guard isVague, !hasDate else { return [] }
    return [
      finding(
        isFinal ? .warning : .hint, passage, sentence,
        BilingualText("いつまでに行うかが書かれていません", "It does not say by when"),
        remedy: BilingualText("期日を示すか、期日が決まる時期を示してください", "Name the date, or when it will be set"))
    ]
  }
}

/// Whether a wording of the case stands in a sentence, or most of it does.
enum WordingSearch {
  static func stands(_ wording: String, in sentence: String) -> Bool {
    let wording = letters(wording)
    let sentence = letters(sentence)
    guard wording.count >= 4 else { return false }
    // A sentence that is part of a longer wording says it too, unless it is a word or two.
    let isPart = sentence.count >= 12 && wording.firstRange(of: sentence, from: 0) != nil
    return isPart || sentence.firstRange(of: wording, from: 0) != nil
  }

  private static func letters(_ text: String) -> [Character] {
    text.map(Folding.halfWidth).filter { !$0.isWhitespace && !$0.isPunctuation }.flatMap { $0.lowercased() }
  }
}
