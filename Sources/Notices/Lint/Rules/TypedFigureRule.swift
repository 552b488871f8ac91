import YAMLText

/// `typed-figure`: a number of people or records is a figure of the case, so that it changes with the case; none is typed.
struct TypedFigureRule: LintRule {
  let id = "typed-figure"
  let summary = BilingualText(
    "件数・人数が手入力でなく、事案の数値であること", "Numbers of people and records are figures of the case, not typed")

  func findings(in text: LintText, _ context: LintContext) -> [LintFinding] {
    guard context.bindsFigures else { return [] }
    return text.counts.filter { $0.figure == nil }.map { count in
      // In the wording of a fact a number may be right today; it does not change with the case.
      finding(
        context.caseCounts.contains(count.number) ? .warning : .error, count.passage, count.range,
        BilingualText(
          "「\(count.passage[count.range])」は手で入力された数です", "“\(count.passage[count.range])” was typed"),
        remedy: BilingualText("事案の数値を使ってください", "Use a figure of the case"))
    }
  }
}
