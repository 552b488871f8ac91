import ArgumentParser
import CaseFile
import Foundation
import Investigation

/// `tenmatsu new`: starts a case.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Start a case: a folder that keeps findings, people and facts, sealed and provable.",
    discussion: """
      Makes the folder NAME.tenmatsu. Personal values in it are encrypted under the passphrase that you choose, or under a \
      key file; every change is an entry in a ledger that is signed with the case's key. The public key is printed: note \
      its fingerprint outside of the case, so that nobody can put another case in the place of this one.

      A lost passphrase cannot be brought back. It loses the personal values, and nothing else. Add a second one: \
      tenmatsu passphrase CASE --add.

      Examples:
        tenmatsu new shop-2016 --title "Web shop, December 2016" --time-zone Asia/Tokyo
        tenmatsu new shop-2016 --new-key-file /media/safe/shop-2016.key --by "A. Lead"

      Exit codes: 0 done · 2 wrong use · 3 bad input · 4 internal.
      """)

  @Argument(help: "The case's folder; .tenmatsu is added to its name.")
  var folder: String

  @Option(help: "What the case is called. By default the folder's name.")
  var title: String?

  @Option(help: "Zone in which the case's people write times, such as Asia/Tokyo. By default this machine's.")
  var timeZone: String?

  @Option(help: "Who starts it, as the ledger will say. By default your login name.")
  var by: String?

  @OptionGroup var passphrase: NewPassphrase

  func validate() throws {
    if let timeZone, Zone(timeZone) == nil {
      throw ValidationError("--time-zone takes a zone such as Asia/Tokyo, +09:00 or UTC, not \(timeZone)")
    }
  }

  func run() throws {
    let name = (folder as NSString).lastPathComponent
    var options = CaseOptions()
    options.by = by
    let opening = Case.Opening(
      title: title ?? name, timeZone: timeZone ?? TimeZone.current.identifier, by: options.author,
      label: passphrase.name)
    let new = try passphrase.use("TENMATSU_PASSPHRASE") { chosen throws(CaseError) in
      try Case.create(folder, opening, passphrase: chosen)
    }
    print("Started \(new.folder)\n")
    if let key = new.state.publicKey {
      print("Public key, fingerprint \(key.fingerprint):\n\(key.pem)")
    }
    print(
      """
      Note the fingerprint outside of the case. Next:
        tenmatsu add \(folder.hasSuffix(".tenmatsu") ? folder : folder + ".tenmatsu") FILE… --data-map MAP
      """)
  }
}
