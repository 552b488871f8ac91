import Foundation

/// Where a person lives, as a country or a part of one: `JP`, `US`, `US-CA`.
///
/// Members' data has codes, names and spellings of all kinds; ``init(country:region:)`` brings them to ISO 3166.
public struct Residence: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// ISO 3166-1 alpha-2.
  public let country: String
  /// ISO 3166-2 without the country's code; nil where it is not known.
  public let subdivision: String?

  /// Reads what the data says.
  ///
  /// - Parameters:
  ///   - country: a code of two or three letters, a code of a subdivision such as `US-CA`, or a name in English or
  ///     Japanese.
  ///   - region: the state, where a field of its own names it: a code or a name. Only those of the USA are told apart.
  /// - Returns: nil where the country is none that ISO 3166-1 knows.
  public init?(country: String, region: String? = nil) {
    let written = country.precomposed.uppercased().trimmed
    let parts = written.split(separator: "-", maxSplits: 1).map(String.init)
    // A code is one only where nothing else stands between its letters: “N/A” is not Namibia.
    if let code = Self.codes[written] ?? Self.countries[Self.key(country)] {
      self.country = code
    } else if parts.count == 2, let code = Self.codes[parts[0]], parts[1].count <= 3 {
      self.country = code
      subdivision = parts[1]
      return
    } else {
      return nil
    }
    subdivision =
      self.country == "US" ? region.flatMap { Self.states[Self.key(Self.withoutCountry($0))] } : nil
  }

  /// Whether somebody who lives here lives in an area of a rule: a country, a subdivision, `EU`, `EEA`.
  ///
  /// - Returns: nil where that cannot be told, since the area is a part of the country and the part is not known.
  public func isIn(_ area: String) -> Bool? {
    switch area {
    case "EU": return Countries.europeanUnion.contains(country)
    case "EEA": return Countries.europeanUnion.union(Countries.economicAreaBeside).contains(country)
    default: break
    }
    guard let dash = area.firstIndex(of: "-") else { return country == area }
    guard country == area[..<dash] else { return false }
    return subdivision.map { $0 == area[area.index(after: dash)...] }
  }

  public var description: String { subdivision.map { "\(country)-\($0)" } ?? country }

  public static func < (a: Residence, b: Residence) -> Bool { a.description < b.description }

  /// Whether a rule may name this area.
  static func isArea(_ code: String) -> Bool {
    if code == "EU" || code == "EEA" { return true }
    let parts = code.split(separator: "-", maxSplits: 1).map(String.init)
    guard let country = parts.first, country.count == 2, Self.codes[country] == country else {
      return false
    }
    return parts.count == 1 || country != "US" || Self.states[key(parts[1])] == parts[1]
  }

  /// What readers call an area, in English and Japanese.
  package static func name(of area: String) -> (japanese: String, english: String) {
    switch area {
    case "EU": return ("EU", "the EU")
    case "EEA": return ("EU・欧州経済領域", "the EU or European Economic Area")
    default: break
    }
    if let name = names[area] { return name }
    let country = String(area.prefix(2))
    guard let whole = names[country] else { return (area, area) }
    return ("\(whole.japanese)（\(area)）", "\(whole.english) (\(area))")
  }

  // MARK: - Tables

  /// Spellings are compared without case, blanks, dots and hyphens.
  private static func key(_ text: String) -> String {
    String(text.precomposed.uppercased().filter { $0.isLetter || $0.isNumber })
  }

  private static func withoutCountry(_ region: String) -> String {
    let upper = region.uppercased()
    return upper.hasPrefix("US-") ? String(upper.dropFirst(3)) : region
  }

  /// Codes of two and three letters.
  private static let codes: [String: String] = {
    var codes: [String: String] = [:]
    for line in lines(Countries.table, codes: 2) {
      for code in line.codes { codes[code] = line.codes[0] }
    }
    return codes
  }()
  private static let countries = spellings(Countries.table, codes: 2, withCodes: false)
  private static let states = spellings(Countries.states, codes: 1, withCodes: true)

  private static let names: [String: (japanese: String, english: String)] = {
    var names: [String: (japanese: String, english: String)] = [:]
    for (table, codes, prefix) in [(Countries.table, 2, ""), (Countries.states, 1, "US-")] {
      for line in lines(table, codes: codes) {
        let english = line.names.first ?? line.codes[0]
        let article = ["GB", "US", "NL", "PH", "AE", "DO", "MV", "SC", "BS"].contains(prefix + line.codes[0])
        names[prefix + line.codes[0]] = (
          line.names.dropFirst().first ?? english, article ? "the " + english : english
        )
      }
    }
    return names
  }()

  private static func spellings(_ table: String, codes: Int, withCodes: Bool) -> [String: String] {
    var spellings: [String: String] = [:]
    for line in lines(table, codes: codes) {
      for spelling in (withCodes ? line.codes : []) + line.names where spellings[key(spelling)] == nil {
        spellings[key(spelling)] = line.codes[0]
      }
    }
    return spellings
  }

  private static func lines(_ table: String, codes: Int) -> [(codes: [String], names: [String])] {
    table.split(separator: "\n").map { line in
      let parts = line.split(separator: " ", maxSplits: codes).map(String.init)
      let names = parts.count > codes ? parts[codes].split(separator: "|").map { $0.trimmed } : []
      return (Array(parts.prefix(codes)), names)
    }
  }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    var part = self[...]
    while part.first == " " { part = part.dropFirst() }
    while part.last == " " { part = part.dropLast() }
    return String(part)
  }

  fileprivate var precomposed: String { precomposedStringWithCompatibilityMapping }
}
