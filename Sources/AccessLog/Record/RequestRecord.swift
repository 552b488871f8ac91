/// A range of bytes in the chunk a record was read from.
public struct ByteRange: Hashable, Sendable {
  public let start: UInt32
  public let count: UInt32

  /// No bytes.
  public static let none = ByteRange(start: 0, count: 0)

  @inlinable
  init(start: UInt32, count: UInt32) {
    self.start = start
    self.count = count
  }

  /// - Parameter range: within a chunk of less than 4 GiB.
  @inlinable
  public init(_ range: Range<Int>) {
    self.init(
      start: UInt32(truncatingIfNeeded: range.lowerBound), count: UInt32(truncatingIfNeeded: range.count))
  }

  @inlinable
  public var isEmpty: Bool { count == 0 }

  /// The offsets in the chunk.
  @inlinable
  public var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// One request as an access log tells it: ranges into the chunk, nothing copied.
///
/// A worker owns one record and has it filled line after line. Fields still carry the server's escapes; see
/// ``LogFormat/unescape(_:into:)``. A text field that the format lacks, or that the server wrote as `-`, is empty.
public struct RequestRecord: Sendable {
  /// Who asked: an address or a host name.
  public internal(set) var client = ByteRange.none
  /// The user name of HTTP authentication.
  public internal(set) var user = ByteRange.none
  /// Seconds since 1970-01-01T00:00:00Z.
  public internal(set) var time: Int64 = 0
  /// Microseconds within that second; 0 where the format has none.
  public internal(set) var microseconds: Int32 = 0
  /// How far the logged time of day was ahead of UTC, in seconds; the assumed offset where none was logged.
  public internal(set) var utcOffsetSeconds: Int32 = 0
  /// Whether the line itself tells its zone, or a count of seconds that needs none.
  public internal(set) var hasZone = false
  /// The request's method; empty where the request line was not understood.
  public internal(set) var method = ByteRange.none
  /// What was asked for, query included; the whole request line where that was not understood.
  public internal(set) var target = ByteRange.none
  /// The query, where the format logs it in a place of its own; a leading `?` is left out.
  public internal(set) var separateQuery = ByteRange.none
  /// What follows `HTTP/`: `1.1`.
  public internal(set) var protocolVersion = ByteRange.none
  /// The status of the response; 0 is unknown.
  public internal(set) var status: UInt16 = 0
  /// The size of the response; -1 is unknown. See ``LogFormat/bytesIncludeHeaders``.
  public internal(set) var bytes: Int64 = -1
  public internal(set) var referer = ByteRange.none
  public internal(set) var userAgent = ByteRange.none
  public internal(set) var cookie = ByteRange.none
  /// The host asked, or the server that answered.
  public internal(set) var host = ByteRange.none
  /// `X-Forwarded-For` as sent: anyone can write anything into it.
  public internal(set) var forwardedFor = ByteRange.none
  /// How long the request took; -1 is unknown. See ``LogFormat/requestTimeResolution``.
  public internal(set) var requestMicroseconds: Int64 = -1
  /// The body of the request, where it is logged.
  public internal(set) var body = ByteRange.none

  /// What is remembered of the last stamp.
  var calendar = CalendarMemo()

  public init() {}

  /// Empties all fields, keeping what speeds up the next line.
  mutating func reset() {
    client = .none
    user = .none
    time = 0
    microseconds = 0
    utcOffsetSeconds = 0
    hasZone = false
    method = .none
    target = .none
    separateQuery = .none
    protocolVersion = .none
    status = 0
    bytes = -1
    referer = .none
    userAgent = .none
    cookie = .none
    host = .none
    forwardedFor = .none
    requestMicroseconds = -1
    body = .none
  }
}
