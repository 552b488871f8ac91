import ArgumentParser
import CaseFile
import Foundation
import Investigation
import Obligations
import Reconstruction

/// `tenmatsu obligations`: what is due, to whom, until when, and why.
struct ObligationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "obligations",
    abstract: "Show what the company has to say and do: to whom, why, until when, and what is still missing.",
    discussion: """
      Holds the rule packs against the facts and figures of the case: who was told, whose data it is, where these people \
      live. The versions of the rules are those of the day on which the company knew; --law-of takes another day. Everything \
      is prepared for your counsel's check, with its source; it is no legal advice.

      A pack of your own, for contracts, insurers or a parent company, is added with tenmatsu add CASE --rule-pack FILE; \
      docs/guides/obligations.md describes the format. --record keeps the list in the case's ledger, and later lists show \
      what changed against it. Reading needs no passphrase.

      Examples:
        tenmatsu obligations shop.tenmatsu
        tenmatsu obligations shop.tenmatsu --law-of today --all --lang ja
        tenmatsu obligations shop.tenmatsu --severity
        tenmatsu obligations shop.tenmatsu --ics shop.ics
        tenmatsu obligations shop.tenmatsu --json > duties.json
        tenmatsu obligations shop.tenmatsu --record --reason "after the first report"
        tenmatsu obligations --check-pack contract.yml
        tenmatsu obligations --schema > rule-pack.schema.json

      Exit codes: 0 done · 2 wrong use · 3 bad input · 4 internal.
      """)

  @Argument(help: "The case.")
  var folder: String?

  @Flag(help: "Print JSON, schema tenmatsu.obligations/1.")
  var json = false

  @Option(help: "Write the deadlines into this file for calendar programs (iCalendar).")
  var ics: String?

  @Option(help: "The day whose rules count: a date such as 2024-04-01, or today.")
  var lawOf: String?

  @Flag(help: "Show the rules that do not apply as well, with the reason.")
  var all = false

  @Option(help: "Language: ja or en. By default from LANG.")
  var lang: String?

  @Flag(help: "Show how severe it is for each group of people: ENISA's method and JNSA's assumed damages.")
  var severity = false

  @Flag(help: "Keep the list in the case's ledger.")
  var record = false

  @Option(help: "Check a rule pack and say what is wrong with it.")
  var checkPack: String?

  @Flag(help: "Print the JSON Schema of rule packs.")
  var schema = false

  @OptionGroup var options: CaseOptions

  func validate() throws {
    if let lang, Language(rawValue: lang) == nil {
      throw ValidationError("--lang takes ja or en, not \(lang)")
    }
    if let lawOf, lawOf != "today", CivilDay(isoDay: lawOf) == nil {
      throw ValidationError("--law-of takes a date such as 2024-04-01, or today, not \(lawOf)")
    }
    if schema || checkPack != nil {
      if folder != nil { throw ValidationError("--check-pack and --schema take no case") }
      return
    }
    guard folder != nil else { throw ValidationError("Name the case") }
  }

  func run() throws {
    if schema { return print(RulePackSchema.json, terminator: "") }
    if let checkPack { return try check(checkPack) }
    guard let folder, Case.isCase(folder) else { throw CaseOptions.noCase(folder ?? "") }
    let language =
      lang.flatMap(Language.init) ?? Language(environment: ProcessInfo.processInfo.environment)
    let file = try Case(folder)
    let zone = Zone(file.state.timeZone) ?? .utc
    let now = Moment(seconds: Int64(Date().timeIntervalSince1970), utcOffset: 0).told(in: zone)
    let situation = try Situation(file)
    let list = DutyList(situation, packs: try file.rulePacks(), lawOf: lawDay(now, zone), now: now)
    let severities = severity ? SeverityList(situation, ownClasses: try file.ownClasses()) : nil
    let statement = DutyStatement(list, run: file.state.run?.content.run, severity: severities)
    let changes = try file.lastStatement().map { DutyChange.between($0, and: statement) } ?? []
    if let ics { try write(list, caseID: file.state.id, title: file.state.title, to: ics, language) }
    if json {
      print(String(decoding: try statement.readableJSON, as: UTF8.self), terminator: "")
    } else {
      let isTerminal = Console.outputIsTerminal
      let report = DutyReport(
        list, changes: changes, severity: severities, language: language, showsAll: all,
        width: isTerminal ? Console.width : 100,
        usesColour: isTerminal && ProcessInfo.processInfo.environment["NO_COLOR"] == nil)
      print(report.text, terminator: "")
    }
    if record {
      try options.writer(folder, "obligations").stateDuties(statement.json, reason: options.reason)
    }
  }

  /// Nil: the day on which the company knew.
  private func lawDay(_ now: Moment, _ zone: Zone) -> CivilDay? {
    guard let lawOf else { return nil }
    return lawOf == "today" ? CivilDay(now, in: zone) : CivilDay(isoDay: lawOf)
  }

  private func check(_ path: String) throws {
    let pack = try RulePackFile.read(path).pack
    print("\(path): the pack \(pack.id) is whole: \(pack.rules.count) rules, \(pack.sources.count) sources")
  }

  private func write(
    _ list: DutyList, caseID: String, title: String, to path: String, _ language: Language
  ) throws {
    let target = try OutputFile(path)
    target.write(Array(DutyCalendar(list, caseID: caseID, title: title, language: language).text.utf8))
    try target.finish()
  }
}

/// A rule pack of the company's own, read from a file.
enum RulePackFile {
  static func read(_ path: String) throws(CaseError) -> (pack: RulePack, bytes: [UInt8]) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CaseError(.badInput, "\(path) cannot be read", remedy: "Look at its name and rights")
    }
    let bytes = Array(data)
    do throws(RulePackError) { return (try RulePack(bytes: bytes, path: path), bytes) } catch {
      throw CaseError(
        .badInput, "The rule pack cannot be used:\n\(error)", remedy: "Nothing of it was entered")
    }
  }
}
