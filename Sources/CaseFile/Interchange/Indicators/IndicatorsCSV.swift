import Investigation
import Reconstruction

/// Writes indicators as CSV (RFC 4180), one a line, times in UTC.
public enum IndicatorsCSV {
  static let columns = [
    "type", "value", "host", "method", "path", "place", "parameter", "addresses", "first", "last", "requests",
    "obtained",
  ]

  public static func bytes(_ indicators: Indicators) -> [UInt8] {
    indicators.list.reduce(into: CSV.line(columns)) { $0 += line($1) }
  }

  private static func line(_ indicator: Indicator) -> [UInt8] {
    var fields: [String]
    switch indicator.subject {
    case .address(.ipv4(let text)): fields = ["ipv4", text, "", "", "", "", ""]
    case .address(.ipv6(let text)): fields = ["ipv6", text, "", "", "", "", ""]
    case .userAgent(let text): fields = ["userAgent", text, "", "", "", "", ""]
    case .file(let path): fields = ["file", path, "", "", "", "", ""]
    case .target(let target):
      fields = [
        "target", target.text, target.host ?? "", target.method, target.path, target.place, target.parameter,
      ]
    }
    fields.append(indicator.addresses.map(\.text).joined(separator: " "))
    fields += [indicator.first, indicator.last].map { Moment(seconds: $0, utcOffset: 0).iso8601 }
    fields += [indicator.requests.map(String.init) ?? "", indicator.hasObtained ? "yes" : "no"]
    return CSV.line(fields)
  }
}
