import CaseFile
import Investigation
import Reconstruction

extension ICalendar {
  /// As a value of type TEXT (RFC 5545, 3.3.11): backslash, semicolon, comma and line breaks are escaped; other control
  /// characters, which it does not allow, are left out.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    func append(_ written: String) { result.append(contentsOf: written.unicodeScalars) }
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": append("\\" + String(scalar))
      case "\n": if !isAfterReturn { append("\\n") }
      case "\r", "\u{2028}", "\u{2029}": append("\\n")
      case "\t": result.append(scalar)
      case _ where scalar.properties.generalCategory == .control: break
      default: result.append(scalar)
      }
      isAfterReturn = scalar == "\r"
    }
    return String(result)
  }

  /// Longest line in bytes, its end not counted (RFC 5545, 3.1).
  static let lineLimit = 75

  /// A line folded where it is too long, never within a character's bytes.
  static func folded(_ line: String) -> String {
    var result = ""
    var length = 0
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if length + size > lineLimit {
        result += "\r\n "
        // The space that marks the rest of a line counts.
        length = 1
      }
      result.unicodeScalars.append(scalar)
      length += size
    }
    return result
  }

  /// `20170304`.
  static func date(_ day: CivilDay) -> String {
    day.year.zeroPadded(4) + day.month.zeroPadded(2) + day.day.zeroPadded(2)
  }

  /// `20170306T145959Z`.
  static func utc(_ moment: Moment) -> String {
    let told = Moment(seconds: moment.seconds, utcOffset: 0)
    let (year, month, day) = told.date
    let second = told.secondOfDay
    return year.zeroPadded(4) + month.zeroPadded(2) + day.zeroPadded(2) + "T"
      + (second / 3_600).zeroPadded(2) + (second / 60 % 60).zeroPadded(2) + (second % 60).zeroPadded(2) + "Z"
  }

  /// A duration (RFC 5545, 3.3.6) before the time: `-P6DT15H`; after it where `minutes` is negative.
  static func before(_ minutes: Int) -> String {
    let (days, rest) = Int(minutes.magnitude).quotientAndRemainder(dividingBy: 1_440)
    let (hours, left) = rest.quotientAndRemainder(dividingBy: 60)
    let time = (hours > 0 ? "\(hours)H" : "") + (left > 0 ? "\(left)M" : "")
    let length = (days > 0 ? "\(days)D" : "") + (time.isEmpty ? "" : "T" + time)
    return (minutes > 0 ? "-P" : "P") + (length.isEmpty ? "T0S" : length)
  }
}
