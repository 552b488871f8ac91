import Bytes

/// How the lines of an access log are laid out, compiled from the definition in the server's own configuration.
///
/// Any nginx `log_format` and any Apache `LogFormat` will do, as the value alone or as the whole directive; the
/// well-known formats have names and are compiled from such definitions as well.
///
/// ```swift
/// let format = try LogFormat(#"%h %l %u %t \"%r\" %>s %b %D"#)
/// var record = RequestRecord()
/// if format.parse(chunk, line: line, into: &record) { … }
/// ```
///
/// Sources: nginx, ngx_http_log_module; Apache HTTP Server 2.4, mod_log_config, "Custom Log Formats".
public struct LogFormat: Sendable {
  /// How the server writes bytes that would break a line.
  public enum Escaping: Sendable {
    /// `\xHH`, `\"`, `\\`, `\n` and the like: Apache, and nginx by default.
    case backslash
    /// As in JSON strings: nginx with `escape=json`.
    case json
    /// Not at all: nginx with `escape=none`.
    case none
  }

  /// Which moment of a request is logged.
  public enum TimeMeaning: Sendable {
    /// When the request arrived: Apache.
    case requestStart
    /// When the response was done: nginx, and Apache with `end:`.
    case responseEnd
    /// The format does not tell which server wrote it.
    case unknown
  }

  /// The name of a predefined format, or "custom".
  public internal(set) var name: String
  /// The definition it was compiled from.
  public let definition: String
  public let escaping: Escaping
  public internal(set) var timeMeaning: TimeMeaning
  /// How fine the logged duration of a request is, in microseconds; nil where the format has none.
  public let requestTimeResolution: Int?
  /// Whether ``RequestRecord/bytes`` counts the response's headers too.
  public let bytesIncludeHeaders: Bool
  /// Whether the server has undone percent escapes in the target, as in nginx `$uri` and Apache `%U`.
  public let targetIsDecoded: Bool
  /// What had to be assumed to read a log in this format, for the report.
  public internal(set) var assumptions: [String] = []

  /// A field and the fixed text after it.
  struct Step {
    let field: LogField
    /// Stands in quotes, and ends at a quote that is not escaped.
    let isQuoted: Bool
    let isList: Bool
    /// Which of `calendars` reads it.
    let calendar: Int
    /// Where its text stands in `texts`.
    let text: Range<Int>
    /// The text as a little-endian word, and which bits of it count; 0 where it is empty or longer than eight bytes.
    let word: UInt64
    let wordMask: UInt64
  }

  let steps: [Step]
  let texts: [UInt8]
  /// The text before the first field.
  let lead: Range<Int>
  let calendars: [[CalendarPart]]
  /// Whether more may follow after a blank.
  var allowsFurther = false
  /// Where a line does not fit, these are tried; only predefined formats have them.
  var fallbacks: [LogFormat] = []
}
