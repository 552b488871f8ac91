import CaseFile
import Testing

@testable import Obligations

@Suite("Easter")
struct EasterTests {
  @Test(
    "falls on the Sunday that the churches' tables give",
    arguments: [
      "2000-04-23", "2008-03-23", "2011-04-24", "2016-03-27", "2017-04-16", "2018-04-01", "2019-04-21",
      "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05",
      "2027-03-28", "2035-03-25", "2038-04-25",
    ])
  func date(_ expected: String) throws {
    let year = try #require(Int(expected.prefix(4)))
    #expect(CivilDay.easter(year).text == expected)
  }
}
