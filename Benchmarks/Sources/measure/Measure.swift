import Foundation

/// `measure PROGRAM LOG RUNS`: reads the log with the program and with what else is there, in turn, and prints a table.
///
/// The programs take turns, so that a busy machine is unfair to all of them alike. Times are medians.
@main
enum Measure {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.count == 4, arguments[1] == "--people", let repetitions = Int(arguments[3]), repetitions > 0
    {
      return try MeasurePeople.run(arguments[0], scene: arguments[2], repetitions: repetitions)
    }
    guard arguments.count == 3, let repetitions = Int(arguments[2]), repetitions > 0 else {
      complain("usage: measure PROGRAM LOG RUNS, or measure PROGRAM --people SCENE RUNS")
      exit(2)
    }
    let (program, log) = (arguments[0], arguments[1])
    let bytes = try size(of: log)
    let folder = URL(filePath: log).deletingLastPathComponent().path
    let findings = folder + "/findings.json"

    var contenders = [
      Contender.grep(log: log, bytes: bytes, output: folder + "/grep"),
      .tenmatsu(program, threads: 1, log: log, bytes: bytes, output: findings),
      .tenmatsu(program, threads: 2, log: log, bytes: bytes, output: findings),
    ]
    if let goaccess = Child.find("goaccess") {
      // It takes many minutes for a GiB, and longer per byte the larger the log: it gets the beginning only.
      let part = folder + "/part.log"
      let length = try copy(log, upTo: 64 << 20, to: part)
      contenders.append(.goaccess(goaccess, log: part, bytes: length, output: folder + "/goaccess"))
    }
    _ = try Child.run(["cat", log], output: "/dev/null")  // into the page cache
    for round in 1...repetitions {
      for index in contenders.indices {
        let contender = contenders[index]
        complain("round \(round) of \(repetitions): \(contender.label)")
        let run = try Child.run(
          contender.arguments, output: contender.output, environment: contender.environment)
        guard run.status == 0 else {
          complain("\(contender.arguments.joined(separator: " ")) ended with \(run.status)")
          exit(1)
        }
        contenders[index].runs.append(run)
      }
    }
    show(contenders, bytes: bytes)
    if let found = attackRequests(in: findings) { print("tenmatsu found \(found) attack requests.") }
  }

  private static func show(_ contenders: [Contender], bytes: Int) {
    func pad(_ text: String, _ width: Int) -> String {
      text.count < width ? String(repeating: " ", count: width - text.count) + text : text
    }
    let reference = contenders[0].megabytesPerSecond
    let runs = contenders.map(\.runs.count).max() ?? 0
    let cores = ProcessInfo.processInfo.activeProcessorCount
    print("\nLog: \(bytes) bytes, warm; median of \(runs) runs; \(cores) cores.\n")
    print("| program                   |  seconds |     MB/s | of grep | peak MB |")
    print("| ------------------------- | -------: | -------: | ------: | ------: |")
    for contender in contenders {
      let speed = contender.megabytesPerSecond
      let cells = [
        pad(String(format: "%.2f", contender.median), 8), pad(String(format: "%.0f", speed), 8),
        pad(String(format: "%.2f", speed / reference), 7),
        pad(String(format: "%.0f", contender.peakMegabytes), 7),
      ]
      let label = contender.label.padding(toLength: 25, withPad: " ", startingAt: 0)
      print("| \(label) | \(cells.joined(separator: " | ")) |")
    }
    print("\nPeaks below 25 MB are those of this runner.")
  }

  /// Requests that the findings call attacks, over all addresses.
  private static func attackRequests(in path: String) -> Int? {
    guard let data = FileManager.default.contents(atPath: path),
      let findings = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
      let attackers = findings["attackers"] as? [[String: Any]]
    else { return nil }
    return attackers.reduce(0) { $0 + (($1["requests"] as? Int) ?? 0) }
  }

  private static func size(of path: String) throws -> Int {
    try URL(filePath: path).resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
  }

  /// Copies the first whole lines of a file; returns their bytes.
  private static func copy(_ path: String, upTo limit: Int, to target: String) throws -> Int {
    let file = try FileHandle(forReadingFrom: URL(filePath: path))
    defer { try? file.close() }
    guard var head = try file.read(upToCount: limit) else { return 0 }
    if let end = head.lastIndex(of: UInt8(ascii: "\n")) { head = head[...end] }
    try head.write(to: URL(filePath: target))
    return head.count
  }

  private static func complain(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
