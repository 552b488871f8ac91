public import Investigation
public import Reconstruction

/// A time as people know it: to the minute, about, by the day or a part of it, by the month, or not at all.
///
/// ``earliest`` and ``latest`` say what it can have been at most; comparisons rest on them, so that “in the afternoon”
/// never contradicts 15:10.
public struct FactTime: Sendable, Hashable {
  /// What is known of it.
  public enum Form: Sendable, Hashable {
    case clock(CivilDay, hour: Int, minute: Int, second: Int?, isAbout: Bool)
    case part(CivilDay, PartOfDay)
    case day(CivilDay)
    case month(year: Int, month: Int)
    case unknown
  }

  /// How closely it is known, the closest first.
  public enum Precision: Int, Sendable, Comparable {
    case exact, about, part, day, month, unknown

    public static func < (a: Precision, b: Precision) -> Bool { a.rawValue < b.rawValue }
  }

  /// Seconds by which “about” may miss, to either side: people round to five or ten minutes.
  public static let aboutSeconds: Int64 = 600

  public let form: Form
  public let zone: Zone
  /// The first instant that it can mean; nil where it is unknown.
  public let earliest: Moment?
  /// The last instant that it can mean, to the second; nil where it is unknown.
  public let latest: Moment?
  /// The instant that is named, of a day or month its beginning: where it stands in an order. Nil where it is unknown.
  public let stated: Moment?

  /// A time that nobody knows.
  public static let unknown = FactTime(unresolved: .unknown, zone: .utc)

  /// An instant of a log, exact to the second.
  public init(_ moment: Moment) {
    let (year, month, day) = moment.date
    let second = moment.secondOfDay
    guard let civil = CivilDay(year: year, month: month, day: day) else {
      self = .unknown
      return
    }
    form = .clock(
      civil, hour: second / 3_600, minute: second / 60 % 60, second: second % 60, isAbout: false)
    zone = Zone(offset: moment.utcOffset)
    (earliest, latest, stated) = (moment, moment, moment)
  }

  /// A time in its zone.
  ///
  /// A wall-clock time that occurs twice, where clocks go back, may mean either; write an offset to say which.
  ///
  /// - Throws: where clocks are put forward over that minute, so that it never was.
  public init(_ form: Form, zone: Zone) throws(FactTimeError) {
    self.init(unresolved: form, zone: zone)
    if case .clock = form, stated == nil {
      throw FactTimeError(
        "There was no \(text): clocks were put forward over it",
        remedy: "Write the time that clocks showed, or the time with its offset")
    }
  }

  private init(unresolved form: Form, zone: Zone) {
    self.form = form
    self.zone = zone
    func moment(_ seconds: Int64?) -> Moment? {
      seconds.map { Moment(seconds: $0, utcOffset: zone.offset(at: $0)) }
    }
    let span: (named: Int64?, from: Int64?, to: Int64?)
    switch form {
    case .clock(let day, let hour, let minute, let second, let isAbout):
      let instants = zone.instants(day.second(hour: hour, minute: minute, second ?? 0))
      let slack = isAbout ? Self.aboutSeconds : 0
      let last = instants.last.map { $0 + (second == nil ? 59 : 0) }
      span = (instants.first, instants.first.map { $0 - slack }, last.map { $0 + slack })
    case .part(let day, let part):
      let from = zone.bound(day.second(hour: part.hours.lowerBound))
      span = (from, from, zone.bound(day.second(hour: part.hours.upperBound)) - 1)
    case .day(let day):
      let from = zone.bound(day.second(hour: 0))
      span = (from, from, zone.bound(day.second(hour: 24)) - 1)
    case .month(let year, let month):
      let next = month == 12 ? (year + 1, 1) : (year, month + 1)
      let from = CivilDay(year: year, month: month, day: 1).map { zone.bound($0.second(hour: 0)) }
      let to = CivilDay(year: next.0, month: next.1, day: 1).map { zone.bound($0.second(hour: 0)) - 1 }
      span = (from, from, to)
    case .unknown: span = (nil, nil, nil)
    }
    (stated, earliest, latest) = (moment(span.named), moment(span.from), moment(span.to))
  }

  public var precision: Precision {
    switch form {
    case .clock(_, _, _, _, let isAbout): isAbout ? .about : .exact
    case .part: .part
    case .day: .day
    case .month: .month
    case .unknown: .unknown
    }
  }

  /// The day, where it is known.
  public var day: CivilDay? {
    switch form {
    case .clock(let day, _, _, _, _), .part(let day, _), .day(let day): day
    case .month, .unknown: nil
    }
  }

  /// Whether it was certainly before another one.
  public func isBefore(_ other: FactTime) -> Bool {
    guard let latest, let earliest = other.earliest else { return false }
    return latest < earliest
  }
}

extension FactTime: Comparable {
  /// By the instant named, then the closer one first; what is unknown comes last.
  public static func < (a: FactTime, b: FactTime) -> Bool {
    (a.stated?.seconds ?? .max, a.precision, a.latest?.seconds ?? .max, a.text)
      < (b.stated?.seconds ?? .max, b.precision, b.latest?.seconds ?? .max, b.text)
  }
}

extension CivilDay {
  /// Seconds from 1970 on the day's own clocks.
  fileprivate func second(hour: Int, minute: Int = 0, _ second: Int = 0) -> Int64 {
    Int64(number) * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
  }
}

extension Zone {
  /// The instants at which clocks show a time, given in seconds from 1970 on those clocks: none where they are put
  /// forward over it, two where they are put back.
  fileprivate func instants(_ clock: Int64) -> [Int64] {
    let offsets = Set([offset(at: clock - 100_000), offset(at: clock + 100_000)])
    return offsets.map { clock - Int64($0) }.filter { $0 + Int64(offset(at: $0)) == clock }.sorted()
  }

  /// The first instant from which clocks show that time or a later one.
  fileprivate func bound(_ clock: Int64) -> Int64 {
    instants(clock).first ?? clock - Int64(offset(at: clock - 100_000))
  }
}
