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
    for format in fallbacks where format.read(chunk, line: line, timeZone: timeZone, into: &record) { return true }
    return false
  }

  /// Reads one line in this format alone.
  ///
  /// - Parameter isStrict: refuses quotes within quotes that were not escaped, rather than looking for a field's end
  ///   behind them.
  func read(
    _ chunk: Span<UInt8>, line: Range<Int>, timeZone: Int, isStrict: Bool = false, into record: inout RequestRecord
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
    if isStrict || !run.honoursEscapes || chunk.firstOffset(of: UInt8(ascii: "\\"), from: start, to: end) == nil { return false }
    run = LineRun(end: end, timeZone: timeZone, honoursEscapes: false, isStrict: false)
    return run.read(chunk, from: start, format: self, into: &record)
  }
}

/// The reading of one line: a walk over the format's steps that can go back where a field may end later.
private struct LineRun {
  let end: Int
  let timeZone: Int
  let honoursEscapes: Bool
  let isStrict: Bool

  private var time = CalendarTime()
  private var hasCalendar = false
  private var hasEpoch = false

  /// How often a line may be taken up again at a later end of a field: enough for people, too few for an attack.
  private static let retries = 256

  init(end: Int, timeZone: Int, honoursEscapes: Bool, isStrict: Bool) {
    self.end = end
    self.timeZone = timeZone
    self.honoursEscapes = honoursEscapes
    self.isStrict = isStrict
  }

  mutating func read(
    _ bytes: Span<UInt8>, from start: Int, format: LogFormat, into record: inout RequestRecord
  ) -> Bool {
    record.reset()
    let steps = format.steps.span
    let texts = format.texts.span
    if !Self.matches(texts, format.lead, bytes, start, end) { return false }
    var at = start &+ format.lead.count
    var index = 0
    // Where a text field might end later than it was taken to.
    var choice = (step: -1, start: 0, from: 0)
    var retries = isStrict ? 0 : Self.retries

    while index < steps.count {
      let step = steps[index]
      let isLast = index &+ 1 == steps.count
      var next = -1
      if step.field.endsByItself {
        if let stop = readByItself(step, bytes, at, format, into: &record),
          Self.matches(texts, step.text, bytes, stop, end),
          !isLast || isEnd(stop &+ step.text.count, bytes, format)
        {
          next = stop &+ step.text.count
        }
      } else {
        let from = choice.step == index && choice.start == at ? choice.from : at
        if let stop = fieldEnd(step, isLast: isLast, bytes, at, from, texts, format),
          step.field != .protocolVersion || Self.isProtocol(at..<stop, bytes)
        {
          store(step.field, at..<stop, bytes, into: &record)
          choice = (index, at, stop &+ 1)
          next = stop &+ step.text.count
        } else if choice.step == index {
          choice.step = -1
        }
      }
      if next >= 0 {
        at = next
        index &+= 1
        continue
      }
      if choice.step < 0 || choice.step > index || retries == 0 { return false }
      retries &-= 1
      index = choice.step
      at = choice.start
    }
    return finish(&record)
  }

  /// Whether the line may end at `at`.
  private func isEnd(_ at: Int, _ bytes: Span<UInt8>, _ format: LogFormat) -> Bool {
    at == end || format.allowsFurther && at < end && bytes[at] == UInt8(ascii: " ")
  }

  private static func matches(
    _ texts: Span<UInt8>, _ text: Range<Int>, _ bytes: Span<UInt8>, _ at: Int, _ end: Int
  ) -> Bool {
    if text.count > end &- at { return false }
    var from = text.lowerBound
    var to = at
    while from < text.upperBound {
      if texts[from] != bytes[to] { return false }
      from &+= 1
      to &+= 1
    }
    return true
  }

  /// Where the field that begins at `start` ends, at `from` or later, or nil.
  private func fieldEnd(
    _ step: LogFormat.Step, isLast: Bool, _ bytes: Span<UInt8>, _ start: Int, _ from: Int, _ texts: Span<UInt8>,
    _ format: LogFormat
  ) -> Int? {
    if step.text.isEmpty { return from <= end ? end : nil }
    let first = texts[step.text.lowerBound]
    var search = from
    while search < end {
      guard let found = Self.find(first, bytes, search, end) else { return nil }
      search = found &+ 1
      if step.isQuoted && honoursEscapes && Self.isEscaped(found, bytes, start) { continue }
      if step.isList && Self.isWithinList(found, bytes, start, end) { continue }
      if Self.matches(texts, step.text, bytes, found, end),
        !isLast || isEnd(found &+ step.text.count, bytes, format)
      {
        return found
      }
      if isStrict && step.isQuoted { return nil }
    }
    return nil
  }

  /// Whether it is `HTTP/1.1` or the like, `-` or nothing: what else stands there belongs to the target before it.
  private static func isProtocol(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    if range.count <= 1 { return range.isEmpty || bytes[range.lowerBound] == UInt8(ascii: "-") }
    return range.count > 5 && range.count < 16 && bytes[range.lowerBound &+ 4] == UInt8(ascii: "/")
      && bytes[range.lowerBound] | 0x20 == UInt8(ascii: "h")
  }

  /// A short look at first, as most fields are short, then `memchr`.
  private static func find(_ byte: UInt8, _ bytes: Span<UInt8>, _ from: Int, _ end: Int) -> Int? {
    let near = min(end, from &+ 16)
    var at = from
    while at < near {
      if bytes[at] == byte { return at }
      at &+= 1
    }
    return bytes.firstOffset(of: byte, from: near, to: end)
  }

  private static func isEscaped(_ at: Int, _ bytes: Span<UInt8>, _ start: Int) -> Bool {
    var backslashes = 0
    while at &- backslashes > start && bytes[at &- backslashes &- 1] == UInt8(ascii: "\\") { backslashes &+= 1 }
    return backslashes & 1 == 1
  }

  /// Whether the blank at `at` stands between values: after a comma, or beside a lone colon.
  private static func isWithinList(_ at: Int, _ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    if at == start { return false }
    let before = bytes[at &- 1]
    if before == UInt8(ascii: ",") { return true }
    if before == UInt8(ascii: ":") && at &- 2 >= start && bytes[at &- 2] == UInt8(ascii: " ") { return true }
    return at &+ 2 < end && bytes[at &+ 1] == UInt8(ascii: ":") && bytes[at &+ 2] == UInt8(ascii: " ")
  }

  private func store(_ field: LogField, _ range: Range<Int>, _ bytes: Span<UInt8>, into record: inout RequestRecord) {
    if field == .skip { return }
    if field == .request {
      record.method = .none
      record.protocolVersion = .none
      record.target = .none
      record.readRequest(range, in: bytes)
      return
    }
    let isAbsent = range.count == 1 && bytes[range.lowerBound] == UInt8(ascii: "-")
    let value = isAbsent ? ByteRange.none : ByteRange(range)
    switch field {
    case .client: record.client = ByteRange(range)
    case .user: record.user = value
    case .referer: record.referer = value
    case .userAgent: record.userAgent = value
    case .cookie: record.cookie = value
    case .host: record.host = value
    case .forwardedFor: record.forwardedFor = value
    case .body: record.body = value
    case .method: record.method = value
    case .target: record.target = value
    case .query:
      let marked = range.lowerBound < range.upperBound && bytes[range.lowerBound] == UInt8(ascii: "?")
      record.separateQuery = marked ? ByteRange(range.lowerBound &+ 1..<range.upperBound) : value
    case .protocolVersion:
      record.protocolVersion = range.count > 5 ? ByteRange(range.lowerBound &+ 5..<range.upperBound) : value
    default: break
    }
  }

  // MARK: Fields that end by themselves

  private mutating func readByItself(
    _ step: LogFormat.Step, _ bytes: Span<UInt8>, _ at: Int, _ format: LogFormat, into record: inout RequestRecord
  ) -> Int? {
    switch step.field {
    case .commonStamp:
      if hasEpoch {
        var other = RequestRecord()
        return other.readCommonStamp(bytes, at: at, end: end)
      }
      return record.readCommonStamp(bytes, at: at, end: end)
    case .isoStamp:
      if hasEpoch {
        var other = RequestRecord()
        return other.readISOStamp(bytes, at: at, end: end, assumedOffset: timeZone)
      }
      return record.readISOStamp(bytes, at: at, end: end, assumedOffset: timeZone)
    case .epochSeconds: return readEpoch(.seconds, bytes, at, &record)
    case .epochMilliseconds: return readEpoch(.milliseconds, bytes, at, &record)
    case .epochMicroseconds: return readEpoch(.microseconds, bytes, at, &record)
    case .calendar:
      hasCalendar = true
      var next = at
      for part in format.calendars[step.calendar] {
        guard let stop = time.read(part, in: bytes, at: next, end: end) else { return nil }
        next = stop
      }
      return next
    default: return readNumber(step.field, bytes, at, into: &record)
    }
  }

  private mutating func readEpoch(
    _ unit: EpochUnit, _ bytes: Span<UInt8>, _ at: Int, _ record: inout RequestRecord
  ) -> Int? {
    hasEpoch = true
    return record.readEpochStamp(bytes, at: at, end: end, unit: unit)
  }

  private func readNumber(
    _ field: LogField, _ bytes: Span<UInt8>, _ at: Int, into record: inout RequestRecord
  ) -> Int? {
    if at >= end { return nil }
    if bytes[at] == UInt8(ascii: "-") {
      if field == .bytes { record.bytes = 0 }
      return field == .unusedUpstream ? readUpstream(bytes, at)?.next : at &+ 1
    }
    var next = at
    while next < end && bytes[next].isDigit { next &+= 1 }
    guard let value = bytes.decimal(in: at..<next) else { return nil }
    switch field {
    case .status:
      if next &- at != 3 { return nil }
      record.status = UInt16(truncatingIfNeeded: value)
      return next
    case .bytes:
      record.bytes = Int64(value)
      return next
    case .port: return next
    case .unusedUpstream: return readUpstream(bytes, at)?.next
    case .upstreamSeconds:
      guard let upstream = readUpstream(bytes, at) else { return nil }
      record.requestMicroseconds = upstream.microseconds
      return upstream.next
    default: break
    }
    guard let unit = field.resolution, value < Int.max / 1_000_000 else { return nil }
    var duration = Int64(value) &* Int64(field == .decimalSeconds ? 1_000_000 : unit)
    if field == .decimalSeconds {
      guard next < end, bytes[next] == UInt8(ascii: "."), let fraction = bytes.fraction(at: next &+ 1, end: end) else {
        return nil
      }
      duration &+= Int64(fraction.microseconds)
      next = fraction.next
    }
    record.requestMicroseconds = duration
    return next
  }

  /// Adds up `0.010, 0.020 : 0.005`: one value for each server that was asked.
  private func readUpstream(_ bytes: Span<UInt8>, _ at: Int) -> (microseconds: Int64, next: Int)? {
    var next = at
    var sum: Int64 = 0
    while next < end {
      let start = next
      while next < end && bytes[next].isDigit { next &+= 1 }
      if next > start {
        guard let whole = bytes.decimal(in: start..<next), whole < Int.max / 4_000_000 else { return nil }
        sum = sum &+ Int64(whole) &* 1_000_000
        if next < end, bytes[next] == UInt8(ascii: "."), let fraction = bytes.fraction(at: next &+ 1, end: end) {
          sum = sum &+ Int64(fraction.microseconds)
          next = fraction.next
        }
      } else if bytes[next] == UInt8(ascii: "-") {
        next &+= 1
      } else {
        return nil
      }
      if next &+ 2 < end, bytes[next] == UInt8(ascii: ","), bytes[next &+ 1] == UInt8(ascii: " ") {
        next &+= 2
      } else if next &+ 3 < end, bytes[next] == UInt8(ascii: " "), bytes[next &+ 1] == UInt8(ascii: ":") {
        next &+= 3
      } else {
        break
      }
    }
    return (sum, next)
  }

  /// Puts together a time that came in parts.
  private func finish(_ record: inout RequestRecord) -> Bool {
    if !hasCalendar { return true }
    if let local = time.localSeconds, !hasEpoch {
      record.set(localSeconds: local, offset: time.offset ?? timeZone)
      record.hasZone = time.offset != nil
      record.microseconds = time.microseconds
    } else if time.microseconds > 0 {
      record.microseconds = time.microseconds
    }
    return record.time != 0 || hasEpoch || time.localSeconds != nil
  }
}
