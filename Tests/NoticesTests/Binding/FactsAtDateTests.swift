import CaseFile
import Investigation
import Testing

@testable import Notices

@Suite("What was known at the end of a day")
struct FactsAtDateTests {
  private func facts(_ date: String) throws -> FactsAtDate {
    let basis = try FoundingCase.basis()
    return FactsAtDate(basis.facts, day: try day(date), zone: basis.zone)
  }

  @Test(
    "holds nothing that was learnt later",
    arguments: [
      ("2017-01-03", "phishing-found", false), ("2017-01-04", "phishing-found", true),
      ("2017-01-04", "first-trace", true),
      ("2017-01-05", "first-report", false), ("2017-01-13", "first-report", true),
      ("2017-01-30", "data-out", false),
      ("2017-01-31", "data-out", true), ("2017-01-06", "injection", false), ("2017-01-31", "injection", true),
      // “In January, after the report had been shared”: not before it was.
      ("2017-01-06", "cards-monitored", false), ("2017-01-13", "cards-monitored", true),
      ("2017-01-31", "card-costs", false), ("2017-02-01", "card-costs", true),
    ])
  func known(date: String, fact: String, isKnown: Bool) throws {
    #expect(try facts(date).isKnown(#require(FactID(rawValue: fact))) == isKnown)
  }
}
