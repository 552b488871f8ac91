import Documents
import YAMLText

/// `open-list`: a list of what was exposed is complete: it does not end in 等, など or “etc.”.
struct OpenListRule: LintRule {
  let id = "open-list"
  let summary = BilingualText("流出した項目の列挙が「等」で終わらないこと", "A list of exposed data does not end in 等 or “etc.”")

  func findings(in text: LintText, _ context: LintContext) -> [LintFinding] {
    text.passages.filter { $0.place != .heading }.flatMap { passage in
      let uses = text.isJapanese ? Self.japanese(passage) : passage.matches(Self.english).map(\.range)
      return uses.map { range in
        let isOfData = listsData(passage, range)
        return finding(
          isOfData ? .warning : .hint, passage, range,
          BilingualText("「\(passage[range])」で列挙が閉じていません", "“\(passage[range])” leaves the list open"),
          remedy: BilingualText(
            isOfData ? "該当する項目をすべて挙げてください" : "挙げ尽くせるなら、すべて挙げてください",
            isOfData ? "Name every item" : "Name them all, if they can be named"))
      }
    }
  }

  /// 等 as in 「氏名、住所等」; not within words (平等, 等級) nor in the law's own 「漏えい等」.
  private static func japanese(_ passage: LintPassage) -> [Range<Int>] {
    passage.matches(#/等(?![しく級分身式価])/#, notAfter: "平同均対高上初中優劣何い").map(\.range)
      + passage.matches(#/など/#).map(\.range)
  }

  private static var english: Regex<Substring> {
    #/\betc\b\.?|\band so (?:on|forth)\b|\band (?:other|similar) (?:information|data)\b/#
  }

  private func listsData(_ passage: LintPassage, _ range: Range<Int>) -> Bool {
    let sentence = passage.folded(
      passage.sentence(at: range.lowerBound).lowerBound..<min(range.upperBound + 6, passage.characters.count))
    return sentence.contains(
      #/氏名|住所|電話番号|メールアドレス|会員ID|会員 ID|パスワード|口座|カード番号|生年月日|[Nn]ames?\b|address|password|card number|account/#)
  }
}
