public import CaseFile
public import Investigation

/// Days, times and spans in the words of one document: years counted one way throughout, weekdays computed.
public struct DateWords: Sendable {
  /// How Japanese documents count years. English ones always count by our calendar.
  public enum Years: String, Sendable, Codable, CaseIterable {
    /// `平成29年`
    case era
    /// `2017年`
    case western
    /// `平成29年（2017年）`
    case both
  }

  public let language: Language
  public let years: Years

  public init(_ language: Language, years: Years = .era) {
    self.language = language
    self.years = years
  }

  // MARK: - Days

  /// `平成29年2月13日（月）`, `Monday, 13 February 2017`.
  public func day(_ day: CivilDay, weekday: Bool = true) -> String {
    year(day) + monthAndDay(day, weekday: weekday, year: day.year)
  }

  /// The year before a Japanese date; English puts it behind.
  private func year(_ day: CivilDay) -> String {
    guard language == .ja else { return "" }
    let western = "\(day.year)年"
    guard years != .western, let era = JapaneseEra(of: day) else { return western }
    return era.yearWords(of: day) + (years == .both ? "（\(western)）" : "")
  }

  private func monthAndDay(_ day: CivilDay, month: Bool = true, weekday: Bool, year: Int?) -> String {
    switch language {
    case .ja:
      return (month ? "\(day.month)月" : "") + "\(day.day)日"
        + (weekday ? "（\(Self.japanese[day.weekday])）" : "")
    case .en:
      let date =
        "\(day.day)" + (month ? " \(Self.months[day.month - 1])" : "") + (year.map { " \($0)" } ?? "")
      return (weekday ? "\(Self.english[day.weekday]), " : "") + date
    }
  }

  // MARK: - Times

  /// A time with its day: `平成29年1月4日（水）0時15分`, `Wednesday, 4 January 2017, about 12:35`.
  public func time(_ time: FactTime, zone: Bool = false) -> String {
    let words = dateOf(time) + joined(clock(time))
    return zone && !clock(time).isEmpty ? words + self.zone(time) : words
  }

  /// The day, or month, of a time.
  public func dateOf(_ time: FactTime) -> String {
    if let day = time.day { return self.day(day) }
    if case .month(let number, let month) = time.form,
      let first = CivilDay(year: number, month: month, day: 1)
    {
      return language == .ja ? year(first) + "\(month)月" : "\(Self.months[month - 1]) \(number)"
    }
    return language == .ja ? "日時不明" : "at a time not known"
  }

  /// The time of day alone, empty where it is not known: `12時35分頃`, `about 12:35`.
  public func clock(_ time: FactTime) -> String { time.timeOfDayWords(language) }

  private func joined(_ clock: String) -> String {
    clock.isEmpty || language == .ja ? clock : ", " + clock
  }

  /// `（日本時間）`; the zone's own name where it has no word here.
  public func zone(_ time: FactTime) -> String {
    language == .ja ? "（\(zoneName(time.zone.name))）" : " (\(zoneName(time.zone.name)))"
  }

  /// `日本時間` of `Asia/Tokyo`.
  public func zoneName(_ name: String) -> String {
    switch (name, language) {
    case ("Asia/Tokyo", .ja), ("+09:00", .ja): "日本時間"
    case ("Asia/Tokyo", .en), ("+09:00", .en): "Japan time"
    case ("UTC", .ja): "協定世界時"
    case (let name, _): name
    }
  }

  // MARK: - Spans

  /// From one time to another: `平成28年12月22日（木）8時30分から翌23日（金）11時50分まで（日本時間）`. The year and month of the end are
  /// left out where they are those of the beginning, and 翌 stands only before the day that follows.
  public func span(_ from: FactTime, _ to: FactTime) -> String {
    guard let first = from.day, let last = to.day else {
      return language == .ja ? "\(time(from))から\(time(to))まで" : "from \(time(from)) to \(time(to))"
    }
    let hasClock = !clock(from).isEmpty || !clock(to).isEmpty
    if first == last, !hasClock { return day(first) }
    switch language {
    case .ja:
      let sameYear = year(first) == year(last)
      let sameMonth = sameYear && first.month == last.month
      let end =
        if first == last { "同日" } else if sameYear, last.number == first.number + 1 {
          "翌" + monthAndDay(last, month: !sameMonth, weekday: true, year: nil)
        } else {
          (sameYear ? "" : year(last)) + monthAndDay(last, month: !sameMonth, weekday: true, year: nil)
        }
      return time(from) + "から" + end + clock(to) + "まで" + (hasClock ? zone(to) : "")
    case .en:
      return "from \(time(from)) to \(time(to))" + (hasClock ? zone(to) : "")
    }
  }

  /// Days from the first to the last, both counted.
  public static func days(_ from: FactTime, _ to: FactTime) -> Int? {
    guard let first = from.day, let last = to.day, first <= last else { return nil }
    return last.number - first.number + 1
  }

  private static let japanese = ["日", "月", "火", "水", "木", "金", "土"]
  private static let english = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]
}
