import ArgumentParser
import CaseFile
import Foundation

/// `tenmatsu export`: a whole case in one file.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a whole case into one file, for another machine, a court or the archive.",
    discussion: """
      A tar archive with the ledger, its signatures and public key, and everything that the case keeps; what is sealed \
      stays sealed, the evidence is not in it. check.sh in it checks the ledger with sha256sum and openssl alone. The same \
      case gives the same bytes.

      Examples:
        tenmatsu export shop.tenmatsu shop-2017-02-13.tar
        tenmatsu import shop-2017-02-13.tar copy-of-shop
        mkdir check && tar -xf shop-2017-02-13.tar -C check && cd check && sh check.sh

      Exit codes: 0 done · 2 wrong use · 3 bad input · 4 internal.
      """)

  @Argument(help: "The case.")
  var folder: String

  @Argument(help: "The archive.")
  var archive: String

  @Flag(
    help:
      "Do not enter in the ledger that the case was exported: where it cannot be written to, or has no passphrase."
  )
  var unrecorded = false

  @OptionGroup var options: CaseOptions

  func run() throws {
    guard Case.isCase(folder) else { throw CaseOptions.noCase(folder) }
    let writer = unrecorded ? nil : try options.writer(folder, "export")
    let sha256 = try CaseArchive.export(Case(folder), to: archive)
    try writer?.exported(Exported(what: .archive, sha256: sha256), reason: options.reason)
    print("Exported \(archive)\n  SHA-256 \(sha256)")
  }
}

/// `tenmatsu import`: makes a case of an archive.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a case of an archive that export wrote, after checking all of it.",
    discussion: """
      Needs no passphrase; what is sealed opens with the case's own. Evidence is not in archives: add it from where it lies \
      on this machine, and it is known by its SHA-256.

      Examples:
        tenmatsu import shop-2017-02-13.tar shop

      Exit codes: 0 done · 2 wrong use · 3 bad input · 4 internal.
      """)

  @Argument(help: "The archive.")
  var archive: String

  @Argument(help: "The case's new folder; .tenmatsu is added to its name.")
  var folder: String

  func run() throws {
    let new = try CaseArchive.unpack(archive, to: folder)
    print("Imported \(new.folder)\n  \(new.state.lastEntry) entries")
    if let key = new.state.publicKey { print("  key \(key.fingerprint)") }
  }
}
