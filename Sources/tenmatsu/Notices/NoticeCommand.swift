import ArgumentParser
import CaseFile
import Documents
import Foundation
import Investigation
import Notices
import YAMLText

/// `tenmatsu notice`: documents, from draft to publication.
struct NoticeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notice",
    abstract: "Draft, check, approve, publish, amend and compare what the company has to say.",
    discussion: """
      A document is worded in Japanese and English from the case: its figures from the last run, the rest from facts. It goes \
      draft, review, approve, publish; each step stands in the ledger. Published versions are frozen: they are amended \
      visibly, or superseded. Publishing is refused, with all reasons, where a figure has no evidence, something required \
      is missing, a denial is unproven, the linter finds an error, or another document that is out says otherwise.

      Kinds: \(NoticeKind.allCases.map(\.rawValue).joined(separator: ", ")).

      Examples:
        tenmatsu notice shop.tenmatsu list
        tenmatsu notice shop.tenmatsu draft final --date 2017-02-13
        tenmatsu notice shop.tenmatsu lint final --lang ja
        tenmatsu notice shop.tenmatsu export final --lang ja --format pdf --out final.pdf
        tenmatsu notice shop.tenmatsu review final --by "A. Counsel, legal"
        tenmatsu notice shop.tenmatsu approve final --by "B. President"
        tenmatsu notice shop.tenmatsu publish final --place https://www.example.com/notice
        tenmatsu notice shop.tenmatsu amend final --lang ja --strike "平日9時00分から18時00分まで" --with "受付は終了しました" \
      --reason "窓口の終了" --date 2017-03-14
        tenmatsu notice shop.tenmatsu compare final --version 1 --against 2

      Exit codes: 0 done · 1 the linter found errors, or publishing was refused · 2 wrong use · 3 bad input · 4 internal.
      """)

  enum Action: String, CaseIterable, ExpressibleByArgument {
    case list, draft, lint, review, approve, publish, amend, compare, export
  }

  enum Format: String, CaseIterable, ExpressibleByArgument { case html, pdf, docx, txt }

  @Argument(help: "The case.")
  var folder: String

  @Argument(help: "What to do: \(Action.allCases.map(\.rawValue).joined(separator: ", ")).")
  var action: Action

  @Argument(help: "The kind of document.")
  var kind: String?

  @Option(help: "Language of the document: ja or en. By default both; of an export, that of LANG.")
  var lang: String?

  @Option(help: "Format of an export: html, pdf, docx or txt.")
  var format: Format = .html

  @Option(
    name: [.customShort("o"), .customLong("out")], help: "Write to this file instead of standard output.")
  var out: String?

  @Option(help: "The day that the document bears, 2017-02-13. By default today, in the zone of the case.")
  var date: String?

  @Option(name: .customLong("version"), help: "Number of the version. By default the newest.")
  var number: Int?

  @Option(help: "Compare with this version instead of what would be drafted now.")
  var against: Int?

  @Option(help: "Where it is put up or sent, as often as needed.")
  var place: [String] = []

  @Option(help: "Publish in spite of what speaks against it, and why; both stand in the ledger.")
  var override: String?

  @Option(help: "Words to strike through, or # and the id of a block; as often as needed.")
  var strike: [String] = []

  @Option(help: "What stands in place of the words struck, one for each --strike.")
  var with: [String] = []

  @Flag(help: "Write list, lint or compare as JSON.")
  var json = false

  @OptionGroup var options: CaseOptions

  func validate() throws {
    if let lang, Language(rawValue: lang) == nil {
      throw ValidationError("--lang takes ja or en, not \(lang)")
    }
    if let kind, NoticeKind(rawValue: kind) == nil {
      throw ValidationError(
        "There is no kind of document \(kind); there are: "
          + NoticeKind.allCases.map(\.rawValue).joined(separator: ", "))
    }
    if kind == nil, action != .list {
      throw ValidationError("Name the kind of document after \(action.rawValue)")
    }
    try refuse("--override and --place", override != nil || !place.isEmpty, unless: [.publish])
    try refuse("--strike and --with", !strike.isEmpty || !with.isEmpty, unless: [.amend])
    try refuse("--against", against != nil, unless: [.compare])
    try refuse("--json", json, unless: [.list, .lint, .compare])
    try refuse(
      "--version", number != nil, unless: [.lint, .review, .approve, .publish, .amend, .compare, .export])
    try refuse("--date", date != nil, unless: [.draft, .lint, .amend, .compare, .export])
    switch action {
    case .review, .approve:
      if options.by?.isEmpty ?? true { throw ValidationError("Say who does it: --by \"NAME, OFFICE\"") }
    case .amend:
      if strike.isEmpty { throw ValidationError("Name the words to strike: --strike \"WORDS\"") }
      if !with.isEmpty, with.count != strike.count {
        throw ValidationError("Give one --with for each --strike, or none")
      }
      if lang == nil { throw ValidationError("Say in which language the words stand: --lang ja or en") }
      if options.reason?.isEmpty ?? true {
        throw ValidationError("Say why: --reason; it stands beside what is struck")
      }
    case .publish:
      if override?.isEmpty ?? false { throw ValidationError("--override takes a reason") }
    default: break
    }
  }

  /// An option that does nothing here is a mistake.
  private func refuse(_ name: String, _ isGiven: Bool, unless actions: [Action]) throws {
    guard isGiven, !actions.contains(action) else { return }
    throw ValidationError("\(name) goes with \(actions.map(\.rawValue).joined(separator: ", "))")
  }

  func run() throws {
    guard Case.isCase(folder) else { throw CaseOptions.noCase(folder) }
    do {
      switch action {
      case .list: try list()
      case .lint: try lint()
      case .compare: try compare()
      case .export: try export()
      case .draft, .review, .approve, .amend: try step()
      case .publish: try publish()
      }
    } catch let error as RenderingError {
      throw CaseError(.cannotWrite, error.message, remedy: error.remedy)
    }
  }

  // MARK: - What actions have in common

  /// The language in which the program speaks.
  var own: Language { Language(environment: ProcessInfo.processInfo.environment) }

  var languages: [Language] { lang.flatMap(Language.init).map { [$0] } ?? Language.allCases }

  func noticeKind() throws -> NoticeKind {
    guard let kind = kind.flatMap(NoticeKind.init) else { throw ValidationError("Name the kind of document") }
    return kind
  }

  /// The day that was given, else today in the zone of the case.
  func day(_ state: CaseState) throws -> CivilDay {
    let zone = Zone(state.timeZone) ?? .utc
    guard let date else {
      guard let today = CivilDay(seconds: Int64(Date().timeIntervalSince1970), in: zone) else {
        throw CaseError(.badInput, "The clock of this machine shows no day", remedy: "Give one with --date")
      }
      return today
    }
    do {
      if let day = try FactTime(date, zone: zone).day { return day }
      throw CaseError(.badInput, "“\(date)” is no day", remedy: "Write 2017-02-13")
    } catch let error as FactTimeError {
      throw CaseError(.badInput, error.message, remedy: error.remedy)
    }
  }
}

extension NoticeCommand {
  /// Words a document from its templates.
  static func wording(
    _ kind: NoticeKind, _ language: Language, _ basis: NoticeBasis, _ date: CivilDay,
    _ changes: [BilingualText]
  ) throws -> Document {
    do {
      return try NoticeDrafter(language).document(kind, basis, date: date, changes: changes)
    } catch let error as NoticeError {
      throw CaseError(.badInput, error.message, remedy: error.remedy)
    }
  }
}
