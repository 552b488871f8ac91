import AccessLog
import Bytes
import Evidence
import Injection
import Reconstruction
import SQLSyntax
import Synchronization

/// What one pass over an access log finds; parts of a log add up to the whole, in whatever chunks they were read.
struct LogScan: Sendable {
  var attacks: [AttackRequest] = []
  var records = 0
  var unparsedLines = 0
  var unparsedSamples: [Int] = []
  var first: Moment?
  var last: Moment?
  /// Sums of hashes over records and over lines: the same whatever the order, for telling traffic and content apart.
  var recordSum: UInt64 = 0
  var lineSum: UInt64 = 0
  /// The longest stretches without a record, longest first.
  var silences: [Silence] = []
  /// The minutes, from 1970 in UTC, in which anything was logged.
  var activeMinutes: Set<Int64> = []
  var hasUnzonedTimes = false

  struct Silence: Sendable, Equatable {
    let from: Moment
    let to: Moment
    var seconds: Int64 { to.seconds - from.seconds }
  }

  static let keptSamples = 10
  static let keptSilences = 64

  /// Adds what follows in the log.
  mutating func append(_ next: LogScan) {
    attacks += next.attacks
    records += next.records
    unparsedLines += next.unparsedLines
    unparsedSamples = Array((unparsedSamples + next.unparsedSamples).prefix(LogScan.keptSamples))
    if let last, let nextFirst = next.first { note(silenceFrom: last, to: nextFirst) }
    for silence in next.silences { note(silenceFrom: silence.from, to: silence.to) }
    activeMinutes.formUnion(next.activeMinutes)
    first = [first, next.first].compactMap(\.self).min()
    last = [last, next.last].compactMap(\.self).max()
    recordSum &+= next.recordSum
    lineSum &+= next.lineSum
    hasUnzonedTimes = hasUnzonedTimes || next.hasUnzonedTimes
  }

  mutating func note(silenceFrom from: Moment, to: Moment) {
    guard to.seconds - from.seconds >= 60 else { return }
    silences.append(Silence(from: from, to: to))
    silences.sort { ($0.seconds, $1.from) > ($1.seconds, $0.from) }
    if silences.count > LogScan.keptSilences { silences.removeLast() }
  }
}

/// Scans the chunks of one access log; each thread has its own.
struct LogScanner {
  let format: LogFormat
  private var clock: LogClock
  private var record = RequestRecord()
  private var inspector = Inspector(dialect: .mysql)
  private var lastMinute = Int64.min
  private var fields: [UInt8] = []
  private var field: [UInt8] = []

  init(format: LogFormat, zone: Zone) {
    self.format = format
    clock = LogClock(zone: zone)
  }

  /// - Parameter item: the number that attack requests carry until the items are ordered.
  mutating func scan(_ chunk: Chunk, item: Int) -> LogScan {
    var scan = LogScan()
    let bytes = chunk.bytes.span
    var lines = LineCursor(0..<bytes.count)
    var number = chunk.firstLine - 1
    // The rest of a line that was too long to be kept whole is no line of its own.
    if chunk.startsInsideLine, lines.next(in: bytes) != nil { number += 1 }
    while let line = lines.next(in: bytes) {
      number += 1
      guard !line.isEmpty else { continue }
      scan.lineSum &+= bytes.stableHash(in: line)
      guard format.parse(bytes, line: line, into: &record) else {
        scan.unparsedLines += 1
        if scan.unparsedSamples.count < LogScan.keptSamples { scan.unparsedSamples.append(number) }
        continue
      }
      add(bytes, range: line, line: number, item: item, to: &scan)
    }
    return scan
  }

  private mutating func add(
    _ bytes: Span<UInt8>, range: Range<Int>, line: Int, item: Int, to scan: inout LogScan
  ) {
    let moment = clock.moment(of: record)
    scan.records += 1
    scan.hasUnzonedTimes = scan.hasUnzonedTimes || !record.hasZone
    scan.recordSum &+= identity(bytes, moment)
    if let last = scan.last { scan.note(silenceFrom: last, to: moment) }
    let minute = moment.seconds / 60
    if minute != lastMinute || scan.activeMinutes.isEmpty {
      lastMinute = minute
      scan.activeMinutes.insert(minute)
    }
    if scan.first.map({ moment < $0 }) ?? true { scan.first = moment }
    if scan.last.map({ $0 < moment }) ?? true { scan.last = moment }
    let found = inspect(bytes, range)
    guard !found.isEmpty else { return }
    let host = record.host.isEmpty ? nil : bytes.text(in: record.host.range)
    for value in found {
      scan.attacks.append(
        AttackRequest(
          item: item, line: line, time: moment.seconds, utcOffset: moment.utcOffset,
          client: bytes.text(in: record.client.range), host: host,
          method: bytes.text(in: record.method.range),
          userAgent: bytes.text(in: record.userAgent.range), value: value, status: Int(record.status),
          bytes: record.bytes < 0 ? nil : Int(record.bytes),
          duration: record.requestMicroseconds < 0 ? nil : record.requestMicroseconds))
    }
  }

  /// What both the common and the combined format tell of a request.
  private func identity(_ bytes: Span<UInt8>, _ moment: Moment) -> UInt64 {
    var hash = bytes.stableHash(in: record.client.range)
    func mix(_ part: UInt64) {
      hash = (hash ^ part) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
    }
    mix(bytes.stableHash(in: record.target.range))
    mix(bytes.stableHash(in: record.method.range))
    mix(UInt64(bitPattern: moment.seconds))
    mix(UInt64(record.status))
    mix(UInt64(bitPattern: record.bytes))
    return hash
  }

  /// Asks the inspector; server escapes are undone first where there are any.
  private mutating func inspect(_ bytes: Span<UInt8>, _ line: Range<Int>) -> [InjectedValue] {
    let isEscaped = bytes.firstOffset(of: 0x5C, from: line.lowerBound, to: line.upperBound) != nil
    guard isEscaped || !record.separateQuery.isEmpty else {
      return inspector.inspect(
        bytes,
        RequestFields(
          target: record.target.range, referer: record.referer.range, userAgent: record.userAgent.range,
          cookie: record.cookie.range, body: record.body.range))
    }
    fields.removeAll(keepingCapacity: true)
    var target = undo(bytes, record.target)
    if !record.separateQuery.isEmpty {
      fields.append(UInt8(ascii: "?"))
      target = target.lowerBound..<undo(bytes, record.separateQuery).upperBound
    }
    let plain = RequestFields(
      target: target, referer: undo(bytes, record.referer), userAgent: undo(bytes, record.userAgent),
      cookie: undo(bytes, record.cookie), body: undo(bytes, record.body))
    let undone = fields
    return inspector.inspect(undone.span, plain)
  }

  /// Appends a field to `fields` without the server's escapes, and tells where it stands there.
  private mutating func undo(_ bytes: Span<UInt8>, _ range: ByteRange) -> Range<Int> {
    let start = fields.count
    format.unescape(bytes.extracting(range.range), into: &field)
    fields += field
    return start..<fields.count
  }
}
