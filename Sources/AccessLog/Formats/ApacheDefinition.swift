/// Reads Apache `LogFormat` values: text with `%directives`, their modifiers and `{arguments}`.
enum ApacheDefinition {
  static func pieces(of text: DefinitionText) throws(LogFormatError) -> [LogFormatPiece] {
    var pieces: [LogFormatPiece] = []
    let bytes = text.bytes
    var at = 0
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\\") where at + 1 < bytes.count:
        pieces.append(.literal([unescaped(bytes[at + 1])]))
        at += 2
      case UInt8(ascii: "%"):
        at = try addDirective(at, of: text, to: &pieces)
      default:
        pieces.append(.literal([bytes[at]]))
        at += 1
      }
    }
    return pieces
  }

  private static func unescaped(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "n"): 0x0a
    case UInt8(ascii: "t"): 0x09
    default: letter
    }
  }

  /// Adds the directive at `start`; gives the place after it.
  private static func addDirective(
    _ start: Int, of text: DefinitionText, to pieces: inout [LogFormatPiece]
  ) throws(LogFormatError) -> Int {
    let bytes = text.bytes
    var at = start + 1
    var argument: [UInt8]?
    var argumentStart = at
    var isFinal = false
    // Conditions on the status and the choice between the first and the last request, in any order.
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: "{") {
        argumentStart = at + 1
        guard let close = bytes[at...].firstIndex(of: UInt8(ascii: "}")) else {
          throw text.failure(
            "{ is not closed", at: text.origins[at], "Close it with } before the directive's letter.")
        }
        argument = Array(bytes[argumentStart..<close])
        at = close + 1
      } else if byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") {
        isFinal = byte == UInt8(ascii: ">")
        at += 1
      } else if byte == UInt8(ascii: "!") || byte == UInt8(ascii: ",") || (0x30...0x39).contains(byte) {
        at += 1
      } else {
        break
      }
    }
    guard at < bytes.count else {
      throw text.failure("a % without a directive", at: text.origins[start], "Write %% for a percent sign.")
    }
    var letter = String(UnicodeScalar(bytes[at]))
    at += 1
    if letter == "^" {  // %{…}^ti and %{…}^to: trailers
      letter += String(decoding: bytes[at..<min(at + 2, bytes.count)], as: UTF8.self)
      at = min(at + 2, bytes.count)
    }
    let name = String(decoding: bytes[start..<at], as: UTF8.self)
    let position = text.origins[start]
    if letter == "%" {
      pieces.append(.literal([UInt8(ascii: "%")]))
      return at
    }
    if letter == "t" {
      try addTime(argument, at: argumentStart, name: name, position: position, of: text, to: &pieces)
      return at
    }
    let given = argument.map { String(decoding: $0, as: UTF8.self) }
    guard var field = try field(letter, given, isFinal: isFinal, position: position, of: text) else {
      throw text.failure(
        "unknown directive \(name)", at: position,
        "See \"Custom Log Formats\" in Apache's mod_log_config; write %% for a percent sign.")
    }
    field.name = name
    field.position = position
    pieces.append(.field(field))
    return at
  }

  private static func field(
    _ letter: String, _ argument: String?, isFinal: Bool, position: Int, of text: DefinitionText
  ) throws(LogFormatError) -> LogFormatField? {
    switch letter {
    case "h", "a": return LogFormatField(field: .client, rank: argument == "c" ? 1 : 0)
    case "u": return LogFormatField(field: .user)
    case "r": return LogFormatField(field: .request)
    case "m": return LogFormatField(field: .method)
    case "U": return LogFormatField(field: .target, rank: 1, isPath: true)
    case "q": return LogFormatField(field: .query)
    case "H": return LogFormatField(field: .protocolVersion)
    // After an internal redirect %s is the status before it, %>s the one that was sent.
    case "s": return LogFormatField(field: .status, rank: isFinal ? 0 : 1)
    case "b", "B": return LogFormatField(field: .bytes)
    case "O": return LogFormatField(field: .bytes, rank: 1)
    case "D": return LogFormatField(field: .microseconds)
    case "T":
      switch argument ?? "s" {
      case "s": return LogFormatField(field: .seconds, rank: 1)
      case "ms": return LogFormatField(field: .milliseconds)
      case "us": return LogFormatField(field: .microseconds)
      default:
        throw text.failure("unknown unit of %T", at: position, "Apache knows %{s}T, %{ms}T and %{us}T.")
      }
    case "v": return LogFormatField(field: .host, rank: 2)
    case "V": return LogFormatField(field: .host, rank: 1)
    case "i": return header(argument?.lowercased() ?? "")
    case "p": return LogFormatField(field: .port)
    case "A", "l", "P", "f", "k", "X", "I", "S", "L", "R", "C", "e", "n", "o", "^ti", "^to", "c", "d", "x",
      "g":
      return LogFormatField(field: .skip)
    default: return nil
    }
  }

  /// The request headers that mean something here.
  private static func header(_ name: String) -> LogFormatField {
    switch name {
    case "referer", "referrer": LogFormatField(field: .referer)
    case "user-agent": LogFormatField(field: .userAgent)
    case "cookie": LogFormatField(field: .cookie)
    case "host": LogFormatField(field: .host)
    case "x-forwarded-for": LogFormatField(field: .forwardedFor, isList: true)
    case "x-real-ip": LogFormatField(field: .client, rank: 2)
    case "cf-connecting-ip", "true-client-ip", "x-client-ip": LogFormatField(field: .client, rank: 3)
    default: LogFormatField(field: .skip)
    }
  }

  private static func addTime(
    _ argument: [UInt8]?, at argumentStart: Int, name: String, position: Int, of text: DefinitionText,
    to pieces: inout [LogFormatPiece]
  ) throws(LogFormatError) {
    var pattern = argument ?? []
    for prefix in ["begin:", "end:"] where pattern.starts(with: prefix.utf8) {
      pattern.removeFirst(prefix.utf8.count)
    }
    let dropped = (argument?.count ?? 0) - pattern.count
    var field = LogFormatField(field: .calendar, name: name, position: position)
    switch String(decoding: pattern, as: UTF8.self) {
    case "":
      field.field = .commonStamp
      pieces += [.literal([UInt8(ascii: "[")]), .field(field), .literal([UInt8(ascii: "]")])]
      return
    case "sec": field.field = .epochSeconds
    case "msec": field.field = .epochMilliseconds
    case "usec": field.field = .epochMicroseconds
    case "msec_frac", "usec_frac": field.calendar = [.fraction]
    default:
      switch CalendarPart.compile(pattern) {
      case .success([.epoch]): field.field = .epochSeconds
      case .success(let parts) where !parts.contains(.epoch): field.calendar = parts
      case .success:
        throw text.failure("%s within a longer time pattern", at: position, "Log it in a %{%s}t of its own.")
      case .failure(let fault):
        throw text.failure(
          "unknown conversion in a time pattern", at: text.origins[argumentStart + dropped + fault.offset],
          "Understood are %Y %y %m %b %B %d %e %j %H %I %p %M %S %T %R %F %D %z %Z %a %A %s %% and "
            + "sec, msec, usec, msec_frac, usec_frac.")
      }
    }
    pieces.append(.field(field))
  }
}
