import Foundation

/// One run of a program: how long it took, and the most memory it held at a time.
struct Run {
  let seconds: Double
  let peakBytes: Int
  let status: Int32
}

/// Runs a program with its output into a file and waits for it.
enum Child {
  enum Failure: Error { case notStarted(String, Int32) }

  static func run(_ arguments: [String], output: String, environment: [String: String] = [:]) throws -> Run {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    let settings = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] = settings.map { strdup("\($0)=\($1)") } + [nil]
    defer { (words + variables).forEach { free($0) } }

    var child = pid_t()
    let start = ContinuousClock.now
    let code = posix_spawnp(&child, arguments[0], &actions, nil, &words, &variables)
    guard code == 0 else { throw Failure.notStarted(arguments[0], code) }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(child, &status, 0, &usage) < 0 && errno == EINTR {}
    let taken = ContinuousClock.now - start
    let exit = status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
    return Run(
      seconds: Double(taken.components.seconds) + Double(taken.components.attoseconds) / 1e18,
      peakBytes: usage.ru_maxrss * 1_024, status: exit)
  }

  /// Where a program stands in `PATH`; nil where it is not installed.
  static func find(_ name: String) -> String? {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }
}
