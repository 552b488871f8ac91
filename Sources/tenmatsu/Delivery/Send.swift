import ArgumentParser
import CaseFile
import Delivery
import Foundation
import Investigation

/// `tenmatsu send`: individual notices by mail, and what becomes of those whom no mail reaches.
struct Send: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell the people concerned one by one: nobody twice, nobody forgotten.",
    discussion: """
      A wave is prepared: it fixes who gets which letter, in which language, and seals that. Then it is looked at, tested, \
      and run. A run may be interrupted, killed or lose its relay at any instant and is repeated: who has been written to is \
      not written to again. Where nobody can tell whether the relay has a mail, nothing is sent again until somebody decides. \
      People whom no mail reaches go to a mail house, or are told by a public notice.

      prepare     fix the recipients of a wave from the last run and the groups of the facts
      preview     show a recipient's mail, names masked: preview NUMBER, or the first of each letter
      test        send a recipient's mail to an address of your own
      run         send what is open
      status      show how far it is; this is also what happens without a word
      decide      decide about mails whose fate is unknown, or refused ones: decide sent|resend NUMBER… or --all, --refused
      bounces     read what came back from a maildir or mbox
      postal      write the list of those who get a letter
      substitute  enter that a public notice stands in place of a letter, by the ground that a group of the facts names
      end         end the wave; another one may then be prepared

      The password for the relay comes from TENMATSU_SMTP_PASSWORD, or you are asked. Signatures (DKIM) are the relay's \
      business. Mails hold no tracking and ask for no answers.

      Examples:
        tenmatsu send shop.tenmatsu prepare --from "Example Shop <notice@example.jp>" --bounces bounces@example.jp
        tenmatsu send shop.tenmatsu preview 17
        tenmatsu send shop.tenmatsu test --to me@example.jp --smtp smtps://mail.example.jp --user notice
        tenmatsu send shop.tenmatsu run --smtp smtp://mail.example.jp --user notice --rate 50 --connections 4
        tenmatsu send shop.tenmatsu bounces ~/Maildir/.bounces
        tenmatsu send shop.tenmatsu decide sent 4711 --reason "stands in the relay's log"
        tenmatsu send shop.tenmatsu postal --output letters.csv --encoding shift_jis

      Exit codes: 0 done · 1 done, and somebody is not told yet · 2 wrong use · 3 bad input · 4 internal.
      """)

  enum Action: String, CaseIterable {
    case prepare, preview, test, run, status, decide, bounces, postal, substitute, end
  }

  enum Format: String, ExpressibleByArgument { case text, html, eml }

  @Argument(help: "The case.")
  var folder: String

  @Argument(help: "What to do, and with what; nothing to see how far it is.")
  var words: [String] = []

  @Option(help: "The wave's number. By default the last one.")
  var wave: Int?

  @Option(help: "prepare: who sends, NAME <ADDRESS>.")
  var from: String?

  @Option(help: "prepare: where answers go.")
  var replyTo: String?

  @Option(help: "prepare: where bounces go. By default the sender's address.")
  var bounces: String?

  @Option(help: "prepare: only these groups of the facts, by id. May be repeated.")
  var group: [String] = []

  @Option(help: "prepare: ja or en, for people of whom neither language nor country is known. By default ja.")
  var language: String?

  @Option(
    help:
      "prepare: the day that stands on the letters, 2026-11-25. By default today, in the zone of the case.")
  var date: String?

  @Flag(help: "prepare: write to those as well whom an earlier wave has reached.")
  var again = false

  @Flag(help: "prepare: although nobody has approved the letter; say why with --reason.")
  var unapproved = false

  @Option(help: "preview: text, html or eml, the mail as it goes over the wire. By default text.")
  var format: Format?

  @Flag(help: "preview: show names and addresses.")
  var reveal = false

  @Option(help: "test: the address of your own that gets it.")
  var to: String?

  @Option(help: "test: the recipient whose mail it is. By default the first one.")
  var recipient: Int?

  @OptionGroup var relay: RelayOptions

  @Option(help: "run: mails a second at most.")
  var rate: Double?

  @Option(help: "run: connections at once. By default 4.")
  var connections: Int?

  @Option(
    help:
      "run: minutes for which the relay is waited for, and those whom it postpones are tried again. By default 10."
  )
  var patience: Double?

  @Flag(help: "run: put every mail together and send none.")
  var dryRun = false

  @Flag(help: "decide: all whose fate is unknown.")
  var all = false

  @Flag(help: "decide: all whom the relay has refused.")
  var refused = false

  @Option(name: [.short, .long], help: "postal: the file for the mail house.")
  var output: String?

  @Option(help: "postal: utf-8 or shift_jis. By default utf-8.")
  var encoding: String?

  @Flag(help: "status, run: as JSON.")
  var json = false

  @OptionGroup var options: CaseOptions

  var action: Action { words.first.flatMap(Action.init) ?? .status }

  func validate() throws {
    if let word = words.first, Action(rawValue: word) == nil {
      throw ValidationError(
        "After the case comes one of: \(Action.allCases.map(\.rawValue).joined(separator: ", ")); not \(word)"
      )
    }
    try SendValidation(self).check()
  }

  func run() throws {
    guard Case.isCase(folder) else { throw CaseOptions.noCase(folder) }
    try SendFailures.translated {
      switch action {
      case .prepare: try prepare()
      case .preview: try preview()
      case .test: try test()
      case .run: try send()
      case .status: try status()
      case .decide: try decide()
      case .bounces: try readBounces()
      case .postal: try writePostalList()
      case .substitute: try substitute()
      case .end: try end()
      }
    }
  }

  /// The wave, for reading.
  func record(_ file: Case, _ key: CaseKey) throws -> WaveRecord {
    try WaveRecord(file, number: wave, key: key)
  }

  /// The wave, still to be worked on.
  func openRecord(_ writer: CaseWriter) throws -> WaveRecord {
    let record = try record(writer.reading(), writer.key)
    guard !record.isEnded else {
      throw CaseError(
        .usage, "Wave \(record.number) has ended",
        remedy: "tenmatsu send \(folder) prepare prepares another one")
    }
    return record
  }
}
