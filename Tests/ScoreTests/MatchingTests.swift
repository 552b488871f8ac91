import Testing

/// The scorer itself: it must not be kinder than it says.
@Suite("Scoring")
struct MatchingTests {
  private func row(_ values: String...) -> [Expected] { values.map { .value($0) } }

  @Test("A row counts only whole")
  func wholeRows() {
    #expect(Matching.matched([row("1", "Aoi"), row("2", "Ren")], in: [["1", "Ren"], ["2", "Ren"]]) == 1)
  }

  @Test("A row that is listed once cannot stand for two")
  func multiplicity() {
    #expect(Matching.matched([row("1"), row("1")], in: [["1"]]) == 1)
  }

  @Test("A row with an unknown cell does not take the row that a whole one needs")
  func strictestFirst() {
    #expect(
      Matching.matched([[.value("1"), .anything], row("1", "b")], in: [["1", "a"], ["1", "b"]]) == 2)
    #expect(Matching.matched([[.value("1"), .anything], row("1", "b")], in: [["1", "b"]]) == 1)
  }

  @Test(
    "NULL, blanks and what is not known are one", arguments: [nil, "", " ", "NULL", "\u{FFFD}", "<blank>"])
  func blanks(_ value: String?) {
    #expect(Blank.normalised(value) == "")
  }

  @Test("A partly known value is not the whole one")
  func partlyKnown() {
    #expect(Blank.normalised("ao\u{FFFD}") == "ao\u{FFFD}")
  }

  @Test("A table is the same whatever the quotes, the case and the order of its columns")
  func keys() {
    let key = TableKey(schema: nil, table: "`Shop`.Members", columns: ["b", "\"A\""])
    #expect(key == TableKey(schema: "shop", table: "members", columns: ["a", "b"]))
    #expect(key.fits(TableKey(schema: nil, table: "members", columns: ["a", "b"])))
    #expect(!key.fits(TableKey(schema: "other", table: "members", columns: ["a", "b"])))
  }
}
