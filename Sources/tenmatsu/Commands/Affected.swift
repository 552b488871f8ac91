import ArgumentParser
import CaseFile
import Exposure
import Investigation
import YAMLText

/// `tenmatsu affected`: the people concerned, as CSV.
struct Affected: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the people whose data was exposed, with what and how we know, as CSV.",
    discussion: """
      A line for each record: the person (records of one person share the number), service, population, key, the fields \
      that the data map names, classes of data with their grades, the sets it belongs to, when it was read first and \
      last, and the lines of evidence. RFC 4180, UTF-8; texts that a spreadsheet would take for a formula get an \
      apostrophe before them.

      Examples:
        tenmatsu affected evidence/ --data-map data-map.yml --output people.csv
        tenmatsu affected evidence/ --data-map data-map.yml --set cards --output cards.csv
        tenmatsu affected shop.tenmatsu --output people.csv
        tenmatsu affected shop.tenmatsu --find -
        tenmatsu affected access.log dump.sql --data-map data-map.yml --bom --output for-excel.csv

      Given a case (NAME.tenmatsu), it lists the people of its last run from what the case keeps under seal, without \
      reading the evidence again; --find looks one person up. With --find - the value is typed when you are asked, so that the shell does not keep it.

      On a terminal personal values are masked; --reveal shows them. A file or pipe gets them in full, card numbers as \
      first six and last four digits.

      Exit codes: 0 done · 1 done, but part of the input could not be read · 2 wrong use · 3 bad input · 4 internal.
      """)

  @Argument(help: "Log files, dumps, files that the data map names, and folders with them; or one case.")
  var paths: [String]

  @Option(help: "Only the people of this set of the data map.")
  var set: String?

  @Flag(help: "Begin the file with a byte order mark, by which Excel knows UTF-8.")
  var bom = false

  @Option(
    help:
      "Only who has this address, name, number of a card, or population:key; - to be asked for it. With a case."
  )
  var find: String?

  @Option(name: .customLong("run"), help: "The people of this run of the case, instead of the last.")
  var number: Int?

  @OptionGroup var options: EvidenceOptions
  @OptionGroup var caseOptions: CaseOptions

  func validate() throws {
    if paths.count == 1, Case.isCase(paths[0]) { return }
    if find != nil || number != nil {
      throw ValidationError("--find and --run look into a case: name its folder")
    }
    guard options.dataMap != nil else {
      throw ValidationError(
        "People are counted by a data map: give it with --data-map FILE. tenmatsu map drafts one from a dump")
    }
    try options.validate(paths: paths, json: false)
  }

  func run() throws {
    if paths.count == 1, Case.isCase(paths[0]) { return try list(case: paths[0]) }
    try listFiles()
  }

  private func listFiles() throws {
    guard let file = try options.dataMapFile() else { return }
    let map = file.map
    if let set, !map.sets.contains(where: { $0.id.value == set }) {
      let known = map.sets.map(\.id.value).joined(separator: ", ")
      throw InvestigationError(
        .usage, "The data map has no set \(set)",
        remedy: known.isEmpty ? "It names none" : "Its sets: \(known)")
    }
    let target = try OutputFile(options.output)
    do {
      let findings = try options.investigate(paths, dataMap: file, timeZone: options.zone)
      guard let people = findings.people else { return }
      let csv = AffectedCSV(
        map, masks: options.isTerminal && !options.reveal, isForTerminal: options.isTerminal)
      if bom { target.write([0xEF, 0xBB, 0xBF]) }
      target.write(csv.head)
      var lines: [UInt8] = []
      try people.list(findings.reconstruction, in: set) { record in
        lines += csv.line(record)
        if lines.count > 1 << 16 {
          target.write(lines)
          lines.removeAll(keepingCapacity: true)
        }
      }
      target.write(lines)
      if let cite = options.cite { try CitationWriter(findings).write(to: cite) }
      try target.finish()
      if findings.isIncomplete { throw ExitCode(ExitCodes.foundWrong) }
    } catch {
      target.discard()
      throw error
    }
  }
}
