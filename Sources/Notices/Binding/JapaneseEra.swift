public import CaseFile

/// An era of the Japanese calendar, as documents count years by.
///
/// Source: 元号法（昭和54年法律第43号）and the cabinet orders under it; for Meiji to Showa the imperial edicts. Days before
/// 1 January 1873 followed the lunisolar calendar and have no era here.
public struct JapaneseEra: Sendable, Hashable {
  public let japanese: String
  public let english: String
  /// The first day of the era.
  let first: CivilDay
  /// The year of our calendar that is the era's first.
  let firstYear: Int

  private init?(_ japanese: String, _ english: String, _ year: Int, _ month: Int, _ day: Int, firstYear: Int)
  {
    guard let first = CivilDay(year: year, month: month, day: day) else { return nil }
    self.japanese = japanese
    self.english = english
    self.first = first
    self.firstYear = firstYear
  }

  /// The latest first.
  public static let all = [
    JapaneseEra("令和", "Reiwa", 2019, 5, 1, firstYear: 2019),
    JapaneseEra("平成", "Heisei", 1989, 1, 8, firstYear: 1989),
    JapaneseEra("昭和", "Showa", 1926, 12, 25, firstYear: 1926),
    JapaneseEra("大正", "Taisho", 1912, 7, 30, firstYear: 1912),
    JapaneseEra("明治", "Meiji", 1873, 1, 1, firstYear: 1868),
  ].compactMap(\.self)

  /// The era of a day; nil before 1873.
  public init?(of day: CivilDay) {
    guard let era = Self.all.first(where: { $0.first <= day }) else { return nil }
    self = era
  }

  /// The year of the era, 1 for its first.
  public func year(of day: CivilDay) -> Int { day.year - firstYear + 1 }

  /// `平成29年`, `令和元年`.
  public func yearWords(of day: CivilDay) -> String {
    let year = year(of: day)
    return "\(japanese)\(year == 1 ? "元" : String(year))年"
  }
}
