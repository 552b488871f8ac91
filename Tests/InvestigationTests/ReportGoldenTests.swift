import Foundation
import Testing

@testable import Investigation

/// The files of `ReportGolden/` hold what is expected. `TENMATSU_RECORD=1 swift test --filter ReportGolden` writes them
/// anew; look at the difference before it is committed.
@Suite struct ReportGoldenTests {
  @Test(arguments: ReportSample.allCases, Language.allCases)
  func `The terminal report says what it said before`(_ sample: ReportSample, _ language: Language) throws {
    let text = TerminalReport(sample.findings, options: .init(language: language)).text()
    try expectGolden(text, "\(sample).\(language).txt")
  }

  @Test(arguments: ReportSample.allCases)
  func `The JSON says what it said before`(_ sample: ReportSample) throws {
    try expectGolden(json(sample.findings), "\(sample).json")
  }

  @Test(arguments: Language.allCases)
  func `A wide, revealed report says what it said before`(_ language: Language) throws {
    let options = TerminalReport.Options(language: language, width: 120, reveals: true)
    try expectGolden(
      TerminalReport(ReportSample.taken.findings, options: options).text(), "revealed.\(language).txt")
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
  func take(_ piece: Span<UInt8>) {
    for index in piece.indices { bytes.append(piece[index]) }
  }
  withoutActuallyEscaping(take) { FindingsJSON.write(findings, to: $0) }
  return String(decoding: bytes, as: UTF8.self)
}
