extension LogFormat {
  /// The names of the predefined formats.
  public static var names: [String] { predefined.map(\.name) }

  /// The predefined format of that name, or nil.
  public static func named(_ name: String) -> LogFormat? { predefined.first { $0.name == name } }

  /// The formats that are recognised, the most specific first.
  ///
  /// A log may change its format in the middle, and a crash may cut a line: where a line does not fit, the formats
  /// that the specific one extends are tried, so that its request is not lost.
  public static let predefined: [LogFormat] = {
    let further = known("combined, with further fields", combined, .unknown, further: true)
    let cut = known("common, with further fields", common, .unknown, further: true)
    let vhostFurther = known("vhost_combined, with further fields", vhost, .requestStart, further: true)
    let extended = [
      known(
        "combined + request_time + upstream_response_time",
        combinedNginx + " $request_time $upstream_response_time", .responseEnd),
      known("combined + request_time", combinedNginx + " $request_time", .responseEnd),
      known(
        "combined + Cookie + request_time + upstream_response_time",
        combinedNginx + #" "$http_cookie" $request_time $upstream_response_time"#, .responseEnd,
        assuming: cookieAssumed),
      known(
        "combined + Cookie + request_time", combinedNginx + #" "$http_cookie" $request_time"#, .responseEnd,
        assuming: cookieAssumed),
      known(
        "combined + Cookie + %D", combined + #" \"%{Cookie}i\" %D"#, .requestStart, assuming: cookieAssumed),
      known(
        "combined + %D", combined + " %D", .requestStart,
        assuming:
          "the whole number after the user agent is the request's duration in microseconds (Apache %D)"),
      known(
        "combined + %T", combined + " %T", .requestStart,
        assuming: "the whole number after the user agent is the request's duration in seconds (Apache %T)"),
      known("combined + X-Forwarded-For", combined + #" \"%{X-Forwarded-For}i\""#, .unknown),
      known("combined + Cookie", combined + #" \"%{Cookie}i\""#, .unknown, assuming: cookieAssumed),
      known("combined", combined, .unknown),
      further,
    ].map { $0.falling(backTo: $0.name == further.name ? [cut] : [further, cut]) }
    let vhosts = [
      known("vhost_combined", vhost, .requestStart).falling(backTo: [vhostFurther]),
      vhostFurther,
    ]
    let commons = [
      known("common", common, .unknown).falling(backTo: [cut]),
      cut,
    ]
    return vhosts + extended + commons
  }()

  private static let cookieAssumed = "the quoted field after the user agent is the Cookie header"

  /// Apache's `combined`, by its manual; nginx writes the same.
  private static let combined = common + #" \"%{Referer}i\" \"%{User-Agent}i\""#
  private static let common = #"%h %l %u %t \"%r\" %>s %b"#
  /// As Debian configures it.
  private static let vhost = #"%v:%p %h %l %u %t \"%r\" %>s %O \"%{Referer}i\" \"%{User-Agent}i\""#
  /// nginx's `combined`, by its manual.
  private static let combinedNginx =
    #"$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent""#

  private static func known(
    _ name: String, _ definition: String, _ timeMeaning: TimeMeaning, further: Bool = false,
    assuming: String? = nil
  ) -> LogFormat {
    do throws(LogFormatError) {
      var format = try LogFormat(compiling: definition, name: name)
      format.timeMeaning = timeMeaning
      format.allowsFurther = further
      if let assuming { format.assumptions = [assuming] }
      return format
    } catch {
      preconditionFailure("a predefined format is wrong: \(error)")
    }
  }

  private func falling(backTo formats: [LogFormat]) -> LogFormat {
    var format = self
    format.fallbacks = formats
    return format
  }
}
