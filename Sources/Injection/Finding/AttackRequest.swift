/// A request that carries an injected value, with what the log says of it and of its response.
public struct AttackRequest: Sendable, Equatable {
  /// The evidence item's number and the line in it, both from 1.
  public var item: Int
  public var line: Int
  /// Seconds since 1970, UTC, and the zone the log was written in, seconds east of UTC.
  public var time: Int64
  public var utcOffset: Int
  public var client: String
  /// The host that was asked, where the log names it.
  public var host: String?
  public var method: String
  public var userAgent: String
  public var value: InjectedValue
  /// The response's status; 0 where the log has none.
  public var status: Int
  /// The response body's bytes; nil where the log has none.
  public var bytes: Int?
  /// Microseconds from the first byte of the request to the last of the response, where the log has them.
  public var duration: Int64?

  public init(
    item: Int, line: Int, time: Int64, utcOffset: Int, client: String, host: String?, method: String,
    userAgent: String, value: InjectedValue, status: Int, bytes: Int?, duration: Int64?
  ) {
    self.item = item
    self.line = line
    self.time = time
    self.utcOffset = utcOffset
    self.client = client
    self.host = host
    self.method = method
    self.userAgent = userAgent
    self.value = value
    self.status = status
    self.bytes = bytes
    self.duration = duration
  }

  /// The place in the application that the value was put into.
  public var point: InjectionPoint {
    InjectionPoint(
      host: host, method: method, path: value.path, place: value.place, parameter: value.parameter)
  }
}

/// A parameter, cookie, header or path segment through which SQL was injected.
public struct InjectionPoint: Sendable, Hashable, Comparable {
  public let host: String?
  public let method: String
  /// The path, with `{}` in place of a variable segment.
  public let path: String
  public let place: Place
  public let parameter: String

  public init(host: String?, method: String, path: String, place: Place, parameter: String) {
    self.host = host
    self.method = method
    self.path = path
    self.place = place
    self.parameter = parameter
  }

  public static func < (a: InjectionPoint, b: InjectionPoint) -> Bool {
    (a.path, a.parameter, a.place.rawValue, a.method, a.host ?? "")
      < (b.path, b.parameter, b.place.rawValue, b.method, b.host ?? "")
  }
}
