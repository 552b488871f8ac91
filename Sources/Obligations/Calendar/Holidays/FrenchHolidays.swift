import CaseFile

/// The public holidays of France, without those of Alsace-Moselle and overseas. None is moved from a weekend.
enum FrenchHolidays {
  static let source = "Code du travail, art. L3133-1"

  static func days(in year: Int) -> [Holiday] {
    let easter = CivilDay.easter(year)
    return [
      Holiday(.fixed(year, 1, 1), "元日", "New Year’s Day"),
      Holiday(easter.adding(days: 1), "復活祭の月曜日", "Easter Monday"),
      Holiday(.fixed(year, 5, 1), "メーデー", "Labour Day"),
      Holiday(.fixed(year, 5, 8), "戦勝記念日", "Victory Day"),
      Holiday(easter.adding(days: 39), "昇天祭", "Ascension Day"),
      Holiday(easter.adding(days: 50), "聖霊降臨祭の月曜日", "Whit Monday"),
      Holiday(.fixed(year, 7, 14), "革命記念日", "Bastille Day"),
      Holiday(.fixed(year, 8, 15), "聖母被昇天祭", "Assumption Day"),
      Holiday(.fixed(year, 11, 1), "諸聖人の日", "All Saints’ Day"),
      Holiday(.fixed(year, 11, 11), "休戦記念日", "Armistice Day"),
      Holiday(.fixed(year, 12, 25), "クリスマス", "Christmas Day"),
    ]
  }
}
