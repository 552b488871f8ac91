import YAMLText

/// `group-of-one`: a group of one is one person, whom neighbours, colleagues or they themselves may recognise.
struct GroupOfOneRule: LintRule {
  let id = "group-of-one"
  let summary = BilingualText("一人だけの区分を公表文に書かないこと", "A public text names no group of one")

  func findings(in text: LintText, _ context: LintContext) -> [LintFinding] {
    guard context.audience == .public else { return [] }
    var seen: Set<String> = []
    return text.counts.filter { $0.number == 1 }.compactMap { count in
      guard seen.insert(count.figure ?? "").inserted else { return nil }
      return finding(
        .warning, count.passage, count.range,
        BilingualText("一人だけの区分です。本人が特定されるおそれがあります", "This is a group of one: that person can be recognised"),
        remedy: BilingualText(
          "他の区分と合わせて示すか、数を伏せることを検討してください", "Count it together with another group, or leave the number out"))
    }
  }
}
