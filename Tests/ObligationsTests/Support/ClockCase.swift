import CaseFile
import Investigation
import Reconstruction
import Testing

@testable import Obligations

/// One row of the tables of dated cases: a rule, a start, and the end that was worked out by hand.
struct ClockCase: Sendable, CustomTestStringConvertible {
  enum Count: Sendable {
    case hours(Int)
    case hoursFromNextFullHour(Int)
    case days(Int, ClockRule.FirstDay)
    case businessDays(Int, BusinessCalendar.ID, ClockRule.FirstDay = .dayAfter)
  }

  enum Roll: Sendable {
    case none
    case next(BusinessCalendar.ID)
    case previous(BusinessCalendar.ID)
  }

  let count: Count
  let roll: Roll
  /// The start as it is entered, in the rule's zone where it names none.
  let start: String
  let zone: String
  /// `2017-03-06` for a day; `2017-01-07 00:15 +09:00` for an instant.
  let end: String

  init(_ count: Count, _ roll: Roll = .none, from start: String, in zone: String, is end: String) {
    (self.count, self.roll, self.start, self.zone, self.end) = (count, roll, start, zone, end)
  }

  var testDescription: String { "\(count) \(roll) from \(start) in \(zone)" }

  func rule() throws -> ClockRule {
    func amount(_ number: Int) throws -> ClockRule.Amount { try #require(ClockRule.Amount(number)) }
    let period: ClockRule.Period =
      switch count {
      case .hours(let number): .hours(try amount(number), from: .instant)
      case .hoursFromNextFullHour(let number): .hours(try amount(number), from: .nextFullHour)
      case .businessDays(let number, let calendar, let firstDay):
        .businessDays(try amount(number), of: BusinessCalendar(calendar), firstDay: firstDay)
      case .days(let number, let firstDay):
        switch roll {
        case .none: .calendarDays(try amount(number), firstDay: firstDay, roll: .none)
        case .next(let calendar):
          .calendarDays(
            try amount(number), firstDay: firstDay, roll: .nextOpenDay(BusinessCalendar(calendar)))
        case .previous(let calendar):
          .calendarDays(
            try amount(number), firstDay: firstDay, roll: .previousOpenDay(BusinessCalendar(calendar)))
        }
      }
    return ClockRule(period, zone: try #require(Zone(zone)))
  }

  func deadline(held: [Suspension] = []) throws -> Deadline {
    let rule = try rule()
    return rule.deadline(from: try FactTime(start, zone: rule.zone), held: held)
  }

  func expected() throws -> Deadline.Due {
    let time = try FactTime(end, zone: .utc)
    guard let moment = time.stated else { throw Unreadable() }
    if time.precision == .day { return .day(try #require(time.day)) }
    return .instant(moment)
  }

  private struct Unreadable: Error {}

  /// That the rule gives the expected end, with the offset that clocks show then.
  func check() throws {
    let (due, expected) = (try deadline().due, try expected())
    #expect(due == expected)
  }
}
