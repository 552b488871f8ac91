/// Cuts a dump into statements, stopping and going on at any byte.
///
/// Plain comments are dropped and executable ones (`/*!40101 … */`, `/*M!100301 … */`) opened, so
/// that ``text`` is what the server would have executed. `DELIMITER` lines are obeyed.
/// Source: MySQL manual, "Comments"; MariaDB manual, "Comment Syntax".
struct StatementScanner: Sendable {
  /// Why reading stopped.
  enum Event: Sendable {
    /// The chunk is used up.
    case needsMore
    /// ``text`` is a whole statement.
    case statement
    /// ``text`` may be an `INSERT` up to and including `VALUES`.
    case insertHead
    /// ``comment`` is a comment line between statements.
    case comment
  }

  enum State: Sendable {
    case plain, quoted, escaped
    /// After `/`, `/*`, `/*M`, and in the version number after `/*!`.
    case slash, open, openM, version
    case block, blockStar
    /// After `*` in an executable comment.
    case star
    /// After `-` and `--`.
    case dash, dashDash
    case lineComment
    /// In a `DELIMITER` line.
    case delimiterLine
  }

  /// Longer statements are not kept whole; no `CREATE TABLE` comes near.
  static let textLimit = 4 << 20
  static let commentLimit = 1024

  /// The statement so far.
  var text: [UInt8] = []
  /// The line on which it starts.
  private(set) var startLine = 1
  /// Whether bytes were left out since the statement is too long.
  var isCut = false
  /// The comment line just read, without its mark.
  var comment: [UInt8] = []
  /// Whether a comment that only MariaDB executes was met.
  private(set) var sawMariaDBComment = false
  /// Whether `\` escapes in quotes, and whether it does so in `"` too: see the SQL mode.
  var modes = SQLModes()

  var state = State.plain
  var quote: UInt8 = 0
  var delimiter: [UInt8] = [UInt8(ascii: ";")]
  /// Where the last quoted piece of ``text`` ends.
  var plainFrom = 0
  private var executableDepth = 0
  private var version = 0
  private var versionDigits = 0
  private var refusedHeads = 0
  private var refusedAt = -1

  /// Whether a comment line between statements is under way.
  var isInCommentLine: Bool { text.isEmpty && executableDepth == 0 && state == .lineComment }

  /// Whether nothing is under way.
  var isBetweenStatements: Bool {
    text.isEmpty && executableDepth == 0 && (state == .plain || state == .dashDash)
  }

  /// Starts a new statement.
  mutating func reset() {
    text.removeAll(keepingCapacity: true)
    isCut = false
    plainFrom = 0
    executableDepth = 0
    refusedHeads = 0
    refusedAt = -1
    state = .plain
  }

  /// Goes on with the same statement: what looked like the head of an `INSERT` is not one.
  mutating func refuseHead() {
    refusedHeads += 1
    refusedAt = text.count
  }

  /// Reads on until something is to be done or the chunk ends.
  mutating func consume(
    _ bytes: Span<UInt8>, from at: inout Int, lines: inout LineCounter
  ) -> Event {
    while at < bytes.count {
      let byte = bytes[at]
      switch state {
      case .plain:
        if text.isEmpty {
          if byte <= 0x20 {
            at += 1
            continue
          }
          startLine = lines.number(at: at, in: bytes)
        } else if endsWithValues(before: byte) {
          return .insertHead
        }
        at += 1
        if plain(byte) { return .statement }
      case .quoted, .escaped:
        quoted(byte)
        at += 1
      case .delimiterLine:
        if byte == 0x0A { endDelimiterLine() } else { append(byte) }
        at += 1
      case .lineComment:
        at += 1
        if byte == 0x0A {
          state = .plain
          if text.isEmpty { return .comment }
          append(0x20)
        } else if comment.count < Self.commentLimit {
          comment.append(byte)
        }
      default:
        if inComment(byte) { at += 1 }
      }
    }
    return .needsMore
  }

  /// A byte outside quotes and comments.
  ///
  /// - Returns: whether it completes the statement.
  private mutating func plain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
      append(byte)
      quote = byte
      state = .quoted
    case UInt8(ascii: "/") where delimiter.first != UInt8(ascii: "/"): state = .slash
    case UInt8(ascii: "-"): state = .dash
    case UInt8(ascii: "#"):
      comment.removeAll(keepingCapacity: true)
      state = .lineComment
    case UInt8(ascii: "*") where executableDepth > 0: state = .star
    default:
      append(byte)
      if byte == delimiter.last, executableDepth == 0 { return endsWithDelimiter() }
      recogniseLine(byte)
    }
    return false
  }

  private mutating func quoted(_ byte: UInt8) {
    append(byte)
    if state == .escaped {
      state = .quoted
    } else if byte == quote {
      state = .plain
      plainFrom = text.count
    } else if byte == UInt8(ascii: "\\"), modes.escapes(in: quote) {
      state = .escaped
    }
  }

  // MARK: - Comments

  /// A byte of a comment's marks or inside one.
  ///
  /// - Returns: false where the byte turned out not to belong to it and is to be read again.
  private mutating func inComment(_ byte: UInt8) -> Bool {
    switch state {
    case .slash:
      if byte == UInt8(ascii: "*") { return go(.open) }
      return backToPlain(after: "/")
    case .open:
      version = 0
      versionDigits = 0
      switch byte {
      case UInt8(ascii: "!"): return go(.version)
      case UInt8(ascii: "M"): return go(.openM)
      case UInt8(ascii: "*"): return go(.blockStar)
      default: return go(.block)
      }
    case .openM:
      guard byte == UInt8(ascii: "!") else {
        state = .block
        return false
      }
      sawMariaDBComment = true
      return go(.version)
    case .version:
      if versionDigits < 6, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        version = version * 10 + Int(byte - UInt8(ascii: "0"))
        versionDigits += 1
        return true
      }
      // No server is that new: the mark hides a client command from servers.
      if version >= 999_999 {
        state = .block
        return false
      }
      executableDepth += 1
      return backToPlain(after: " ")
    case .block: return byte == UInt8(ascii: "*") ? go(.blockStar) : true
    case .blockStar:
      if byte == UInt8(ascii: "*") { return true }
      if byte != UInt8(ascii: "/") { return go(.block) }
      _ = backToPlain(after: " ")
      return true
    case .star:
      if byte != UInt8(ascii: "/") { return backToPlain(after: "*") }
      executableDepth -= 1
      _ = backToPlain(after: " ")
      return true
    case .dash:
      if byte == UInt8(ascii: "-") { return go(.dashDash) }
      return backToPlain(after: "-")
    case .dashDash:
      if byte > 0x20 { return backToPlain(after: "--") }
      comment.removeAll(keepingCapacity: true)
      state = .lineComment
      return byte != 0x0A
    default: return true
    }
  }

  private mutating func go(_ next: State) -> Bool {
    state = next
    return true
  }

  /// Takes up the statement again with what stands for the comment, or was mistaken for one.
  private mutating func backToPlain(after bytes: String) -> Bool {
    state = .plain
    if bytes == " " {
      if !text.isEmpty { append(0x20) }
    } else {
      for byte in bytes.utf8 { append(byte) }
    }
    return false
  }

  // MARK: - INSERT

  /// Whether the statement is an `INSERT` or `REPLACE` that has just come past `VALUES`.
  private func endsWithValues(before byte: UInt8) -> Bool {
    guard byte <= 0x20 || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "/"),
      let last = text.last, ASCII.lower(last) == UInt8(ascii: "s") || ASCII.lower(last) == UInt8(ascii: "e"),
      text.count != refusedAt, refusedHeads < 16,
      ASCII.equals(text.suffix(6), "values") || ASCII.equals(text.suffix(5), "value")
    else { return false }
    return ASCII.equals(text.prefix(6), "insert") || ASCII.equals(text.prefix(7), "replace")
  }

  // MARK: - Text

  mutating func append(_ byte: UInt8) {
    text.append(byte)
    guard text.count > Self.textLimit else { return }
    // The head says what it was; the tail is where the delimiter will be found.
    text.removeSubrange(1024..<(text.count - 64))
    plainFrom = max(0, plainFrom - (Self.textLimit - 1024 - 63))
    isCut = true
  }
}
