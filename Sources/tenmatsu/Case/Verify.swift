import ArgumentParser
import CaseFile
import Foundation

/// `tenmatsu verify`: holds a case against its ledger.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check that nothing in a case was changed: ledger, findings, people, documents, evidence.",
    discussion: """
      Follows the ledger from its first entry (hashes and signatures), holds every object, file and item of evidence \
      against it, and names what is not as it was. Needs no passphrase and writes nothing. A head that you noted earlier \
      (--head) shows that no entry was taken off the end since.

      Examples:
        tenmatsu verify shop.tenmatsu
        tenmatsu verify shop.tenmatsu --head 9f2c…
        tenmatsu verify shop.tenmatsu --no-evidence --json

      Exit codes: 0 all is as it was · 1 something was changed · 2 wrong use · 3 bad input · 4 internal.
      """)

  @Argument(help: "The case.")
  var folder: String

  @Option(help: "Hash of a head that was noted earlier; it must be in the ledger.")
  var head: String?

  @Flag(inversion: .prefixedNo, help: "Also read and hash the evidence.")
  var evidence = true

  @Flag(help: "Write the result as JSON (tenmatsu.verify/1).")
  var json = false

  func run() throws {
    guard Case.isCase(folder) else { throw CaseOptions.noCase(folder) }
    let result = try Verifier(folder).verify(head: head, checksEvidence: evidence) { path in
      if Console.errorIsTerminal { Console.error("Reading \(path)") }
    }
    print(json ? try VerificationJSON(result).text : VerificationText(result, checksEvidence: evidence).text)
    if !result.faults.isEmpty { throw ExitCode(ExitCodes.foundWrong) }
  }
}
