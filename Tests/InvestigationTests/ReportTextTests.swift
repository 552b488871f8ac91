import Bytes
import Testing

@testable import Investigation

@Suite struct ReportTextTests {
  @Test(arguments: [
    ("\u{1B}[2J", "\\x1b[2J"), ("a\r\nb", "a\\x0d\\x0ab"), ("\u{9B}31m", "\\x9b31m"), ("\u{7F}", "\\x7f"),
    ("\u{202E}gpj.exe", "\\u202egpj.exe"), ("a\u{200B}b", "a\\u200bb"), ("\u{2028}", "\\u2028"),
    ("\u{FEFF}x", "\\ufeffx"), ("山田é\u{FFFD}", "山田é\u{FFFD}"), ("\u{E0041}", "\\ue0041"),
  ])
  func `Nothing that a terminal would obey comes through`(_ text: String, _ shown: String) {
    #expect(text.neutralised == shown)
  }

  @Test(arguments: Language.allCases, [40, 80, 97, 120, 300])
  func `No line is wider than the terminal, from 80 to 120 columns`(_ language: Language, _ width: Int) {
    for sample in ReportSample.allCases {
      let text = TerminalReport(sample.findings, language: language, width: width).text
      let limit = min(120, max(80, width))
      for line in text.split(separator: "\n") { #expect(line.description.displayWidth <= limit) }
      #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
    }
  }

  @Test(arguments: Language.allCases)
  func `Personal values are masked unless they are to be revealed`(_ language: Language) {
    let findings = ReportSample.taken.findings
    let masked = TerminalReport(findings, language: language).text
    let revealed = TerminalReport(findings, language: language, reveals: true).text
    for secret in ["山田 花子", "hanako.yamada", "090-1234-5678", "1984-05-17", "5f4dcc3b"] {
      #expect(!masked.contains(secret))
      #expect(revealed.contains(secret))
    }
    #expect(!revealed.contains("4111111111111111"))
    #expect(!revealed.contains("4111 1111 1111 1111"))
  }

  @Test func `Only the report's own escape sequences are in a styled report`() {
    let text = TerminalReport(ReportSample.taken.findings, language: .ja, usesColour: true).text
    let parts = text.split(separator: "\u{1B}").dropFirst()
    #expect(!parts.isEmpty)
    for part in parts {
      #expect(["[0m", "[1m", "[2m", "[1;36m", "[1;31m", "[33m", "[32m"].contains { part.hasPrefix($0) })
    }
  }

  @Test func `Without colours a styled report is the plain one`() {
    let findings = ReportSample.taken.findings
    var styled = TerminalReport(findings, language: .en, usesColour: true).text
    styled.replace(#/\u{1B}\[[0-9;]*m/#, with: "")
    #expect(styled == TerminalReport(findings, language: .en).text)
  }
}
