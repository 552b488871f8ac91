import CaseFile
import Foundation
import Investigation
import Scene
import Testing

@Suite("The founding case's facts")
struct FoundingFactsTests {
  @Test("show")
  func show() throws {
    let facts = try Facts.founding()
    let timeline = Timeline(facts: facts, logFacts: [])
    print(TimelineReport(timeline, language: .ja, width: 100).text)
    print(TimelineReport(timeline, language: .en, width: 100).text)
    try FactsSchema.json.write(toFile: "/tmp/wt_schema.json", atomically: true, encoding: .utf8)
    _ = try Facts.read(Facts.whole)
  }
}
