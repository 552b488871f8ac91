extension DateReader {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  private static let days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]

  /// “Fri 23 Dec 2016”, “Friday, 23 December”, “December 23, 2016 (Friday)”.
  static func english(_ passage: LintPassage) -> [DateMention] {
    let dayFirst =
      #/(?:\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,? )?(?:the )?\b([0-9]{1,2})(?:st|nd|rd|th)? (?:of )?(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?:,? ([0-9]{4})\b)?(?: \((Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\))?/#
    let monthFirst =
      #/(?:\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,? )?\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? ([0-9]{1,2})(?:st|nd|rd|th)?\b(?![0-9:])(?:,? ([0-9]{4})\b)?(?: \((Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\))?/#
    var found: [DateMention] = []
    for (range, output) in passage.matches(dayFirst) {
      found += mention(passage, range, output.2, output.3, output.4, output.1 ?? output.5)
    }
    for (range, output) in passage.matches(monthFirst)
    where !found.contains(where: { $0.range.overlaps(range) }) {
      found += mention(passage, range, output.3, output.2, output.4, output.1 ?? output.5)
    }
    return found
  }

  private static func mention(
    _ passage: LintPassage, _ range: Range<Int>, _ day: Substring, _ month: Substring, _ year: Substring?,
    _ weekday: Substring?
  ) -> [DateMention] {
    guard let day = day.number, let month = months.firstIndex(of: month.lowercased()) else { return [] }
    return [
      DateMention(
        passage: passage.number, range: range, year: year?.number.map { .western($0) } ?? .none,
        month: month + 1,
        dayOfMonth: day, weekday: weekday.flatMap { days.firstIndex(of: $0.lowercased()) },
        lacksDayWord: false, isNext: false)
    ]
  }

  /// “2016-12-23”, “2016/12/23(金)”, in any language.
  static func numeric(_ passage: LintPassage) -> [DateMention] {
    let pattern =
      #/([0-9]{4})([-\/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9\/-])(?: ?\( ?(?:([日月火水木金土])(?:曜日?)?|(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*) ?\))?/#
    return passage.matches(pattern, notAfter: "0123456789/-").compactMap { range, output in
      guard let year = output.1.number, let month = output.3.number, let day = output.4.number else {
        return nil
      }
      let weekday = DateReader.weekday(output.5) ?? output.6.flatMap { days.firstIndex(of: $0.lowercased()) }
      return DateMention(
        passage: passage.number, range: range, year: .western(year), month: month, dayOfMonth: day,
        weekday: weekday, lacksDayWord: false, isNext: false)
    }
  }
}
