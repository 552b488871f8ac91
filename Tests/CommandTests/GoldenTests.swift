import Foundation
import TestSupport
import Testing

/// What the program prints, whole, against the files in `Golden`; `TENMATSU_RECORD=1` writes them anew.
@Suite("Golden outputs")
struct GoldenTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let file: String
    let arguments: [String]
    var scenario = SmallCase.path
    var testDescription: String { file }
  }

  static let cases = [
    Case(file: "report.en.txt", arguments: ["investigate", "access.log", "dump.sql", "--lang", "en"]),
    Case(file: "report.ja.txt", arguments: ["investigate", "access.log", "dump.sql", "--lang", "ja"]),
    Case(file: "report-without-dump.en.txt", arguments: ["investigate", "access.log", "--lang", "en"]),
    Case(file: "revealed.en.txt", arguments: ["investigate", ".", "--lang", "en", "--reveal"]),
    Case(file: "findings.json", arguments: ["investigate", "dump.sql", "access.log", "--json"]),
    Case(file: "help.txt", arguments: ["investigate", "--help"]),
    Case(
      file: "blind.en.txt", arguments: ["investigate", "access.log", "dump.sql", "--lang", "en"],
      scenario: .blind),
    Case(
      file: "why-value.en.txt",
      arguments: ["why", "access.log", "dump.sql", "brownmaria+cj@example.org", "--lang", "en"],
      scenario: .blind),
    Case(
      file: "why-value.ja.txt",
      arguments: ["why", "access.log", "dump.sql", "brownmaria+cj@example.org", "--lang", "ja"],
      scenario: .blind),
    Case(
      file: "why-part.en.txt", arguments: ["why", "access.log", "maria", "--lang", "en"], scenario: .blind),
    Case(
      file: "why-row.ja.txt", arguments: ["why", "access.log", "members#0", "--lang", "ja"], scenario: .blind),
    Case(
      file: "why-figure.en.txt",
      arguments: ["why", "access.log", "dump.sql", "magdeli.members.email", "--lang", "en"],
      scenario: .blind),
    Case(
      file: "why-figure.ja.txt",
      arguments: ["why", "access.log", "dump.sql", "magdeli.members.email", "--lang", "ja"],
      scenario: .blind),
    Case(
      file: "why-delivery.en.txt",
      arguments: ["why", "access.log", "dump.sql", WhyTests.delivered, "--lang", "en"]),
    Case(
      file: "why-delivery.ja.txt",
      arguments: ["why", "access.log", "dump.sql", WhyTests.delivered, "--lang", "ja"]),
    Case(
      file: "why.json", arguments: ["why", "access.log", "dump.sql", "members:36", "--json"], scenario: .blind
    ),
    Case(file: "why-help.txt", arguments: ["why", "--help"]),
  ]

  @Test("The output is the golden one", arguments: cases)
  func golden(_ golden: Case) throws {
    let outcome = try Program.run(golden.arguments, in: try SmallCase.folder(of: golden.scenario))
    #expect(outcome.status == 0)
    #expect(outcome.error == "")
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(golden.file)")
    if ProcessInfo.processInfo.environment["TENMATSU_RECORD"] != nil {
      try outcome.output.write(to: path, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: path, encoding: .utf8)
    #expect(outcome.output == expected, "\(firstDifference(outcome.output, expected))")
  }

  private func firstDifference(_ output: String, _ expected: String) -> String {
    let pairs = zip(
      output.split(separator: "\n", omittingEmptySubsequences: false),
      expected.split(separator: "\n", omittingEmptySubsequences: false))
    guard let (number, (own, golden)) = pairs.enumerated().first(where: { $1.0 != $1.1 }) else {
      return "length"
    }
    return "line \(number + 1): \(own) instead of \(golden)"
  }
}
