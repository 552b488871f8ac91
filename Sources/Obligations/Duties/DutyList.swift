public import CaseFile
import Investigation
public import Reconstruction

/// Every duty of a case under the packs as they stood on a day.
public struct DutyList: Sendable {
  /// When it was asked: what is late is late against this.
  public let now: Moment
  /// The day whose versions of the rules count.
  public let lawOf: CivilDay
  public let knowledge: StartPoint?
  /// One for each rule in force, in the order of what is urgent: dated ones by their ends, then those without a number,
  /// then those whose time does not run yet; what does not apply comes last.
  public let duties: [Duty]
  /// People of whom no residence is known, so that rules by residence do not count them.
  public let peopleWithoutResidence: Int

  /// Duties that apply, or may.
  public var due: [Duty] { duties.filter { $0.applies == .due } }
  public var unclear: [Duty] { duties.filter { $0.applies == .unclear } }
  public var others: [Duty] { duties.filter { $0.applies == .exempt || $0.applies == .notTriggered } }

  /// Holds the packs against a situation.
  ///
  /// - Parameters:
  ///   - lawOf: the day whose versions count; nil: the day on which the company knew, and today before it did.
  ///   - now: the time of asking.
  public init(_ situation: Situation, packs: [RulePack], lawOf: CivilDay? = nil, now: Moment) {
    self.now = now
    knowledge = situation.knowledge
    let known = knowledge?.time.earliest.flatMap { CivilDay($0, in: situation.zone) }
    let today = CivilDay(now, in: situation.zone)
    let law = lawOf ?? known ?? today ?? CivilDay.epoch
    self.lawOf = law
    peopleWithoutResidence = situation.peopleWithoutResidence
    let finder = DutyFinder(situation: situation, now: now)
    duties = packs.flatMap { pack in
      pack.rules.filter { $0.isInForce(on: law) }.map { finder.duty($0, of: pack) }
    }.enumerated().sorted { a, b in
      let (one, other) = (Self.urgency(a.element), Self.urgency(b.element))
      return one == other ? a.offset < b.offset : one < other
    }.map(\.element)
  }

  /// The duty of a rule.
  public subscript(rule: String) -> Duty? { duties.first { $0.rule.id == rule } }

  private static func urgency(_ duty: Duty) -> Urgency {
    let group =
      switch (duty.applies, duty.deadline?.due) {
      case (.due, .instant), (.due, .day): 0
      case (.due, .asSoonAsPossible): 1
      case (.due, _): 2
      case (.unclear, _): 3
      case (.exempt, _): 4
      case (.notTriggered, _): 5
      }
    let time = group == 0 ? duty.deadline?.last?.seconds : duty.start?.time.earliest?.seconds
    return Urgency(group: group, time: time ?? .max)
  }

  private struct Urgency: Comparable {
    let group: Int
    let time: Int64

    static func < (a: Urgency, b: Urgency) -> Bool { (a.group, a.time) < (b.group, b.time) }
  }
}

extension CivilDay {
  /// 1970-01-01.
  fileprivate static var epoch: CivilDay {
    guard let day = CivilDay(year: 1970, month: 1, day: 1) else {
      preconditionFailure("1970 had a first day")
    }
    return day
  }
}
