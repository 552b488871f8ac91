import ArgumentParser
import CaseFile
import Foundation
import Investigation

/// `tenmatsu facts`: what no log holds.
struct Facts: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Enter and list what no log holds: events, parties, decisions, reports, promises, claims.",
    discussion: """
      A file of facts is YAML; docs/guides/facts.md describes it, --schema prints its JSON Schema. An import adds and amends \
      by id; facts that the file does not hold stay. add enters one fact, set amends keys of one; a key given twice is a list. Facts stand in the ledger in the clear: they must hold no data of the \
      people concerned.

      Examples:
        tenmatsu facts shop.tenmatsu import facts.yml --reason "after the call with the host"
        tenmatsu facts shop.tenmatsu add event id=call-3 kind=contact occurred="2017-01-04 14:00" what.ja="電話" what.en="a call"
        tenmatsu facts shop.tenmatsu set call-3 parties=host public.en="We called our host."
        tenmatsu facts shop.tenmatsu
        tenmatsu facts shop.tenmatsu withdraw event-7 --reason "entered twice"
        tenmatsu facts --schema > facts.schema.json

      Exit codes: 0 done · 2 wrong use · 3 bad input · 4 internal.
      """)

  @Argument(help: "The case.")
  var folder: String?

  @Argument(
    help: "import FILE…, add KIND KEY=VALUE…, set ID KEY=VALUE…, or withdraw ID…; nothing to list the facts.")
  var action: [String] = []

  @Option(help: "Language of what is shown: ja or en. By default from LANG.")
  var lang: String?

  @Flag(help: "List the facts as JSON, one a line.")
  var json = false

  @Flag(help: "Print the JSON Schema of files of facts.")
  var schema = false

  @OptionGroup var options: CaseOptions

  func validate() throws {
    if let lang, Language(rawValue: lang) == nil {
      throw ValidationError("--lang takes ja or en, not \(lang)")
    }
    if schema { return }
    guard folder != nil else { throw ValidationError("Name the case") }
    if let verb = action.first {
      let least = ["import": 2, "withdraw": 2, "add": 3, "set": 3]
      guard let count = least[verb], action.count >= count else {
        throw ValidationError(
          "After the case come import FILE…, add KIND KEY=VALUE…, set ID KEY=VALUE…, withdraw ID…, or nothing"
        )
      }
      if verb == "add", Fact.Kind(rawValue: action[1]) == nil {
        throw ValidationError(
          "There is no kind of fact \(action[1]); there are "
            + Fact.Kind.allCases.map(\.rawValue).joined(separator: ", "))
      }
    }
  }

  func run() throws {
    if schema { return print(FactsSchema.json, terminator: "") }
    guard let folder, Case.isCase(folder) else { throw CaseOptions.noCase(folder ?? "") }
    let language =
      lang.flatMap(Language.init) ?? Language(environment: ProcessInfo.processInfo.environment)
    switch action.first {
    case "import":
      let recorder = FactsRecorder(try options.writer(folder, "facts import"))
      for path in action.dropFirst() {
        guard let bytes = FileManager.default.contents(atPath: path) else {
          throw CaseError(.badInput, "\(path) cannot be read", remedy: "Look at its name and rights")
        }
        try show(language) { try recorder.record(Array(bytes), path: path, reason: options.reason) }
      }
    case "add":
      guard let kind = Fact.Kind(rawValue: action[1]) else { return }
      let assignments = try FactAssignments(Array(action.dropFirst(2)))
      let recorder = FactsRecorder(try options.writer(folder, "facts add"))
      try show(language) { try recorder.add(kind, assignments, reason: options.reason) }
    case "set":
      let assignments = try FactAssignments(Array(action.dropFirst(2)))
      let recorder = FactsRecorder(try options.writer(folder, "facts set"))
      try show(language) { try recorder.set(action[1], assignments, reason: options.reason) }
    case "withdraw":
      try FactsRecorder(try options.writer(folder, "facts withdraw")).withdraw(
        Array(action.dropFirst()), reason: options.reason)
    default:
      for fact in try Case(folder).state.facts {
        print(json ? String(decoding: try fact.json, as: UTF8.self) : "\(fact.kind.rawValue)  \(fact.id)")
      }
    }
  }
}

extension Facts {
  /// Prints what was changed.
  private func show(_ language: Language, _ change: () throws -> FactsChange) throws {
    do { print(try change().text(language), terminator: "") } catch let error as FactsError {
      throw CaseError(
        .badInput, "The facts cannot be used:\n\(error)", remedy: "Nothing of them was entered")
    }
  }
}

/// `tenmatsu timeline`: the course of events.
struct TimelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract: "Show the course of events: what the logs say and what people know, in one order.",
    discussion: """
      Ends with what does not fit together: a party that learnt of something before it happened, a promise without an owner, \
      a claim without proof. Needs no passphrase.

      Examples:
        tenmatsu timeline shop.tenmatsu --lang ja
        tenmatsu timeline shop.tenmatsu --timesketch csv --output shop.csv
        tenmatsu timeline shop.tenmatsu --timesketch jsonl --output shop.jsonl

      Exit codes: 0 done · 2 wrong use · 3 bad input · 4 internal.
      """)

  @Argument(help: "The case.")
  var folder: String

  @Option(help: "Language: ja or en. By default from LANG.")
  var lang: String?

  @Option(help: "Write events for Timesketch: csv or jsonl.")
  var timesketch: String?

  @Option(name: [.short, .long], help: "Write to this file instead of standard output.")
  var output: String?

  func validate() throws {
    if let lang, Language(rawValue: lang) == nil {
      throw ValidationError("--lang takes ja or en, not \(lang)")
    }
    if let timesketch, !["csv", "jsonl"].contains(timesketch) {
      throw ValidationError("--timesketch takes csv or jsonl, not \(timesketch)")
    }
  }

  func run() throws {
    guard Case.isCase(folder) else { throw CaseOptions.noCase(folder) }
    let timeline = try Case(folder).timeline(asOf: Date())
    let language =
      lang.flatMap(Language.init) ?? Language(environment: ProcessInfo.processInfo.environment)
    let target = try OutputFile(output)
    if let timesketch {
      let csv = try TimesketchCSV(fields: TimesketchEvent.caseFields)
      if timesketch == "csv" { target.write(csv.head) }
      for entry in timeline.entries {
        guard let event = try TimesketchEvent(entry, isJapanese: language == .ja) else { continue }
        target.write(timesketch == "csv" ? csv.line(event) : TimesketchJSONLines.line(event))
      }
    } else {
      let isTerminal = output == nil && Console.outputIsTerminal
      let colours = isTerminal && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
      target.write(
        Array(
          TimelineReport(
            timeline, language: language, width: isTerminal ? Console.width : 100, usesColour: colours
          ).text.utf8))
    }
    try target.finish()
  }
}
