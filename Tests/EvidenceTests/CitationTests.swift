import Evidence
import Testing

@Suite struct CitationTests {
  @Test(arguments: ["1:4711", "1:4711-4720", "12:1-2"])
  func `a citation is read as it is written`(_ text: String) throws {
    #expect(try #require(Citation(text)).description == text)
  }

  @Test(arguments: [
    "", "1", "1:", ":1", "0:1", "1:0", "1:5-5", "1:5-4", "1:5-", "1:-5", "1:+5", "1:5-6-7", "1:2:3", "１:1",
  ])
  func `what is no citation is refused`(_ text: String) {
    #expect(Citation(text) == nil)
  }

  @Test func `citations sort by item, line and end`() throws {
    let texts = ["1:2", "1:2-9", "1:10", "2:1", "10:1"]
    let sorted = texts.compactMap { Citation($0) }.shuffled().sorted()
    #expect(sorted.map(\.description) == texts)
  }

  @Test func `neighbouring lines are joined to runs, within an item`() {
    let places = [(1, 3), (1, 4), (1, 4), (1, 5), (1, 7), (2, 8), (2, 9), (3, 1)].map {
      (item: $0.0, line: $0.1)
    }
    #expect(Citation.compacting(places).map(\.description) == ["1:3-5", "1:7", "2:8-9", "3:1"])
    #expect(Citation.compacting([]).isEmpty)
  }
}
