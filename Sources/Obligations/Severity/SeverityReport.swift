import CaseFile
import Exposure
import Investigation
import YAMLText

/// How severe it is for each group of people, for a terminal.
struct SeverityReport {
  private let list: SeverityList
  private let language: Language

  init(_ list: SeverityList, language: Language) {
    self.list = list
    self.language = language
  }

  func add(to page: inout Page) {
    page.heading(said("影響の大きさ（対象者の区分ごと）", "How severe it is, for each group of people"))
    if list.entries.isEmpty {
      page.paragraph(said("対象者がまだ数えられていません。", "Nobody was counted yet."))
      return
    }
    page.paragraph(
      said(
        "ENISA方式（SE = DPC × EI + CB）と、JNSAの想定損害賠償額です。判断の目安であり、実際の請求額ではありません。",
        "By ENISA's method (SE = DPC × EI + CB), and in JNSA's assumed damages: for planning, not what anybody claims."
      ),
      style: .faint)
    for entry in list.entries { add(entry, to: &page) }
  }

  private func add(_ entry: SeverityList.Entry, to page: inout Page) {
    let severity = entry.severity
    page.subheading(
      said(
        "\(severity.band.words.japanese)  SE \(number(severity.score))  \(entry.people.grouped)人",
        "\(severity.band.words.english)  SE \(number(severity.score))  \(entry.people.grouped) people"))
    let names = entry.classes.map { id in
      let known = DataClass.wellKnown.first { $0.id == id }
      return (language == .ja ? known?.japanese : known?.english) ?? id
    }
    page.hanging(said("項目", "Data"), names.joined(separator: said("、", ", ")), indent: 4, labelWidth: 10)
    for (place, factor) in severity.factors.enumerated() where factor.value > 0 {
      page.hanging(
        place == 0 ? "SE" : "",
        "\(factor.kind.words.text(language)) \(number(factor.value)) – \(factor.reason.text(language))",
        indent: 4,
        labelWidth: 10)
    }
    for flag in severity.flags { page.hanging("", flag.words.text(language), indent: 4, labelWidth: 10) }
    if !severity.unassessed.isEmpty {
      page.hanging(
        said("要判断", "Judge"), severity.unassessed.joined(separator: ", "), indent: 4, labelWidth: 10,
        style: .caution)
    }
    let total = entry.damages.total.map { said("、合計 \($0.grouped)円", ", \($0.grouped) yen in all") } ?? ""
    page.hanging(
      "JNSA",
      said("1人当たり \(entry.damages.perPerson.grouped)円", "\(entry.damages.perPerson.grouped) yen a person")
        + total,
      indent: 4, labelWidth: 10)
  }

  /// With up to two decimals: 1.75, 5.
  private func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let (whole, rest) = (hundredths / 100, hundredths % 100)
    if rest == 0 { return "\(whole)" }
    return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest.zeroPadded(2))"
  }

  private func said(_ japanese: String, _ english: String) -> String { language == .ja ? japanese : english }
}
