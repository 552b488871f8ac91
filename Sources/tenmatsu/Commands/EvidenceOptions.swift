import ArgumentParser
import Foundation
import Investigation

/// What commands that read evidence have in common: how it is read, and where the result goes.
struct EvidenceOptions: ParsableArguments {
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

  @Option(help: "Whose the data is: a data map in YAML (tenmatsu map drafts one). People are then counted.")
  var dataMap: String?

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
  }

  /// What depends on more than one option.
  func validate(paths: [String], json: Bool) throws {
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

  var language: Language {
    lang.flatMap(Language.init) ?? Language(environment: ProcessInfo.processInfo.environment)
  }

  var zone: Zone? { timeZone.flatMap { Zone($0) } }

  var investigation: Investigation.Options {
    var options = Investigation.Options()
    options.format = format
    options.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    options.chunkSize = chunkSize ?? options.chunkSize
    return options
  }

  /// Whether the result goes to a terminal, and whether it may be coloured there.
  var isTerminal: Bool { output == nil && Console.outputIsTerminal }
  var usesColour: Bool { isTerminal && !noColor && ProcessInfo.processInfo.environment["NO_COLOR"] == nil }
  var width: Int { isTerminal ? Console.width : 100 }

  /// Runs the engine, with progress on a terminal.
  func investigate(_ paths: [String], keepsReasons: Bool = false) throws -> Findings {
    try investigate(
      paths, dataMap: dataMapFile(), timeZone: zone, keepsReasons: keepsReasons)
  }

  /// The data map, if one was given.
  func dataMapFile() throws(InvestigationError) -> DataMapFile? {
    guard let dataMap else { return nil }
    return try DataMapFile(dataMap)
  }

  func investigate(
    _ paths: [String], dataMap: DataMapFile?, timeZone: Zone?, keepsReasons: Bool = false
  ) throws -> Findings {
    let progress = Console.errorIsTerminal ? ProgressPrinter(language: language, width: Console.width) : nil
    defer { progress?.finish() }
    var options = investigation
    options.keepsReasons = keepsReasons
    options.dataMap = dataMap
    options.timeZone = timeZone
    return try Investigation(options) { progress?.show($0) }.run(paths)
  }
}
