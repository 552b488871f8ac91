import Foundation
import TestSupport

/// The built program, run as a person runs it.
struct Program {
  struct Outcome {
    let status: Int32
    let output: String
    let error: String
  }

  /// The binary stands beside the test bundle, which is what runs now.
  static let path: String = {
    let running = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(filePath: running).deletingLastPathComponent().appending(path: "tenmatsu").path
  }()

  /// Runs it in `folder`, without a terminal.
  static func run(
    _ arguments: [String], in folder: TemporaryFolder, input: String = "/dev/null",
    language: String = "C.UTF-8"
  ) throws -> Outcome {
    let results = try TemporaryFolder()
    let (output, error) = (try results.write("", as: "output"), try results.write("", as: "error"))
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.currentDirectoryURL = URL(filePath: folder.path)
    process.arguments = arguments
    process.environment = ["LANG": language, "TZ": "UTC", "PATH": "/usr/bin:/bin"]
    process.standardInput = FileHandle(forReadingAtPath: input)
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: error)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: try String(contentsOfFile: output, encoding: .utf8),
      error: try String(contentsOfFile: error, encoding: .utf8))
  }

  /// Runs it on a pseudo-terminal; what a person would see, both streams together.
  static func runOnTerminal(_ arguments: [String], in folder: TemporaryFolder) throws -> (
    status: Int32, screen: String
  ) {
    let terminal = try PseudoTerminal()
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.currentDirectoryURL = URL(filePath: folder.path)
    process.arguments = arguments
    process.environment = ["LANG": "C.UTF-8", "TZ": "UTC", "TERM": "xterm"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = terminal.program
    process.standardError = terminal.program
    try process.run()
    try terminal.program.close()
    let screen = terminal.readToEnd()
    process.waitUntilExit()
    return (process.terminationStatus, screen)
  }
}
