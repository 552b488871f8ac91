import Mail

/// How far a run is.
public struct SendingProgress: Sendable, Hashable {
  /// Messages that were open when it began.
  public let total: Int
  public private(set) var accepted = 0
  public private(set) var refused = 0
  /// Answers “later”; one message may get several.
  public private(set) var postponed = 0
  public private(set) var unknown = 0
  /// Attempts that failed before anything was sent.
  public private(set) var failures = 0
  public internal(set) var elapsed: Duration = .zero
  /// Why it ended before everything was sent.
  public internal(set) var ending: Ending?

  public enum Ending: Sendable, Hashable {
    /// Somebody interrupted it.
    case asked
    /// The relay is away, or will not talk to us.
    case relay(String)
    /// So many in a row were refused for good that something must be wrong with all of them.
    case refusals(Int, String)
    /// Something on this side: the disk, a letter.
    case own(String)

    init(_ stop: SendingPlan.Stop) {
      self =
        switch stop {
        case .asked: .asked
        case .relay(let words): .relay(words)
        case .refusals(let count, let words): .refusals(count, words)
        case .own(let words): .own(words)
        }
    }
  }

  init(total: Int) { self.total = total }

  mutating func count(_ outcome: SendOutcome) {
    switch outcome {
    case .accepted: accepted += 1
    case .refused: refused += 1
    case .postponed: postponed += 1
    case .unknown: unknown += 1
    case .notSent: failures += 1
    }
  }

  /// Messages of which nothing more is to be done.
  public var done: Int { accepted + refused + unknown }

  /// Messages a second.
  public var rate: Double {
    let seconds = Double(elapsed.inMilliseconds) / 1_000
    return seconds > 0 ? Double(done) / seconds : 0
  }

  /// How long the rest takes at this rate; nil where that cannot be told yet.
  public var remaining: Duration? { rate > 0 ? .seconds(Double(total - done) / rate) : nil }
}
