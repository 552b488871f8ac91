import CaseFile

/// The holidays that all German Länder share. Those of single Länder (Epiphany, Corpus Christi, All Saints and others)
/// are not in it: a period that ends on one of them may end later than computed, never earlier.
enum GermanHolidays {
  static let source = "Feiertagsgesetze der Länder; Einigungsvertrag Art. 2 Abs. 2"

  static func days(in year: Int) -> [Holiday] {
    let easter = CivilDay.easter(year)
    let days = [
      Holiday(.fixed(year, 1, 1), "元日", "New Year’s Day"),
      Holiday(easter.adding(days: -2), "聖金曜日", "Good Friday"),
      Holiday(easter.adding(days: 1), "復活祭の月曜日", "Easter Monday"),
      Holiday(.fixed(year, 5, 1), "メーデー", "Labour Day"),
      Holiday(easter.adding(days: 39), "昇天祭", "Ascension Day"),
      Holiday(easter.adding(days: 50), "聖霊降臨祭の月曜日", "Whit Monday"),
      Holiday(.fixed(year, 10, 3), "ドイツ統一の日", "Day of German Unity"),
      Holiday(.fixed(year, 12, 25), "クリスマス（第1日）", "Christmas Day"),
      Holiday(.fixed(year, 12, 26), "クリスマス（第2日）", "Second Day of Christmas"),
    ]
    // All Länder kept it once, for the 500th year.
    return year == 2017 ? days + [Holiday(.fixed(2017, 10, 31), "宗教改革記念日", "Reformation Day")] : days
  }
}
