import Bytes

/// Reads one JSON value (RFC 8259) byte by byte, and decodes of it only the wanted fields.
///
/// Which of several equal keys counts is said at ``WantedFields``. Control characters inside strings are read, although the
/// RFC wants them escaped: loggers write them.
struct JSONScanner: Sendable {
  /// How deep objects and arrays may be nested.
  static let deepest = 256

  enum Outcome {
    case whole
    /// The bytes end inside the value; the fields found so far are whole.
    case incomplete
    case invalid
  }

  private var wanted: WantedFields
  private var key: [UInt8] = []
  private var atEnd = false

  init(_ wanted: WantedFields) { self.wanted = wanted }

  /// Reads the object in `range`, spaces around it allowed.
  ///
  /// - Parameter view: has a field for each path, all missing.
  mutating func scan(_ bytes: Span<UInt8>, _ range: Range<Int>, into view: inout RecordView) -> Outcome {
    wanted.reset()
    atEnd = false
    let text = bytes.extracting(range)
    var at = 0
    skipSpace(text, &at)
    guard at < text.count, text[at] == UInt8(ascii: "{") else { return .invalid }
    guard object(text, &at, node: 0, isExact: true, depth: 1, &view) else {
      return atEnd ? .incomplete : .invalid
    }
    skipSpace(text, &at)
    return at == text.count ? .whole : .invalid
  }

  // MARK: - Values

  private static var `true`: SIMD4<UInt8> { [0x74, 0x72, 0x75, 0x65] }
  private static var null: SIMD4<UInt8> { [0x6E, 0x75, 0x6C, 0x6C] }
  private static var fals: SIMD4<UInt8> { [0x66, 0x61, 0x6C, 0x73] }

  @inline(__always)
  private func skipSpace(_ text: Span<UInt8>, _ at: inout Int) {
    while at < text.count {
      let byte = text[at]
      if byte > 0x20 || (byte != 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D) { return }
      at &+= 1
    }
  }

  /// The byte at `at`; nil, with a note that the end was reached, where there is none.
  @inline(__always)
  private mutating func peek(_ text: Span<UInt8>, _ at: Int) -> UInt8? {
    if at < text.count { return text[at] }
    atEnd = true
    return nil
  }

  private mutating func value(
    _ text: Span<UInt8>, _ at: inout Int, node: Int, isExact: Bool, depth: Int, _ view: inout RecordView
  ) -> Bool {
    guard let first = peek(text, at) else { return false }
    let start = at
    switch first {
    case UInt8(ascii: "\""):
      guard let isEscaped = string(text, &at) else { return false }
      if node >= 0 { setString(text, (start + 1)..<(at - 1), isEscaped, node, isExact, &view) }
      return true
    case UInt8(ascii: "{"):
      guard depth < Self.deepest,
        object(text, &at, node: node, isExact: isExact, depth: depth + 1, &view)
      else { return false }
    case UInt8(ascii: "["):
      guard depth < Self.deepest, array(text, &at, depth: depth + 1, &view) else { return false }
    case UInt8(ascii: "t"): guard word(Self.true, text, &at) else { return false }
    case UInt8(ascii: "f"):
      guard word(Self.fals, text, &at), let last = peek(text, at), last == UInt8(ascii: "e") else {
        return false
      }
      at &+= 1
    case UInt8(ascii: "n"):
      guard word(Self.null, text, &at) else { return false }
      if node >= 0 { wanted.set(node, isExact, .null, &view) }
      return true
    default: guard number(text, &at) else { return false }
    }
    if node >= 0, wanted.wantsValue(node) {
      let from = view.arena.count
      view.arena.append(text, in: start..<at)
      wanted.set(node, isExact, .bytes(from..<view.arena.count), &view)
    }
    return true
  }

  private mutating func object(
    _ text: Span<UInt8>, _ at: inout Int, node: Int, isExact: Bool, depth: Int, _ view: inout RecordView
  ) -> Bool {
    at &+= 1
    skipSpace(text, &at)
    guard let first = peek(text, at) else { return false }
    if first == UInt8(ascii: "}") {
      at &+= 1
      return true
    }
    while true {
      guard let quote = peek(text, at), quote == UInt8(ascii: "\"") else { return false }
      let keyStart = at &+ 1
      guard let isEscaped = string(text, &at) else { return false }
      var child = (node: -1, isExact: false)
      if node >= 0 { child = step(from: node, text, keyStart..<(at &- 1), isEscaped) }
      skipSpace(text, &at)
      guard let colon = peek(text, at), colon == UInt8(ascii: ":") else { return false }
      at &+= 1
      skipSpace(text, &at)
      guard
        value(
          text, &at, node: child.node, isExact: child.isExact && isExact, depth: depth, &view)
      else { return false }
      skipSpace(text, &at)
      guard let after = peek(text, at) else { return false }
      at &+= 1
      if after == UInt8(ascii: "}") { return true }
      guard after == UInt8(ascii: ",") else { return false }
      skipSpace(text, &at)
    }
  }

  private mutating func step(
    from node: Int, _ text: Span<UInt8>, _ range: Range<Int>, _ isEscaped: Bool
  ) -> (node: Int, isExact: Bool) {
    if !isEscaped { return wanted.step(from: node, key: text, range) }
    key.removeAll(keepingCapacity: true)
    JSONText.appendUnescaped(text, range, to: &key)
    return wanted.step(from: node, key: key.span, 0..<key.count)
  }

  private mutating func array(
    _ text: Span<UInt8>, _ at: inout Int, depth: Int, _ view: inout RecordView
  ) -> Bool {
    at &+= 1
    skipSpace(text, &at)
    guard let first = peek(text, at) else { return false }
    if first == UInt8(ascii: "]") {
      at &+= 1
      return true
    }
    while true {
      guard value(text, &at, node: -1, isExact: false, depth: depth, &view) else { return false }
      skipSpace(text, &at)
      guard let after = peek(text, at) else { return false }
      at &+= 1
      if after == UInt8(ascii: "]") { return true }
      guard after == UInt8(ascii: ",") else { return false }
      skipSpace(text, &at)
    }
  }

  /// Passes over a string, both quotes included.
  ///
  /// - Returns: whether it has escapes; nil where it does not end or an escape is none.
  private mutating func string(_ text: Span<UInt8>, _ at: inout Int) -> Bool? {
    let quote = UInt8(ascii: "\"")
    let escape = UInt8(ascii: "\\")
    var isEscaped = false
    var next = at &+ 1
    while true {
      let near = min(next &+ 32, text.count)
      while next < near, text[next] != quote, text[next] != escape { next &+= 1 }
      if next == near {
        guard let far = text.firstOffset(ofAny: quote, escape, quote, escape, from: next, to: text.count)
        else { break }
        next = far
      }
      if text[next] == quote {
        at = next &+ 1
        return isEscaped
      }
      isEscaped = true
      guard next &+ 1 < text.count else { break }
      guard let length = JSONText.lengthOfEscape(text, next) else { return nil }
      next &+= length
      if next > text.count { break }
    }
    atEnd = true
    return nil
  }

  /// Passes over a word of these bytes and, for `false`, one more.
  private mutating func word(_ word: SIMD4<UInt8>, _ text: Span<UInt8>, _ at: inout Int) -> Bool {
    for index in 0..<4 {
      guard let byte = peek(text, at), byte == word[index] else { return false }
      at &+= 1
    }
    return true
  }

  /// Passes over a number: -? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?
  private mutating func number(_ text: Span<UInt8>, _ at: inout Int) -> Bool {
    if text[at] == UInt8(ascii: "-") { at &+= 1 }
    guard let first = peek(text, at), first.isDigit else { return false }
    at &+= 1
    if first != UInt8(ascii: "0") { skipDigits(text, &at) }
    if at < text.count, text[at] == UInt8(ascii: ".") {
      at &+= 1
      guard let digit = peek(text, at), digit.isDigit else { return false }
      skipDigits(text, &at)
    }
    if at < text.count, text[at] | 0x20 == UInt8(ascii: "e") {
      at &+= 1
      if at < text.count, text[at] == UInt8(ascii: "+") || text[at] == UInt8(ascii: "-") { at &+= 1 }
      guard let digit = peek(text, at), digit.isDigit else { return false }
      skipDigits(text, &at)
    }
    // A number that reaches the end may go on behind it.
    return peek(text, at) != nil
  }

  private func skipDigits(_ text: Span<UInt8>, _ at: inout Int) {
    while at < text.count, text[at].isDigit { at &+= 1 }
  }

  // MARK: - Fields

  private mutating func setString(
    _ text: Span<UInt8>, _ range: Range<Int>, _ isEscaped: Bool, _ node: Int, _ isExact: Bool,
    _ view: inout RecordView
  ) {
    if !wanted.wantsValue(node) { return }
    let from = view.arena.count
    if isEscaped {
      JSONText.appendUnescaped(text, range, to: &view.arena)
    } else {
      view.arena.append(text, in: range)
    }
    wanted.set(node, isExact, .bytes(from..<view.arena.count), &view)
  }
}
