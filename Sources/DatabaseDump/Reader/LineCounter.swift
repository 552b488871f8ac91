import Bytes

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
    guard offset > counted else { return line }
    line += bytes.extracting(counted..<offset).occurrences(of: 0x0A)
    counted = offset
    return line
  }
}
