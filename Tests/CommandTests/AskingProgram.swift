import Foundation
import Glibc
import TestSupport

/// The program with a terminal of its own, at which it asks for passphrases.
final class AskingProgram {
  private let terminal: PseudoTerminal
  private let process: Process
  private let identifierFile: String

  init(_ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:]) throws {
    terminal = try PseudoTerminal()
    identifierFile = folder.path + "/asking-\(UUID().uuidString)"
    process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.currentDirectoryURL = URL(filePath: folder.path)
    // The inner shell leads no process group: setsid then becomes the program and does not start it as another one.
    process.arguments =
      ["-c", "sh -c 'echo $$ > \"$0\"; exec setsid --ctty \"$@\"' \"$@\"; exit $?", "sh", identifierFile]
      + [Program.path] + arguments
    process.environment = ["LANG": "C.UTF-8", "TZ": "UTC", "TERM": "xterm", "PATH": "/usr/bin:/bin"]
      .merging(environment) { $1 }
    process.standardInput = terminal.program
    process.standardOutput = terminal.program
    process.standardError = terminal.program
    try process.run()
    try terminal.program.close()
  }

  /// What is on the screen when a question stands there.
  func read(until question: String) -> String { terminal.read(until: question) }

  /// What the kernel tells of the program: a file of its folder in /proc.
  func kernel(_ file: String) throws -> String {
    var number = ""
    for _ in 0..<1_000 where number.isEmpty {
      let text = (try? String(contentsOfFile: identifierFile, encoding: .utf8)) ?? ""
      number = text.trimmingCharacters(in: .whitespacesAndNewlines)
      if number.isEmpty { usleep(10_000) }
    }
    return try String(contentsOfFile: "/proc/\(number)/\(file)", encoding: .utf8)
  }

  /// Whether the terminal shows what is typed.
  var echoes: Bool { terminal.echoes }

  /// Waits for its end by a signal, while the terminal stays.
  func waitUntilExit() { process.waitUntilExit() }

  /// Presses the keys that interrupt a program.
  func interrupt() { terminal.type("\u{3}") }

  /// Types an answer.
  func type(_ answer: String) { terminal.type(answer + "\n") }

  /// Waits for its end.
  func finish() -> (status: Int32, screen: String) {
    let screen = terminal.readToEnd()
    process.waitUntilExit()
    return (process.terminationStatus, screen)
  }
}
