import CaseFile
import Documents
import YAMLText

/// `chronology`: in the course of events, dates follow one another: passages that begin with a date, three or more in a
/// row, and the times within one day.
struct ChronologyRule: LintRule {
  let id = "chronology"
  let summary = BilingualText(
    "経緯の日付と時刻が順に並んでいること", "In the course of events dates and times follow one another")

  func findings(in text: LintText, _ context: LintContext) -> [LintFinding] {
    let reader = DateReader(text, date: context.date)
    let byPassage = Dictionary(grouping: reader.mentions, by: \.passage)
    var found: [LintFinding] = []
    var row: [(LintPassage, DateMention, CivilDay)] = []
    for passage in text.passages {
      if case .cell(let column, heading: _) = passage.place, column > 0 { continue }
      if let mention = byPassage[passage.number]?.first, mention.range.lowerBound <= 2, mention.month != nil,
        let day = mention.day
      {
        row.append((passage, mention, day))
      } else if passage.place == .heading {
        found += unordered(row)
        row = []
      }
      found += times(passage, byPassage[passage.number] ?? [])
    }
    return found + unordered(row)
  }

  private func unordered(_ row: [(LintPassage, DateMention, CivilDay)]) -> [LintFinding] {
    guard row.count >= 3 else { return [] }
    return zip(row, row.dropFirst()).filter { $0.2 > $1.2 }.map { _, late in
      finding(
        .warning, late.0, late.1.range,
        BilingualText(
          "「\(late.0[late.1.range])」が、前の項目より前の日付です", "“\(late.0[late.1.range])” is before the date above it"),
        remedy: BilingualText("順に並べ直すか、日付を直してください", "Put it in its place, or correct the date"))
    }
  }

  /// 「同日」 with a time: later than the time before it.
  private func times(_ passage: LintPassage, _ dates: [DateMention]) -> [LintFinding] {
    let times = DateReader.times(passage)
    return passage.matches(#/同日 ?(?=[0-9])/#).compactMap { range, _ in
      guard let time = times.first(where: { $0.range.lowerBound >= range.lowerBound }),
        let before = times.last(where: { $0.range.upperBound <= range.lowerBound }),
        time.minutes < before.minutes,
        !dates.contains(where: {
          $0.range.lowerBound > before.range.lowerBound && $0.range.upperBound <= range.lowerBound
        }),
        !isInBrackets(passage, before.range)
      else { return nil }
      return finding(
        .warning, passage, time.range,
        BilingualText("同じ日の時刻が前後しています", "Times of the same day are out of order"),
        remedy: BilingualText("順に並べ直すか、時刻を直してください", "Put them in order, or correct the time"))
    }
  }

  private func isInBrackets(_ passage: LintPassage, _ range: Range<Int>) -> Bool {
    let before = passage.characters[..<range.lowerBound]
    return before.count { $0 == "(" } > before.count { $0 == ")" }
  }
}
