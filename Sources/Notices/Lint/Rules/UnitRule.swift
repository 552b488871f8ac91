import YAMLText

/// `unit`: records are counted in 件, people in 名. A figure of people must not stand before 件, nor one of records before
/// 名; and one number must not be typed with both.
struct UnitRule: LintRule {
  let id = "unit"
  let summary = BilingualText("件数（件）と人数（名）を取り違えないこと", "Records and people are not mixed up")

  func findings(in text: LintText, _ context: LintContext) -> [LintFinding] {
    let counts = text.counts
    return counts.compactMap { bound($0, text.isJapanese) } + typed(counts)
  }

  private func bound(_ count: CountMention, _ isJapanese: Bool) -> LintFinding? {
    guard let figure = count.figure else { return nil }
    let parts = figure.split(separator: ".")
    let isOfPeople = parts.contains("people")
    let isOfRecords = parts.contains("records")
    guard isOfPeople && count.unit == .records || isOfRecords && count.unit == .people else { return nil }
    let what =
      isOfPeople ? BilingualText("人数", "a number of people") : BilingualText("件数", "a number of records")
    return finding(
      .error, count.passage, count.range,
      BilingualText(
        "「\(count.passage[count.range])」の数値（\(figure)）は\(what.japanese)です",
        "The figure of “\(count.passage[count.range])” (\(figure)) is \(what.english)"),
      remedy: BilingualText(
        isOfPeople ? "「名」で示すか、件数の数値に差し替えてください" : "「件」で示すか、人数の数値に差し替えてください",
        "Use the unit of the figure, or the figure of the unit"))
  }

  private func typed(_ counts: [CountMention]) -> [LintFinding] {
    let typed = Dictionary(grouping: counts.filter { $0.figure == nil }, by: \.number)
    return typed.values.flatMap { uses -> [LintFinding] in
      guard Set(uses.map(\.unit)).count > 1, let first = uses.first else { return [] }
      return uses.filter { $0.unit != first.unit }.prefix(1).map { use in
        finding(
          .warning, use.passage, use.range,
          BilingualText(
            "\(use.number)が「\(first.passage[first.range])」とも「\(use.passage[use.range])」とも書かれています",
            "\(use.number) is written both as “\(first.passage[first.range])” and as “\(use.passage[use.range])”"
          ),
          remedy: BilingualText("件数か人数かを確かめ、単位を揃えてください", "Find out what is counted, and use one unit"))
      }
    }
  }
}
