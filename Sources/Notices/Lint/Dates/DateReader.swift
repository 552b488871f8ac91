import CaseFile

/// Finds the dates of a text and works out which days they mean.
///
/// A date without a year is of the year that puts it nearest to the document's own date; one without a month, such as
/// 「翌23日」, of the month of the date before it.
struct DateReader {
  private(set) var mentions: [DateMention] = []
  /// The document's date: as given, else of its paragraph of that role, else the first with a year.
  private(set) var own: CivilDay?

  init(_ text: LintText, date: CivilDay?) {
    var raw: [DateMention] = []
    for passage in text.passages {
      raw += (text.isJapanese ? Self.japanese(passage) : Self.english(passage)) + Self.numeric(passage)
    }
    raw.sort { ($0.passage, $0.range.lowerBound) < ($1.passage, $1.range.lowerBound) }
    own = date ?? Self.firstDate(raw)
    var lastYear = own?.year
    var last: CivilDay?
    for mention in raw {
      var mention = mention
      resolve(&mention, lastYear: lastYear, last: last)
      if let day = mention.day {
        last = day
        if mention.namesYear { lastYear = day.year }
      }
      mentions.append(mention)
    }
  }

  /// Days within which a date without a year is looked for.
  private static let reach = 200

  private static func firstDate(_ mentions: [DateMention]) -> CivilDay? {
    guard let mention = mentions.first(where: \.namesYear), let year = mention.westernYear else { return nil }
    return CivilDay(year: year, month: mention.month ?? 0, day: mention.dayOfMonth)
  }

  private func resolve(_ mention: inout DateMention, lastYear: Int?, last: CivilDay?) {
    if let year = mention.westernYear, let month = mention.month {
      mention.day = CivilDay(year: year, month: month, day: mention.dayOfMonth)
      return
    }
    guard let month = mention.month else {
      guard let last else { return }
      mention.day = CivilDay(year: last.year, month: last.month, day: mention.dayOfMonth)
      // Past the end of the month: 「31日…翌1日」.
      if mention.dayOfMonth < last.day, mention.isNext {
        let next = last.month == 12 ? (last.year + 1, 1) : (last.year, last.month + 1)
        mention.day = CivilDay(year: next.0, month: next.1, day: mention.dayOfMonth)
      }
      return
    }
    var years = [lastYear, own?.year].compactMap(\.self)
    if let own { years += [own.year - 1, own.year + 1] }
    let days = years.compactMap { CivilDay(year: $0, month: month, day: mention.dayOfMonth) }
    guard let own else {
      mention.candidates = years
      mention.day = days.first
      return
    }
    // A notice does not speak of a day so far off without its year.
    let near = days.filter { abs($0.number - own.number) <= Self.reach }
    mention.candidates = (near.isEmpty ? days : near).map(\.year)
    mention.day = days.min { abs($0.number - own.number) < abs($1.number - own.number) }
  }
}

/// Reads numbers that a pattern has checked.
extension Substring {
  var number: Int? { Int(self) }
}
