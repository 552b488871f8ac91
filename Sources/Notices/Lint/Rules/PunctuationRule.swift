import YAMLText

/// `punctuation`: no mark is doubled, brackets close in the order in which they opened, and commas are of one kind.
struct PunctuationRule: LintRule {
  let id = "punctuation"
  let summary = BilingualText(
    "句読点の重複、括弧の不一致、読点の混在がないこと", "No doubled marks, no unclosed brackets, one kind of comma")

  func findings(in text: LintText, _ context: LintContext) -> [LintFinding] {
    text.passages.flatMap { doubled($0, text.isJapanese) + brackets($0) } + commas(text)
  }

  private func doubled(_ passage: LintPassage, _ isJapanese: Bool) -> [LintFinding] {
    let pattern =
      isJapanese ? #/。。|、、|、。|。、|，，|^ ?[、。]/# : #/,,|[^.]\.\.(?!\.)|,\.|\.,(?! )|[a-z]  +[a-z]| [,;]/#
    return passage.matches(pattern).map { range, _ in
      finding(
        .error, passage, range,
        BilingualText("句読点または空白が重なっています", "Doubled punctuation or space"),
        remedy: BilingualText("一つにしてください", "Leave one"))
    }
  }

  private static let pairs: [Character: Character] = [
    "(": ")", "「": "」", "『": "』", "【": "】", "[": "]", "“": "”",
  ]

  private func brackets(_ passage: LintPassage) -> [LintFinding] {
    var open: [(sign: Character, offset: Int)] = []
    func wrong(_ offset: Int) -> LintFinding {
      finding(
        .error, passage, offset..<(offset + 1),
        BilingualText(
          "括弧「\(passage[offset..<(offset + 1)])」が対応していません",
          "The bracket “\(passage[offset..<(offset + 1)])” has no partner"),
        remedy: BilingualText("括弧を対応させてください", "Close or remove it"))
    }
    for (offset, character) in passage.characters.enumerated() {
      if Self.pairs[character] != nil {
        open.append((character, offset))
      } else if Self.pairs.values.contains(character) {
        // “(1)” is often written “1)”.
        let isNumbering = character == ")" && open.isEmpty && offset <= 3
        if isNumbering { continue }
        guard let last = open.popLast(), Self.pairs[last.sign] == character else { return [wrong(offset)] }
      }
    }
    return open.first.map { [wrong($0.offset)] } ?? []
  }

  private func commas(_ text: LintText) -> [LintFinding] {
    guard text.isJapanese else { return [] }
    var kuten = 0
    var odd: (LintPassage, Range<Int>)?
    for passage in text.passages {
      for (offset, character) in passage.original.enumerated() {
        if character == "、" { kuten += 1 }
        let isNumbering = character == "．" && offset > 0 && passage.characters[offset - 1].isDigit
        if character == "，" || character == "．", !isNumbering, odd == nil {
          odd = (passage, offset..<(offset + 1))
        }
      }
    }
    guard kuten > 0, let odd else { return [] }
    return [
      finding(
        .warning, odd.0, odd.1, BilingualText("「、。」と「，．」が混在しています", "Two kinds of commas or full stops"),
        remedy: BilingualText("「、。」に統一してください", "Decide for one"))
    ]
  }
}
