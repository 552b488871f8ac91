import Exposure
import Testing

@Suite("Instants as a person writes them")
struct MapInstantTests {
  @Test(
    "are read with and without seconds, fraction and zone",
    arguments: [
      ("1970-01-01T00:00Z", 0, 0, 0), ("2016-12-22T08:30+09:00", 1_482_395_400, 0, 32_400),
      ("2016-12-22 08:30:15.25 +0900", 1_482_395_415, 250_000_000, 32_400),
      ("2000-02-29T23:59:59-05", 951_868_799, 0, -18_000),
      ("2016-12-22T08:30", 1_482_395_400, 0, nil), ("1969-12-31T23:59:59Z", -1, 0, 0),
    ] as [(String, Int64, Int, Int?)])
  func reads(_ text: String, clock: Int64, nanoseconds: Int, offset: Int?) throws {
    let instant = try #require(MapInstant(text))
    #expect(instant.clockSeconds == clock)
    #expect(instant.nanoseconds == nanoseconds)
    #expect(instant.offset == offset)
    #expect(instant.utcSeconds == offset.map { clock - Int64($0) })
  }

  @Test(
    "are refused where no calendar or clock has them",
    arguments: [
      "", "2016-12-22", "2016-13-01T00:00", "2015-02-29T00:00", "2016-12-22T24:00", "2016-12-22T08:60",
      "2016-12-22T8:30",
      "2016-12-22T08:30+15:00", "２０１６-12-22T08:30", "2016-12-22T08:30 JST", "0000-01-01T00:00",
    ])
  func refuses(_ text: String) { #expect(MapInstant(text) == nil) }
}
