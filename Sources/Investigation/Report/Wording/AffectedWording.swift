import Exposure
import Reconstruction

/// What is said of the people concerned in one language.
protocol AffectedWording: Sendable {
  func word(_ label: AffectedLabel) -> String
  func maximum(_ counts: Counts) -> String
  func people(_ count: Int) -> String
  func records(_ count: Int) -> String
  func sum(_ parts: [Int]) -> String
  func text(_ text: BilingualText) -> String
  func note(_ note: ExposureNote) -> String
  /// The window of what people had entered, with its length.
  func length(_ seconds: Int) -> String
  func nobody() -> String
}

/// Words that stand alone where people are counted.
enum AffectedLabel {
  case heading, group, records, people, cause, firstTrace, wentOut, entered, atRisk, classes, countries, unknownCountry
  case notes
}
