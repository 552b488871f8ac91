import YAMLText

/// `spelling`: one word, one spelling: names in Latin letters that differ in case or hyphens only, サーバ beside サーバー.
///
/// It needs to know no names, so it also finds what `service-name` cannot know.
struct SpellingRule: LintRule {
  let id = "spelling"
  let summary = BilingualText("同じ語の表記が文書の中で揃っていること", "One word is spelt in one way throughout")

  func findings(in text: LintText, _ context: LintContext) -> [LintFinding] {
    text.isJapanese ? latinWords(text) + longVowels(text) : latinWords(text)
  }

  private struct Word {
    let passage: LintPassage
    let range: Range<Int>
    let written: String
  }

  /// Latin words with a capital inside, or in Japanese text any: `MagShop` and `Magshop`.
  private func latinWords(_ text: LintText) -> [LintFinding] {
    var byLetters: [String: [Word]] = [:]
    for passage in text.passages {
      for (range, _) in passage.matches(#/[A-Za-z][A-Za-z0-9]{3,}/#) where !passage.isAddress(range) {
        let word = passage.folded(range)
        byLetters[word.lowercased(), default: []].append(Word(passage: passage, range: range, written: word))
      }
    }
    return byLetters.values.flatMap { words -> [LintFinding] in
      let forms = Set(words.map(\.written))
      // “Card” at the beginning of a sentence, “CARD” in a heading, and “card” are one spelling.
      let mixed = forms.filter { word in
        word.dropFirst().contains(where: \.isUppercase) && word != word.uppercased()
      }
      let isUsual = mixed.isEmpty || (forms.count == 1)
      guard !isUsual else { return [] }
      return odd(words)
    }
  }

  /// Katakana words with and without ー at their end.
  private func longVowels(_ text: LintText) -> [LintFinding] {
    var byStem: [String: [Word]] = [:]
    for passage in text.passages {
      for (range, _) in passage.matches(#/[ァ-ヴー]{3,}/#) {
        let word = passage.folded(range)
        let stem = word.hasSuffix("ー") ? String(word.dropLast()) : word
        byStem[stem, default: []].append(Word(passage: passage, range: range, written: word))
      }
    }
    return byStem.values.flatMap { Set($0.map(\.written)).count > 1 ? odd($0) : [] }
  }

  /// Those not written as most are; of equals the one that comes first is taken as right.
  private func odd(_ words: [Word]) -> [LintFinding] {
    let counts = Dictionary(grouping: words, by: \.written).mapValues(\.count)
    let most = counts.values.max() ?? 0
    guard let right = words.first(where: { counts[$0.written] == most })?.written else { return [] }
    return words.filter { $0.written != right }.map { word in
      finding(
        .warning, word.passage, word.range,
        BilingualText(
          "「\(word.written)」と「\(right)」の表記が混在しています", "“\(word.written)” here, “\(right)” elsewhere"),
        remedy: BilingualText("どちらかに統一してください", "Decide for one spelling"))
    }
  }
}
