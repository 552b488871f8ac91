import ArgumentParser
import CaseFile
import Delivery
import Foundation

extension Send {
  func status() throws {
    let file = try Case(folder)
    let key = try file.key(options.passphrase(for: folder))
    let record = try record(file, key)
    if json { return try print(SendJSON.text(record, nil)) }
    SendReport.show(record, folder)
  }
}

/// How far a wave is, for a person.
enum SendReport {
  static func show(_ record: WaveRecord, _ folder: String) {
    let state = record.isEnded ? "ended" : record.isTested ? "tested" : "not tested"
    print("wave \(record.number)  run \(record.wave.run)  \(record.wave.recipients.count) mails  \(state)")
    let coverage = WaveCoverage(record)
    for (name, people) in coverage.counts { print("  \(people) \(SendWords.place(name))") }
    if record.wave.reachedBefore > 0 { print("  \(record.wave.reachedBefore) reached by an earlier wave") }
    let standing = record.standing
    if !standing.soft.isEmpty { print("  \(standing.soft.count) mails delayed or come back for now") }
    if !record.unassigned.isEmpty {
      print("  \(record.unassigned.count) mails of the mailbox that nobody could assign; read them:")
      for bounce in record.unassigned.prefix(20) { print("    \(bounce.source)  \(bounce.doubt ?? "")") }
    }
    let unknown = standing.numbers { $0 == .unknown || $0 == .begun }
    if !unknown.isEmpty {
      let numbers = unknown.prefix(20).map(String.init).joined(separator: " ")
      print("  unknown: \(numbers)\(unknown.count > 20 ? " …" : "")")
      print(
        "  Look for their Message-IDs (w\(record.number).NUMBER.…) in the relay's log, then: tenmatsu send \(folder) decide sent|resend NUMBER… --reason …"
      )
    }
  }

  static func words(_ ending: SendingProgress.Ending) -> String {
    switch ending {
    case .asked: "you interrupted it; run it again to go on"
    case .relay(let words): "the relay cannot be used (\(words)); mend that and run it again"
    case .refusals(let count, let words):
      "the relay refused \(count) in a row, the last with \(words). Find out why; decide resend --refused, and run it again"
    case .own(let words): words
    }
  }
}

/// How far a wave is, for programs.
enum SendJSON {
  private struct Status: Encodable {
    var schema = "tenmatsu.send/1"
    var wave: Int
    var run: Int
    var isEnded: Bool
    var isTested: Bool
    var messages: [String: Int]
    var people: [String: Int]
    var unknown: [Int]
    var unassignedBounces: Int
    var stopped: String?
    var seconds: Double?
    var perSecond: Double?
  }

  static func text(_ record: WaveRecord, _ progress: SendingProgress?) throws -> String {
    var status = Status(
      wave: record.number, run: record.wave.run, isEnded: record.isEnded, isTested: record.isTested,
      messages: record.standing.counts,
      people: Dictionary(uniqueKeysWithValues: WaveCoverage(record).counts.map { ($0.name, $0.people) }),
      unknown: record.standing.numbers { $0 == .unknown || $0 == .begun },
      unassignedBounces: record.unassigned.count)
    if let progress {
      status.stopped = progress.ending.map(SendReport.words)
      let seconds =
        Double(progress.elapsed.components.seconds) + Double(progress.elapsed.components.attoseconds) / 1e18
      status.seconds = (seconds * 1_000).rounded() / 1_000
      status.perSecond = (progress.rate * 10).rounded() / 10
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(status), as: UTF8.self)
  }
}
