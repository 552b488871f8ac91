/// Numbers the lines of a chunk, counting each byte once, and only as far as someone asks.
struct LineCounter: Sendable {
  private var line = 1
  private var counted = 0

  /// Starts a chunk whose first byte stands on `line`.
  mutating func begin(line: Int) {
    self.line = line
    counted = 0
  }

  /// The line on which the byte at `offset` stands. Offsets asked for never go back.
  mutating func number(at offset: Int, in bytes: Span<UInt8>) -> Int {
    var breaks = 0
    var at = counted
    while at < offset {
      breaks &+= bytes[at] == 0x0A ? 1 : 0
      at &+= 1
    }
    line += breaks
    counted = max(counted, offset)
    return line
  }
}
