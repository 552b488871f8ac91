import ArgumentParser
import CaseFile
import Investigation

/// `tenmatsu why`: from a value or a figure back to the lines of evidence.
struct Why: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show how something was learnt: from a value or a figure to the lines of evidence.",
    discussion: """
      Finds what you name among all that was obtained, and prints what it rests on: for a value that was asked for \
      question by question, each question, its answer, who says so, and what it leaves; for a delivery the request, its \
      bytes and those that were predicted. The last argument is what you ask about:

        a value or a part of it   taro@example.org
        a row                     members:12 (by its key), members#3 (by its position in the order asked for)
        a figure                  shop.members, shop.members.email
        a name or a file          card_number, /etc/passwd
      and, with a data map:
        a person                  taro@example.jp, customers:12 (population and key), a name
        a figure about people     total, and the ids of sets, services, populations and classes of data

      Examples:
        tenmatsu why /var/log/nginx dump.sql.gz taro@example.org
        tenmatsu why access.log dump.sql shop.members --lang ja
        tenmatsu why access.log members#0 --json > why.json
        tenmatsu why evidence/ --data-map data-map.yml taro@example.jp
        tenmatsu why shop.tenmatsu -
        tenmatsu why logs/ dump.sql members:12 --cite evidence-lines/

      What you typed is shown, other personal values are masked; --reveal shows them. Put -- before a value that begins \
      with a dash. In the place of a value - asks for it, or reads it from standard input, so that the shell does not keep it.

      Exit codes: 0 done · 1 nothing was found, or part of the input could not be read · 2 wrong use · 3 bad input · \
      4 internal.
      """)

  @Argument(
    help:
      "Log files, dumps and folders with them (- for standard input), or a case; and last what you ask about."
  )
  var arguments: [String]

  @Flag(help: "Write the answer as JSON (tenmatsu.why/1), personal values in full.")
  var json = false

  @OptionGroup var options: EvidenceOptions
  @OptionGroup var caseOptions: CaseOptions

  private var paths: [String] { Array(arguments.dropLast()) }
  private var folder: String? { paths.count == 1 && Case.isCase(paths[0]) ? paths[0] : nil }

  func validate() throws {
    guard arguments.count > 1 else {
      throw ValidationError("Name the evidence first, and last what you ask about: tenmatsu why FILE… VALUE")
    }
    guard let last = arguments.last, !last.isEmpty else {
      throw ValidationError("What you ask about, the last argument, is empty")
    }
    if last == "-", paths.contains("-") {
      throw ValidationError("Standard input can hold the log, or what you ask about, not both")
    }
    try options.validate(paths: paths, json: json)
  }

  func run() throws {
    let last = arguments.last ?? ""
    let asked = last == "-" ? try Prompt.line("What do you ask about?") : last
    let target = try OutputFile(options.output)
    do {
      let findings =
        try folder.map { try investigate(case: $0) } ?? options.investigate(paths, keepsReasons: true)
      let answer = try findings.why(asked)
      if answer.isEmpty {
        target.discard()
        Console.error(WhyReport.nothingFound(asked, in: findings, language: options.language))
        throw ExitCode(ExitCodes.foundWrong)
      }
      if let cite = options.cite { try CitationWriter(findings, lines: answer.lines).write(to: cite) }
      write(answer, findings, to: target)
      try target.finish()
      if findings.isIncomplete { throw ExitCode(ExitCodes.foundWrong) }
    } catch {
      target.discard()
      throw error
    }
  }

  /// The evidence of a case, read once more; the ledger says so.
  private func investigate(case folder: String) throws -> Findings {
    try options.validate(case: folder)
    let evidence = try CaseEvidence(
      caseOptions.writer(folder, "why"), for: .why, timeZone: options.timeZone)
    return try options.investigate(evidence, keepsReasons: true)
  }

  private func write(_ answer: WhyAnswer, _ findings: Findings, to target: OutputFile) {
    if json {
      WhyJSON(answer, in: findings).write { target.write($0) }
      return
    }
    let report = WhyReport(
      answer, in: findings, language: options.language, width: options.width, usesColour: options.usesColour,
      reveals: options.reveal)
    target.write(Array(report.text.utf8))
  }
}
