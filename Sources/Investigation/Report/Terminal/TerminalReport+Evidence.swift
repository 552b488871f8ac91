import Reconstruction

extension TerminalReport {
  /// The evidence with its hashes, and what was left aside.
  func addEvidence(to page: inout Page) {
    if findings.evidence.isEmpty { page.paragraph(words.label(.none)) }
    let width = labelWidth([.itemHash, .itemContent, .when])
    for item in findings.evidence {
      page.bullet(item.path, mark: "\(item.number).", style: .bold)
      page.hanging(words.label(.itemHash), item.sha256, indent: 5, labelWidth: width)
      page.hanging(
        words.label(.itemContent),
        words.list([item.format, words.bytes(item.bytes), words.lines(item.lines)]), indent: 5,
        labelWidth: width)
      if let first = item.first, let last = item.last {
        page.hanging(words.label(.when), words.span(first, last), indent: 5, labelWidth: width)
      }
    }
    guard !findings.leftAside.isEmpty else { return }
    page.subheading(words.label(.leftAside))
    for input in findings.leftAside {
      page.bullet(words.entry(free(input.path), words.leftAside(input.reason)), indent: 4)
    }
  }
}
