public import CaseFile
public import YAMLText

/// Which days are open and which are closed, for whom, and why.
///
/// Holidays are computed from the rules of the law, not looked up, for the years in ``years``. Outside of these only
/// weekends are known; a ``Deadline`` says so where it matters.
///
/// What is not here, because no clock of the rule packs needs it: holidays of the Japanese prefectures (there are
/// none), of the German Länder, Alsace-Moselle, Scotland, Northern Ireland and of the states of the USA; the days on
/// which the institutions of the European Union are closed, which they publish year by year; Korea and Singapore, whose
/// periods run in hours and calendar days and whose lunar holidays are announced, not computed; Australia, whose law
/// sets no business days.
public struct BusinessCalendar: Sendable, Hashable {
  /// The calendars that a rule can name.
  public enum ID: String, Sendable, CaseIterable, Codable {
    /// Japan: Saturdays, Sundays and national holidays.
    case japan = "jp"
    /// Japanese government offices: also 29 December to 3 January.
    case japanGovernment = "jp-government"
    /// Japanese banks: also 31 December to 3 January.
    case japanBanks = "jp-banks"
    case germany = "de"
    case france = "fr"
    case ireland = "ie"
    case netherlands = "nl"
    case belgium = "be"
    case englandWales = "gb-eng"
    /// The federal holidays of the USA.
    case unitedStates = "us-federal"
    /// Business days of the Securities and Exchange Commission.
    case sec = "us-sec"
    /// Saturdays and Sundays only: where nobody says which holidays count.
    case weekends = "weekends"
  }

  /// The calendar that the rules are of.
  public let id: ID
  /// Days that are closed beside those of the rules, each with its name.
  public let added: [CivilDay: BilingualText]

  /// - Parameter added: days that are closed as well: of a contract, a counterparty, the company.
  public init(_ id: ID, added: [CivilDay: BilingualText] = [:]) {
    self.id = id
    self.added = added
  }

  /// What closes a day; nil where it is open.
  ///
  /// - Complexity: some twenty holidays of a year are computed.
  public func closure(on day: CivilDay) -> Closure? {
    func closed(_ reason: Closure.Reason, _ name: BilingualText, isForecast: Bool = false) -> Closure {
      Closure(day: day, reason: reason, name: name, isForecast: isForecast)
    }
    if let holiday = unordered(in: day.year).first(where: { $0.day == day }) {
      return closed(.holiday, holiday.name, isForecast: holiday.isForecast)
    }
    if let name = added[day] { return closed(.added, name) }
    if let name = closingDays(at: day) { return closed(.closingDay, name) }
    if day.isWeekday(.saturday) {
      return closed(.saturday, BilingualText(japanese: "土曜日", english: "Saturday"))
    }
    if day.isWeekday(.sunday) {
      return closed(.sunday, BilingualText(japanese: "日曜日", english: "Sunday"))
    }
    return nil
  }

  public func isOpen(_ day: CivilDay) -> Bool { closure(on: day) == nil }

  /// The holidays of a year in order, those on weekends included; none outside ``years``.
  public func holidays(in year: Int) -> [Holiday] {
    unordered(in: year).sorted { ($0.day, $0.name.english) < ($1.day, $1.name.english) }
  }

  private func unordered(in year: Int) -> [Holiday] {
    guard years.contains(year) else { return [] }
    return switch id {
    case .japan, .japanGovernment, .japanBanks: JapaneseHolidays.days(in: year)
    case .germany: GermanHolidays.days(in: year)
    case .france: FrenchHolidays.days(in: year)
    case .ireland: IrishHolidays.days(in: year)
    case .netherlands: DutchHolidays.days(in: year)
    case .belgium: BelgianHolidays.days(in: year)
    case .englandWales: EnglishHolidays.days(in: year)
    case .unitedStates, .sec: AmericanHolidays.days(in: year)
    case .weekends: []
    }
  }

  /// Days that an office is closed though no law calls them holidays.
  private func closingDays(at day: CivilDay) -> BilingualText? {
    switch (id, day.month, day.day) {
    case (.japanGovernment, 12, 29...), (.japanGovernment, 1, ...3):
      BilingualText(japanese: "行政機関の年末年始の休日", english: "year-end closing of government offices")
    case (.japanBanks, 12, 31), (.japanBanks, 1, ...3):
      BilingualText(japanese: "銀行の年末年始の休業日", english: "year-end closing of banks")
    default: nil
    }
  }
}
