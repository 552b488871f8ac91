import CaseFile

/// An era of the Japanese calendar (元号法, Act No. 43 of 1979, and the cabinet orders that name each).
struct JapaneseEra: Sendable, Hashable {
  let name: String
  let initial: Character
  let first: CivilDay

  /// The eras since the Gregorian calendar is used (1873), the newest first.
  static let all: [JapaneseEra] = [
    ("令和", "R", 2019, 5, 1), ("平成", "H", 1989, 1, 8), ("昭和", "S", 1926, 12, 25),
    ("大正", "T", 1912, 7, 30), ("明治", "M", 1873, 1, 1),
  ].compactMap { name, initial, year, month, day in
    CivilDay(year: year, month: month, day: day).map {
      JapaneseEra(name: name, initial: initial, first: $0)
    }
  }

  init(name: String, initial: Character, first: CivilDay) {
    self.name = name
    self.initial = initial
    self.first = first
  }

  init?(_ word: String) {
    guard let era = Self.all.first(where: { $0.name == word || String($0.initial) == word }) else { return nil }
    self = era
  }

  /// The western year of a year of this era; year 1 is 元年.
  func westernYear(_ year: Int) -> Int {
    // Meiji counts from 1868, before the calendar's reform.
    (initial == "M" ? 1868 : first.year) + year - 1
  }

  /// Whether a day lies within it.
  func holds(_ day: CivilDay) -> Bool {
    guard let place = Self.all.firstIndex(of: self), day >= first else { return false }
    return place == 0 || day < Self.all[place - 1].first
  }
}
