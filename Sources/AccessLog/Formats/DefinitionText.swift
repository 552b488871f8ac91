/// The value of a definition, taken out of its directive and quotes, with the place every byte came from.
struct DefinitionText {
  enum Dialect { case nginx, apache }

  private(set) var bytes: [UInt8] = []
  /// For every byte its offset in what was given, and the end of that.
  private(set) var origins: [Int] = []
  private(set) var dialect = Dialect.nginx
  private(set) var escaping = LogFormat.Escaping.backslash

  private let given: [UInt8]
  private let definition: String

  init(_ definition: String) throws(LogFormatError) {
    self.definition = definition
    given = Array(definition.utf8)
    var at = Self.skipBlanks(given, 0)
    var end = given.count
    while end > at && given[end - 1].isBlank { end -= 1 }

    dialect = try Self.dialect(of: definition, given)
    if let next = word("log_format", at, end) {
      at = Self.wordEnd(given, next, end)
      at = Self.skipBlanks(given, at)
      if end > at && given[end - 1] == UInt8(ascii: ";") { end -= 1 }
      while end > at && given[end - 1].isBlank { end -= 1 }
    } else if let next = word("LogFormat", at, end) {
      at = next
      // A nickname may follow the quoted value.
      if at < end, given[at] == UInt8(ascii: "\""), let close = closingQuote(at, end) { end = close + 1 }
    }
    if at < end, given[at...].starts(with: "escape=".utf8) {
      let stop = Self.wordEnd(given, at, end)
      switch String(decoding: given[at..<stop], as: UTF8.self) {
      case "escape=json": escaping = .json
      case "escape=none": escaping = .none
      case "escape=default": escaping = .backslash
      default:
        throw failure("unknown escaping", at: at, "nginx knows escape=default, escape=json and escape=none.")
      }
      at = Self.skipBlanks(given, stop)
    }
    if at == end { throw failure("the definition is empty", at: at, LogFormatError.example) }
    if isQuotedWhole(at, end) {
      try takeQuoted(at, end)
    } else {
      for offset in at..<end { take(given[offset], from: offset) }
    }
    origins.append(end)
  }

  func failure(_ message: String, at position: Int, _ hint: String) -> LogFormatError {
    LogFormatError(definition: definition, position: position, message: message, hint: hint)
  }

  private mutating func take(_ byte: UInt8, from offset: Int) {
    bytes.append(byte)
    origins.append(offset)
  }

  /// nginx where there is a `$variable`, Apache where there is a `%`.
  private static func dialect(of definition: String, _ given: [UInt8]) throws(LogFormatError) -> Dialect {
    for offset in given.indices.dropLast() where given[offset] == UInt8(ascii: "$") {
      let next = given[offset + 1]
      if next == UInt8(ascii: "{") || next.isVariableByte { return .nginx }
    }
    if given.contains(UInt8(ascii: "%")) { return .apache }
    let trimmed = given.filter { !$0.isBlank }
    throw LogFormatError(
      definition: definition, position: 0,
      message: trimmed.isEmpty ? "the definition is empty" : "no fields, and no format of that name",
      hint: trimmed.isEmpty ? LogFormatError.example : LogFormatError.names)
  }

  /// Whether quotes enclose the value, rather than stand in it. A value in double quotes may hold no bare ones,
  /// so that `"$request" "$http_referer"` is taken as it stands; single quotes always enclose.
  private func isQuotedWhole(_ at: Int, _ end: Int) -> Bool {
    if given[at] == UInt8(ascii: "'") { return true }
    return given[at] == UInt8(ascii: "\"") && closingQuote(at, end) == end - 1
  }

  private func closingQuote(_ open: Int, _ end: Int) -> Int? {
    var at = open + 1
    while at < end && given[at] != given[open] { at += given[at] == UInt8(ascii: "\\") ? 2 : 1 }
    return at < end ? at : nil
  }

  /// Takes quoted strings, one after another, as nginx.conf lays out long formats.
  private mutating func takeQuoted(_ start: Int, _ end: Int) throws(LogFormatError) {
    var at = start
    while at < end {
      guard given[at] == UInt8(ascii: "'") || given[at] == UInt8(ascii: "\"") else {
        throw failure("text outside the quotes", at: at, "Put every part of the format into quotes.")
      }
      guard let close = closingQuote(at, end) else {
        throw failure("a quote is not closed", at: at, "Close it with \(given[at] == 0x27 ? "'" : "\"").")
      }
      at += 1
      while at < close {
        // Apache's own escapes are undone with its directives.
        if dialect == .nginx, given[at] == UInt8(ascii: "\\"), at + 1 < close {
          take(Self.nginxEscape(given[at + 1]), from: at)
          at += 2
        } else {
          take(given[at], from: at)
          at += 1
        }
      }
      at = Self.skipBlanks(given, close + 1)
    }
  }

  private static func nginxEscape(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "r"): 0x0d
    case UInt8(ascii: "n"): 0x0a
    default: letter
    }
  }

  /// The place after `word` and blanks, where the definition has it at `at`.
  private func word(_ word: StaticString, _ at: Int, _ end: Int) -> Int? {
    let letters = Array(word.description.utf8)
    guard given[at..<end].starts(with: letters), at + letters.count < end, given[at + letters.count].isBlank
    else {
      return nil
    }
    return Self.skipBlanks(given, at + letters.count)
  }

  private static func skipBlanks(_ bytes: [UInt8], _ start: Int) -> Int {
    var at = start
    while at < bytes.count && bytes[at].isBlank { at += 1 }
    return at
  }

  private static func wordEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var at = start
    while at < end && !bytes[at].isBlank { at += 1 }
    return at
  }
}

extension UInt8 {
  var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0a || self == 0x0d }

  /// Whether names of nginx variables are made of it.
  var isVariableByte: Bool {
    let lowered = self | 0x20
    return lowered >= UInt8(ascii: "a") && lowered <= UInt8(ascii: "z") || self == UInt8(ascii: "_")
      || self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9")
  }
}

extension LogFormatError {
  static let example =
    #"Give an nginx log_format such as '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent' "#
    + #"or an Apache LogFormat such as '%h %l %u %t \"%r\" %>s %b'."#

  static var names: String {
    "Name one of: " + LogFormat.names.map { "`\($0)`" }.joined(separator: ", ")
      + "; or give a definition with $variables (nginx) or %directives (Apache)."
  }
}
