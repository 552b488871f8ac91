import Bytes

/// Reads a JSON object from each line. Empty lines are passed over.
struct JSONLinesScanner: TextScanner {
  private var scanner: JSONScanner
  private var text: TextDecoder
  private var converted: [UInt8] = []
  private var line = 1
  private var records = 0
  private var isPastMark = false
  /// Whether the rest of a line that is too long is still to be passed over.
  private var isSkipping = false
  /// The wanted fields that no record had so far: request and column.
  private var unseen: [(request: Int, column: Int)]
  private let contents: TableContents
  private let longestRecord: Int

  init(_ source: RecordSource, _ requests: [RecordRequest], head: Span<UInt8>, text: TextDecoder) {
    let columns = requests.flatMap(\.columns)
    scanner = JSONScanner(WantedFields(columns, fields: Array(columns.indices)))
    self.text = text
    longestRecord = source.longestRecord
    unseen = requests.enumerated().flatMap { request, wanted in
      wanted.columns.indices.map { (request, $0) }
    }
    contents = TableContents(name: nil, columns: JSONKeys.paths(in: head, text: text))
  }

  func describe(into summary: inout RecordsSummary) {
    summary.encoding = text.encoding ?? .utf8
    summary.isEncodingDetected = text.isDetected
    summary.undecodableFields = text.undecodable
    summary.tables = [contents]
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
        let range = at..<(newline ?? bytes.count)
        var isOpen = false
        if case .cut(let next)? = end, newline == nil { isOpen = next != 0x0A }
        try read(bytes, range, offset: offset, isOpen: isOpen, &sink)
      }
      guard let newline else { break }
      line += 1
      at = newline + 1
    }
    return bytes.count
  }

  private mutating func read(
    _ bytes: Span<UInt8>, _ range: Range<Int>, offset: Int, isOpen: Bool, _ sink: inout RecordSink
  ) throws(RecordsError) {
    var start = range.lowerBound
    while start < range.upperBound, bytes[start] == 0x20 || bytes[start] == 0x0D || bytes[start] == 0x09 {
      start &+= 1
    }
    if start == range.upperBound { return }
    sink.view.clear(slots: sink.slots)
    sink.view.line = line
    sink.view.offset = offset + range.lowerBound
    let outcome =
      range.count > longestRecord
      ? .invalid : scan(bytes, start..<range.upperBound, into: &sink.view)
    switch outcome {
    case .whole: break
    case .incomplete where isOpen: sink.view.isCut = true
    case .incomplete, .invalid:
      sink.unparsed.add(line: line)
      return
    }
    records += 1
    sink.view.number = records
    if !unseen.isEmpty { note(&sink) }
    try sink.deliverToAll()
  }

  private mutating func scan(
    _ bytes: Span<UInt8>, _ range: Range<Int>, into view: inout RecordView
  ) -> JSONScanner.Outcome {
    if text.encoding == nil { text.decide(bytes, range) }
    guard let encoding = text.encoding, encoding != .utf8, !bytes.isASCII(in: range) else {
      return scanner.scan(bytes, range, into: &view)
    }
    // The second byte of a character may be a backslash, so that the line is converted as a whole.
    var line: [UInt8] = []
    swap(&line, &converted)
    line.removeAll(keepingCapacity: true)
    text.append(bytes, range, of: range, to: &line)
    let outcome = scanner.scan(line.span, 0..<line.count, into: &view)
    swap(&line, &converted)
    return outcome
  }

  /// Takes note of fields that occur for the first time.
  private mutating func note(_ sink: inout RecordSink) {
    unseen.removeAll { request, column in
      if sink.view.fields[sink.starts[request] + column] == .missing { return false }
      sink.answers[request].isColumnFound[column] = true
      return true
    }
  }
}
