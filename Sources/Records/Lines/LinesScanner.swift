import Bytes

/// Reads a record from each line that fits one of some patterns. Empty lines are passed over.
struct LinesScanner: TextScanner {
  private var plans: [LinePlan]
  private var text: TextDecoder
  private var converted: [UInt8] = []
  private var line = 1
  private var records = 0
  private var isPastMark = false
  /// Whether the rest of a line that is too long is still to be passed over.
  private var isSkipping = false
  /// The wanted fields that stand inside others and that no record had so far: request and column.
  private var unseen: [(request: Int, column: Int)] = []
  private let patterns: [LinePattern]
  private let contents: TableContents
  private let longestRecord: Int

  init(_ source: RecordSource, _ requests: [RecordRequest], head: Span<UInt8>, text: TextDecoder) {
    patterns = source.patterns
    let columns = requests.flatMap(\.columns)
    plans = source.patterns.map { LinePlan($0, columns: columns) }
    self.text = text
    longestRecord = source.longestRecord
    contents = TableContents(
      name: nil, columns: LineColumns.names(in: head, patterns: source.patterns, text: text))
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
      begin(&sink)
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
        try read(bytes, at..<(newline ?? bytes.count), offset: offset, isOpen: isOpen, &sink)
      }
      guard let newline else { break }
      line += 1
      at = newline + 1
    }
    return bytes.count
  }

  /// Says which columns the patterns have; what stands inside a field is known when it is seen.
  private mutating func begin(_ sink: inout RecordSink) {
    for (request, wanted) in sink.requests.enumerated() {
      sink.answers[request].isTableFound = true
      for (column, name) in wanted.columns.enumerated() {
        let found = patterns.compactMap { $0.field(of: name) }
        let isField = found.contains { $0.inner == nil }
        sink.answers[request].isColumnFound[column] = isField
        if !isField, !found.isEmpty { unseen.append((request, column)) }
      }
    }
  }

  private mutating func read(
    _ bytes: Span<UInt8>, _ range: Range<Int>, offset: Int, isOpen: Bool, _ sink: inout RecordSink
  ) throws(RecordsError) {
    var end = range.upperBound
    if !isOpen, end > range.lowerBound, bytes[end - 1] == 0x0D { end -= 1 }
    if LinesScanner.isEmpty(bytes, range.lowerBound..<end) { return }
    sink.view.clear(slots: sink.slots)
    sink.view.line = line
    sink.view.offset = offset + range.lowerBound
    guard range.count <= longestRecord, scan(bytes, range.lowerBound..<end, isOpen: isOpen, into: &sink.view)
    else {
      sink.unparsed.add(line: line)
      return
    }
    records += 1
    sink.view.number = records
    sink.view.isCut = isOpen
    if !unseen.isEmpty { note(&sink) }
    try sink.deliverToAll()
  }

  private static func isEmpty(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var at = range.lowerBound
    while at < range.upperBound, bytes[at] == 0x20 || bytes[at] == 0x09 { at &+= 1 }
    return at == range.upperBound
  }

  private mutating func scan(
    _ bytes: Span<UInt8>, _ range: Range<Int>, isOpen: Bool, into view: inout RecordView
  ) -> Bool {
    if text.encoding == nil { text.decide(bytes, range) }
    guard let encoding = text.encoding, encoding != .utf8, !bytes.isASCII(in: range) else {
      return take(bytes.extracting(range), isOpen: isOpen, into: &view)
    }
    // Literals are UTF-8, and the second byte of a character may be one of theirs: the line is converted as a whole.
    var line: [UInt8] = []
    swap(&line, &converted)
    line.removeAll(keepingCapacity: true)
    text.append(bytes, range, of: range, to: &line)
    let fits = take(line.span, isOpen: isOpen, into: &view)
    swap(&line, &converted)
    return fits
  }

  /// Takes the line by the first pattern that it fits; one that is cut by that which it fits furthest.
  private mutating func take(_ line: Span<UInt8>, isOpen: Bool, into view: inout RecordView) -> Bool {
    var best: (plan: Int, fields: Int)?
    for index in plans.indices {
      switch plans[index].match(line, isOpen: isOpen) {
      case .whole:
        plans[index].fill(line, fields: .max, text: &text, into: &view)
        return true
      case .open(let fields): if fields > (best?.fields ?? -1) { best = (index, fields) }
      case .other: break
      }
    }
    guard let best else { return false }
    plans[best.plan].fill(line, fields: best.fields, text: &text, into: &view)
    return true
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
