import ArgumentParser
import CaseFile
import Investigation

/// `tenmatsu investigate`: the whole engine over files of evidence.
struct Investigate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find out what an intruder took, from web server logs and a database dump.",
    discussion: """
      Reads access logs of nginx and Apache (plain, gzip, zstd, xz; rotated sets; folders; - for standard input) and \
      mysqldump files. Other kinds of evidence are named and left aside. With a data map (--data-map) the people \
      concerned are counted: records and people, by service, class of data, country and named set, each graded.

      Given a case (NAME.tenmatsu), it investigates what was added to it, after checking that nothing of that was \
      changed, and enters the findings there as a new run.

      Examples:
        tenmatsu investigate /var/log/nginx dump.sql.gz
        tenmatsu investigate access.log* dump.sql --lang en
        tenmatsu investigate evidence/ --data-map data-map.yml
        tenmatsu investigate access.log --format '%h %l %u %t "%r" %>s %b %D' --time-zone Asia/Tokyo
        zcat access.log.*.gz | tenmatsu investigate - --json > findings.json
        tenmatsu investigate shop.tenmatsu --reason "logs of the second server"
        tenmatsu investigate logs/ dump.sql --output findings.json --json --cite evidence-lines/

      Exit codes: 0 done · 1 done, but part of the input could not be read · 2 wrong use · 3 bad input · 4 internal.
      """)

  @Argument(help: "Log files, dumps and folders with them, - for standard input; or one case.")
  var paths: [String]

  @Flag(help: "Write the findings as JSON (tenmatsu.findings/1), personal values in full.")
  var json = false

  @Flag(help: "Print only the outline: the verdict, and how many records and people, by set.")
  var outline = false

  @OptionGroup var options: EvidenceOptions
  @OptionGroup var caseOptions: CaseOptions

  /// The case, where one is given.
  private var folder: String? { paths.count == 1 && Case.isCase(paths[0]) ? paths[0] : nil }

  func validate() throws {
    if outline, options.dataMap == nil, folder == nil {
      throw ValidationError("--outline counts people: say whose the data is with --data-map FILE")
    }
    if outline, json {
      throw ValidationError("--outline shortens the report for people; --json is always whole")
    }
    try options.validate(paths: paths, json: json)
  }

  func run() throws {
    let target = try OutputFile(options.output)
    let findings: Findings
    do {
      findings = try folder.map { try investigate(case: $0) } ?? options.investigate(paths)
      if let cite = options.cite { try CitationWriter(findings).write(to: cite) }
      write(findings, to: target)
      try target.finish()
    } catch {
      target.discard()
      throw error
    }
    if findings.isIncomplete { throw ExitCode(ExitCodes.foundWrong) }
  }

  private func write(_ findings: Findings, to target: OutputFile) {
    if json {
      FindingsJSON(findings).write { target.write($0) }
      return
    }
    let report = TerminalReport(
      findings, language: options.language, width: options.width, usesColour: options.usesColour,
      reveals: options.reveal)
    target.write(Array((outline ? report.outline : report.text).utf8))
  }
}
