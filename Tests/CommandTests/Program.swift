import Foundation
import Glibc
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
  ///
  /// - Parameter wrapper: another program that is to run it, with its own arguments.
  static func run(
    _ arguments: [String], in folder: TemporaryFolder, input: String = "/dev/null",
    language: String = "C.UTF-8", environment: [String: String] = [:], wrapper: [String] = []
  ) throws -> Outcome {
    try start(
      arguments, in: folder, input: input, language: language, environment: environment, wrapper: wrapper
    ).finish()
  }

  /// Starts it, without a terminal.
  static func start(
    _ arguments: [String], in folder: TemporaryFolder, input: String = "/dev/null",
    language: String = "C.UTF-8", environment: [String: String] = [:], wrapper: [String] = []
  ) throws -> Running {
    let results = try TemporaryFolder()
    let (output, error) = (try results.write("", as: "output"), try results.write("", as: "error"))
    let process = Process()
    let all = wrapper + [path] + arguments
    process.executableURL = URL(filePath: all[0])
    process.currentDirectoryURL = URL(filePath: folder.path)
    process.arguments = Array(all.dropFirst())
    process.environment = ["LANG": language, "TZ": "UTC", "PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    process.standardInput = FileHandle(forReadingAtPath: input)
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: error)
    try process.run()
    return Running(process: process, results: results)
  }

  /// A command that was started.
  struct Running {
    fileprivate let process: Process
    fileprivate let results: TemporaryFolder

    /// Ends it as a power cut would.
    func kill() { Glibc.kill(process.processIdentifier, SIGKILL) }

    var isRunning: Bool { process.isRunning }

    /// Waits for its end; killed by a signal, its status is the signal's number below zero.
    func finish() throws -> Outcome {
      process.waitUntilExit()
      let status = process.terminationStatus
      return Outcome(
        status: process.terminationReason == .exit ? status : -status,
        output: try String(contentsOfFile: results.path + "/output", encoding: .utf8),
        error: try String(contentsOfFile: results.path + "/error", encoding: .utf8))
    }
  }

  /// Runs it on a pseudo-terminal; what a person would see, both streams together.
  static func runOnTerminal(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:],
    wrapper: [String] = []
  ) throws -> (status: Int32, screen: String) {
    let terminal = try PseudoTerminal()
    let process = Process()
    let all = wrapper + [path] + arguments
    process.executableURL = URL(filePath: all[0])
    process.currentDirectoryURL = URL(filePath: folder.path)
    process.arguments = Array(all.dropFirst())
    process.environment = ["LANG": "C.UTF-8", "TZ": "UTC", "TERM": "xterm"].merging(environment) { $1 }
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
