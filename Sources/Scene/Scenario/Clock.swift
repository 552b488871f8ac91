import Foundation

/// Local time of a scene: its zone, and how times are written.
final class Clock {
  private let zone: TimeZone
  private var hour = Int64.min
  private var offset: Int64 = 0

  /// - Parameter name: an IANA zone such as `Asia/Tokyo`.
  init?(zone name: String) {
    guard let zone = TimeZone(identifier: name) else { return nil }
    self.zone = zone
  }

  /// Seconds east of UTC at a moment; zones change on full quarters of an hour.
  func offset(at instant: Instant) -> Int64 {
    let quarter = instant.seconds / 900
    if quarter != hour {
      hour = quarter
      offset = Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.seconds))))
    }
    return offset
  }

  func civil(_ instant: Instant) -> Civil { Civil(seconds: instant.seconds + offset(at: instant)) }

  /// A day's beginning.
  func midnight(of date: Instant) -> Instant { date + -offset(at: date + -offset(at: date)) }

  /// `2016-12-23 12:35:00`, as databases write it.
  func database(_ instant: Instant) -> String {
    let c = civil(instant)
    return
      "\(c.year)-\(two(c.month))-\(two(c.day)) \(two(c.hour)):\(two(c.minute)):\(two(c.second))"
  }

  /// `20161223`, as rotated logs are named.
  func compactDate(_ instant: Instant) -> String {
    let c = civil(instant)
    return "\(c.year)\(two(c.month))\(two(c.day))"
  }

  /// `2016-12-23T12:35:00+09:00`.
  func iso(_ instant: Instant) -> String {
    let c = civil(instant)
    return
      "\(c.year)-\(two(c.month))-\(two(c.day))T\(two(c.hour)):\(two(c.minute)):\(two(c.second))\(zone(instant, ":"))"
  }

  /// `23/Dec/2016:12:35:00 +0900`, as access logs write it.
  func log(_ instant: Instant) -> String {
    let c = civil(instant)
    let month = Clock.months[Int(c.month) - 1]
    return
      "\(two(c.day))/\(month)/\(c.year):\(two(c.hour)):\(two(c.minute)):\(two(c.second)) \(zone(instant, ""))"
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private func zone(_ instant: Instant, _ colon: String) -> String {
    let offset = offset(at: instant)
    let minutes = abs(offset) / 60
    return "\(offset < 0 ? "-" : "+")\(two(minutes / 60))\(colon)\(two(minutes % 60))"
  }

  private func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
