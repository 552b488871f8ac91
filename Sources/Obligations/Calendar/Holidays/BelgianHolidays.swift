import CaseFile

/// The ten legal holidays of Belgium on their own dates.
enum BelgianHolidays {
  static let source = "Loi du 4 janvier 1974 relative aux jours fériés; arrêté royal du 18 avril 1974, art. 1"

  static func days(in year: Int) -> [Holiday] {
    let easter = CivilDay.easter(year)
    return [
      Holiday(.fixed(year, 1, 1), "元日", "New Year’s Day"),
      Holiday(easter.adding(days: 1), "復活祭の月曜日", "Easter Monday"),
      Holiday(.fixed(year, 5, 1), "メーデー", "Labour Day"),
      Holiday(easter.adding(days: 39), "昇天祭", "Ascension Day"),
      Holiday(easter.adding(days: 50), "聖霊降臨祭の月曜日", "Whit Monday"),
      Holiday(.fixed(year, 7, 21), "建国記念日", "National Day"),
      Holiday(.fixed(year, 8, 15), "聖母被昇天祭", "Assumption Day"),
      Holiday(.fixed(year, 11, 1), "諸聖人の日", "All Saints’ Day"),
      Holiday(.fixed(year, 11, 11), "休戦記念日", "Armistice Day"),
      Holiday(.fixed(year, 12, 25), "クリスマス", "Christmas Day"),
    ]
  }
}
