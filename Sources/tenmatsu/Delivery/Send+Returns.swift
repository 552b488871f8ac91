import ArgumentParser
import Bytes
import CaseFile
import Crypto
import Delivery
import Foundation
import Mail

extension Send {
  /// Holds the journal, so that nobody sends meanwhile, and enters what a run has left.
  private func settled(_ writer: CaseWriter) throws -> (WaveRecord, Journal) {
    var record = try openRecord(writer)
    let journal = try record.openJournal(now: Int(Date().timeIntervalSince1970))
    if !journal.unentered.isEmpty { try writer.enter(journal, of: record.number, record.standing) }
    return (record, journal)
  }

  func decide() throws {
    let writer = try options.writer(folder, "send decide")
    let (record, journal) = try settled(writer)
    guard let decision = words.dropFirst().first.flatMap(WaveStanding.Decision.init) else { return }
    let isWanted: (WaveStanding.Fate) -> Bool = refused ? { $0 == .refused } : { $0 == .unknown }
    let candidates = record.standing.numbers(isWanted)
    var chosen = candidates
    if !all, !refused {
      chosen = words.dropFirst(2).compactMap { Int($0) }
      // A refused one may be sent again, too; what is certain needs no decision.
      let fitting = Set(candidates + (decision == .resend ? record.standing.numbers { $0 == .refused } : []))
      if let other = chosen.first(where: { !fitting.contains($0) }) {
        throw CaseError(
          .usage, "What became of \(other) is no question",
          remedy: candidates.isEmpty
            ? "Nobody's fate is unknown"
            : "Unknown: " + candidates.prefix(20).map(String.init).joined(separator: " "))
      }
    }
    guard !chosen.isEmpty else {
      throw CaseError(
        .usage, "There is nothing to decide", remedy: "tenmatsu send \(folder) shows how far it is")
    }
    try withExtendedLifetime(journal) {
      try writer.decide(chosen, decision, of: record.number, reason: options.reason)
    }
    print("\(chosen.count) \(decision == .sent ? "count as sent" : "will be sent by the next run")")
  }

  func readBounces() throws {
    let writer = try options.writer(folder, "send bounces")
    let file = try writer.reading()
    let box = try MailFolder(words.dropFirst().first ?? "")
    var waves: [Int: Wave] = [:]
    var seen: Set<String> = []
    for known in writer.state.waves {
      let record = try WaveRecord(file, number: known.number, key: writer.key)
      waves[known.number] = record.wave
      seen.formUnion(record.readMails)
    }
    let last = try record(file, writer.key).number
    var matcher = BounceMatcher(waves: waves, seen: seen)
    let reader = BounceReader()
    var records: [Int: [BounceRecord]] = [:]
    var known = 0
    try box.forEach { mail, source in
      let bounce = reader.read(mail, source: source)
      guard let found = matcher.record(bounce, sha256: Hex.text(SHA256.hash(data: mail))) else {
        known += 1
        return
      }
      records[found.wave ?? last, default: []].append(found.record)
    }
    for (wave, bounces) in records.sorted(by: { $0.key < $1.key }) {
      try writer.enter(bounces, of: wave, reason: options.reason)
      let kinds = Bounce.Kind.allCases.map { kind in (kind, bounces.count { $0.kind == kind.rawValue }) }
      let counts = kinds.filter { $0.1 > 0 }.map { "\($0.1) \($0.0.rawValue)" }.joined(separator: ", ")
      print("wave \(wave)  \(bounces.count) mails: \(counts)")
      for bounce in bounces where bounce.kind == Bounce.Kind.unknown.rawValue {
        print("  to be read by a person: \(bounce.source)  \(bounce.doubt ?? "")")
      }
    }
    if known > 0 { print("\(known) mails were read before") }
    if records.isEmpty, known == 0 { print("The mailbox is empty") }
  }

  func end() throws {
    let writer = try options.writer(folder, "send end")
    let (record, journal) = try settled(writer)
    let unknown = record.standing.count(.unknown)
    guard unknown == 0 else {
      throw CaseError(
        .usage, "Of \(unknown) mails nobody knows whether the relay has them",
        remedy: "Decide about them first: tenmatsu send \(folder) decide sent|resend")
    }
    try withExtendedLifetime(journal) {
      try writer.enter(
        WaveEntered(.ended, wave: record.number, counts: record.standing.counts), reason: options.reason)
    }
    print("wave \(record.number) has ended")
    let open = record.standing.numbers(\.isOpen).count
    if open > 0 { print("\(open) mails were not sent; the next wave writes to them") }
  }
}
