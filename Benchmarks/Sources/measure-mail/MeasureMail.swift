import CaseFile
import Foundation
import Investigation

/// Fills a case with people, prepares a wave for all of them, and lets the program send it to a sink on this computer;
/// beside it Postfix's own generator of mails to the same sink, which knows no people, no journal and no ledger.
///
///     measure-mail PROGRAM SINK PEOPLE FOLDER
@main
struct MeasureMail {
  static let connections = 4

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 5, let count = Int(arguments[3]), count > 0 else {
      print("usage: measure-mail PROGRAM SINK PEOPLE FOLDER")
      exit(2)
    }
    let (program, folder) = (arguments[1], arguments[4] + "/mail")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try fill(count, in: folder)
    let preparing = try run(
      [
        program, "send", folder + "/bench.tenmatsu", "prepare", "--from", "notice@example.jp", "--unapproved",
        "--reason",
        "benchmark", "--key-file", folder + "/key",
      ], folder)

    let sink = try Sink(arguments[2], log: folder + "/received")
    let sending = try run(
      [
        program, "send", folder + "/bench.tenmatsu", "run", "--smtp", "smtp://127.0.0.1:\(sink.port)",
        "--plain",
        "--connections", String(connections), "--key-file", folder + "/key",
      ], folder)
    let received = try sink.received()
    sink.stop()
    guard received.count == count, Set(received).count == count else {
      print("  \(received.count) mails arrived, \(Set(received).count) of them different; \(count) were to")
      exit(1)
    }
    let size = received.compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }.max() ?? 0
    print(
      "mail: \(count) people, each gets one of \(size) bytes, \(connections) connections; each arrived once")
    print(line("prepare", preparing, "s"))
    print(line("send", Double(count) / sending, "mails a second"))
    try comparePostfix(arguments[2], folder, count: count, size: size)
  }

  private static func fill(_ count: Int, in folder: String) throws {
    let text = Passphrase.newKeyFile()
    try text.write(toFile: folder + "/key", atomically: true, encoding: .utf8)
    let passphrase = try Passphrase(keyFile: text, path: "key")
    let opening = Case.Opening(title: "Benchmark", timeZone: "Asia/Tokyo", by: "bench", label: "key")
    let path = try Case.create(folder + "/bench", opening, passphrase: passphrase).folder
    let writer = try CaseWriter(path, by: "bench", command: "bench", passphrase: passphrase)
    try RunRecorder(writer).record(Findings(), started: Date(), reason: nil) { keeper in
      for number in 0..<count { try keeper.add(person(number)) }
    }
    _ = try FactsRecorder(writer).record(Array(facts.utf8), path: "facts", reason: nil)
  }

  /// Somebody who never was.
  private static func person(_ number: Int) -> AffectedLine {
    var line = AffectedLine()
    line.person = number + 1
    line.service = "shop"
    line.population = "customers"
    line.key = String(number)
    line.values = ["email": "person.\(number)@example.org", "name": "山田 \(number)"]
    line.values["country"] = number % 10 == 0 ? "US" : "JP"
    line.grade = "proven"
    line.classes = [.init(dataClass: "email", grade: "proven"), .init(dataClass: "name", grade: "proven")]
    line.sets = ["all"]
    return line
  }

  private static let facts = """
    organisation:
      id: company
      name: { ja: 株式会社例, en: Example Inc. }
      services:
        - { id: shop, name: { ja: 例ショップ, en: Example Shop } }
    groups:
      - id: customers
        set: all
        title: { ja: お客様, en: customers }
        means: mail
        advice:
          - { ja: 不審なメールにご注意ください。, en: Please beware of suspicious mail. }

    """

  private static func comparePostfix(_ sink: String, _ folder: String, count: Int, size: Int) throws {
    guard let generator = find("smtp-source") else {
      print("  (smtp-source of Postfix is not installed: nothing to compare with)")
      return
    }
    let sink = try Sink(sink, log: folder + "/postfix")
    defer { sink.stop() }
    let seconds = try run(
      [
        generator, "-d", "-s", String(connections), "-m", String(count), "-l", String(size), "-f",
        "notice@example.jp",
        "-t", "person@example.org", "127.0.0.1:\(sink.port)",
      ], folder)
    print(line("smtp-source", Double(count) / seconds, "mails a second"))
  }

  private static func find(_ name: String) -> String? {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":").map(String.init) ?? []
    return (folders + ["/usr/sbin"]).map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }

  private static func line(_ what: String, _ value: Double, _ unit: String) -> String {
    String(format: "  %@ %9.1f %@", what.padding(toLength: 12, withPad: " ", startingAt: 0), value, unit)
  }

  /// Seconds that a program takes.
  private static func run(_ arguments: [String], _ folder: String) throws -> Double {
    let process = Process()
    process.executableURL = URL(filePath: arguments[0])
    process.arguments = Array(arguments.dropFirst())
    process.standardOutput = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    let clock = ContinuousClock()
    let start = clock.now
    try process.run()
    process.waitUntilExit()
    let time = clock.now - start
    guard process.terminationStatus == 0 else {
      print("  \(arguments.prefix(4).joined(separator: " ")) ended with \(process.terminationStatus)")
      exit(1)
    }
    return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  }
}

/// The sink, running.
struct Sink {
  let port: Int
  private let process: Process
  private let log: String

  init(_ program: String, log: String) throws {
    self.log = log
    process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = ["0", log]
    process.standardOutput = output
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
  }

  func received() throws -> [Substring] {
    try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
  }

  func stop() {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}
