import Bytes

extension LogFormat {
  /// A format recognised in a sample, and how sure that is.
  public struct Detection: Sendable {
    public let format: LogFormat
    /// How many of the sampled lines the format reads.
    public let matched: Int
    /// How many lines that are not empty were looked at.
    public let sampled: Int
  }

  /// Recognises the format of an access log by a sample of its lines.
  ///
  /// The frame of an access log (client, bracketed time, quoted request, status, size) is met nowhere by accident, so
  /// what counts is how many lines have it. Lines with control characters are left out of the count, being what scans,
  /// crashes and NUL padding leave behind. Of the other lines four fifths must fit; or a quarter, at least 20, with
  /// clients that look like addresses or host names: a log that shares its file with other messages.
  ///
  /// - Parameter sample: some kilobytes from the beginning, whole lines but perhaps for the last.
  /// - Returns: nil where it is no access log in a predefined format.
  /// - Complexity: at most 2,000 lines are looked at.
  public static func detect(in sample: Span<UInt8>) -> Detection? {
    let lines = SampleLines(sample)
    var accepted = 0
    var strict = 0
    var record = RequestRecord()
    var counts = [Int](repeating: 0, count: predefined.count)
    for line in lines.ranges {
      var isAccepted = false
      for (index, format) in predefined.enumerated() {
        if format.read(sample, line: line, timeZone: 0, isStrict: true, into: &record) {
          counts[index] += 1
          isAccepted = true
        }
      }
      // A frame with unescaped quotes in it is a frame, but tells little of what follows.
      isAccepted =
        isAccepted || predefined.contains { $0.read(sample, line: line, timeZone: 0, into: &record) }
      if isAccepted {
        accepted += 1
        if record.client.range.allSatisfy({ sample[$0].isHostByte }) { strict += 1 }
      }
    }
    let text = lines.ranges.count - lines.withControls
    let isMostly = accepted > 0 && accepted * 5 >= max(text, 1) * 4
    let isMixed = strict >= 20 && strict * 4 >= text
    let framed = counts.max() ?? 0
    guard isMostly || isMixed, let index = counts.firstIndex(where: { $0 > 0 && $0 * 2 >= framed }) else {
      return nil
    }
    var format = predefined[index]
    if format.requestTimeResolution == 1, let seconds = named("combined + %T"),
      areSeconds(lines, in: sample, format)
    {
      format = seconds
    }
    if let cookies = named("combined + Cookie"), holdsCookies(lines, in: sample, format) { format = cookies }
    var matched = 0
    for line in lines.ranges where format.parse(sample, line: line, into: &record) { matched += 1 }
    return Detection(format: format, matched: matched, sampled: lines.ranges.count)
  }

  /// A quoted field after the user agent that holds `name=value` is no list of addresses.
  private static func holdsCookies(_ lines: SampleLines, in sample: Span<UInt8>, _ format: LogFormat) -> Bool
  {
    var record = RequestRecord()
    for line in lines.ranges where format.read(sample, line: line, timeZone: 0, into: &record) {
      let range = record.forwardedFor.range
      if sample.firstOffset(of: UInt8(ascii: "="), from: range.lowerBound, to: range.upperBound) != nil {
        return true
      }
    }
    return false
  }

  /// Whole numbers that never pass 30 are seconds: no server answers every request within 30 microseconds.
  private static func areSeconds(_ lines: SampleLines, in sample: Span<UInt8>, _ format: LogFormat) -> Bool {
    var record = RequestRecord()
    for line in lines.ranges where format.read(sample, line: line, timeZone: 0, into: &record) {
      if record.requestMicroseconds > 30 { return false }
    }
    return true
  }
}

/// The lines of a sample that are not empty.
private struct SampleLines {
  private(set) var ranges: [Range<Int>] = []
  private(set) var withControls = 0

  init(_ sample: Span<UInt8>) {
    var cursor = LineCursor(0..<sample.count)
    while ranges.count < 2000, let line = cursor.next(in: sample) {
      // A last line without its ending is most likely cut off by the sample.
      if line.upperBound == sample.count && !ranges.isEmpty { break }
      if line.isEmpty { continue }
      ranges.append(line)
      if line.contains(where: { sample[$0] < 0x20 && sample[$0] != 0x09 }) { withControls += 1 }
    }
  }
}

extension UInt8 {
  /// Whether addresses and host names are made of it.
  fileprivate var isHostByte: Bool {
    isVariableByte || self == UInt8(ascii: ".") || self == UInt8(ascii: ":") || self == UInt8(ascii: "-")
      || self == UInt8(ascii: "%")
  }
}
