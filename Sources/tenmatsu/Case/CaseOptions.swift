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

/// Asks at the terminal, whatever standard input is.
enum Prompt {
  /// - Throws: `CaseError` where there is no terminal.
  static func secret(_ question: String) throws(CaseError) -> String {
    let terminal = unsafe open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard terminal >= 0 else {
      throw CaseError(
        .locked, "A passphrase is needed, and there is no terminal to ask at",
        remedy: "Give --key-file FILE, or set TENMATSU_PASSPHRASE")
    }
    let handle = FileHandle(fileDescriptor: terminal, closeOnDealloc: true)
    try? handle.write(contentsOf: Data(question.utf8))
    var before = termios()
    let isTerminal = unsafe tcgetattr(terminal, &before) == 0
    var silent = before
    silent.c_lflag &= ~tcflag_t(ECHO)
    if isTerminal { _ = unsafe tcsetattr(terminal, TCSAFLUSH, &silent) }
    defer {
      if isTerminal { _ = unsafe tcsetattr(terminal, TCSAFLUSH, &before) }
      try? handle.write(contentsOf: Data("\n".utf8))
    }
    var line: [UInt8] = []
    while let byte = try? handle.read(upToCount: 1), let first = byte.first, first != 0x0A {
      line.append(first)
    }
    guard let text = String(validating: line, as: UTF8.self), !text.isEmpty else {
      throw CaseError(.usage, "Nothing was entered", remedy: "Try again")
    }
    return text
  }
}
