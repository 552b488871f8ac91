import YAMLText

/// `width`: digits, brackets and the spaces beside digits are set in one way throughout.
struct WidthRule: LintRule {
  let id = "width"
  let summary = BilingualText(
    "数字・括弧の全角と半角、数字の前後の空白が揃っていること", "Digits and brackets have one width, and digits one spacing")

  func findings(in text: LintText, _ context: LintContext) -> [LintFinding] {
    guard text.isJapanese else { return [] }
    return digits(text) + spaces(text) + brackets(text)
  }

  private func mixed(
    _ severity: LintFinding.Severity, _ one: [(LintPassage, Range<Int>)],
    _ other: [(LintPassage, Range<Int>)],
    _ message: BilingualText
  ) -> [LintFinding] {
    guard !one.isEmpty, let odd = (one.count < other.count ? one : other).first, !other.isEmpty else {
      return []
    }
    let count = min(one.count, other.count)
    return [
      finding(
        severity, odd.0, odd.1,
        BilingualText(
          "\(message.japanese)（少ない方が\(count)か所）", "\(message.english) (\(count) of the rarer kind)"),
        remedy: BilingualText("どちらかに統一してください", "Decide for one"))
    ]
  }

  private func digits(_ text: LintText) -> [LintFinding] {
    var half: [(LintPassage, Range<Int>)] = []
    var full: [(LintPassage, Range<Int>)] = []
    for passage in text.passages {
      for (offset, character) in passage.original.enumerated() where !passage.isAddress(offset..<(offset + 1))
      {
        if ("０"..."９").contains(character), !isNumbering(passage, offset) {
          full.append((passage, offset..<(offset + 1)))
        }
        if character.isDigit { half.append((passage, offset..<(offset + 1))) }
      }
    }
    return mixed(
      .warning, half, full, BilingualText("全角と半角の数字が混在しています", "Full-width and half-width digits are mixed"))
  }

  /// 「１．」: numbers of headings keep a width of their own, also where a text refers to them.
  private func isNumbering(_ passage: LintPassage, _ offset: Int) -> Bool {
    let behind = passage.original[offset...].drop { ("０"..."９").contains($0) }
    return behind.first.map { "．）".contains($0) } ?? false
  }

  /// 「29 年」 beside 「29年」.
  private func spaces(_ text: LintText) -> [LintFinding] {
    var spaced: [(LintPassage, Range<Int>)] = []
    var tight: [(LintPassage, Range<Int>)] = []
    for passage in text.passages {
      spaced += passage.matches(#/[0-9] (?:年|月|日|件|名|時|分)/#).map { (passage, $0.range) }
      tight += passage.matches(#/[0-9](?:年|月|日|件|名|時|分)/#).map { (passage, $0.range) }
    }
    return mixed(
      .hint, spaced, tight,
      BilingualText("数字と単位の間の空白の有無が混在しています", "Digits stand with and without a space before their unit"))
  }

  /// （金） beside (金).
  private func brackets(_ text: LintText) -> [LintFinding] {
    var half: [(LintPassage, Range<Int>)] = []
    var full: [(LintPassage, Range<Int>)] = []
    for passage in text.passages {
      for (range, _) in passage.matches(#/\([日月火水木金土]\)/#) {
        if passage.original[range.lowerBound] == "(" {
          half.append((passage, range))
        } else {
          full.append((passage, range))
        }
      }
    }
    return mixed(
      .hint, half, full, BilingualText("曜日の括弧に全角と半角が混在しています", "Weekdays stand in brackets of both widths"))
  }
}
