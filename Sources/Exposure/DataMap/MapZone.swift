import Foundation
import YAMLText

/// The time zones that a map may name: IANA zones, offsets, UTC.
package enum MapZone {
  package static func isKnown(_ name: String) -> Bool {
    if name == "UTC" || name == "Z" { return true }
    if name.wholeMatch(of: #/[+-][0-9]{2}:?[0-9]{2}/#) != nil { return MapInstant.offset(name) != nil }
    return name.contains("/") && TimeZone(identifier: name) != nil
  }

  /// The zone that somebody probably meant: by its spelling, or by its city.
  package static func nearest(_ name: String) -> String? {
    let common = ["JST": "Asia/Tokyo", "Japan": "Asia/Tokyo", "GMT": "UTC", "CET": "Europe/Berlin"]
    if let zone = common[name] { return zone }
    let zones = TimeZone.knownTimeZoneIdentifiers.sorted()
    return Nearest.match(name, among: zones)
      ?? zones.first { $0.hasSuffix("/" + name) || $0.lowercased().hasSuffix("/" + name.lowercased()) }
  }
}
