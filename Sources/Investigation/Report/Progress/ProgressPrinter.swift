import Synchronization

/// Keeps one line of progress up to date on a terminal, not more often than the eye follows. Any thread may call it.
///
/// The line is drawn over itself; `finish` clears it, so that what is printed next begins on a clean line.
public final class ProgressPrinter: Sendable {
  private let bar: ProgressBar
  private let width: Int
  private let interval: Duration
  private let elapsed: @Sendable () -> Duration
  private let write: @Sendable (String) -> Void
  /// When the line was last drawn; nil where none stands.
  private let drawn = Mutex<Duration?>(nil)

  /// - Parameters:
  ///   - width: columns of the terminal.
  ///   - elapsed: since the reading began; by default since now.
  ///   - write: puts text on the terminal; by default on standard error. To be used only where that is a terminal.
  public init(
    language: Language, width: Int = 80, interval: Duration = .milliseconds(100),
    elapsed: @escaping @Sendable () -> Duration = ProgressPrinter.stopwatch(),
    write: @escaping @Sendable (String) -> Void = StandardError.write
  ) {
    bar = ProgressBar(language: language)
    // The last column stays free: many terminals wrap when it is written.
    self.width = max(1, width - 1)
    self.interval = interval
    self.elapsed = elapsed
    self.write = write
  }

  /// Draws the line anew, unless it was drawn just now.
  public func show(_ progress: Investigation.Progress) {
    drawn.withLock { drawn in
      let now = elapsed()
      if let last = drawn, now - last < interval { return }
      drawn = now
      let line = bar.line(done: progress.bytes, total: progress.total, elapsed: now, width: width)
      write("\r" + line + "\u{1B}[K")
    }
  }

  /// Clears the line, if one stands.
  public func finish() {
    drawn.withLock { drawn in
      guard drawn != nil else { return }
      drawn = nil
      write("\r\u{1B}[K")
    }
  }

  /// A clock that counts from now.
  public static func stopwatch() -> @Sendable () -> Duration {
    let start = ContinuousClock.now
    return { start.duration(to: .now) }
  }
}
