extension DateReader {
  private static let weekdays: [Character] = ["日", "月", "火", "水", "木", "金", "土"]

  static func weekday(_ text: Substring?) -> Int? {
    text?.first.flatMap { weekdays.firstIndex(of: $0) }
  }

  /// 「平成29年1月31日(火)」「2017年(平成29年)2月13日」「1月4日」「翌23日(金)」「27日」 behind a date or ～.
  static func japanese(_ passage: LintPassage) -> [DateMention] {
    let whole =
      #/(?:(?:(令和|平成|昭和|大正|明治|[RHS]) ?(元|[0-9]{1,2})|([0-9]{4})) ?年 ?(?:\((?:(令和|平成|昭和|大正|明治) ?(元|[0-9]{1,2})|([0-9]{4})) ?年\) ?)?)?([0-9]{1,2}) ?月 ?([0-9]{1,2})(?: ?(日)(?!間|目|以内|程度))?(?: ?\( ?([日月火水木金土])(?:曜日?)?(?:・祝日?)? ?\))?/#
    var found: [DateMention] = []
    for (range, output) in passage.matches(whole) {
      guard let day = output.8.number, let month = output.7.number else { continue }
      let next = range.upperBound < passage.characters.count ? passage.characters[range.upperBound] : "。"
      let isIncomplete = output.9 == nil && (output.10 != nil || "、。にはからまでとよ,".contains(next))
      guard output.9 != nil || isIncomplete else { continue }
      found.append(
        DateMention(
          passage: passage.number, range: range,
          year: year(output.1, output.2, output.3, output.4, output.5, output.6),
          month: month, dayOfMonth: day, weekday: weekday(output.10), lacksDayWord: isIncomplete,
          isNext: false))
    }
    let dayOnly =
      #/(翌|同月|~|-|、|から) ?([0-9]{1,2}) ?日(?!間|目|以内|程度|を要)(?: ?\( ?([日月火水木金土])(?:曜日?)?(?:・祝日?)? ?\))?/#
    for (range, output) in passage.matches(dayOnly) {
      let isInside = found.contains { $0.range.overlaps(range) }
      // Apart from 翌, a bare day belongs to the date right before it: 「23日、24日」; otherwise it is a number of days.
      let follows = found.contains { $0.range.upperBound == range.lowerBound }
      guard !isInside, follows || output.1 == "翌" || output.1 == "同月", let day = output.2.number else {
        continue
      }
      found.append(
        DateMention(
          passage: passage.number, range: range, year: .none, month: nil, dayOfMonth: day,
          weekday: weekday(output.3), lacksDayWord: false, isNext: output.1 == "翌"))
    }
    return found
  }

  private static func year(
    _ era: Substring?, _ number: Substring?, _ western: Substring?, _ era2: Substring?,
    _ number2: Substring?, _ western2: Substring?
  ) -> DateMention.Year {
    let named = (era ?? era2).flatMap { JapaneseEra(reading: String($0)) }
    let count = (number ?? number2).flatMap { $0 == "元" ? 1 : $0.number }
    switch (named, count, (western ?? western2)?.number) {
    case (let era?, let count?, let western?): return .both(era, count, western: western)
    case (let era?, let count?, nil): return .era(era, count)
    case (_, _, let western?): return .western(western)
    default: return .none
    }
  }

  /// 「12時35分」「00:15」, in any language.
  static func times(_ passage: LintPassage) -> [TimeMention] {
    let pattern = #/(午前|午後)? ?([0-9]{1,2}) ?(?::([0-9]{2})(?![0-9:])|時(?!間)(?: ?([0-9]{1,2}) ?分)?)/#
    return passage.matches(pattern, notAfter: "0123456789:").compactMap { range, output in
      guard let hour = output.2.number, hour <= 29 else { return nil }
      let minute = (output.3 ?? output.4)?.number ?? 0
      guard minute < 60 else { return nil }
      let isAfternoon = output.1 == "午後" && hour < 12
      return TimeMention(range: range, minutes: (hour + (isAfternoon ? 12 : 0)) * 60 + minute)
    }
  }
}
