import Foundation
import Testing

@testable import CaseFile

@Suite("The guide to files for others")
struct InterchangeGuideTests {
  @Test(
    "describes every column, in their order",
    arguments: [("indicators", IndicatorsCSV.columns), ("cards", CardListCSV.columns)])
  func columns(_ file: String, _ columns: [String]) throws {
    let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let guide = try String(contentsOf: repository.appending(path: "docs/interchange.md"), encoding: .utf8)
    let tables = guide.split(separator: "| column | holds |").dropFirst().map { table in
      table.split(separator: "\n").prefix { $0.hasPrefix("|") || $0.isEmpty }.flatMap { line in
        line.split(separator: "|").first.map { $0.matches(of: #/`([A-Za-z]+)`/#).map { String($0.1) } } ?? []
      }
    }
    #expect(tables.contains(columns), "\(file)")
  }
}
