/// Lets through at most so many a second, on average: a bucket into which tokens drip, and from which each mail takes
/// one. After a rest as many may go at once as drip in during a second, and no more.
public struct TokenBucket: Sendable {
  /// Tokens a second.
  public let rate: Double
  private let size: Double
  private var tokens: Double
  private var filled: Duration

  /// - Parameters:
  ///   - rate: above zero.
  ///   - now: any clock's time.
  public init(rate: Double, now: Duration) {
    self.rate = rate
    size = max(1, rate)
    tokens = 1
    filled = now
  }

  /// Takes a token, which may be one that has yet to drip in.
  ///
  /// - Returns: how long to wait before it may be used.
  public mutating func take(now: Duration) -> Duration {
    if now > filled {
      tokens = min(size, tokens + (now - filled).inSeconds * rate)
      filled = now
    }
    tokens -= 1
    return tokens >= 0 ? .zero : .seconds(-tokens / rate)
  }
}

extension Duration {
  fileprivate var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
