import CaseFile
import Investigation
public import YAMLText

/// Until when a rule wants it done: from what, how long, counted how.
public struct RuleClock: Sendable, Hashable, Codable {
  /// Holds only where this is so; nil: always.
  public var when: Condition?
  /// In order of preference: the first for which the case has a time counts.
  public var start: [StartEvent]
  public var limit: Limit
  /// How the source puts it.
  public var words: BilingualText?
  public var firstDay: ClockRule.FirstDay?
  public var hourStart: ClockRule.HourStart?
  public var roll: Roll?
  /// Whose working days count, or on whose a deadline may end.
  public var calendar: BusinessCalendar.ID?
  /// Whose office hours to plan by.
  public var planBy: BusinessCalendar.ID?
  /// An IANA zone or an offset; `organisation`: that of the case.
  public var zone: String
  public var firmness: Firmness?

  public enum Roll: String, Sendable, Hashable, Codable, CaseIterable {
    case none, nextOpenDay, previousOpenDay
  }

  public enum Firmness: String, Sendable, Hashable, Codable, CaseIterable { case hard, soft }

  /// The word for the zone of the case.
  static let ownZone = "organisation"

  /// The amount of time: `promptly`, `72 hours`, `30 days`, `3-5 days`, `5 business days`.
  public enum Limit: Sendable, Hashable, CustomStringConvertible {
    case promptly
    case hours(ClockRule.Amount)
    case days(ClockRule.Amount)
    case businessDays(ClockRule.Amount)

    public init?(_ text: String) {
      if text == "promptly" {
        self = .promptly
        return
      }
      guard
        let match = text.wholeMatch(of: #/([0-9]{1,4})(?:-([0-9]{1,4}))? (hours?|days?|business days?)/#),
        let least = Int(match.1), let most = match.2.map({ Int($0) }) ?? least, least <= most,
        let amount = ClockRule.Amount(least...most)
      else { return nil }
      switch match.3.first {
      case "h": self = .hours(amount)
      case "d": self = .days(amount)
      default: self = .businessDays(amount)
      }
    }

    public var description: String {
      func number(_ amount: ClockRule.Amount) -> String {
        amount.isRange ? "\(amount.least)-\(amount.most)" : "\(amount.most)"
      }
      return switch self {
      case .promptly: "promptly"
      case .hours(let amount): number(amount) + " hours"
      case .days(let amount): number(amount) + " days"
      case .businessDays(let amount): number(amount) + " business days"
      }
    }
  }

  /// What counts the time.
  ///
  /// - Parameter ownZone: the zone of the case.
  func rule(ownZone: Zone) -> ClockRule {
    let zone = self.zone == Self.ownZone ? ownZone : Zone(self.zone) ?? ownZone
    let calendar = BusinessCalendar(self.calendar ?? .weekends)
    let roll: ClockRule.Roll =
      switch self.roll ?? .none {
      case .none: .none
      case .nextOpenDay: .nextOpenDay(calendar)
      case .previousOpenDay: .previousOpenDay(calendar)
      }
    let period: ClockRule.Period =
      switch limit {
      case .promptly: .asSoonAsPossible
      case .hours(let amount): .hours(amount, from: hourStart ?? .instant)
      case .days(let amount): .calendarDays(amount, firstDay: firstDay ?? .dayAfter, roll: roll)
      case .businessDays(let amount): .businessDays(amount, of: calendar, firstDay: firstDay ?? .dayAfter)
      }
    return ClockRule(
      period, zone: zone, isSoft: firmness == .soft, planning: planBy.map { BusinessCalendar($0) })
  }
}

extension RuleClock.Limit: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let limit = RuleClock.Limit(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "“\(text)” is no time limit")
    }
    self = limit
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
