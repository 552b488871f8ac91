/// A program that reads the log, and the runs it made.
struct Contender {
  let label: String
  let arguments: [String]
  var environment: [String: String] = [:]
  /// Bytes of the log that it reads.
  let bytes: Int
  /// Where its output goes. Not to the null device: grep notices, and stops at the first hit.
  let output: String
  var runs: [Run] = []

  var best: Double { runs.map(\.seconds).min() ?? .infinity }
  var median: Double {
    let sorted = runs.map(\.seconds).sorted()
    return sorted.isEmpty ? .infinity : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
  var megabytesPerSecond: Double { Double(bytes) / median / 1e6 }
  var peakMegabytes: Double { Double(runs.map(\.peakBytes).max() ?? 0) / 1e6 }
}

extension Contender {
  /// What somebody without this program would type: eleven forms of an injection, as they stand in a log.
  static let pattern = [
    "union(\\+|%20)+(all(\\+|%20)+)?select", "(and|or)(\\+|%20)+[0-9]+%3d", "%27(\\+|%20)*(and|or)(\\+|%20)",
    "extractvalue", "updatexml", "sleep(\\(|%28)", "benchmark(\\(|%28)", "information_schema",
    "(ord|ascii)(\\(|%28)", "load_file", "%27(--|%20--|%23)",
  ].joined(separator: "|")

  static func tenmatsu(
    _ program: String, threads: Int, log: String, bytes: Int, output: String
  ) -> Contender {
    Contender(
      label: "tenmatsu, \(threads) thread\(threads == 1 ? "" : "s")",
      arguments: [program, "investigate", "--json", "--threads", "\(threads)", log], bytes: bytes,
      output: output)
  }

  static func grep(log: String, bytes: Int, output: String) -> Contender {
    Contender(
      label: "grep -c -i -E, 11 forms", arguments: ["grep", "-c", "-i", "-E", pattern, log],
      environment: ["LC_ALL": "C"], bytes: bytes, output: output)
  }

  static func goaccess(_ program: String, log: String, bytes: Int, output: String) -> Contender {
    Contender(
      label: "goaccess, first \(bytes >> 20) MiB",
      arguments: [
        program, log, "--log-format=COMBINED", "--no-global-config", "--no-progress", "-o", output + ".json",
      ],
      bytes: bytes, output: output)
  }
}
