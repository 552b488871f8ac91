import CaseFile
public import Investigation
import Reconstruction
import YAMLText

extension ICalendar.Event {
  /// Nine in the morning of the day before, and of the seventh before, for what is due on a day.
  private static let dayAlarms = [15 * 60, 6 * 1_440 + 15 * 60]
  /// A day and four hours before, for what is due at an instant.
  private static let instantAlarms = [1_440, 4 * 60]

  /// A deadline with the counting in its description; nil where it has no date.
  ///
  /// It reminds before the end, and on the morning of the day to aim at and of the last open day, where these are
  /// earlier. What is due on a day of another zone is shown on that date, with the zone in the description.
  ///
  /// - Parameters:
  ///   - uid: see ``uid``.
  ///   - title: what is due: `個人情報保護委員会への確報`.
  ///   - notes: lines to stand before the counting: to whom, by which rule, what is missing.
  public init?(_ deadline: Deadline, uid: String, title: String, notes: [String] = [], in language: Language)
  {
    let zone = deadline.rule.zone
    guard let day = deadline.due.day(in: zone) else { return nil }
    let earlier = [deadline.target?.day(in: zone), deadline.planBy].compactMap { $0 }.filter { $0 < day }
    switch deadline.due {
    case .instant(let moment):
      time = .instant(moment)
      // Nine in the morning of the day, from there to the instant.
      let minuteOfDay = moment.told(in: zone).secondOfDay / 60
      alarms = Self.instantAlarms + earlier.map { $0.days(to: day) * 1_440 + minuteOfDay - 540 }
    default:
      time = .day(day)
      alarms = Self.dayAlarms + earlier.map { $0.days(to: day) * 1_440 - 540 }
    }
    // What would ring before the clock began to run has nothing to remind of.
    if let begin = deadline.start.earliest?.seconds {
      let rung = time.start(in: zone)
      alarms.removeAll { rung - Int64($0) * 60 < begin }
    }
    alarms = Set(alarms).sorted()
    self.uid = uid
    let due = deadline.due.words(in: zone)
    let counting = deadline.steps.map(\.words)
    switch language {
    case .ja:
      summary = (deadline.rule.isSoft ? "目安：" : "期限：") + title
      description = (["期限：\(due.japanese)"] + notes + counting.map(\.japanese)).joined(separator: "\n")
    case .en:
      summary = (deadline.rule.isSoft ? "Target: " : "Due: ") + title
      description = (["Due: \(due.english)"] + notes + counting.map(\.english)).joined(separator: "\n")
    }
    isTentative = deadline.rule.isSoft || deadline.isProvisional
  }
}

extension ICalendar.Event.Time {
  /// Seconds since 1970 from which its alarms are counted back.
  fileprivate func start(in zone: Zone) -> Int64 {
    switch self {
    case .day(let day): day.adding(days: -1).end(in: zone).seconds + 1
    case .instant(let moment): moment.seconds
    }
  }
}
