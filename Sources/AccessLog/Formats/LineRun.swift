import Bytes

/// The reading of one line: a walk over the format's steps that can go back where a field may end later.
struct LineRun {
  let end: Int
  let timeZone: Int
  let honoursEscapes: Bool
  let isStrict: Bool

  var time = CalendarTime()
  var hasCalendar = false
  var hasEpoch = false

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
          Self.matches(texts, step, bytes, stop, end),
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

  /// Whether the text after a field stands at `at`: at once where it has at most eight bytes.
  private static func matches(
    _ texts: Span<UInt8>, _ step: LogFormat.Step, _ bytes: Span<UInt8>, _ at: Int, _ end: Int
  ) -> Bool {
    if step.wordMask != 0 && at &+ 8 <= bytes.count {
      return bytes.littleEndianWord(at: at) & step.wordMask == step.word && at &+ step.text.count <= end
    }
    return matches(texts, step.text, bytes, at, end)
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
    _ step: LogFormat.Step, isLast: Bool, _ bytes: Span<UInt8>, _ start: Int, _ from: Int,
    _ texts: Span<UInt8>,
    _ format: LogFormat
  ) -> Int? {
    if step.text.isEmpty { return from <= end ? end : nil }
    let first = texts[step.text.lowerBound]
    var search = from
    while search < end {
      guard let found = bytes.firstOffset(of: first, from: search, to: end) else { return nil }
      search = found &+ 1
      if step.isQuoted && honoursEscapes && Self.isEscaped(found, bytes, start) { continue }
      if step.isList && Self.isWithinList(found, bytes, start, end) { continue }
      if Self.matches(texts, step, bytes, found, end),
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

  private static func isEscaped(_ at: Int, _ bytes: Span<UInt8>, _ start: Int) -> Bool {
    var backslashes = 0
    while at &- backslashes > start && bytes[at &- backslashes &- 1] == UInt8(ascii: "\\") {
      backslashes &+= 1
    }
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

  private func store(
    _ field: LogField, _ range: Range<Int>, _ bytes: Span<UInt8>, into record: inout RequestRecord
  ) {
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
}
