import Bytes

extension LineRun {
  /// Reads a field that needs no text after it to show its end; gives the place after it, or nil.
  mutating func readByItself(
    _ step: LogFormat.Step, _ bytes: Span<UInt8>, _ at: Int, _ format: LogFormat,
    into record: inout RequestRecord
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
      guard next < end, bytes[next] == UInt8(ascii: "."),
        let fraction = bytes.fraction(at: next &+ 1, end: end)
      else {
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
        if next < end, bytes[next] == UInt8(ascii: "."),
          let fraction = bytes.fraction(at: next &+ 1, end: end)
        {
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
  func finish(_ record: inout RequestRecord) -> Bool {
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
