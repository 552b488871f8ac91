import Foundation

/// A time zone as a person names it: `Asia/Tokyo`, `UTC`, `+09:00`.
public struct Zone: Sendable, Hashable {
  public let name: String
  private let zone: TimeZone

  public static let utc = Zone(name: "UTC", zone: TimeZone(secondsFromGMT: 0) ?? .gmt)

  private init(name: String, zone: TimeZone) {
    self.name = name
    self.zone = zone
  }

  /// Nil where the name is neither an IANA time zone nor an offset `±hh:mm`.
  public init?(_ name: String) {
    if let seconds = Zone.offset(name), let zone = TimeZone(secondsFromGMT: seconds) {
      self.init(name: Zone.written(seconds), zone: zone)
    } else if name == "UTC" || name == "Z" {
      self = .utc
    } else if name.contains("/"), let zone = TimeZone(identifier: name) {
      self.init(name: name, zone: zone)
    } else {
      return nil
    }
  }

  package init(offset seconds: Int) {
    self.init(name: Zone.written(seconds), zone: TimeZone(secondsFromGMT: seconds) ?? .gmt)
  }

  /// Seconds east of UTC at an instant.
  package func offset(at seconds: Int64) -> Int {
    zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds)))
  }

  private static func offset(_ name: String) -> Int? {
    guard let sign = name.first, sign == "+" || sign == "-" else { return nil }
    let digits = name.dropFirst().filter { $0 != ":" }
    guard digits.count == 4, digits.allSatisfy(\.isASCII), let hours = Int(digits.prefix(2)),
      let minutes = Int(digits.suffix(2)),
      hours <= 14, minutes < 60
    else { return nil }
    return (sign == "-" ? -1 : 1) * (hours * 3_600 + minutes * 60)
  }

  /// `+09:00`
  static func written(_ seconds: Int) -> String {
    let minutes = abs(seconds) / 60
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return (seconds < 0 ? "-" : "+") + two(minutes / 60) + ":" + two(minutes % 60)
  }
}
