import ArgumentParser
import CaseFile
import Exposure
import Foundation
import Investigation

/// `tenmatsu cards`: the cards at risk, for card companies.
struct Cards: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the list of cards at risk, straight from the evidence into an encrypted file.",
    discussion: """
      Whole card numbers are nowhere kept: the evidence is read again, and the list goes through age or gpg into a file that \
      only its recipients can read. The ledger says for whom, how many and when.

      Examples:
        tenmatsu cards shop.tenmatsu --recipient age1… --output cards.csv.age
        tenmatsu cards shop.tenmatsu --recipient acquirer.asc --output cards.csv.gpg --brand jcb

      Exit codes: 0 done · 2 wrong use · 3 bad input · 4 internal.
      """)

  @Argument(help: "The case.")
  var folder: String

  @Option(
    help:
      "Who may read it: a public key of age or SSH, or a file with one or with an OpenPGP key. May be repeated."
  )
  var recipient: [String]

  @Option(name: [.short, .long], help: "The encrypted file.")
  var output: String

  @Option(help: "Only cards of this brand.")
  var brand: String?

  @Option(help: "Threads to scan with. By default one for each processor.")
  var threads: Int?

  @OptionGroup var options: CaseOptions

  func validate() throws {
    if recipient.isEmpty { throw ValidationError("Say with --recipient KEY who may read the list") }
    if let brand, CardBrand(rawValue: brand) == nil {
      throw ValidationError(
        "--brand takes one of: \(CardBrand.allCases.map(\.rawValue).joined(separator: ", "))")
    }
  }

  func run() throws {
    var recipients: [Recipient] = []
    for text in recipient { recipients += try Recipient.reading(text) }
    let writer = try options.writer(folder, "cards")
    var investigation = Investigation.Options()
    let evidence = try CaseEvidence(writer, for: .cards, timeZone: nil)
    guard evidence.dataMap != nil else {
      throw CaseError(
        .usage, "The case has no data map, which says where card numbers stand",
        remedy: "tenmatsu add \(folder) --data-map FILE")
    }
    investigation.dataMap = evidence.dataMap
    investigation.timeZone = evidence.timeZone
    investigation.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    let findings = try Investigation(investigation).run(evidence.paths)
    guard let people = findings.people else { return }
    let list = try people.cards(findings.reconstruction)
    let file = try EncryptedFile(output, for: recipients)
    let count = try CardListCSV(to: file).write(list, only: brand.flatMap(CardBrand.init))
    try file.finish()
    try writer.exported(
      Exported(
        what: .cards, sha256: CaseArchive.sha256(ofFile: output),
        recipient: recipient.joined(separator: ", "),
        count: count),
      reason: options.reason)
    print("\(count) cards in \(output)")
    let missing = list.unlisted
    for (count, what) in [
      (missing.incomplete, "numbers of which not every digit is known"),
      (missing.notWhole, "values that are no whole number: masked, hashed or cut"),
      (missing.wrongCheckDigit, "numbers with a wrong check digit"),
      (missing.recordsWithoutNumber, "records whose number was exposed and stands nowhere in the evidence"),
    ] where count > 0 {
      print("not listed: \(count) \(what)")
    }
  }
}
