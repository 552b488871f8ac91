/// Reads `(…),(…),…` after `VALUES`, stopping and going on at any byte.
///
/// Each state is what the next byte is read as:
///
///     between ─(─▶ value ─'─▶ string ─'─▶ quoteSeen ─▶ after ─,─▶ value
///        ▲           └─────▶ bare ────────────────────▶ after ─)─┐
///        └──────────────────────────────────────────────────────┘
struct TupleScanner: Sendable {
  enum State: Sendable {
    /// Between tuples; anything but `(` and `,` ends the rows.
    case between
    /// In a tuple, before a value's first byte.
    case value
    /// In a number, NULL, hexadecimal literal or other word.
    case bare
    /// In `'…'` or `"…"`.
    case string
    /// After a backslash in a string.
    case escape
    /// After the first half of a two-byte character in a string.
    case trail
    /// After a quote in a string: its end, or half of a doubled quote.
    case quoteSeen
    /// After a value, before `,` or `)`.
    case after
    /// In a value that is more than a literal.
    case expression
    /// After `/`, which may open a comment.
    case slash
    /// After `-` between tuples, which may open a comment.
    case dash
    case blockComment
    /// After `*` in a block comment.
    case blockStar
    case lineComment
  }

  /// What a quoted string holds.
  enum Literal: Sendable { case text, hex, bits }

  // MARK: What is read

  var isKept: Bool
  let backslashEscapes: Bool
  let multibyte: MultibyteText?
  private(set) var shape: TupleShape
  /// Whether ``consume(_:from:lines:into:)`` returns after each row that fits.
  var stopsAtRow = false

  // MARK: Where it stands

  var state = State.between
  /// The state that a comment returns to.
  private var resume = State.between
  /// The quote that closes the string being read.
  var quote = UInt8(ascii: "'")
  var literal = Literal.text
  /// The form of the value just read.
  var form = CellForm.null
  var nesting = ExpressionNesting()
  private(set) var tupleLine = 0
  /// Where in the chunk a tuple began, until somebody takes it.
  var tupleStart: Int?
  private var values = 0

  // MARK: What was found

  var rowCount = 0
  /// Whether a row has just been closed; see ``stopsAtRow``.
  var hasRow = false
  /// The values of the tuple found by ``wholeTuple(_:_:)``.
  var whole: [WholeValue] = []
  /// The number of values that was last found to fit.
  var lastFitting = -1
  /// Tuples whose number of values fits nothing: counted, not kept.
  private(set) var unfitting: (count: Int, line: Int, values: Int)?

  /// - Parameters:
  ///   - isKept: whether rows are stored, or only counted.
  ///   - backslashEscapes: false under the SQL mode NO_BACKSLASH_ESCAPES.
  init(
    shape: TupleShape, isKept: Bool, backslashEscapes: Bool = true, multibyte: MultibyteText? = nil
  ) {
    self.shape = shape
    self.isKept = isKept
    self.backslashEscapes = backslashEscapes
    self.multibyte = multibyte
  }

  /// Reads on until the chunk ends or the rows do.
  ///
  /// - Returns: whether the rows have ended; the byte at `at` is then not part of them.
  mutating func consume(
    _ bytes: Span<UInt8>, from at: inout Int, lines: inout LineCounter, into store: inout RowStore
  ) -> Bool {
    while at < bytes.count, !hasRow {
      switch state {
      case .between: if betweenTuples(bytes, &at, &lines, &store) { return true }
      case .value: beforeValue(bytes, &at, &store)
      case .bare: inBare(bytes, &at, &store)
      case .string: inString(bytes, &at, &store)
      case .escape: afterBackslash(bytes, &at, &store)
      case .trail: inTrail(bytes, &at, &store)
      case .quoteSeen: afterQuote(bytes, &at, &store)
      case .after: afterValue(bytes, &at, &store)
      case .expression: inExpression(bytes, &at, &store)
      case .slash: afterSlash(bytes, &at, &store)
      case .dash:
        state = bytes[at] == UInt8(ascii: "-") ? .lineComment : .between
        if state == .between { return true }
      case .blockComment:
        if bytes[at] == UInt8(ascii: "*") { state = .blockStar }
        at += 1
      case .blockStar:
        switch bytes[at] {
        case UInt8(ascii: "/"): state = resume
        case UInt8(ascii: "*"): break
        default: state = .blockComment
        }
        at += 1
      case .lineComment:
        if bytes[at] == 0x0A { state = .between }
        at += 1
      }
    }
    return false
  }

  private mutating func betweenTuples(
    _ bytes: Span<UInt8>, _ at: inout Int, _ lines: inout LineCounter, _ store: inout RowStore
  ) -> Bool {
    switch bytes[at] {
    case 0x00...0x20, UInt8(ascii: ","): break
    case UInt8(ascii: "("):
      tupleLine = lines.number(at: at, in: bytes)
      tupleStart = at
      values = 0
      if isKept { store.beginRow() }
      state = .value
    case UInt8(ascii: "/"):
      resume = .between
      state = .slash
    case UInt8(ascii: "-"): state = .dash
    case UInt8(ascii: "#"): state = .lineComment
    default: return true
    }
    at += 1
    return false
  }

  private mutating func beforeValue(_ bytes: Span<UInt8>, _ at: inout Int, _ store: inout RowStore) {
    let byte = bytes[at]
    switch byte {
    case 0x00...0x20: at += 1
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      quote = byte
      state = .string
      at += 1
    case UInt8(ascii: ")") where values == 0:
      endRow(&store)
      at += 1
    case UInt8(ascii: "/"):
      resume = .value
      state = .slash
      at += 1
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ","):
      beginExpression()
    default:
      state = .bare
    }
  }

  private mutating func afterValue(_ bytes: Span<UInt8>, _ at: inout Int, _ store: inout RowStore) {
    let byte = bytes[at]
    switch byte {
    case UInt8(ascii: ","):
      endCell(&store)
      state = .value
    case UInt8(ascii: ")"):
      endCell(&store)
      endRow(&store)
    case 0x00...0x20: break
    case UInt8(ascii: "'") where form == .text, UInt8(ascii: "\"") where form == .text:
      // Strings side by side are one string.
      quote = byte
      state = .string
    case UInt8(ascii: "/"):
      resume = .after
      state = .slash
    default:
      if isKept { store.append(0x20) }
      beginExpression()
      return
    }
    at += 1
  }

  private mutating func afterSlash(_ bytes: Span<UInt8>, _ at: inout Int, _ store: inout RowStore) {
    if bytes[at] == UInt8(ascii: "*") {
      state = .blockComment
      at += 1
    } else if resume == .between {
      state = .between
    } else {
      if isKept { store.append(UInt8(ascii: "/")) }
      beginExpression()
    }
  }

  private mutating func endCell(_ store: inout RowStore) {
    values += 1
    literal = .text
    if isKept { store.endCell(form) }
  }

  private mutating func endRow(_ store: inout RowStore) {
    rowCount += 1
    state = .between
    let arrangement = shape.arrangement(of: values)
    if arrangement == .unfitting {
      noteUnfitting(values: values, line: tupleLine)
      if isKept { store.beginRow() }
    } else {
      if isKept {
        switch arrangement {
        case .places(let places):
          store.endRow(line: tupleLine, places: places, columns: shape.columns)
        case .asTable, .unfitting: store.endRow(line: tupleLine)
        }
      }
      hasRow = stopsAtRow
    }
  }

  /// How a tuple of `count` values becomes a row.
  mutating func arrangement(of count: Int) -> TupleShape.Arrangement { shape.arrangement(of: count) }

  mutating func noteUnfitting(values: Int, line: Int) {
    unfitting = ((unfitting?.count ?? 0) + 1, unfitting?.line ?? line, unfitting?.values ?? values)
  }

  /// Whether a tuple has been opened and not closed.
  var isInsideTuple: Bool {
    switch state {
    case .between, .dash, .lineComment: false
    case .blockComment, .blockStar, .slash: resume != .between
    case .value, .bare, .string, .escape, .trail, .quoteSeen, .after, .expression: true
    }
  }
}
