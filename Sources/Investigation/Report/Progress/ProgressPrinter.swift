/// Keeps one line of progress up to date on a terminal, not more often than the eye follows.
///
/// Time is given by the caller, so that nothing here reads a clock. The line is drawn over itself; `finish` clears it,
/// so that what is printed next begins on a clean line.
public struct ProgressPrinter {
  private let bar: ProgressBar
  private let width: Int
  private let total: Int?
  private let interval: Duration
  private let write: (String) -> Void
  private var last: Duration?

  /// - Parameters:
  ///   - total: bytes to read; nil where that is not known.
  ///   - write: puts text on the terminal; by default on standard error. To be used only where that is a terminal.
  public init(
    language: Language, width: Int, total: Int?, interval: Duration = .milliseconds(100),
    write: @escaping (String) -> Void = StandardError.write
  ) {
    bar = ProgressBar(language: language)
    // The last column stays free: many terminals wrap when it is written.
    self.width = max(1, width - 1)
    self.total = total
    self.interval = interval
    self.write = write
  }

  /// Draws the line anew, unless it was drawn just now.
  public mutating func update(done: Int, elapsed: Duration) {
    if let last, elapsed - last < interval { return }
    last = elapsed
    write("\r" + bar.line(done: done, total: total, elapsed: elapsed, width: width) + "\u{1B}[K")
  }

  /// Clears the line, if one was drawn.
  public mutating func finish() {
    guard last != nil else { return }
    last = nil
    write("\r\u{1B}[K")
  }
}
