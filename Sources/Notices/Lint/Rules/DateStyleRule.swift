import YAMLText

/// `date-style`: years are counted in one way: by era, or western, or both side by side throughout.
struct DateStyleRule: LintRule {
  let id = "date-style"
  let summary = BilingualText("和暦と西暦が混在しないこと", "Years are counted in one way: by era or western")

  func findings(in text: LintText, _ context: LintContext) -> [LintFinding] {
    guard text.isJapanese else { return [] }
    // Beside each other in brackets, the two are one style.
    let pattern =
      #/(?:令和|平成|昭和) ?(?:元|[0-9]{1,2}) ?年(?: ?\([0-9]{4} ?年\))?|[0-9]{4} ?年(?: ?\((?:令和|平成|昭和) ?(?:元|[0-9]{1,2}) ?年\))?/#
    let uses = text.passages.flatMap { passage in
      passage.matches(pattern).compactMap { range, output -> (LintPassage, Range<Int>, String)? in
        let isBoth = output.contains("(")
        guard !isBoth else { return nil }
        return (passage, range, output.first?.isNumber == true ? "西暦" : "和暦")
      }
    }
    let counts = Dictionary(grouping: uses, by: \.2).mapValues(\.count)
    guard counts.count > 1, let usual = uses.first(where: { counts[$0.2] == counts.values.max() })?.2 else {
      return []
    }
    return uses.filter { $0.2 != usual }.map { passage, range, style in
      finding(
        .warning, passage, range,
        BilingualText(
          "\(usual)の文書に\(style)「\(passage[range])」が混在しています",
          "“\(passage[range])” is counted otherwise than the other years"),
        remedy: BilingualText(
          "\(usual)に統一するか、全箇所で併記してください", "Count all years in one way, or give both everywhere"))
    }
  }
}
