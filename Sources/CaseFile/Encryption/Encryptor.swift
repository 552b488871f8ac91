import Foundation

/// The program that encrypts to some recipients, and how it is called. It reads the plain text from its standard input
/// and writes the encrypted one to its standard output.
struct Encryptor {
  let program: String
  let arguments: [String]
  /// A folder of its own that it needs while it runs.
  let home: String?

  /// - Throws: `CaseError` where there is no recipient, where their keys are of two kinds, and where the program is not
  ///   installed.
  init(_ recipients: [Recipient], environment: [String: String]) throws(CaseError) {
    var age: [String] = []
    var openPGP: [String] = []
    for recipient in recipients {
      switch recipient {
      case .age(let key): age.append(key)
      case .openPGP(let file): openPGP.append(file)
      }
    }
    guard age.isEmpty != openPGP.isEmpty else {
      throw CaseError(
        .usage,
        age.isEmpty
          ? "Nobody is named who could read it" : "Keys of age and of OpenPGP do not mix in one file",
        remedy: age.isEmpty ? "Name a recipient's public key" : "Write one file for each kind")
    }
    if openPGP.isEmpty {
      program = try Encryptor.find("age", package: "age", environment)
      arguments = ["--encrypt"] + age.flatMap { ["--recipient", $0] }
      home = nil
    } else {
      program = try Encryptor.find("gpg", package: "gnupg", environment)
      let folder = try Encryptor.makeHome(environment)
      home = folder
      // No keyring, agent, network or settings of the user are touched, and the file's name and size tell nothing of
      // what is in it: --set-filename "" and no compression.
      arguments =
        [
          "--homedir", folder, "--no-options", "--batch", "--no-tty", "--quiet", "--no-autostart",
          "--no-auto-key-locate", "--trust-model", "always", "--set-filename", "", "--compress-algo", "none",
        ]
        + openPGP.flatMap { ["--recipient-file", URL(fileURLWithPath: $0).path] } + ["--encrypt"]
    }
  }

  /// Removes what the program needed.
  func clean() {
    if let home { try? FileManager.default.removeItem(atPath: home) }
  }

  /// The reason of a failure, from what the program said. It says nothing of the plain text, but may name keys: only what
  /// is known is taken from it.
  static func failure(of program: String, saying words: String, path: String) -> CaseError {
    let said = words.lowercased()
    if said.contains("no space left") || said.contains("quota exceeded") {
      return PartialFile.failure(ENOSPC, path)
    }
    let keyWords = [
      "recipient", "public key", "no valid openpgp data", "unusable", "skipped", "encryption failed",
    ]
    if keyWords.contains(where: said.contains) {
      return CaseError(
        .badInput, "\(name(program)) does not take a recipient's key",
        remedy: "Ask for the public key anew: it may be cut, expired, or not for encryption")
    }
    return CaseError(
      .cannotWrite, "\(name(program)) could not encrypt \(path)",
      remedy: "Try \(name(program)) by hand with the same key, and see what it says")
  }

  private static func name(_ program: String) -> String { (program as NSString).lastPathComponent }

  private static func find(_ name: String, package: String, _ environment: [String: String]) throws(CaseError)
    -> String
  {
    for folder in (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":") {
      let path = "\(folder)/\(name)"
      if folder.hasPrefix("/"), FileManager.default.isExecutableFile(atPath: path) { return path }
    }
    throw CaseError(
      .cannotWrite, "The program \(name), which encrypts, is not installed",
      remedy: "Install it: apt-get install \(package)")
  }

  private static func makeHome(_ environment: [String: String]) throws(CaseError) -> String {
    let base = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    // Short: gpg makes sockets below it, whose paths may have 108 bytes.
    let folder = base + "/tenmatsu-" + UUID().uuidString.prefix(13)
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch {
      throw CaseError(
        .cannotWrite, "A folder for gpg cannot be made in \(base)",
        remedy: "Set TMPDIR to a folder that you may write to")
    }
    return folder
  }
}
