import CaseFile
import Foundation
public import Mail
import Synchronization

/// Sends what is open of a wave, over several connections at once.
///
/// Exactly once: before the end of a mail is handed over, the journal has an intent on the disk; after the relay's
/// answer it has the outcome. What has an intent and no outcome is unknown, and is never sent again by a program.
public final class Sender: Sendable {
  public struct Settings: Sendable {
    public var server: SMTPServer
    public var connections: Int
    /// Mails a second over all connections; nil for as many as the relay takes.
    public var rate: Double?
    /// How long postponed recipients are tried again, and a relay that is away is waited for.
    public var patience: Duration
    /// Refusals in a row that end the run.
    public var refusals: Int

    public init(
      server: SMTPServer, connections: Int = 4, rate: Double? = nil, patience: Duration = .seconds(600),
      refusals: Int = 100
    ) {
      self.server = server
      self.connections = connections
      self.rate = rate
      self.patience = patience
      self.refusals = refusals
    }
  }

  private struct State {
    var plan: SendingPlan
    var bucket: TokenBucket?
    var standing: WaveStanding
    var progress: SendingProgress
    var running: Int
  }

  private let settings: Settings
  private let wave: Wave
  private let factory: MailFactory
  private let journal: Journal
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private let state: Mutex<State>

  /// - Parameters:
  ///   - record: of the wave, its journal opened.
  /// - Throws: `MailError` where an address of the wave is none.
  public init(_ record: WaveRecord, _ journal: Journal, _ settings: Settings) throws(MailError) {
    self.settings = settings
    self.journal = journal
    wave = record.wave
    factory = try MailFactory(record.wave, number: record.number)
    start = clock.now
    let open = record.standing.numbers(\.isOpen)
    state = Mutex(
      State(
        plan: SendingPlan(open, patience: .init(total: settings.patience, refusals: settings.refusals)),
        bucket: settings.rate.map { TokenBucket(rate: $0, now: .zero) }, standing: record.standing,
        progress: SendingProgress(total: open.count), running: 0))
  }

  /// What became of each so far.
  public var standing: WaveStanding { state.withLock { $0.standing } }

  /// Ends the run as soon as what is under way has ended.
  public func stop() { state.withLock { $0.plan.end(.asked) } }

  /// Sends, and returns when nothing more can be sent.
  ///
  /// - Parameters:
  ///   - interval: between two calls of `watch`.
  ///   - watch: told how far it is, on the caller's thread; where it throws, sending ends.
  /// - Returns: how it ended.
  public func run(every interval: Duration = .milliseconds(250), watch: (SendingProgress) throws -> Void)
    throws
    -> SendingProgress
  {
    let threads = max(1, min(settings.connections, state.withLock { $0.progress.total }))
    let ended = DispatchSemaphore(value: 0)
    for _ in 0..<threads {
      Thread.detachNewThread {
        self.work()
        ended.signal()
      }
    }
    var left = threads
    var failure: (any Error)?
    while left > 0 {
      if ended.wait(timeout: .now() + .milliseconds(interval.inMilliseconds)) == .success {
        left -= 1
        continue
      }
      do { if failure == nil { try watch(progress) } } catch {
        failure = error
        stop()
      }
    }
    if let failure { throw failure }
    return progress
  }

  private var now: Duration { clock.now - start }

  private var progress: SendingProgress {
    let now = now
    return state.withLock { state in
      var progress = state.progress
      progress.elapsed = now
      progress.ending = state.plan.stop.map(SendingProgress.Ending.init)
      return progress
    }
  }

  private func work() {
    let connection: SMTPConnection
    do throws(MailError) { connection = try SMTPConnection(settings.server) } catch {
      state.withLock { $0.plan.end(.own(error.message)) }
      return
    }
    while true {
      switch state.withLock({ $0.plan.next(now: now) }) {
      case .done: return
      case .wait(let duration): pause(min(duration, .milliseconds(200)))
      case .send(let number):
        keepToRate()
        send(number, over: connection)
      }
    }
  }

  private func keepToRate() {
    let wait = state.withLock { $0.bucket?.take(now: now) ?? .zero }
    var left = wait
    // In small steps, so that somebody who ends it does not wait.
    while left > .zero, state.withLock({ $0.plan.stop == nil }) {
      let step = min(left, .milliseconds(200))
      pause(step)
      left -= step
    }
  }

  private func pause(_ duration: Duration) {
    usleep(UInt32(clamping: max(1, duration.inMilliseconds) * 1_000))
  }

  private func send(_ number: Int, over connection: SMTPConnection) {
    let isStopped = state.withLock { state in
      if state.plan.stop != nil { state.plan.notSent(number, words: "", concernsAll: false, now: now) }
      return state.plan.stop != nil
    }
    if isStopped { return }
    let recipient = wave.recipients[number - 1]
    let mail: [UInt8]
    let address: MailAddress
    do throws(MailError) {
      mail = try factory.message(to: recipient, date: Date()).mime()
      address = try MailAddress(recipient.address, as: "the address of recipient \(number)")
    } catch { return end(.own("recipient \(number): \(error.message)"), number) }
    var hasIntent = false
    let outcome = connection.send(mail, from: factory.bounces, to: address) {
      hasIntent = true
      try self.journal.append(self.event(.intent, number), lasting: true)
    }
    do throws(CaseError) { try record(outcome, number, hasIntent: hasIntent) } catch {
      end(.own("\(error.message)"), number)
    }
  }

  private func end(_ reason: SendingPlan.Stop, _ number: Int) {
    state.withLock { state in
      state.plan.end(reason)
      state.plan.notSent(number, words: "", concernsAll: false, now: now)
    }
  }

  private func event(_ kind: JournalEvent.Kind, _ number: Int, _ reply: SMTPReply? = nil) -> JournalEvent {
    JournalEvent(
      kind, recipient: number, time: Int(Date().timeIntervalSince1970),
      answer: reply.map { $0.short.replacing(" ", with: "/") } ?? "-")
  }

  /// Writes down what became of one, then plans on.
  private func record(_ outcome: SendOutcome, _ number: Int, hasIntent: Bool) throws(CaseError) {
    var event: JournalEvent?
    switch outcome {
    case .accepted(let reply): event = self.event(.accepted, number, reply)
    case .refused(let reply, _): event = self.event(.refused, number, reply)
    case .postponed(let reply, _): event = self.event(.postponed, number, reply)
    case .unknown(let failure): event = self.event(.unknown, number, failure.reply)
    case .notSent(let failure): if hasIntent { event = self.event(.notSent, number, failure.reply) }
    }
    if let event { try journal.append(event) }
    let now = now
    state.withLock { state in
      if let event { state.standing.apply(event) }
      state.progress.count(outcome)
      switch outcome {
      case .accepted: state.plan.accepted()
      case .refused(let reply, _): state.plan.refused(reply.short)
      case .postponed: state.plan.postponed(number, now: now)
      case .unknown: state.plan.lost(now: now)
      case .notSent(let failure):
        state.plan.notSent(number, words: failure.summary, concernsAll: failure.concernsAll, now: now)
      }
    }
  }
}

extension Duration {
  var inMilliseconds: Int {
    Int(components.seconds) * 1_000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}

extension SendOutcome.Failure {
  /// For a person, without an address: the server's words may quote one.
  var summary: String {
    if let reply, reply.code >= 400 { return "\(kind.rawValue) at \(phase.rawValue): \(reply.short)" }
    return "\(kind.rawValue) at \(phase.rawValue): \(words)"
  }
}
