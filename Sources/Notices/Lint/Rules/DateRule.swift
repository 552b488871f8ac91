import CaseFile
import YAMLText

/// `date`: each date is one that the calendar has, is written in full, and bears the weekday that it fell on; a year of
/// an era is the western year beside it; 翌 stands before the next day only.
struct DateRule: LintRule {
  let id = "date"
  let summary = BilingualText(
    "日付が実在し、省略なく書かれ、曜日・元号・西暦が一致すること",
    "Dates exist, are written in full, and agree with their weekday and year")

  func findings(in text: LintText, _ context: LintContext) -> [LintFinding] {
    let reader = DateReader(text, date: context.date)
    var found: [LintFinding] = []
    var previous: DateMention?
    for mention in reader.mentions {
      let passage = text.passages[mention.passage - 1]
      found += problems(of: mention, after: previous, passage)
      previous = mention
    }
    return found
  }

  private func problems(of mention: DateMention, after previous: DateMention?, _ passage: LintPassage)
    -> [LintFinding]
  {
    let written = passage[mention.range]
    func error(_ message: BilingualText, _ remedy: BilingualText) -> LintFinding {
      finding(.error, passage, mention.range, message, remedy: remedy)
    }
    var found: [LintFinding] = []
    if mention.lacksDayWord {
      found.append(
        error(
          BilingualText("日付「\(written)」に「日」がありません", "The date “\(written)” is incomplete"),
          BilingualText("「日」を補ってください", "Write it in full")))
    }
    found += years(of: mention, error)
    guard let day = mention.day else {
      guard mention.month != nil || mention.dayOfMonth > 31 else { return found }
      return found + [
        error(
          BilingualText("「\(written)」という日はありません", "There is no day “\(written)”"),
          BilingualText("暦で確かめてください", "Look into a calendar"))
      ]
    }
    if !mention.weekdayFits {
      let right = Self.weekdays[day.weekday]
      found.append(
        error(
          BilingualText(
            "「\(written)」の曜日が違います（\(day.year)年\(day.month)月\(day.day)日は\(right.japanese)曜日）",
            "“\(written)” has the wrong weekday: \(day.text) was a \(right.english)"),
          BilingualText("日付か曜日を直してください", "Correct the date or the weekday")))
    }
    if mention.isNext, let before = previous?.day, day.number != before.number + 1 {
      found.append(
        error(
          BilingualText(
            "「\(written)」は前の日付の翌日ではありません", "“\(written)” is not the day after the date before it"),
          BilingualText("「翌」を外すか、日付を直してください", "Leave 翌 out, or correct the date")))
    }
    return found
  }

  private func years(of mention: DateMention, _ error: (BilingualText, BilingualText) -> LintFinding)
    -> [LintFinding]
  {
    let era: JapaneseEra
    let number: Int
    switch mention.year {
    case .era(let named, let count): (era, number) = (named, count)
    case .both(let named, let count, let western):
      (era, number) = (named, count)
      if era.westernYear(number) != western {
        return [
          error(
            BilingualText(
              "\(era.japanese)\(number)年は\(era.westernYear(number))年で、\(western)年ではありません",
              "\(era.english) \(number) is \(era.westernYear(number)), not \(western)"),
            BilingualText("元号の年か西暦を直してください", "Correct one of the two years"))
        ]
      }
    case .none, .western: return []
    }
    guard let day = mention.day, !era.holds(day) else { return [] }
    return [
      error(
        BilingualText(
          "\(era.japanese)\(number)年のその日は、\(era.japanese)ではありません",
          "That day does not lie in the era \(era.english)"),
        BilingualText("元号を確かめてください", "Look up the era of that day"))
    ]
  }

  private static let weekdays = [
    BilingualText("日", "Sunday"), BilingualText("月", "Monday"), BilingualText("火", "Tuesday"),
    BilingualText("水", "Wednesday"), BilingualText("木", "Thursday"), BilingualText("金", "Friday"),
    BilingualText("土", "Saturday"),
  ]
}
