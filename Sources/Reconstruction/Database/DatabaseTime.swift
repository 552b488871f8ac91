/// DATE, DATETIME and TIMESTAMP as MySQL writes them (MySQL manual, "Date and Time Literals").
enum DatabaseTime {
  /// `YYYY-MM-DD[ hh:mm:ss]` as seconds since 1970 of the clock that wrote it.
  static func read(_ bytes: ArraySlice<UInt8>) -> Int64? {
    if bytes.count == 19, let fields = plainFields(bytes) { return seconds(fields) }
    let digits = bytes.split { !($0 >= 0x30 && $0 <= 0x39) }.prefix(6).map { part in
      part.prefix(9).reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }
    }
    guard digits.count == 3 || digits.count == 6, digits[0] > 0, (1...12).contains(digits[1]), digits[2] > 0
    else { return nil }
    let days = days(year: digits[0], month: digits[1], day: digits[2])
    guard digits.count == 6 else { return days * 86_400 }
    return days * 86_400 + digits[3] * 3_600 + digits[4] * 60 + digits[5]
  }

  /// Year to second of a time that is written with two digits a field.
  private static func plainFields(_ bytes: ArraySlice<UInt8>) -> (Int64, Int64, Int64, Int64, Int64, Int64)? {
    let start = bytes.startIndex
    func two(_ at: Int) -> Int64? {
      let (a, b) = (bytes[start + at], bytes[start + at + 1])
      guard a >= 0x30, a <= 0x39, b >= 0x30, b <= 0x39 else { return nil }
      return Int64(a - 0x30) * 10 + Int64(b - 0x30)
    }
    func isDigit(_ at: Int) -> Bool { bytes[start + at] >= 0x30 && bytes[start + at] <= 0x39 }
    guard !isDigit(4), !isDigit(7), !isDigit(10), !isDigit(13), !isDigit(16), let century = two(0),
      let year = two(2), let month = two(5), let day = two(8), let hour = two(11), let minute = two(14),
      let second = two(17)
    else { return nil }
    return (century * 100 + year, month, day, hour, minute, second)
  }

  private static func seconds(_ fields: (Int64, Int64, Int64, Int64, Int64, Int64)) -> Int64? {
    let (year, month, day, hour, minute, second) = fields
    guard year > 0, month >= 1, month <= 12, day > 0 else { return nil }
    return days(year: year, month: month, day: day) * 86_400 + hour * 3_600 + minute * 60 + second
  }

  /// Seconds since 1970 in the form of `model`, a fraction kept.
  static func write(_ seconds: Int64, like model: [UInt8]) -> [UInt8] {
    let (year, month, day) = civil(days: floorDivide(seconds, 86_400))
    let rest = seconds - floorDivide(seconds, 86_400) * 86_400
    func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let text =
      "\(year)-\(two(month))-\(two(day)) \(two(rest / 3_600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
    return Array(text.utf8) + model.dropFirst(19)
  }

  static func isNumeric(_ type: String) -> Bool {
    ["int", "tinyint", "smallint", "mediumint", "bigint", "year"].contains(type)
  }

  private static func floorDivide(_ a: Int64, _ b: Int64) -> Int64 { (a - (a % b + b) % b) / b }

  /// Days since 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let year = month <= 2 ? year - 1 : year
    let era = floorDivide(year, 400)
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func civil(days: Int64) -> (Int64, Int64, Int64) {
    let shifted = days + 719_468
    let era = floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthShifted = (5 * dayOfYear + 2) / 153
    let month = monthShifted < 10 ? monthShifted + 3 : monthShifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthShifted + 2) / 5 + 1)
  }
}
