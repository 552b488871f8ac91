import CaseFile
public import Investigation
import YAMLText

/// The open deadlines of a case as an iCalendar file.
public struct DutyCalendar {
  private let calendar: ICalendar

  /// - Parameters:
  ///   - caseID: makes the events of one case the same events whenever they are written.
  ///   - title: what the calendar is called after.
  public init(_ list: DutyList, caseID: String, title: String, language: Language) {
    func said(_ text: BilingualText) -> String { text.text(language) }
    let events = list.due.filter { !$0.status.isSettled }.compactMap { duty -> ICalendar.Event? in
      let source = duty.pack.sources(of: duty.rule).map { said($0.title) }.joined(separator: "; ")
      let notes = [
        said(duty.rule.to.name), "\(duty.rule.id) – \(said(duty.pack.name))",
        duty.reasons.map { said($0.text) }.joined(separator: "\n"), source, said(RulePack.reservation),
      ]
      return duty.deadline.flatMap { deadline in
        ICalendar.Event(
          deadline, uid: "\(duty.rule.id).\(caseID)@tenmatsu", title: said(duty.rule.title), notes: notes,
          in: language)
      }
    }
    calendar = ICalendar(name: title, events: events, stamp: list.now)
  }

  public var text: String { calendar.text }
}
