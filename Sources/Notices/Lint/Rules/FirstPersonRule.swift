import YAMLText

/// `first-person`: the company calls itself 弊社 or 当社 or 小社 in one document, not by turns.
struct FirstPersonRule: LintRule {
  let id = "first-person"
  let summary = BilingualText("自社の呼び方（弊社・当社）が揃っていること", "The company calls itself by one word")

  func findings(in text: LintText, _ context: LintContext) -> [LintFinding] {
    guard text.isJapanese else { return [] }
    let uses = text.passages.flatMap { passage in
      passage.matches(#/弊社|当社|小社/#).map { (passage, $0.range, String($0.output)) }
    }
    let counts = Dictionary(grouping: uses, by: \.2).mapValues(\.count)
    guard counts.count > 1, let right = uses.first(where: { counts[$0.2] == counts.values.max() })?.2 else {
      return []
    }
    return uses.filter { $0.2 != right }.map { passage, range, word in
      finding(
        .warning, passage, range,
        BilingualText(
          "自社を「\(word)」とも「\(right)」とも呼んでいます", "The company is “\(word)” here and “\(right)” elsewhere"),
        remedy: BilingualText("「\(right)」に統一してください", "Write “\(right)” throughout"))
    }
  }
}
