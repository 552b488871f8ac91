import YAMLText

/// `zone`: a text with times of day says in which zone they are, and a period that is named with its zone at one place
/// is so at the others.
struct ZoneRule: LintRule {
  let id = "zone"
  let summary = BilingualText("時刻がどの地域の時間かを示していること", "Times of day say their zone")

  func findings(in text: LintText, _ context: LintContext) -> [LintFinding] {
    let times = text.passages.flatMap { passage in
      DateReader.times(passage).filter { !isDeskHours(passage, $0.range) }.map { (passage, $0) }
    }
    guard let first = times.first else { return [] }
    if text.passages.contains(where: { !$0.matches(Self.blanket).isEmpty }) { return [] }
    let stated = times.filter { passage, time in namesZone(passage, time.range) }
    if stated.isEmpty {
      return [
        finding(
          context.hasReadersAbroad ? .error : .warning, first.0, first.1.range,
          BilingualText("時刻がどの地域の時間か示されていません", "No time of day says its zone"),
          remedy: BilingualText(
            "最初の時刻に「（日本時間）」などと添えるか、文書全体の断りを入れてください",
            "Add it to the first time, or say once for all times of the document"))
      ]
    }
    return uneven(text)
  }

  private static var blanket: Regex<Substring> {
    #/時刻は(?:すべて|全て|いずれも)|[Aa]ll times (?:are|in)|[Tt]imes are (?:given )?in/#
  }

  private static var zone: Regex<Substring> {
    #/日本時間|協定世界時|現地時間|標準時|時間帯|JST|UTC|GMT|CES?T|[EP][SD]T|[A-Z][a-z]+ time|[A-Z][a-z]+\/[A-Z][a-z]+/#
  }

  private func namesZone(_ passage: LintPassage, _ range: Range<Int>) -> Bool {
    let sentence = passage.sentence(at: range.lowerBound)
    return passage.matches(Self.zone).contains { sentence.contains($0.range.lowerBound) }
  }

  private func isDeskHours(_ passage: LintPassage, _ range: Range<Int>) -> Bool {
    passage.folded(passage.sentence(at: range.lowerBound)).contains(#/平日|受付時間|営業時間|weekday|hours/#)
  }

  /// Periods 「…から…まで」 that stand once with and once without their zone.
  private func uneven(_ text: LintText) -> [LintFinding] {
    let period =
      #/[0-9]{1,2} ?月 ?[0-9]{1,2} ?日[^。、]{0,5}?[0-9]{1,2} ?時(?: ?[0-9]{1,2} ?分)?から[^。、]{0,20}?[0-9]{1,2} ?時(?: ?[0-9]{1,2} ?分)?まで/#
    var seen: [(passage: LintPassage, range: Range<Int>, written: String, hasZone: Bool)] = []
    for passage in text.passages {
      for (range, output) in passage.matches(period) {
        let behind = passage.folded(range.lowerBound..<min(range.upperBound + 16, passage.characters.count))
        let hasZone = behind.contains(Self.zone)
        seen.append((passage, range, output.filter { !$0.isWhitespace }, hasZone))
      }
    }
    return seen.filter { use in !use.hasZone && seen.contains { $0.written == use.written && $0.hasZone } }
      .map { use in
        finding(
          .warning, use.passage, use.range,
          BilingualText(
            "同じ期間が、別の箇所では「日本時間」などと示され、ここでは示されていません",
            "The same period has its zone at another place, and none here"),
          remedy: BilingualText("ここにも添えてください", "Add it here too"))
      }
  }
}
