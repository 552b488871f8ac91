import Exposure
import Reconstruction
import YAMLText

/// What is said of the people concerned in one language.
protocol AffectedWording: Sendable {
  func word(_ label: AffectedLabel) -> String
  func maximum(_ counts: Counts) -> String
  func people(_ count: Int) -> String
  func records(_ count: Int) -> String
  func sum(_ parts: [Int]) -> String
  func text(_ text: BilingualText) -> String
  func note(_ note: ExposureNote) -> String
  /// How long a window is: in hours up to four days, as notices tell it.
  func length(_ seconds: Int) -> String
  func injection() -> String
  func nobody() -> String

  // MARK: Why
  func addedUp(_ records: Int) -> String
  func origin(_ origin: ExposureOrigin) -> String
  func askForPerson(_ examples: [String]) -> String
  func notAffected(_ record: String) -> String
  func citeForAll() -> String
  func withdrawn() -> String
  func notInPopulation() -> String
  func whatLeaked(_ classes: [(name: String, grade: Grade)]) -> String
  func place(item: Int, path: String, line: Int, offset: Int, sha256: String) -> String
}

/// Words that stand alone where people are counted.
enum AffectedLabel {
  case heading, group, records, people, cause, firstTrace, wentOut, entered, atRisk, classes, countries,
    unknownCountry
  case notes, lines
}
