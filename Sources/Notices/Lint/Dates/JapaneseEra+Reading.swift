import CaseFile

extension JapaneseEra {
  /// By its name or, as people abbreviate it, its initial: 平成, H.
  init?(reading word: String) {
    guard let era = Self.all.first(where: { $0.japanese == word || $0.english.prefix(1) == word }) else {
      return nil
    }
    self = era
  }

  /// The year of our calendar that a year of the era is.
  func westernYear(_ year: Int) -> Int { firstYear + year - 1 }

  /// Whether a day lies within it.
  func holds(_ day: CivilDay) -> Bool { JapaneseEra(of: day) == self }
}
