/// A moment in time: seconds since 1970, UTC.
struct Instant: Comparable, Hashable, Sendable {
  var seconds: Int64

  init(seconds: Int64) { self.seconds = seconds }

  static func < (a: Instant, b: Instant) -> Bool { a.seconds < b.seconds }
  static func + (instant: Instant, seconds: Int64) -> Instant { Instant(seconds: instant.seconds + seconds) }

  /// Reads `2016-12-23T12:35:00+09:00`; the seconds may be missing, `Z` may stand for the offset.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 17, bytes.count <= 25, bytes[10] == UInt8(ascii: "T"),
      let day = Instant(date: String(text.prefix(10)))
    else { return nil }
    guard let hour = Self.number(bytes, 11, 2, 0...23), bytes[13] == UInt8(ascii: ":"),
      let minute = Self.number(bytes, 14, 2, 0...59)
    else { return nil }
    var at = 16
    var second: Int64 = 0
    if bytes[at] == UInt8(ascii: ":") {
      guard let value = Self.number(bytes, 17, 2, 0...59), bytes.count > 19 else { return nil }
      second = value
      at = 19
    }
    var offset: Int64 = 0
    switch bytes[at] {
    case UInt8(ascii: "Z"):
      guard bytes.count == at + 1 else { return nil }
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      guard bytes.count == at + 6, bytes[at + 3] == UInt8(ascii: ":"),
        let hours = Self.number(bytes, at + 1, 2, 0...14), let minutes = Self.number(bytes, at + 4, 2, 0...59)
      else { return nil }
      offset = (hours * 60 + minutes) * (bytes[at] == UInt8(ascii: "-") ? -60 : 60)
    default: return nil
    }
    seconds = day.seconds + hour * 3600 + minute * 60 + second - offset
  }

  /// Reads `2016-12-23`, as midnight UTC.
  init?(date text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Self.number(bytes, 0, 4, 1970...2100), let month = Self.number(bytes, 5, 2, 1...12),
      let day = Self.number(bytes, 8, 2, 1...31)
    else { return nil }
    self.init(seconds: Civil.days(year, month, day) * 86_400)
    let back = Civil(seconds: seconds)
    guard back.month == month, back.day == day else { return nil }
  }

  private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int, _ range: ClosedRange<Int64>)
    -> Int64?
  {
    var value: Int64 = 0
    for byte in bytes[start..<start + count] {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int64(byte - UInt8(ascii: "0"))
    }
    return range.contains(value) ? value : nil
  }
}

/// A date and time of day in the proleptic Gregorian calendar.
struct Civil: Sendable {
  let year: Int64
  let month: Int64
  let day: Int64
  let hour: Int64
  let minute: Int64
  let second: Int64
  /// 0 is Sunday.
  let weekday: Int64

  /// From seconds since 1970, already moved by the zone's offset (Howard Hinnant, "chrono-compatible low-level date
  /// algorithms").
  init(seconds: Int64) {
    let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let rest = seconds - days * 86_400
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    hour = rest / 3600
    minute = rest / 60 % 60
    second = rest % 60
    weekday = (days + 4) % 7
  }

  /// Days from 1970-01-01.
  static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
