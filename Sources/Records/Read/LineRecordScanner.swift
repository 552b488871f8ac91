import Bytes

/// Reads a record from each line, as far as lines are lines in any format; what one means, `Reader` says.
///
/// Lines end with CRLF or LF. Those that hold nothing but blanks are passed over; those that are too long, and those that
/// are no record, are counted.
struct LineRecordScanner<Reader: LineRecordReader>: TextScanner {
  private var reader: Reader
  private var text: TextDecoder
  private var converted: [UInt8] = []
  private var line = 1
  private var records = 0
  private var isPastMark = false
  /// Whether the rest of a line that is too long is still to be passed over.
  private var isSkipping = false
  /// The wanted columns of which only a record can tell, and that none had so far.
  private var unseen: [WantedColumn] = []
  private let longestRecord: Int

  init(_ reader: Reader, text: TextDecoder, longestRecord: Int) {
    self.reader = reader
    self.text = text
    self.longestRecord = longestRecord
  }

  func describe(into summary: inout RecordsSummary) {
    text.describe(into: &summary)
    summary.tables = [reader.contents]
  }

  mutating func consume(
    _ bytes: Span<UInt8>, offset: Int, end: Piece.End?, into sink: inout RecordSink
  ) throws(RecordsError) -> Int {
    var at = 0
    if !isPastMark {
      if bytes.count < 3, end == nil { return 0 }
      at = bytes.startsWithByteOrderMark ? 3 : 0
      isPastMark = true
      for request in sink.answers.indices { sink.answers[request].isTableFound = true }
      unseen = reader.begin(&sink)
    }
    while at < bytes.count {
      let newline = bytes.firstOffset(of: 0x0A, from: at)
      if isSkipping {
        isSkipping = newline == nil
      } else if newline == nil, end == nil {
        if bytes.count - at <= longestRecord { return at }
        sink.unparsed.add(line: line)
        isSkipping = true
      } else {
        var isOpen = false
        if case .cut(let next)? = end, newline == nil { isOpen = next != 0x0A && next != 0x0D }
        try take(bytes, at..<(newline ?? bytes.count), offset: offset, isOpen: isOpen, &sink)
      }
      guard let newline else { break }
      line += 1
      at = newline + 1
    }
    return bytes.count
  }

  private mutating func take(
    _ bytes: Span<UInt8>, _ range: Range<Int>, offset: Int, isOpen: Bool, _ sink: inout RecordSink
  ) throws(RecordsError) {
    var end = range.upperBound
    if !isOpen, end > range.lowerBound, bytes[end - 1] == 0x0D { end -= 1 }
    if Self.isBlank(bytes, range.lowerBound..<end) { return }
    sink.view.clear(slots: sink.slots)
    sink.view.line = line
    sink.view.offset = offset + range.lowerBound
    let outcome =
      range.count > longestRecord
      ? .none : read(bytes, range.lowerBound..<end, isOpen: isOpen, into: &sink.view)
    switch outcome {
    case .whole: break
    case .cut: sink.view.isCut = true
    case .none:
      sink.unparsed.add(line: line)
      return
    }
    records += 1
    sink.view.number = records
    if !unseen.isEmpty { note(&sink) }
    try sink.deliverToAll()
  }

  private static func isBlank(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var at = range.lowerBound
    while at < range.upperBound, bytes[at] == 0x20 || bytes[at] == 0x09 || bytes[at] == 0x0D { at &+= 1 }
    return at == range.upperBound
  }

  private mutating func read(
    _ bytes: Span<UInt8>, _ range: Range<Int>, isOpen: Bool, into view: inout RecordView
  ) -> LineOutcome {
    if text.encoding == nil { text.decide(bytes, range) }
    guard let encoding = text.encoding, encoding != .utf8, !bytes.isASCII(in: range) else {
      return reader.read(bytes.extracting(range), isOpen: isOpen, text: &text, into: &view)
    }
    // The second byte of a character may look like a backslash or a literal, so that the line is converted as a whole.
    var line: [UInt8] = []
    swap(&line, &converted)
    line.removeAll(keepingCapacity: true)
    text.append(bytes, range, of: range, to: &line)
    let outcome = reader.read(line.span, isOpen: isOpen, text: &text, into: &view)
    swap(&line, &converted)
    return outcome
  }

  /// Takes note of columns that occur for the first time.
  private mutating func note(_ sink: inout RecordSink) {
    unseen.removeAll { wanted in
      if sink.view.fields[sink.starts[wanted.request] + wanted.column] == .missing { return false }
      sink.answers[wanted.request].isColumnFound[wanted.column] = true
      return true
    }
  }
}
