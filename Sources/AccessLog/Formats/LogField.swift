/// What a place in a log line means.
enum LogField: UInt8, Sendable {
  case skip
  case client, user, request, method, target, query, protocolVersion
  case referer, userAgent, cookie, host, forwardedFor, body
  case status, bytes, seconds, milliseconds, microseconds, upstreamSeconds, decimalSeconds
  /// Durations of the servers behind, where the request's own duration is logged too.
  case unusedUpstream
  /// A number that only shows where the next field begins.
  case port
  case commonStamp, isoStamp, epochSeconds, epochMilliseconds, epochMicroseconds, calendar

  /// Whether its own form tells where it ends, so that nothing need stand between it and the next.
  var endsByItself: Bool { rawValue >= LogField.status.rawValue }

  var isTime: Bool { rawValue >= LogField.commonStamp.rawValue }

  /// Fields of one group stand for the same thing; a record takes it from the field of the lowest rank.
  var group: LogField {
    switch self {
    case .milliseconds, .microseconds, .upstreamSeconds, .decimalSeconds: .seconds
    default: self
    }
  }

  /// How fine a duration in this field is, in microseconds; nil where it is none.
  var resolution: Int? {
    switch self {
    case .seconds: 1_000_000
    case .milliseconds, .upstreamSeconds, .decimalSeconds: 1000
    case .microseconds: 1
    default: nil
    }
  }
}

/// A piece of a format definition: fixed text, or a field.
enum LogFormatPiece {
  case literal([UInt8])
  case field(LogFormatField)
}

/// A field as a definition names it.
struct LogFormatField {
  var field: LogField
  /// Among fields of the same meaning the lowest is taken.
  var rank = 0
  /// May hold several values with `, ` or ` : ` between them.
  var isList = false
  /// The path alone: with a query right after it, it is a target.
  var isPath = false
  /// The parts of a time in several pieces.
  var calendar: [CalendarPart] = []
  /// The name as written, for messages.
  var name = ""
  /// Where it stands in the definition.
  var position = 0
}
