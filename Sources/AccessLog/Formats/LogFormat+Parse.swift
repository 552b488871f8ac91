import Bytes

extension LogFormat {
  /// Reads one line.
  ///
  /// - Parameters:
  ///   - chunk: the bytes that hold the line, less than 4 GiB; the record's ranges are offsets in it.
  ///   - line: without its line ending.
  ///   - timeZone: the offset in seconds ahead of UTC for stamps that tell none.
  ///   - record: filled where the line fits the format; of no use otherwise.
  /// - Returns: whether the line fits.
  /// - Complexity: O(*n*) in the line's length, about 1 GB/s; nothing is allocated.
  public func parse(
    _ chunk: Span<UInt8>, line: Range<Int>, timeZone: Int = 0, into record: inout RequestRecord
  ) -> Bool {
    if read(chunk, line: line, timeZone: timeZone, into: &record) { return true }
    for format in fallbacks where format.read(chunk, line: line, timeZone: timeZone, into: &record) {
      return true
    }
    return false
  }

  /// Reads one line in this format alone.
  ///
  /// - Parameter isStrict: refuses quotes within quotes that were not escaped, rather than looking for a field's end
  ///   behind them.
  func read(
    _ chunk: Span<UInt8>, line: Range<Int>, timeZone: Int, isStrict: Bool = false,
    into record: inout RequestRecord
  ) -> Bool {
    var end = line.upperBound
    while end > line.lowerBound && chunk[end &- 1] == UInt8(ascii: " ") { end &-= 1 }
    var start = line.lowerBound
    if end &- start > 3, chunk[start] == 0xef, chunk[start &+ 1] == 0xbb, chunk[start &+ 2] == 0xbf {
      start &+= 3  // a byte order mark
    }
    if start == end { return false }
    var run = LineRun(end: end, timeZone: timeZone, honoursEscapes: escaping != .none, isStrict: isStrict)
    if run.read(chunk, from: start, format: self, into: &record) { return true }
    // Loggers that do not escape leave backslashes that mean nothing.
    if isStrict || !run.honoursEscapes
      || chunk.firstOffset(of: UInt8(ascii: "\\"), from: start, to: end) == nil
    {
      return false
    }
    run = LineRun(end: end, timeZone: timeZone, honoursEscapes: false, isStrict: false)
    return run.read(chunk, from: start, format: self, into: &record)
  }
}
