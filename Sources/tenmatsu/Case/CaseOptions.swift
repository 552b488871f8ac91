import ArgumentParser
import CaseFile
import Foundation

/// What commands that work on a case have in common: who works on it, why, and what opens it.
struct CaseOptions: ParsableArguments {
  @Option(
    help:
      "File with the case's key, instead of a passphrase. Otherwise TENMATSU_PASSPHRASE, or you are asked."
  )
  var keyFile: String?

  @Option(help: "Who does this, as the ledger will say. By default your login name.")
  var by: String?

  @Option(help: "Why, in your words; it stands in the ledger.")
  var reason: String?

  var author: String {
    if let by, !by.isEmpty { return by }
    return NSUserName() + "@" + ProcessInfo.processInfo.hostName
  }

  /// What opens a case: the key file, else the environment's passphrase, else one typed at the terminal.
  func passphrase(for folder: String) throws(CaseError) -> Passphrase {
    if let keyFile { return try CaseOptions.keyFile(keyFile) }
    if let words = CaseOptions.environment("TENMATSU_PASSPHRASE") { return .words(words) }
    return .words(try Prompt.secret("Passphrase of \((folder as NSString).lastPathComponent): "))
  }

  static func keyFile(_ path: String) throws(CaseError) -> Passphrase {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw CaseError(.badInput, "The key file \(path) cannot be read", remedy: "Look at its name and rights")
    }
    return try Passphrase(keyFile: String(decoding: bytes, as: UTF8.self), path: path)
  }

  /// A passphrase of the environment, if there is one.
  static func environment(_ variable: String) -> String? {
    ProcessInfo.processInfo.environment[variable].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The case, held for writing.
  func writer(_ folder: String, _ command: String) throws(CaseError) -> CaseWriter {
    guard Case.isCase(folder) else { throw CaseOptions.noCase(folder) }
    return try CaseWriter(folder, by: author, command: command, passphrase: try passphrase(for: folder))
  }

  static func noCase(_ folder: String) -> CaseError {
    CaseError(
      .badInput, "\(folder) is no case", remedy: "Name its folder, NAME.tenmatsu; tenmatsu new starts one")
  }
}

/// A passphrase that is being chosen: a new one is typed twice, or comes with the environment, or a key file is made.
struct NewPassphrase: ParsableArguments {
  @Option(
    help:
      "Make a new key file here that opens the case, instead of a passphrase. Keep it apart from the case.")
  var newKeyFile: String?

  @Option(help: "What the passphrase or key file is called, for example the role of who has it.")
  var label: String?

  var name: String { label ?? (newKeyFile == nil ? "passphrase" : "key file") }

  /// - Parameter variable: the environment's variable with the new one.
  private func choose(_ variable: String) throws(CaseError) -> Passphrase {
    if let newKeyFile { return try Passphrase(newKeyFile: newKeyFile) }
    var words = CaseOptions.environment(variable)
    if words == nil {
      words = try Prompt.secret("New passphrase, \(Passphrase.shortest) characters or more: ")
      guard try Prompt.secret("Once more: ") == words else {
        throw CaseError(.usage, "The two were not the same", remedy: "Try again")
      }
    }
    guard let words, words.count >= Passphrase.shortest else {
      throw CaseError(
        .usage, "The passphrase is too short: whoever copies the case may try as many as they like",
        remedy: "Take \(Passphrase.shortest) characters or more, for example four or five words")
    }
    return .words(words)
  }

  /// Chooses one, and does with it what `body` does. A key file that a wrong use has brought about is taken away again;
  /// one that might open something stays.
  func use<Value>(
    _ variable: String = "TENMATSU_NEW_PASSPHRASE", _ body: (Passphrase) throws(CaseError) -> Value
  ) throws(CaseError) -> Value {
    let chosen = try choose(variable)
    do { return try body(chosen) } catch {
      if let newKeyFile, [.usage, .badInput, .held].contains(error.code) { unsafe unlink(newKeyFile) }
      throw error
    }
  }
}
