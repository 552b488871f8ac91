import Bytes

/// One piece of a `strftime` pattern, as in Apache's `%{…}t`.
enum CalendarPart: Sendable, Equatable {
  case literal(UInt8)
  /// A number of at most so many digits.
  case year, shortYear, month, day, dayOfYear, hour, hour12, minute, second
  case monthName, weekdayName, halfDay, zone, zoneName
  /// Seconds since 1970; only on its own.
  case epoch
  /// Digits after the decimal point of the second.
  case fraction
}

/// The time that the parts of a line add up to: a format may spread them over several fields.
struct CalendarTime {
  var year: Int?
  var month: Int?
  var day: Int?
  var dayOfYear: Int?
  var hour = 0
  var isAfternoon: Bool?
  var minute = 0
  var second = 0
  var microseconds: Int32 = 0
  var offset: Int?

  /// Reads one part at `at`; gives the place after it, or nil.
  mutating func read(_ part: CalendarPart, in bytes: Span<UInt8>, at: Int, end: Int) -> Int? {
    switch part {
    case .literal(let byte): return at < end && bytes[at] == byte ? at + 1 : nil
    case .year: return number(bytes, at, end, 4, 0...9999) { $0.year = $1 }
    case .shortYear: return number(bytes, at, end, 2, 0...99) { $0.year = $1 < 69 ? 2000 + $1 : 1900 + $1 }
    case .month: return number(bytes, at, end, 2, 1...12) { $0.month = $1 }
    case .day: return number(bytes, at, end, 2, 1...31) { $0.day = $1 }
    case .dayOfYear: return number(bytes, at, end, 3, 1...366) { $0.dayOfYear = $1 }
    case .hour: return number(bytes, at, end, 2, 0...23) { $0.hour = $1 }
    case .hour12: return number(bytes, at, end, 2, 1...12) { $0.hour = $1 % 12 }
    case .minute: return number(bytes, at, end, 2, 0...59) { $0.minute = $1 }
    case .second: return number(bytes, at, end, 2, 0...60) { $0.second = $1 }
    case .monthName:
      guard at + 3 <= end, let found = CivilDate.month(bytes[at], bytes[at + 1], bytes[at + 2]) else {
        return nil
      }
      month = found
      return Self.letters(bytes, at, end)
    case .halfDay:
      guard at + 2 <= end, bytes[at + 1] | 0x20 == UInt8(ascii: "m") else { return nil }
      isAfternoon = bytes[at] | 0x20 == UInt8(ascii: "p")
      return at + 2
    case .weekdayName, .zoneName:
      let next = Self.letters(bytes, at, end)
      return next > at ? next : nil
    case .zone:
      guard let zone = bytes.zone(at: at, end: end) else { return nil }
      offset = zone.offset
      return zone.next
    case .fraction:
      guard let fraction = bytes.fraction(at: at, end: end) else { return nil }
      microseconds = fraction.microseconds
      return fraction.next
    case .epoch: return nil
    }
  }

  /// Seconds since 1970 in local time, or nil where there is no such date.
  var localSeconds: Int64? {
    guard let year else { return nil }
    let days: Int?
    if let dayOfYear {
      days = CivilDate.days(year: year, month: 1, day: 1).map { $0 + dayOfYear - 1 }
    } else if let month, let day {
      days = CivilDate.days(year: year, month: month, day: day)
    } else {
      days = nil
    }
    guard let days else { return nil }
    let fullHour = isAfternoon == true && hour < 12 ? hour + 12 : hour
    return Int64(days * 86_400 + fullHour * 3600 + minute * 60 + second)
  }

  private mutating func number(
    _ bytes: Span<UInt8>, _ at: Int, _ end: Int, _ digits: Int, _ allowed: ClosedRange<Int>,
    _ store: (inout CalendarTime, Int) -> Void
  ) -> Int? {
    var next = at
    // %e, %k and %l pad with a blank.
    if digits == 2 && next < end && bytes[next] == UInt8(ascii: " ") { next += 1 }
    let first = next
    while next < end && next < at + digits && bytes[next].isDigit { next += 1 }
    guard let value = bytes.decimal(in: first..<next), allowed.contains(value) else { return nil }
    store(&self, value)
    return next
  }

  private static func letters(_ bytes: Span<UInt8>, _ at: Int, _ end: Int) -> Int {
    var next = at
    while next < end, bytes[next] | 0x20 >= UInt8(ascii: "a"), bytes[next] | 0x20 <= UInt8(ascii: "z") {
      next += 1
    }
    return next
  }
}

extension CalendarPart {
  /// The parts of a `strftime` pattern (POSIX), or the conversion that is not understood.
  static func compile(_ pattern: [UInt8]) -> Result<[CalendarPart], UnknownConversion> {
    var parts: [CalendarPart] = []
    var at = 0
    while at < pattern.count {
      defer { at += 1 }
      guard pattern[at] == UInt8(ascii: "%") else {
        parts.append(.literal(pattern[at]))
        continue
      }
      at += 1
      guard at < pattern.count, let found = conversion(pattern[at]) else {
        return .failure(UnknownConversion(offset: at - 1))
      }
      parts += found
    }
    return .success(parts)
  }

  struct UnknownConversion: Error {
    let offset: Int
  }

  private static func conversion(_ letter: UInt8) -> [CalendarPart]? {
    switch Character(UnicodeScalar(letter)) {
    case "Y": [.year]
    case "y": [.shortYear]
    case "m": [.month]
    case "d", "e": [.day]
    case "j": [.dayOfYear]
    case "H", "k": [.hour]
    case "I", "l": [.hour12]
    case "M": [.minute]
    case "S": [.second]
    case "b", "B", "h": [.monthName]
    case "a", "A": [.weekdayName]
    case "p", "P": [.halfDay]
    case "z": [.zone]
    case "Z": [.zoneName]
    case "s": [.epoch]
    case "T": [.hour, .literal(0x3a), .minute, .literal(0x3a), .second]
    case "R": [.hour, .literal(0x3a), .minute]
    case "F": [.year, .literal(0x2d), .month, .literal(0x2d), .day]
    case "D": [.month, .literal(0x2f), .day, .literal(0x2f), .shortYear]
    case "n": [.literal(0x0a)]
    case "t": [.literal(0x09)]
    case "%": [.literal(0x25)]
    default: nil
    }
  }

  /// Whether parts name a day and a time of day.
  static func isComplete(_ parts: [CalendarPart]) -> Bool {
    let hasYear = parts.contains(.year) || parts.contains(.shortYear)
    let hasDay =
      parts.contains(.dayOfYear)
      || parts.contains(.day) && (parts.contains(.month) || parts.contains(.monthName))
    let hasHour = parts.contains(.hour) || parts.contains(.hour12) && parts.contains(.halfDay)
    return hasYear && hasDay && hasHour && parts.contains(.minute)
  }
}
