import CaseFile
import YAMLText

/// The national holidays of Japan by the rules of 国民の祝日に関する法律, in its versions since 2007.
///
/// Each rule is applied by its year: the Happy Mondays; 山の日 since 2016; the Emperor's birthday on 23 December until
/// 2018, on none in 2019 and on 23 February since 2020; スポーツの日 in place of 体育の日 since 2020; the accession and the
/// enthronement of 2019, with the days between that became holidays; the moves of 2020 and 2021 for the Olympic Games.
///
/// The equinoxes follow the formula by which the Almanac Office of the Hydrographic Department (『新こよみ便利帳』)
/// predicts them for 1980 to 2099. What counts in law is the calendar that the National Astronomical Observatory
/// publishes in the gazette each February for the year after; those after ``gazettedThrough`` are forecasts here.
enum JapaneseHolidays {
  /// From the year in which 昭和の日 and the present rule of substitute holidays came in, to the formula's end.
  static let years = 2007...2099

  /// The last year whose equinoxes are announced, as far as this program knows: 令和9年暦要項, gazette of 2 February 2026.
  static let gazettedThrough = 2027

  static let source = "国民の祝日に関する法律（昭和23年法律第178号）第2条・第3条"

  /// All holidays of a year, with substitute holidays (art. 3 par. 2) and days between two holidays (art. 3 par. 3).
  static func days(in year: Int) -> [Holiday] {
    let named = named(in: year)
    let holidays = Set(named.map(\.day))
    return named + substitutes(of: named, holidays) + between(named, holidays)
  }

  /// The days that art. 2 and the special acts name.
  private static func named(in year: Int) -> [Holiday] {
    func on(_ month: Int, _ day: Int) -> CivilDay { .fixed(year, month, day) }
    let isForecast = year > gazettedThrough
    var days = [
      Holiday(on(1, 1), "元日", "New Year’s Day"),
      Holiday(.nth(2, .monday, year, 1), "成人の日", "Coming of Age Day"),
      Holiday(on(2, 11), "建国記念の日", "National Foundation Day"),
      Holiday(on(3, vernalEquinox(year)), "春分の日", "Vernal Equinox Day", isForecast: isForecast),
      Holiday(on(4, 29), "昭和の日", "Showa Day"),
      Holiday(on(5, 3), "憲法記念日", "Constitution Memorial Day"),
      Holiday(on(5, 4), "みどりの日", "Greenery Day"),
      Holiday(on(5, 5), "こどもの日", "Children’s Day"),
      Holiday(.nth(3, .monday, year, 9), "敬老の日", "Respect for the Aged Day"),
      Holiday(on(9, autumnalEquinox(year)), "秋分の日", "Autumnal Equinox Day", isForecast: isForecast),
      Holiday(on(11, 3), "文化の日", "Culture Day"),
      Holiday(on(11, 23), "勤労感謝の日", "Labour Thanksgiving Day"),
    ]
    // Moved for the Olympic Games of Tokyo: 平成30年法律第55号 for 2020, 令和2年法律第68号 for 2021.
    let marine: CivilDay
    let mountain: CivilDay
    let sports: CivilDay
    switch year {
    case 2020: (marine, mountain, sports) = (on(7, 23), on(8, 10), on(7, 24))
    case 2021: (marine, mountain, sports) = (on(7, 22), on(8, 8), on(7, 23))
    default: (marine, mountain, sports) = (.nth(3, .monday, year, 7), on(8, 11), .nth(2, .monday, year, 10))
    }
    days.append(Holiday(marine, "海の日", "Marine Day"))
    if year >= 2016 { days.append(Holiday(mountain, "山の日", "Mountain Day")) }
    days.append(
      year >= 2020
        ? Holiday(sports, "スポーツの日", "Sports Day") : Holiday(sports, "体育の日", "Health and Sports Day"))
    switch year {
    case ...2018: days.append(Holiday(on(12, 23), "天皇誕生日", "The Emperor’s Birthday"))
    case 2019:
      // 天皇の即位の日及び即位礼正殿の儀の行われる日を休日とする法律（平成30年法律第99号）: both count as named holidays.
      days.append(Holiday(on(5, 1), "天皇の即位の日", "Accession of the Emperor"))
      days.append(Holiday(on(10, 22), "即位礼正殿の儀の行われる日", "Enthronement Ceremony of the Emperor"))
    default: days.append(Holiday(on(2, 23), "天皇誕生日", "The Emperor’s Birthday"))
    }
    return days
  }

  /// Where a named holiday is a Sunday, the nearest day after it that is none is a holiday as well.
  private static func substitutes(of named: [Holiday], _ holidays: Set<CivilDay>) -> [Holiday] {
    named.filter { $0.day.isWeekday(.sunday) }.map { holiday in
      var day = holiday.day.adding(days: 1)
      while holidays.contains(day) { day = day.adding(days: 1) }
      return Holiday(
        day, "振替休日（\(holiday.name.japanese)）", "substitute holiday for \(holiday.name.english)",
        isForecast: holiday.isForecast)
    }
  }

  /// A day between two named holidays that is none itself; where it is a substitute already, it keeps that name.
  private static func between(_ named: [Holiday], _ holidays: Set<CivilDay>) -> [Holiday] {
    let taken = holidays.union(substitutes(of: named, holidays).map(\.day))
    return named.compactMap { holiday in
      let day = holiday.day.adding(days: 1)
      guard !taken.contains(day), let next = named.first(where: { $0.day == day.adding(days: 1) }) else {
        return nil
      }
      return Holiday(
        day, "国民の休日", "national holiday between two others",
        isForecast: holiday.isForecast || next.isForecast)
    }
  }

  private static func vernalEquinox(_ year: Int) -> Int { equinox(20.8431, year) }
  private static func autumnalEquinox(_ year: Int) -> Int { equinox(23.2488, year) }

  private static func equinox(_ base: Double, _ year: Int) -> Int {
    let since = year - 1980
    return Int(base + 0.242194 * Double(since)) - since / 4
  }
}
