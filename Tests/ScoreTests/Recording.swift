import Foundation
import Investigation
import Synchronization
import TestSupport
import Testing

/// A recorded intrusion, and which of its evidence is given.
struct Recording: Hashable, Sendable, CustomTestStringConvertible {
  enum Log: String, CaseIterable { case extended, combined }

  let scenario: String
  let log: Log
  let hasDump: Bool

  var testDescription: String { "\(scenario), \(log) log, \(hasDump ? "with" : "without") the dump" }

  static let scenarios = [
    "mariadb-union", "mariadb-union-limit", "mariadb-union-rows", "mariadb-path", "mariadb-enumeration",
    "mariadb-failed", "mariadb-file", "old15-mariadb-union", "mariadb-error", "mariadb-useragent",
    "mariadb-inline", "mariadb-boolean", "mariadb-boolean-tamper", "mariadb-boolean-noisy",
    "mariadb-apache-boolean", "old17-mariadb-boolean", "mariadb-incident", "mariadb-abort-sigkill",
    "mariadb-time",
    "mariadb-stacked",
  ]

  static let all = scenarios.flatMap { scenario in
    Log.allCases.flatMap { log in
      [true, false].map { Recording(scenario: scenario, log: log, hasDump: $0) }
    }
  }.filter(\.isDetermined)

  /// Whether the evidence holds what was obtained: on pages of random size only the dump tells the answers, and the last
  /// answers of delays are nowhere but in the request times.
  private var isDetermined: Bool {
    switch scenario {
    case "mariadb-boolean-noisy": hasDump
    case "mariadb-stacked": log == .extended
    default: true
    }
  }

  /// The files' names and contents, as they lay on the server.
  func evidence() throws -> [(name: String, bytes: [UInt8])] {
    var files = [("access.log", try Fixture.bytes("recorded/\(scenario)/access.\(log).log.xz"))]
    if hasDump { files.append(("dump.sql", try Fixture.bytes("recorded/\(scenario)/dump.sql.xz"))) }
    return files
  }

  func truth() throws -> Truth {
    try JSONDecoder().decode(Truth.self, from: Data(try Fixture.bytes("recorded/\(scenario)/truth.json.xz")))
  }

  /// The findings from this evidence, compared with the truth. Each recording is investigated once.
  func score() async throws -> Score { try await Scores.shared.score(of: self) }
}

/// The scores so far, so that several tests may look at one investigation.
private actor Scores {
  static let shared = Scores()
  private var running: [Recording: Task<Score, any Error>] = [:]

  func score(of recording: Recording) async throws -> Score {
    let task =
      running[recording]
      ?? Task.detached {
        let folder = try TemporaryFolder()
        for file in try recording.evidence() { try folder.write(file.bytes, as: file.name) }
        let findings = try Investigation(Investigation.Options()).run([folder.path])
        return Score(truth: try recording.truth(), findings: findings, hasDump: recording.hasDump)
      }
    running[recording] = task
    return try await task.value
  }
}
