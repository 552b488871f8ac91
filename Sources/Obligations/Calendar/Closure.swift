public import CaseFile
public import YAMLText

/// Why a calendar has a day closed.
public struct Closure: Sendable, Hashable {
  /// What closes it. A holiday on a Sunday is told as the holiday.
  public enum Reason: Sendable, Hashable {
    case saturday, sunday
    case holiday
    /// Days on which an office is closed though they are no holidays, such as the turn of the year.
    case closingDay
    /// A day that was added to the calendar: by a contract, a counterparty, the company.
    case added
  }

  public let day: CivilDay
  public let reason: Reason
  /// The name of the day: `土曜日`, `成人の日`; `Saturday`, `Coming of Age Day`.
  public let name: BilingualText
  /// Whether it rests on a date that is computed ahead of its official announcement.
  public let isForecast: Bool

  /// `2017年3月4日(土)（土曜日）`, `Sat 4 Mar 2017 (Saturday)`.
  public var words: BilingualText {
    let day = day.words
    guard reason == .holiday || reason == .closingDay || reason == .added else { return day }
    return BilingualText(
      japanese: "\(day.japanese)（\(name.japanese)）", english: "\(day.english) (\(name.english))")
  }
}
