import CaseFile
import Investigation
import Testing

extension CivilDay {
  /// A day as a test writes it: `2017-03-04`.
  static func of(_ text: String) throws -> CivilDay {
    try #require(FactTime(text, zone: .utc).day)
  }
}
