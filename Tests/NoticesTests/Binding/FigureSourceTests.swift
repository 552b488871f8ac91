import CaseFile
import Investigation
import Testing

@testable import Notices

@Suite("A figure of a document")
struct FigureSourceTests {
  @Test(
    "is worked out from its id",
    arguments: [
      ("total.records.maximum", 131_936), ("total.people.maximum", 130_405),
      ("set.clubjapan.cards.records.maximum", 29),
      ("set.cards.records.proven", 30), ("set.cards.records.possible", 0),
      ("population.affiliates.people.maximum", 317),
      ("class.card.number.people.maximum", 30), ("country.US.people.maximum", 13_059),
      ("groups.individual.records.maximum", 385), ("groups.individual.people.maximum", 377),
      ("groups.rest.records.maximum", 131_551), ("groups.rest.people.maximum", 130_028),
      ("window.exfiltration.data-out.days", 5), ("interval.trace.knowledge", 12),
      ("interval.knowledge.document", 40),
      ("interval.report.document", 13),
    ])
  func value(id: String, value: Int) throws {
    let figure = try #require(FigureSource(FoundingCase.basis(), date: day("2017-02-13")).figure(id))
    #expect(figure.value == value)
    #expect(figure.run == 1 || !figure.facts.isEmpty)
  }

  @Test(
    "has an id that says what it is, or there is none",
    arguments: [
      "", "total", "total.records", "total.records.most", "total.cards.maximum", "set.nobody.records.maximum",
      "set..people.maximum",
      "groups.individual.people.proven", "groups.all.people.maximum", "window.exfiltration.days",
      "window..days", "interval.",
      "interval.trace", "....", "set.cards.records.maximum.x",
    ])
  func unknown(id: String) throws {
    #expect(try FigureSource(FoundingCase.basis(), date: day("2017-02-13")).figure(id) == nil)
  }

  @Test("counts each person once over groups that overlap, and the maximum of records stays")
  func overlap() throws {
    var basis = try FoundingCase.basis()
    let apart = FigureSource(basis, date: try day("2017-02-13"))
    // Two who lost their card also lost their password.
    basis.profiles = try MadeRun.profiles([
      (["cards"], 28), (["clubjapan.passwords"], 36), (["cards", "clubjapan.passwords"], 2),
      (["affiliates"], 317),
      (["rest"], 129_986),
    ])
    let together = FigureSource(basis, date: try day("2017-02-13"))
    #expect(together.figure("groups.individual.people.maximum")?.value == 383)
    #expect(together.figure("groups.individual.records.maximum")?.value == 385)
    #expect(together.figure("total.records.maximum") == apart.figure("total.records.maximum"))
  }

  @Test("of times is not known before the day on which it became known")
  func notYet() throws {
    let source = FigureSource(try FoundingCase.basis(), date: try day("2017-01-06"))
    #expect(source.figure("window.exfiltration.data-out.days") == nil)
    #expect(source.figure("interval.report.document") == nil)
    #expect(source.figure("interval.knowledge.document")?.value == 2)
  }
}
