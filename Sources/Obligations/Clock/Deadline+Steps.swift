public import CaseFile
public import Investigation
public import Reconstruction
public import YAMLText

extension Deadline {
  /// One step of the counting. ``words`` puts it so that the reader can follow it with a calendar in hand.
  public enum Step: Sendable, Hashable {
    /// The time from which it runs, as it was entered.
    case start(FactTime)
    /// The start is known to a day, a part of it or about: its earliest instant counts.
    case earliestTaken(Moment, Zone)
    /// Where the rule's zone has another date or time than the start's.
    case toldInZone(Moment, Zone)
    /// No number is set.
    case noNumber
    /// Which day is day 1.
    case firstDay(CivilDay, ClockRule.FirstDay)
    /// The hour of the event is not counted.
    case nextFullHour(Moment, Zone)
    /// A hold by which the clock stood still: days or hours not counted of it, 0 where it moved nothing.
    case held(Suspension)
    /// A hold that is not certain to have covered any time.
    case holdUncertain(Suspension)
    /// Closed days that were passed over in counting: those with a name, and how many Saturdays and Sundays.
    case passedOver([Closure], weekendDays: Int, BusinessCalendar)
    /// Where so many hours end.
    case hours(Int, until: Moment, Zone)
    /// Which day a number falls on.
    case dayNumber(Int, CivilDay, isBusiness: Bool)
    /// The last day is closed and moves.
    case rolled(Closure, to: CivilDay, BusinessCalendar)
    /// The last day is closed and nothing moves it; the last open day before it in time, if there is one, and the next.
    case closedAtEnd(Closure, planBy: CivilDay?, nextOpen: CivilDay, BusinessCalendar)
    /// Holidays are computed that are not announced yet.
    case forecast([Holiday])
    /// The calendar has no holidays for years that it touches.
    case holidaysUnknown(BusinessCalendar)
    /// A hold without an end is on.
    case suspended
    /// The start is not known.
    case startUnknown
  }
}

extension Deadline.Step {
  public var words: BilingualText {
    func both(_ japanese: String, _ english: String) -> BilingualText {
      BilingualText(japanese: japanese, english: english)
    }
    switch self {
    case .start(let time):
      return both(
        "起算点：\(time.words(.ja, year: true, zone: true))", "Start: \(time.words(.en, year: true, zone: true))")
    case .earliestTaken(let moment, let zone):
      let words = moment.words(in: zone)
      return both(
        "時刻が特定されていないため、安全を見て、あり得る最も早い時点（\(words.japanese)）から起算します。",
        "The time is not known exactly; to be safe, it runs from the earliest that it can have been: "
          + words.english)
    case .toldInZone(let moment, let zone):
      let words = moment.words(in: zone)
      return both("適用される時間帯では\(words.japanese)です。", "In the zone that applies: \(words.english)")
    case .noNumber:
      return both("日数・時間数の定めはありません。速やかに行います。", "No number of days or hours is set: as soon as possible")
    case .firstDay(let day, .dayItself):
      return both("初日を算入し、\(day.words.japanese)を1日目とします。", "Day 1 is the day itself: \(day.words.english)")
    case .firstDay(let day, .dayAfter):
      return both("初日を算入せず、\(day.words.japanese)を1日目とします。", "Day 1 is the day after: \(day.words.english)")
    case .nextFullHour(let moment, let zone):
      let words = moment.words(in: zone)
      return both(
        "事象が発生した時刻を含む1時間は算入せず、\(words.japanese)から起算します。",
        "The hour in which it happened is not counted: it runs from \(words.english)")
    case .held(let hold):
      return both(
        "次の期間は算入しません：\(hold.from.words(.ja, year: true))から"
          + (hold.to.map { $0.words(.ja, year: true) + "まで" } ?? "（継続中）") + "（\(hold.reason.japanese)）",
        "Not counted: from \(hold.from.words(.en, year: true)) "
          + (hold.to.map { "to " + $0.words(.en, year: true) } ?? "(goes on)") + " (\(hold.reason.english))")
    case .holdUncertain(let hold):
      return both(
        "次の停止期間は始期・終期を確定できないため、期限の計算に反映していません：\(hold.reason.japanese)",
        "This hold covers no time for certain, so it puts nothing off: \(hold.reason.english)")
    case .passedOver(let closures, let weekendDays, let calendar):
      let named = (closures.map(\.words.japanese), closures.map(\.words.english))
      return both(
        "営業日に数えない日：\((named.0 + (weekendDays > 0 ? ["土曜日・日曜日 計\(weekendDays)日"] : [])).joined(separator: "、"))"
          + "（\(calendar.name.japanese)）",
        "Not counted: "
          + (named.1
          + (weekendDays > 0 ? ["\(weekendDays) day\(weekendDays == 1 ? "" : "s") of weekends"] : []))
          .joined(separator: ", ") + " (\(calendar.name.english))")
    case .hours(let count, let until, let zone):
      let words = until.words(in: zone)
      return both("\(count)時間後は\(words.japanese)です。", "\(count) hours end on \(words.english)")
    case .dayNumber(let number, let day, let isBusiness):
      return both(
        "\(number)\(isBusiness ? "営業日" : "日")目は\(day.words.japanese)です。",
        "\(isBusiness ? "Business day" : "Day") \(number) is \(day.words.english)")
    case .rolled(let closure, let day, let calendar):
      let isLater = day > closure.day
      let words = calendar.dayWords
      return both(
        "\(closure.day.words.japanese)は\(words.closed)（\(closure.name.japanese)）のため、"
          + "\(isLater ? "翌" : "直前の")\(words.open)の\(day.words.japanese)が期限となります（\(calendar.name.japanese)）。",
        "\(closure.day.words.english) is closed (\(closure.name.english)): the \(isLater ? "next" : "previous") "
          + "open day is \(day.words.english) (\(calendar.name.english))")
    case .closedAtEnd(let closure, let planBy, let nextOpen, let calendar):
      let words = calendar.dayWords
      return both(
        "\(closure.day.words.japanese)は\(words.closed)（\(closure.name.japanese)）ですが、期限を後ろへ動かす定めはありません。"
          + (planBy.map { "\($0.words.japanese)までに済ませる計画とします。" } ?? "当日に対応できる体制を手配します。")
          + "翌\(words.open)は\(nextOpen.words.japanese)です（\(calendar.name.japanese)）。",
        "\(closure.day.words.english) is closed (\(closure.name.english)), and no rule moves the end: "
          + (planBy.map { "plan for \($0.words.english)" } ?? "arrange for work on that day")
          + "; the next open day is \(nextOpen.words.english) (\(calendar.name.english))")
    case .forecast(let holidays):
      return both(
        "官報で公表される前の祝日を推計しています：\(holidays.map { $0.day.words.japanese + $0.name.japanese }.joined(separator: "、"))。"
          + "公表後に確認してください。",
        "Computed ahead of the official announcement: "
          + holidays.map { "\($0.day.words.english) (\($0.name.english))" }.joined(separator: ", ")
          + "; check once it is announced")
    case .holidaysUnknown(let calendar):
      return both(
        "「\(calendar.name.japanese)」の暦は\(calendar.years.lowerBound)年から\(calendar.years.upperBound)年までです。"
          + "この期間の祝日は別途確認してください。",
        "The calendar “\(calendar.name.english)” knows holidays from \(calendar.years.lowerBound) to "
          + "\(calendar.years.upperBound) only: check those of this period")
    case .suspended:
      return both("期間の進行が停止している間、期限は到来しません。", "Nothing falls due while the hold lasts")
    case .startUnknown:
      return both("起算点の日時が未入力です。入力すると期限を計算します。", "The start is not known: enter it to have the end computed")
    }
  }
}
