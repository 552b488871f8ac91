import Bytes

/// Reads the forms of ``RecordTime/parse(_:offset:)``, from the front to the back.
struct TimeReader {
  enum Fields {
    case count(seconds: Int, nanoseconds: Int)
    case calendar(CivilTime, zone: Int?)
  }

  /// The longest text that is looked at.
  private static let longest = 64

  /// The field without the spaces around it.
  private let text: [UInt8]
  private var at = 0

  init(_ field: Span<UInt8>) {
    var start = 0
    var end = field.count
    while start < end, field[start] <= 0x20 { start += 1 }
    while end > start, field[end - 1] <= 0x20 { end -= 1 }
    var text: [UInt8] = []
    if end - start <= Self.longest { text.append(field, in: start..<end) }
    self.text = text
  }

  mutating func read() -> Fields? {
    let digits = text.prefix { $0.isDigit }.count
    guard digits > 0, digits <= 19 else { return nil }
    if digits == text.count || text[digits] == UInt8(ascii: ".") {
      if let count = count(digits: digits) { return count }
    }
    var civil = CivilTime()
    switch digits {
    case 8, 14: guard readCompact(&civil, digits: digits) else { return nil }
    case 1, 2: guard readLogDate(&civil) else { return nil }
    case 4: guard readDate(&civil) else { return nil }
    default: return nil
    }
    var zone: Int?
    if civil.hasTimeOfDay {
      skipSpaces()
      if at < text.count {
        guard let found = readZone() else { return nil }
        zone = found
      }
    }
    return at == text.count ? .calendar(civil, zone: zone) : nil
  }

  // MARK: - Since 1970

  private mutating func count(digits: Int) -> Fields? {
    guard let value = text.span.decimal(in: 0..<digits) else { return nil }
    let scale: Int
    switch digits {
    case 9...11: scale = 1
    case 12, 13: scale = 1000
    case 16: scale = 1_000_000
    case 19: scale = 1_000_000_000
    default: return nil
    }
    at = digits
    var nanoseconds = value % scale * (1_000_000_000 / scale)
    if at < text.count {
      guard scale == 1, let fraction = readFraction(), at == text.count else { return nil }
      nanoseconds = fraction
    }
    return .count(seconds: value / scale, nanoseconds: nanoseconds)
  }

  // MARK: - Dates

  /// `2016-12-23`, `2016/12/23` or `2016年12月23日`, and the time after it.
  private mutating func readDate(_ civil: inout CivilTime) -> Bool {
    guard let year = number(4...4) else { return false }
    civil.year = year
    if accept(Self.yearMark) {
      guard let month = number(1...2), accept(Self.monthMark), let day = number(1...2), accept(Self.dayMark)
      else { return false }
      civil.month = month
      civil.day = day
      skipSpaces()
      if at == text.count { return true }
      return readTime(&civil, isJapanese: true)
    }
    guard let separator = peek, separator == UInt8(ascii: "-") || separator == UInt8(ascii: "/") else {
      return false
    }
    at += 1
    guard let month = number(1...2), accept([separator]), let day = number(1...2) else { return false }
    civil.month = month
    civil.day = day
    if at == text.count { return true }
    guard passSeparator() else { return false }
    return readTime(&civil, isJapanese: false)
  }

  /// `20161223`, `20161223115000`, `20161223T115000`.
  private mutating func readCompact(_ civil: inout CivilTime, digits: Int) -> Bool {
    guard let year = number(4...4), let month = number(2...2), let day = number(2...2) else { return false }
    civil.year = year
    civil.month = month
    civil.day = day
    if at == text.count { return true }
    if digits == 8 {
      guard passSeparator() else { return false }
      let time = text[at...].prefix { $0.isDigit }.count
      guard time == 4 || time == 6 else { return readTime(&civil, isJapanese: false) }
    }
    guard let hour = number(2...2), let minute = number(2...2) else { return false }
    civil.hour = hour
    civil.minute = minute
    civil.second = number(2...2) ?? 0
    civil.hasTimeOfDay = true
    return readFraction(&civil)
  }

  /// `23/Dec/2016:11:50:00`.
  private mutating func readLogDate(_ civil: inout CivilTime) -> Bool {
    guard let day = number(1...2), accept([UInt8(ascii: "/")]), at + 3 <= text.count else { return false }
    let name = String(decoding: text[at..<(at + 3)], as: UTF8.self).lowercased()
    guard let month = Self.months.firstIndex(of: name) else { return false }
    at += 3
    guard accept([UInt8(ascii: "/")]), let year = number(4...4), accept([UInt8(ascii: ":")]) else {
      return false
    }
    civil.year = year
    civil.month = month + 1
    civil.day = day
    return readTime(&civil, isJapanese: false)
  }

  // MARK: - Times of day

  private mutating func readTime(_ civil: inout CivilTime, isJapanese: Bool) -> Bool {
    guard let hour = number(1...2) else { return false }
    civil.hour = hour
    civil.hasTimeOfDay = true
    if isJapanese, accept(Self.hourMark) {
      skipSpaces()
      guard at < text.count else { return true }
      guard let minute = number(1...2), accept(Self.minuteMark) else { return false }
      civil.minute = minute
      skipSpaces()
      if let second = number(1...2) {
        civil.second = second
        return accept(Self.secondMark)
      }
      return true
    }
    guard accept([UInt8(ascii: ":")]), let minute = number(2...2) else { return false }
    civil.minute = minute
    if accept([UInt8(ascii: ":")]) {
      guard let second = number(2...2) else { return false }
      civil.second = second
    }
    return readFraction(&civil)
  }

  private mutating func readFraction(_ civil: inout CivilTime) -> Bool {
    guard let mark = peek, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ",") else { return true }
    guard let fraction = readFraction() else { return false }
    civil.nanoseconds = fraction
    return true
  }

  /// The fraction behind its mark, in nanoseconds; digits beyond are cut off.
  private mutating func readFraction() -> Int? {
    at += 1
    var value = 0
    var scale = 1_000_000_000
    let start = at
    while let digit = peek, digit.isDigit {
      scale /= 10
      value += Int(digit - UInt8(ascii: "0")) * scale
      at += 1
    }
    return at > start ? value : nil
  }

  /// Seconds ahead of UTC.
  private mutating func readZone() -> Int? {
    guard let first = peek else { return nil }
    if first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
      at += 1
      guard let hours = number(2...2) else { return nil }
      _ = accept([UInt8(ascii: ":")])
      let minutes = at < text.count ? number(2...2) : 0
      guard let minutes, hours <= 15, minutes < 60 else { return nil }
      return (hours * 3600 + minutes * 60) * (first == UInt8(ascii: "-") ? -1 : 1)
    }
    let name = String(decoding: text[at...], as: UTF8.self).uppercased()
    at = text.count
    return ["Z": 0, "UTC": 0, "GMT": 0, "JST": 9 * 3600][name]
  }

  // MARK: - Bytes

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  private static let yearMark = Array("年".utf8)
  private static let monthMark = Array("月".utf8)
  private static let dayMark = Array("日".utf8)
  private static let hourMark = Array("時".utf8)
  private static let minuteMark = Array("分".utf8)
  private static let secondMark = Array("秒".utf8)
  private static let wideSpace = Array("\u{3000}".utf8)

  private var peek: UInt8? { at < text.count ? text[at] : nil }

  private mutating func accept(_ bytes: [UInt8]) -> Bool {
    guard text[at...].starts(with: bytes) else { return false }
    at += bytes.count
    return true
  }

  private mutating func skipSpaces() {
    while peek == 0x20 || text[at...].starts(with: Self.wideSpace) { at += peek == 0x20 ? 1 : 3 }
  }

  /// Passes over what stands between date and time: `T`, or spaces.
  private mutating func passSeparator() -> Bool {
    guard let byte = peek else { return false }
    if byte | 0x20 == UInt8(ascii: "t") {
      at += 1
      return true
    }
    let start = at
    skipSpaces()
    return at > start
  }

  /// A number of so many digits; more digits than that make it none.
  private mutating func number(_ lengths: ClosedRange<Int>) -> Int? {
    var end = at
    while end < text.count, end - at < lengths.upperBound, text[end].isDigit { end += 1 }
    guard end - at >= lengths.lowerBound, let value = text.span.decimal(in: at..<end) else { return nil }
    at = end
    return value
  }
}
