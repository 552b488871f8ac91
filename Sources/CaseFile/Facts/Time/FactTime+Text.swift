public import Investigation

/// Why a text is no time, and what would be.
public struct FactTimeError: Error, Sendable, Equatable {
  public let message: String
  public let remedy: String

  init(_ message: String, remedy: String) {
    self.message = message
    self.remedy = remedy
  }
}

extension FactTime {
  /// Reads a time as a person writes it: `2016-12-23 12:35`, `about 2016-12-23 12:35`, `2016-12-23 afternoon`,
  /// `2016-12-23`, `2016-12`, `unknown`; ISO 8601; each with an IANA zone or an offset behind it if it has its own.
  ///
  /// - Parameter zone: the zone of a text that names none.
  /// - Throws: what is wrong with it: no such day, no such time where clocks were put forward, no such zone.
  public init(_ text: String, zone: Zone) throws(FactTimeError) {
    try self.init(text, defaultZone: zone)
  }

  /// The same; without a default zone the text has to name one.
  init(_ text: String, defaultZone: Zone?) throws(FactTimeError) {
    let pattern =
      #/(about |約)?(\d{4})-(\d\d)(?:-(\d\d))?(?:[T ](\d\d):(\d\d)(?::(\d\d))?(頃)?)?(?: ?(morning|afternoon|evening|night|午前|午後|夕方|夜))?(?: ?(Z|UTC|[+-]\d\d:?\d\d|[A-Za-z_]+(?:/[A-Za-z0-9_+-]+)+))?/#
      .asciiOnlyDigits()
    if text == "unknown" {
      self = .unknown
      return
    }
    guard let match = text.wholeMatch(of: pattern)?.output, let year = Int(match.2), let month = Int(match.3)
    else {
      throw FactTimeError(
        "“\(text.prefix(60))” is no time",
        remedy:
          "Write 2016-12-23 12:35, about 2016-12-23 12:35, 2016-12-23 afternoon, 2016-12-23, 2016-12 or unknown"
      )
    }
    let zone: Zone
    if let name = match.10 {
      guard let named = Zone(String(name)) else {
        throw FactTimeError(
          "There is no time zone \(name)", remedy: "Write a zone such as Asia/Tokyo, +09:00 or UTC")
      }
      zone = named
    } else if let defaultZone {
      zone = defaultZone
    } else {
      throw FactTimeError("“\(text)” names no time zone", remedy: "Write one behind it, such as Asia/Tokyo")
    }
    let isAbout = match.1 != nil || match.8 != nil
    if isAbout, match.5 == nil {
      throw FactTimeError(
        "“\(text)” is about a day",
        remedy: "“about” goes with hours and minutes; a day or month says so itself")
    }
    guard let dayText = match.4 else {
      guard (1...12).contains(month), year > 0, match.5 == nil, match.9 == nil else {
        throw FactTimeError("“\(text)” is no month", remedy: "Write 2016-12, or a whole date 2016-12-23")
      }
      try self.init(.month(year: year, month: month), zone: zone)
      return
    }
    guard let number = Int(dayText), let day = CivilDay(year: year, month: month, day: number) else {
      throw FactTimeError(
        "There is no day \(match.2)-\(match.3)-\(dayText)", remedy: "Look into a calendar for the right one")
    }
    guard let hour = match.5.flatMap({ Int($0) }), let minute = match.6.flatMap({ Int($0) }) else {
      let part = match.9.flatMap { PartOfDay(word: String($0)) }
      try self.init(part.map { .part(day, $0) } ?? .day(day), zone: zone)
      return
    }
    let second = match.7.flatMap { Int($0) }
    guard match.9 == nil, hour < 24, minute < 60, second ?? 0 < 60 else {
      throw FactTimeError(
        "“\(text)” has no such time of day",
        remedy: "Hours go from 00 to 23, minutes and seconds to 59; a part of a day stands without a time")
    }
    try self.init(
      .clock(day, hour: hour, minute: minute, second: second, isAbout: isAbout), zone: zone)
  }

  /// As it is written and stored: `about 2016-12-23 12:35 Asia/Tokyo`. ``init(_:zone:)`` reads it.
  public var text: String {
    switch form {
    case .clock(let day, let hour, let minute, let second, let isAbout):
      (isAbout ? "about " : "") + day.text + " \(hour.zeroPadded(2)):\(minute.zeroPadded(2))"
        + (second.map { ":" + $0.zeroPadded(2) } ?? "") + " " + zone.name
    case .part(let day, let part): "\(day.text) \(part.rawValue) \(zone.name)"
    case .day(let day): "\(day.text) \(zone.name)"
    case .month(let year, let month): "\(year.zeroPadded(4))-\(month.zeroPadded(2)) \(zone.name)"
    case .unknown: "unknown"
    }
  }
}

/// As the text that ``text`` gives, which names its zone.
extension FactTime: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do { try self.init(text, defaultZone: nil) } catch {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "\(error.message). \(error.remedy)")
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

extension CivilDay {
  /// `2016-12-23`.
  public var text: String { "\(year.zeroPadded(4))-\(month.zeroPadded(2))-\(day.zeroPadded(2))" }
}
