import Foundation
import Investigation

/// What a country is called, by its ISO 3166-1 code; what is no code stays as the data has it.
enum CountryName {
  static func of(_ id: String, _ language: Language) -> String {
    let code = id.uppercased()
    guard code.utf8.count == 2, code.utf8.allSatisfy({ (65...90).contains($0) }) else {
      return id.isEmpty ? (language == .ja ? "不明" : "unknown") : id
    }
    return Locale(identifier: language.rawValue).localizedString(forRegionCode: code) ?? code
  }
}
