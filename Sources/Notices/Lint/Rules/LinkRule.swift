import YAMLText

/// `link`: a letter or mail to people who are being phished holds no link: they were just told not to follow any.
struct LinkRule: LintRule {
  let id = "link"
  let summary = BilingualText(
    "フィッシングの対象となった方への連絡にリンクを入れないこと", "Letters to people who are being phished hold no links")

  func findings(in text: LintText, _ context: LintContext) -> [LintFinding] {
    guard context.isLetter, context.hasPhishing else { return [] }
    return text.passages.flatMap { passage -> [LintFinding] in
      let typed = passage.matches(#/(?:https?:\/\/|www\.)[^ 。、)>]+/#).map(\.range)
      let ranges =
        passage.links.map(\.range)
        + typed.filter { range in !passage.links.contains { $0.range.overlaps(range) } }
      return ranges.map { range in
        finding(
          .error, passage, range,
          BilingualText(
            "フィッシングが確認されている事案の個別連絡にリンクがあります", "A link in a letter to people who are being phished"),
          remedy: BilingualText(
            "リンクを外し、公式サイトを自分で開いて確認するよう案内してください",
            "Leave it out; ask readers to open the official site themselves"))
      }
    }
  }
}
