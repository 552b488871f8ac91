import Bytes

extension RequestRecord {
  /// Reads `22/Nov/2026:23:15:49 +0900` (nginx `$time_local`, Apache `%t`) at `at`; gives the place after it, or nil.
  mutating func readCommonStamp(_ bytes: Span<UInt8>, at: Int, end: Int) -> Int? {
    guard at &+ 26 <= end else { return nil }
    let first = bytes.littleEndianWord(at: at)
    let second = bytes.littleEndianWord(at: at &+ 3)
    let days: Int64
    if let known = calendar.days(first, second) {
      days = known
    } else {
      guard bytes[at &+ 2] == UInt8(ascii: "/"), bytes[at &+ 6] == UInt8(ascii: "/"),
        let day = bytes.digits(at: at, count: 2), let year = bytes.digits(at: at &+ 7, count: 4),
        let month = CivilDate.month(bytes[at &+ 3], bytes[at &+ 4], bytes[at &+ 5]),
        let found = CivilDate.days(year: year, month: month, day: day)
      else { return nil }
      days = Int64(found)
      calendar.keep(days, for: first, second)
    }
    guard bytes[at &+ 11] == UInt8(ascii: ":"), bytes[at &+ 20] == UInt8(ascii: " "),
      let seconds = bytes.timeOfDay(at: at &+ 12), let zone = bytes.zone(at: at &+ 21, end: at &+ 26)
    else { return nil }
    set(localSeconds: days &* 86_400 &+ Int64(seconds), offset: zone.offset)
    return at &+ 26
  }

  /// Reads an ISO 8601 stamp (nginx `$time_iso8601`), with or without fraction and zone.
  mutating func readISOStamp(_ bytes: Span<UInt8>, at: Int, end: Int, assumedOffset: Int) -> Int? {
    guard at &+ 19 <= end, bytes[at &+ 4] == UInt8(ascii: "-"), bytes[at &+ 7] == UInt8(ascii: "-"),
      bytes[at &+ 10] | 0x20 == UInt8(ascii: "t") || bytes[at &+ 10] == UInt8(ascii: " "),
      let year = bytes.digits(at: at, count: 4), let month = bytes.digits(at: at &+ 5, count: 2),
      let day = bytes.digits(at: at &+ 8, count: 2),
      let days = CivilDate.days(year: year, month: month, day: day),
      let seconds = bytes.timeOfDay(at: at &+ 11)
    else { return nil }
    var next = at &+ 19
    if next < end, bytes[next] == UInt8(ascii: ".") || bytes[next] == UInt8(ascii: ",") {
      guard let fraction = bytes.fraction(at: next &+ 1, end: end) else { return nil }
      microseconds = fraction.microseconds
      next = fraction.next
    }
    let zone = bytes.zone(at: next, end: end)
    set(localSeconds: Int64(days) &* 86_400 &+ Int64(seconds), offset: zone?.offset ?? assumedOffset)
    hasZone = zone != nil
    return zone?.next ?? next
  }

  /// Reads seconds since 1970, with a fraction or not, or milli- or microseconds.
  mutating func readEpochStamp(_ bytes: Span<UInt8>, at: Int, end: Int, unit: EpochUnit) -> Int? {
    var next = at
    while next < end && bytes[next].isDigit { next &+= 1 }
    guard let value = bytes.decimal(in: at..<next).map(Int64.init) else { return nil }
    switch unit {
    case .seconds:
      time = value
      microseconds = 0
      if next < end, bytes[next] == UInt8(ascii: "."), let fraction = bytes.fraction(at: next &+ 1, end: end)
      {
        microseconds = fraction.microseconds
        next = fraction.next
      }
    case .milliseconds:
      time = value / 1000
      microseconds = Int32(value % 1000) * 1000
    case .microseconds:
      time = value / 1_000_000
      microseconds = Int32(value % 1_000_000)
    }
    hasZone = true
    return next
  }

  /// Takes over a local time.
  mutating func set(localSeconds: Int64, offset: Int) {
    time = localSeconds &- Int64(offset)
    utcOffsetSeconds = Int32(truncatingIfNeeded: offset)
    hasZone = true
  }
}

/// What a count since 1970 counts.
enum EpochUnit: UInt8, Sendable {
  case seconds, milliseconds, microseconds
}

extension Span where Element == UInt8 {
  /// The number in exactly `count` digits, or nil. The caller has checked that they are in the span.
  func digits(at: Int, count: Int) -> Int? {
    var value = 0
    for offset in at..<at &+ count {
      if !self[offset].isDigit { return nil }
      value = value &* 10 &+ Int(self[offset] &- UInt8(ascii: "0"))
    }
    return value
  }

  /// The seconds of `23:15:49`; a leap second counts as the next minute's first.
  func timeOfDay(at: Int) -> Int? {
    guard self[at &+ 2] == UInt8(ascii: ":"), self[at &+ 5] == UInt8(ascii: ":"),
      let hour = digits(at: at, count: 2), let minute = digits(at: at &+ 3, count: 2),
      let second = digits(at: at &+ 6, count: 2), hour < 24, minute < 60, second <= 60
    else { return nil }
    return hour &* 3600 &+ minute &* 60 &+ second
  }

  /// The offset in seconds of `Z`, `+0900` or `+09:00`, and the place after it.
  func zone(at: Int, end: Int) -> (offset: Int, next: Int)? {
    if at >= end { return nil }
    let sign = self[at]
    if sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") { return (0, at &+ 1) }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), at &+ 5 <= end,
      let hours = digits(at: at &+ 1, count: 2)
    else { return nil }
    let colon = self[at &+ 3] == UInt8(ascii: ":") ? 1 : 0
    guard at &+ 5 &+ colon <= end, let minutes = digits(at: at &+ 3 &+ colon, count: 2), hours < 24,
      minutes < 60
    else { return nil }
    let offset = hours &* 3600 &+ minutes &* 60
    return (sign == UInt8(ascii: "-") ? 0 &- offset : offset, at &+ 5 &+ colon)
  }

  /// The digits after a decimal point as microseconds, what is finer being cut off, and the place after them.
  func fraction(at: Int, end: Int) -> (microseconds: Int32, next: Int)? {
    var next = at
    var value: Int32 = 0
    var scale: Int32 = 100_000
    while next < end && self[next].isDigit {
      value &+= Int32(self[next] &- UInt8(ascii: "0")) &* scale
      scale /= 10
      next &+= 1
    }
    return next == at ? nil : (value, next)
  }
}
