import ArgumentParser
import CaseFile

/// `tenmatsu passphrase`: what opens a case.
struct PassphraseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "passphrase",
    abstract: "List, add, change or remove what opens a case: passphrases and key files.",
    discussion: """
      Each of them opens the whole case. TENMATSU_PASSPHRASE or --key-file gives the one that opens it now; a new \
      passphrase is asked for at the terminal, or taken from TENMATSU_NEW_PASSPHRASE.

      When every passphrase is lost, --renew goes on with a new key: what was sealed stays sealed for ever, everything \
      else stays as it is, and the ledger says from which entry on the new key signs.

      Examples:
        tenmatsu passphrase shop.tenmatsu
        tenmatsu passphrase shop.tenmatsu --add --label "privacy officer"
        tenmatsu passphrase shop.tenmatsu --add --new-key-file /media/safe/shop.key --label safe
        tenmatsu passphrase shop.tenmatsu --change passphrase
        tenmatsu passphrase shop.tenmatsu --remove "privacy officer"

      Exit codes: 0 done · 2 wrong use · 3 bad input · 4 internal.
      """)

  @Argument(help: "The case.")
  var folder: String

  @Flag(help: "Add one, called as --label says.")
  var add = false

  @Option(help: "Put a new one in the place of the one that is called so.")
  var change: String?

  @Option(help: "Remove the one that is called so.")
  var remove: String?

  @Flag(help: "Every passphrase is lost: go on with a new key.")
  var renew = false

  @OptionGroup var new: NewPassphrase
  @OptionGroup var options: CaseOptions

  func validate() throws {
    let asked = [add, change != nil, remove != nil, renew].count { $0 }
    if asked > 1 { throw ValidationError("One of --add, --change, --remove and --renew at a time") }
    if asked == 0, new.newKeyFile != nil || new.label != nil {
      throw ValidationError("--label and --new-key-file are for --add, --change and --renew")
    }
  }

  func run() throws {
    guard Case.isCase(folder) else { throw CaseOptions.noCase(folder) }
    if renew {
      let renewed = try new.use { chosen throws(CaseError) in
        try Case.renew(
          folder, by: options.author, passphrase: chosen, label: new.name, reason: options.reason)
      }
      print("Renewed. What was sealed before stays sealed.")
      if let key = renewed.state.publicKey {
        print("Public key, fingerprint \(key.fingerprint):\n\(key.pem)")
      }
    } else if add || change != nil || remove != nil {
      let writer = try options.writer(folder, "passphrase")
      if add {
        try new.use { chosen throws(CaseError) in try writer.add(chosen, label: new.name) }
      } else if let change {
        try new.use { chosen throws(CaseError) in try writer.change(change, to: chosen) }
      } else if let remove {
        try writer.remove(remove)
      }
    }
    for slot in try Case(folder).slots() { print(slot.label + (slot.isKeyFile ? "  (key file)" : "")) }
  }
}
