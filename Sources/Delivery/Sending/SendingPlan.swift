/// What is to be sent next, and when to stop: a state machine without a clock of its own. One for all connections.
struct SendingPlan: Sendable {
  /// How patient sending is with a relay.
  struct Patience: Sendable {
    /// How long those whom the relay refuses for now are tried again, and a relay that does not answer is waited for.
    var total: Duration
    /// How many refusals in a row, with nobody accepted between, end the run: then something is wrong with all of them.
    var refusals: Int
  }

  enum Next: Sendable, Hashable {
    case send(Int)
    /// Nothing for now; ask again later.
    case wait(Duration)
    case done
  }

  /// Why a run ended before everything was sent.
  enum Stop: Sendable, Hashable {
    case asked
    case relay(String)
    case refusals(Int, String)
    case own(String)
  }

  private let patience: Patience
  private var ready: ArraySlice<Int>
  private var later: [Later] = []
  private var attempts: [Int: Attempts] = [:]
  private var underWay = 0
  private var troubles = 0
  private var firstTrouble: Duration?
  private var pausedUntil: Duration = .zero
  private var refusalsInARow = 0
  private(set) var stop: Stop?

  private struct Later {
    let at: Duration
    let number: Int
  }

  private struct Attempts {
    var count: Int
    var since: Duration
  }

  init(_ numbers: [Int], patience: Patience) {
    ready = numbers[...]
    self.patience = patience
  }

  /// - Parameter now: any clock's time.
  mutating func next(now: Duration) -> Next {
    if stop != nil { return .done }
    if now < pausedUntil { return .wait(pausedUntil - now) }
    if let place = later.indices.min(by: { later[$0].at < later[$1].at }), later[place].at <= now {
      underWay += 1
      return .send(later.remove(at: place).number)
    }
    if let number = ready.popFirst() {
      underWay += 1
      return .send(number)
    }
    if let soonest = later.map(\.at).min() { return .wait(soonest - now) }
    // What is under way may come back.
    return underWay > 0 ? .wait(.milliseconds(50)) : .done
  }

  mutating func accepted() {
    underWay -= 1
    settle()
    refusalsInARow = 0
  }

  /// - Parameter words: what the relay said, without an address.
  mutating func refused(_ words: String) {
    underWay -= 1
    settle()
    refusalsInARow += 1
    if refusalsInARow >= patience.refusals { stop = stop ?? .refusals(refusalsInARow, words) }
  }

  /// The relay refused one for now: it is tried again after a while, as long as patience lasts.
  mutating func postponed(_ number: Int, now: Duration) {
    underWay -= 1
    var attempts = self.attempts[number] ?? Attempts(count: 0, since: now)
    let delay = min(.seconds(300), Duration.seconds(15) * (1 << min(attempts.count, 10)))
    attempts.count += 1
    self.attempts[number] = attempts
    if now + delay - attempts.since <= patience.total { later.append(Later(at: now + delay, number: number)) }
    // Many in a row mean that the relay wants less of everything.
    trouble(now: now, from: 10)
  }

  /// One did not go out, and not because of its recipient: it comes next, unless the relay has been away for too long.
  mutating func notSent(_ number: Int, words: String, concernsAll: Bool, now: Duration) {
    underWay -= 1
    ready = [number] + ready
    trouble(now: now, from: 1)
    let since = firstTrouble ?? now
    if concernsAll || now - since >= patience.total { stop = stop ?? .relay(words) }
  }

  /// Nobody knows whether one arrived: it is not tried again.
  mutating func lost(now: Duration) {
    underWay -= 1
    trouble(now: now, from: 3)
  }

  mutating func end(_ reason: Stop) { stop = stop ?? reason }

  private mutating func settle() {
    troubles = 0
    firstTrouble = nil
  }

  /// After so many troubles in a row everybody pauses, twice as long each time, for a minute at most.
  private mutating func trouble(now: Duration, from least: Int) {
    troubles += 1
    firstTrouble = firstTrouble ?? now
    guard troubles >= least else { return }
    let pause = min(.seconds(60), Duration.milliseconds(250) * (1 << min(troubles - least, 10)))
    pausedUntil = max(pausedUntil, now + pause)
  }
}
