import ArgumentParser
import Foundation
import Investigation

/// `tenmatsu investigate`: the whole engine over files of evidence.
struct Investigate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find out what an intruder took, from web server logs and a database dump.",
    discussion: """
      Reads access logs of nginx and Apache (plain, gzip, zstd, xz; rotated sets; folders; - for standard input) and \
      mysqldump files. Other kinds of evidence are named and left aside.

      Examples:
        tenmatsu investigate /var/log/nginx dump.sql.gz
        tenmatsu investigate access.log* dump.sql --lang en
        tenmatsu investigate access.log --format '%h %l %u %t "%r" %>s %b %D' --time-zone Asia/Tokyo
        zcat access.log.*.gz | tenmatsu investigate - --json > findings.json
        tenmatsu investigate logs/ dump.sql --output findings.json --json --cite evidence-lines/

      Exit codes: 0 done · 1 done, but part of the input could not be read · 2 wrong use · 3 bad input · 4 internal.
      """)

  @Argument(help: "Log files, dumps and folders with them; - for standard input.")
  var paths: [String]

  @Flag(help: "Write the findings as JSON (tenmatsu.findings/1), personal values in full.")
  var json = false

  @Option(name: [.short, .long], help: "Write to this file instead of standard output.")
  var output: String?

  @Option(help: "Language of the report: ja or en. By default from LANG.")
  var lang: String?

  @Flag(help: "Show personal values in full on the terminal.")
  var reveal = false

  @Option(help: "The logs' format: an nginx log_format or Apache LogFormat string, or common, combined.")
  var format: String?

  @Option(help: "Zone of logs and dumps that name none: Asia/Tokyo, +09:00, UTC.")
  var timeZone: String?

  @Option(help: "Threads to scan with. By default one for each processor.")
  var threads: Int?

  @Option(help: "Bytes read at a time; no result depends on it.")
  var chunkSize: Int?

  @Option(help: "Write every cited line of evidence into this new folder, with offsets and hashes.")
  var cite: String?

  @Flag(help: "No colours and no bold type on the terminal. NO_COLOR has the same effect.")
  var noColor = false

  func validate() throws {
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("--threads takes a number from 1 to 256, not \(threads)")
    }
    if let chunkSize, !(1...(64 << 20)).contains(chunkSize) {
      throw ValidationError("--chunk-size takes a number of bytes from 1 to \(64 << 20), not \(chunkSize)")
    }
    if let lang, Language(rawValue: lang) == nil {
      throw ValidationError("--lang takes ja or en, not \(lang)")
    }
    if let timeZone, Zone(timeZone) == nil {
      throw ValidationError("--time-zone takes a zone such as Asia/Tokyo, +09:00 or UTC, not \(timeZone)")
    }
    if cite != nil, paths.contains("-") {
      throw ValidationError(
        "--cite reads the cited lines a second time, and standard input can be read only once. Give the log as a file"
      )
    }
    if json, output == nil, !reveal, Console.outputIsTerminal {
      throw ValidationError(
        "The JSON holds personal values in full and is not written to a terminal. Send it to a file with --output or a pipe, or add --reveal"
      )
    }
  }

  func run() throws {
    var options = Investigation.Options()
    options.format = format
    options.timeZone = timeZone.flatMap(Zone.init)
    options.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    options.chunkSize = chunkSize ?? options.chunkSize
    let language = lang.flatMap(Language.init) ?? Language(environment: ProcessInfo.processInfo.environment)
    let target = try OutputFile(output)
    let findings: Findings
    do {
      findings = try investigate(options, language)
      write(findings, to: target, language)
      try target.finish()
    } catch {
      target.discard()
      throw error
    }
    if findings.isIncomplete { throw ExitCode(ExitCodes.foundWrong) }
  }

  private func investigate(_ options: Investigation.Options, _ language: Language) throws -> Findings {
    let progress = Console.errorIsTerminal ? ProgressPrinter(language: language, width: Console.width) : nil
    defer { progress?.finish() }
    let findings = try Investigation(options) { progress?.show($0) }.run(paths)
    if let cite { try CitationWriter(findings).write(to: cite) }
    return findings
  }

  private func write(_ findings: Findings, to target: OutputFile, _ language: Language) {
    if json {
      FindingsJSON(findings).write { target.write($0) }
      return
    }
    let isTerminal = output == nil && Console.outputIsTerminal
    let usesColour = isTerminal && !noColor && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
    let report = TerminalReport(
      findings, language: language, width: isTerminal ? Console.width : 100, usesColour: usesColour,
      reveals: reveal)
    target.write(Array(report.text.utf8))
  }
}
