import Bytes

/// Reads values separated by a character, as RFC 4180 describes them and as programs write them.
///
/// Lines end with CRLF or LF; empty lines are passed over. A quote opens a quoted value only where it is the
/// first byte of one; anywhere else it stands for itself. After the closing quote only a separator or the end of
/// the line may follow: everything else makes the line unreadable, and reading goes on with the next line. So
/// does a quote that is never closed. A record with more values than there are columns is unreadable too, since
/// nobody can say which value is whose, unless those in excess are empty; one with fewer misses the last.
struct DelimitedScanner: TextScanner {
  private struct Value {
    var start: Int
    var end: Int
    var isEscaped: Bool
  }

  private enum Outcome {
    case record(next: Int, newlines: Int)
    case incomplete
    case unreadable
  }

  private let delimiter: UInt8
  private let givenHeader: [String]?
  private let longestRecord: Int
  private var text: TextDecoder
  private var walksCharacters: Bool { text.encoding?.hasASCIITrails == true }
  private var columns: [String]?
  /// For each wanted column its place among the values; -1 for one that the file does not have.
  private var sources: [Int] = []
  private var values: [Value] = []
  private var line = 1
  private var records = 0
  private var isPastMark = false
  private var isAtFirstRecord = true
  /// Whether the rest of a line that could not be read is still to be passed over.
  private var isSkipping = false

  init(_ source: RecordSource, delimiter: UInt8, text: TextDecoder) {
    self.delimiter = delimiter
    self.text = text
    givenHeader = source.header
    longestRecord = source.longestRecord
  }

  func describe(into summary: inout RecordsSummary) {
    summary.delimiter = delimiter
    text.describe(into: &summary)
    if let columns { summary.tables = [TableContents(name: nil, columns: columns)] }
  }

  mutating func consume(
    _ bytes: Span<UInt8>, offset: Int, end: Piece.End?, into sink: inout RecordSink
  ) throws(RecordsError) -> Int {
    var at = 0
    if !isPastMark {
      if bytes.count < 3, end == nil { return 0 }
      at = bytes.startsWithByteOrderMark ? 3 : 0
      isPastMark = true
      if let givenHeader { take(columns: givenHeader, &sink) }
    }
    while at < bytes.count {
      if isSkipping || bytes[at] == 0x0A || isCRLF(bytes, at, end) {
        guard let newline = bytes.firstOffset(of: 0x0A, from: at) else { return bytes.count }
        isSkipping = false
        line += 1
        at = newline + 1
        continue
      }
      var outcome = scan(bytes, at, end)
      if case .incomplete = outcome {
        if end == nil, bytes.count - at <= longestRecord { return at }
        outcome = .unreadable
      } else if case .record(let next, _) = outcome, next - at > longestRecord {
        outcome = .unreadable
      }
      switch outcome {
      case .record(let next, let newlines):
        try take(bytes, at..<next, offset: offset, end: end, &sink)
        line += newlines
        at = next
      case .incomplete, .unreadable:
        if case .cut? = end, isOpenQuote {
          try deliver(bytes, at..<bytes.count, offset: offset, isCut: true, &sink)
          return bytes.count
        }
        sink.unparsed.add(line: line)
        isSkipping = true
      }
    }
    return bytes.count
  }

  private func isCRLF(_ bytes: Span<UInt8>, _ at: Int, _ end: Piece.End?) -> Bool {
    guard bytes[at] == 0x0D else { return false }
    return at + 1 == bytes.count ? end != nil : bytes[at + 1] == 0x0A
  }

  // MARK: - Values

  /// Whether the last scan ended inside a quoted value.
  private var isOpenQuote = false

  /// Finds the values of the record that begins at `start`.
  private mutating func scan(_ bytes: Span<UInt8>, _ start: Int, _ end: Piece.End?) -> Outcome {
    values.removeAll(keepingCapacity: true)
    isOpenQuote = false
    var newlines = 1
    var at = start
    while true {
      if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
        guard let quoted = quotedValue(bytes, at &+ 1, end, &newlines) else {
          return isOpenQuote ? .incomplete : .unreadable
        }
        at = quoted
        if at == bytes.count {
          if end == nil { return .incomplete }
          return .record(next: at, newlines: newlines - 1)
        }
      } else {
        let close = walksCharacters ? endWalking(bytes, at) : endOfValue(bytes, at)
        if close == bytes.count {
          if end == nil { return .incomplete }
          let hasReturn = close > at && bytes[close &- 1] == 0x0D
          values.append(Value(start: at, end: hasReturn ? close &- 1 : close, isEscaped: false))
          return .record(next: close, newlines: newlines - 1)
        }
        let hasReturn = bytes[close] == 0x0A && close > at && bytes[close &- 1] == 0x0D
        values.append(Value(start: at, end: hasReturn ? close &- 1 : close, isEscaped: false))
        at = close
      }
      if bytes[at] == 0x0A { return .record(next: at &+ 1, newlines: newlines) }
      at &+= 1
    }
  }

  private func endOfValue(_ bytes: Span<UInt8>, _ start: Int) -> Int {
    var at = start
    let delimiter = self.delimiter
    while at < bytes.count {
      let byte = bytes[at]
      if byte == delimiter || byte == 0x0A { return at }
      at &+= 1
    }
    return at
  }

  /// As ``endOfValue(_:_:)``, for text in which the second byte of a character may be the separator.
  private func endWalking(_ bytes: Span<UInt8>, _ start: Int) -> Int {
    var at = start
    while at < bytes.count {
      let byte = bytes[at]
      if byte == delimiter || byte == 0x0A { return at }
      at &+= 1
      if TextEncoding.isShiftJISLead(byte), at < bytes.count, bytes[at] >= 0x40 { at &+= 1 }
    }
    return at
  }

  /// Reads a value behind its opening quote.
  ///
  /// - Returns: where its separator or line feed stands, or the end of the bytes; nil where there is none.
  private mutating func quotedValue(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Piece.End?, _ newlines: inout Int
  ) -> Int? {
    let quote = UInt8(ascii: "\"")
    var at = start
    var isEscaped = false
    while at < bytes.count {
      let byte = bytes[at]
      if byte == quote {
        let next = at &+ 1
        if next == bytes.count {
          // What follows decides whether the value ends here.
          isOpenQuote = end == nil || !endsValue(end)
          if isOpenQuote { return nil }
          values.append(Value(start: start, end: at, isEscaped: isEscaped))
          return next
        }
        switch bytes[next] {
        case quote:
          isEscaped = true
          at &+= 2
          continue
        case delimiter, 0x0A:
          values.append(Value(start: start, end: at, isEscaped: isEscaped))
          return next
        case 0x0D where next &+ 1 == bytes.count:
          isOpenQuote = end == nil
          if isOpenQuote { return nil }
          values.append(Value(start: start, end: at, isEscaped: isEscaped))
          return next &+ 1
        case 0x0D where bytes[next &+ 1] == 0x0A:
          values.append(Value(start: start, end: at, isEscaped: isEscaped))
          return next &+ 1
        default: return nil
        }
      }
      if byte == 0x0A { newlines &+= 1 }
      at &+= 1
    }
    isOpenQuote = true
    return nil
  }

  /// Whether a value that reaches the end of the data is whole.
  private func endsValue(_ end: Piece.End?) -> Bool {
    guard case .cut(let next)? = end else { return true }
    return next == delimiter || next == 0x0A || next == 0x0D
  }

  // MARK: - Records

  private mutating func take(
    _ bytes: Span<UInt8>, _ range: Range<Int>, offset: Int, end: Piece.End?, _ sink: inout RecordSink
  ) throws(RecordsError) {
    if isAtFirstRecord {
      isAtFirstRecord = false
      let names = values.map { value in
        var name: [UInt8] = []
        append(value, bytes, range, to: &name)
        return name.span.text
      }
      if columns == nil {
        take(columns: names, &sink)
        return
      }
      if names == givenHeader { return }
    }
    var isCut = false
    if case .cut(let next)? = end, range.upperBound == bytes.count, bytes[range.upperBound - 1] != 0x0A {
      isCut = next != 0x0A && next != 0x0D
      // Only a separator after it shows that the last value is whole.
      if isCut, !endsValue(end) { values.removeLast() }
    }
    try deliver(bytes, range, offset: offset, isCut: isCut, &sink)
  }

  private mutating func deliver(
    _ bytes: Span<UInt8>, _ range: Range<Int>, offset: Int, isCut: Bool, _ sink: inout RecordSink
  ) throws(RecordsError) {
    guard let columns else { return }
    if values.count > columns.count, values[columns.count...].contains(where: { $0.start < $0.end }) {
      sink.unparsed.add(line: line)
      return
    }
    records += 1
    sink.view.clear(slots: sink.slots)
    sink.view.number = records
    sink.view.line = line
    sink.view.offset = offset + range.lowerBound
    sink.view.isCut = isCut
    for slot in sources.indices where sources[slot] >= 0 && sources[slot] < values.count {
      let start = sink.view.arena.count
      append(values[sources[slot]], bytes, range, to: &sink.view.arena)
      sink.view.fields[slot] = .bytes(start..<sink.view.arena.count)
    }
    try sink.deliverToAll()
  }

  private mutating func append(
    _ value: Value, _ bytes: Span<UInt8>, _ record: Range<Int>, to arena: inout [UInt8]
  ) {
    guard value.isEscaped else {
      text.append(bytes, value.start..<value.end, of: record, to: &arena)
      return
    }
    var plain: [UInt8] = []
    plain.reserveCapacity(value.end - value.start)
    var at = value.start
    while at < value.end {
      plain.append(bytes[at])
      at += bytes[at] == UInt8(ascii: "\"") ? 2 : 1
    }
    text.decide(bytes, record)
    text.append(plain.span, 0..<plain.count, of: 0..<plain.count, to: &arena)
  }

  private mutating func take(columns names: [String], _ sink: inout RecordSink) {
    columns = names
    let table = TableContents(name: nil, columns: names)
    sources = []
    for request in sink.requests.indices {
      sink.answers[request].isTableFound = true
      for (index, column) in sink.requests[request].columns.enumerated() {
        let place = table.place(of: column)
        sink.answers[request].isColumnFound[index] = place != nil
        sources.append(place ?? -1)
      }
    }
  }
}

extension Span where Element == UInt8 {
  /// Whether the byte order mark of UTF-8 stands at the front.
  var startsWithByteOrderMark: Bool {
    count >= 3 && self[0] == 0xEF && self[1] == 0xBB && self[2] == 0xBF
  }
}
