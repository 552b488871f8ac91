import Foundation
import Testing

@testable import Investigation

/// The files of `ReportGolden/` hold what is expected. `TENMATSU_RECORD=1 swift test --filter ReportGolden` writes them
/// anew; look at the difference before it is committed.
@Suite struct ReportGoldenTests {
  @Test(arguments: ReportSample.allCases, Language.allCases)
  func `The terminal report says what it said before`(_ sample: ReportSample, _ language: Language) throws {
    let text = TerminalReport(sample.findings, language: language).text
    try expectGolden(text, "\(sample).\(language).txt")
  }

  @Test(arguments: ReportSample.allCases)
  func `The JSON says what it said before`(_ sample: ReportSample) throws {
    try expectGolden(json(sample.findings), "\(sample).json")
  }

  @Test(arguments: Language.allCases)
  func `A wide, revealed report says what it said before`(_ language: Language) throws {
    let report = TerminalReport(ReportSample.taken.findings, language: language, width: 120, reveals: true)
    try expectGolden(report.text, "revealed.\(language).txt")
  }

  private func expectGolden(_ text: String, _ name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "ReportGolden/\(name)")
    if ProcessInfo.processInfo.environment["TENMATSU_RECORD"] != nil {
      try Data(text.utf8).write(to: file)
    }
    let expected = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    let lines = (text.split(separator: "\n"), expected.split(separator: "\n"))
    for (line, old) in zip(lines.0, lines.1) where line != old {
      Issue.record("\(name): \(line) instead of \(old)")
      return
    }
    #expect(text == expected)
  }
}

/// The findings' JSON as text.
func json(_ findings: Findings) -> String {
  var bytes: [UInt8] = []
  withoutActuallyEscaping({ (piece: [UInt8]) in bytes += piece }) { FindingsJSON(findings).write(to: $0) }
  return String(decoding: bytes, as: UTF8.self)
}
