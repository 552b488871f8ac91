import Bytes
import Foundation

/// Writes documents as PDF: A4, tagged for those who listen (PDF/UA-1), with the fonts inside. The same document gives the
/// same bytes on the same machine.
///
/// WeasyPrint does it, a program of its own (Debian: weasyprint), from the page of ``HTMLPage``. The page goes to its
/// standard input and names nothing that could be loaded; nothing of this process's environment passes to it.
public struct PDFRenderer: Sendable {
  private let environment: [String: String]
  private let timeLimit: Duration

  /// - Parameters:
  ///   - environment: where the program is looked for (`PATH`); nil: this process's.
  ///   - timeLimit: for one document. The subset of a Japanese font takes some seconds.
  public init(environment: [String: String]? = nil, timeLimit: Duration = .seconds(180)) {
    self.environment = environment ?? ProcessInfo.processInfo.environment
    self.timeLimit = timeLimit
  }

  /// - Throws: `RenderingError` where the program or a font that the document needs is not installed, or the program
  ///   fails.
  public func pdf(of document: Document) throws(RenderingError) -> [UInt8] {
    guard let program = ChildProcess.find("weasyprint", environment) else {
      throw RenderingError(
        "The program weasyprint, which writes PDF, is not installed",
        remedy: "Install it, and a Japanese font: apt-get install weasyprint fonts-noto-cjk")
    }
    if document.needsJapaneseFont { try findJapaneseFont() }
    let child = ChildProcess(
      program: program,
      arguments: [
        "--quiet", "--encoding", "utf-8", "--base-url", "none", "--pdf-variant", "pdf/ua-1", "-", "-",
      ],
      environment: childEnvironment)
    let page = Array(HTMLPage(document).text.utf8)
    guard let outcome = child.run(input: page, timeLimit: timeLimit) else {
      throw RenderingError(
        "\(program) cannot be started", remedy: "See that it runs: \(program) --version")
    }
    guard !outcome.ranTooLong else {
      throw RenderingError(
        "weasyprint did not end within \(timeLimit.components.seconds) seconds",
        remedy: "Try again when the machine has less to do, or write HTML and print it from a browser")
    }
    guard outcome.hasSucceeded, outcome.output.starts(with: Array("%PDF-".utf8)) else {
      // The last line names the failure; what stands before is Python's way to it.
      let said = outcome.complaints.split(separator: "\n").last.map(String.init) ?? "it says nothing"
      throw RenderingError(
        "weasyprint could not write the document (\(said))",
        remedy: "Version 57 or newer is needed: weasyprint --version. The HTML can be printed from a browser")
    }
    return outcome.output
  }

  private var childEnvironment: [String: String] {
    [
      "PATH": environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8",
      "HOME": "/nonexistent",
      "TZ": "UTC", "SOURCE_DATE_EPOCH": "0", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONNOUSERSITE": "1",
    ]
  }

  /// Without one, Japanese text would be rows of boxes, and nobody would be told.
  private func findJapaneseFont() throws(RenderingError) {
    // Where fontconfig cannot be asked, the page is written all the same.
    guard let program = ChildProcess.find("fc-list", environment),
      let outcome = ChildProcess(
        program: program, arguments: [":lang=ja", "family"], environment: childEnvironment
      ).run(input: [], timeLimit: .seconds(60)), outcome.hasSucceeded
    else { return }
    guard outcome.output.isEmpty else { return }
    throw RenderingError(
      "No font for Japanese is installed", remedy: "Install one: apt-get install fonts-noto-cjk")
  }
}

extension Document {
  fileprivate var needsJapaneseFont: Bool {
    isJapanese || passages.contains { $0.text.unicodeScalars.contains { $0.isWide } }
  }
}
