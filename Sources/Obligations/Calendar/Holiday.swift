public import CaseFile
public import YAMLText

/// A day that the law makes a holiday.
public struct Holiday: Sendable, Hashable {
  public let day: CivilDay
  /// What it is called: `成人の日`, `Coming of Age Day`.
  public let name: BilingualText
  /// Whether the date is computed ahead of its official announcement, and so may still change.
  public let isForecast: Bool

  init(_ day: CivilDay, _ japanese: String, _ english: String, isForecast: Bool = false) {
    self.day = day
    self.name = BilingualText(japanese: japanese, english: english)
    self.isForecast = isForecast
  }

  /// The same holiday, kept on another day because its own falls on a weekend.
  func observed(on day: CivilDay) -> Holiday {
    Holiday(day, name.japanese + "（振替）", name.english + " (observed)", isForecast: isForecast)
  }
}
