import ArgumentParser
import CaseFile
import Delivery
import Dispatch
import Foundation
import Mail

extension Send {
  func send() throws {
    let passphrase = try options.passphrase(for: folder)
    if dryRun {
      let file = try Case(folder)
      return try rehearse(record(file, file.key(passphrase)))
    }
    let server = try relay.server()
    let (record, journal) = try begin(passphrase)
    let sender = try Sender(
      record, journal,
      Sender.Settings(
        server: server, connections: connections ?? 4, rate: rate, patience: .seconds((patience ?? 10) * 60)))
    let signals = interrupting(sender)
    defer { signals.forEach { $0.cancel() } }

    var line = ProgressLine(isTerminal: Console.errorIsTerminal && !json)
    let clock = ContinuousClock()
    var entered = clock.now
    let progress = try sender.run { progress in
      line.show(progress)
      guard clock.now - entered > .seconds(60) else { return }
      entered = clock.now
      // While somebody else writes to the case, the journal alone knows.
      try? enter(journal, record.number, sender.standing, passphrase)
    }
    line.end(progress)
    do { try enter(journal, record.number, sender.standing, passphrase) } catch let error as CaseError
      where error.code == .held
    {
      Console.error(
        "Somebody else writes to the case; the journal keeps what was sent, and the next send command enters it"
      )
    }
    let file = try Case(folder)
    let after = try WaveRecord(file, number: record.number, key: file.key(passphrase))
    try report(after, progress)
  }

  /// Opens the journal, and lets go of the case: others may write to it while mails go out.
  private func begin(_ passphrase: Passphrase) throws -> (WaveRecord, Journal) {
    let writer = try CaseWriter(folder, by: options.author, command: "send run", passphrase: passphrase)
    var record = try openRecord(writer)
    let journal = try record.openJournal(now: Int(Date().timeIntervalSince1970))
    // From here on the ledger knows of the journal, and what a killed run has left is in it.
    try writer.enter(journal, of: record.number, record.standing, reason: options.reason)
    return (record, journal)
  }

  private func enter(_ journal: Journal, _ wave: Int, _ standing: WaveStanding, _ passphrase: Passphrase)
    throws
  {
    let writer = try CaseWriter(folder, by: options.author, command: "send run", passphrase: passphrase)
    try writer.enter(journal, of: wave, standing, reason: options.reason)
  }

  /// Interrupted, it sends what is under way and enters what became of it.
  private func interrupting(_ sender: Sender) -> [any DispatchSourceSignal] {
    [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { sender.stop() }
      source.resume()
      return source
    }
  }

  private func rehearse(_ record: WaveRecord) throws {
    let factory = try MailFactory(record.wave, number: record.number)
    let open = record.standing.numbers(\.isOpen)
    var bytes = 0
    for number in open {
      bytes += try factory.message(to: record.wave.recipients[number - 1], date: Date()).mime().count
    }
    print("\(open.count) mails could be put together, \(bytes) bytes in all; none was sent")
  }

  private func report(_ record: WaveRecord, _ progress: SendingProgress) throws {
    if json { try print(SendJSON.text(record, progress)) } else { SendReport.show(record, folder) }
    if let ending = progress.ending { Console.error("Stopped: " + SendReport.words(ending)) }
    let left = WaveCoverage(record)
    guard left.open.isEmpty, left.unknown.isEmpty, left.failed.isEmpty else {
      throw ExitCode(ExitCodes.foundWrong)
    }
  }
}

/// How far sending is, on one line of a terminal.
struct ProgressLine {
  private let isTerminal: Bool

  init(isTerminal: Bool) { self.isTerminal = isTerminal }

  mutating func show(_ progress: SendingProgress) {
    guard isTerminal else { return }
    try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K\(Self.text(progress))".utf8))
  }

  func end(_ progress: SendingProgress) {
    if isTerminal { try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K".utf8)) }
    if progress.total > 0 { Console.error(Self.text(progress)) }
  }

  static func text(_ progress: SendingProgress) -> String {
    var parts = [
      "\(progress.accepted) of \(progress.total) sent", "\(Int(progress.rate.rounded())) a second",
    ]
    if progress.refused > 0 { parts.append("\(progress.refused) refused") }
    if progress.postponed > 0 { parts.append("\(progress.postponed) times “later”") }
    if progress.unknown > 0 { parts.append("\(progress.unknown) unknown") }
    if progress.failures > 0 { parts.append("\(progress.failures) failed attempts") }
    if progress.done < progress.total, let left = progress.remaining {
      let seconds = Int(left.components.seconds)
      parts.append(seconds < 120 ? "\(seconds) s left" : "\(seconds / 60) min left")
    }
    return parts.joined(separator: ", ")
  }
}
