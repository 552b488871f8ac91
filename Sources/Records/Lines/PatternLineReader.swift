import Bytes

/// Reads a line by the first of some patterns that it fits.
struct PatternLineReader: LineRecordReader {
  private var plans: [LinePlan]
  private let patterns: [LinePattern]
  let contents: TableContents

  init(_ patterns: [LinePattern], _ requests: [RecordRequest], head: Span<UInt8>, text: TextDecoder) {
    let columns = requests.flatMap(\.columns)
    self.patterns = patterns
    plans = patterns.map { LinePlan($0, columns: columns) }
    contents = TableContents(
      name: nil, columns: LineColumns.names(in: head, patterns: patterns, text: text))
  }

  /// The patterns say which fields there are; what stands inside one is known when it is seen.
  func begin(_ sink: inout RecordSink) -> [WantedColumn] {
    var unseen: [WantedColumn] = []
    for (request, wanted) in sink.requests.enumerated() {
      for (column, name) in wanted.columns.enumerated() {
        let found = patterns.compactMap { $0.field(of: name) }
        let isField = found.contains { $0.inner == nil }
        sink.answers[request].isColumnFound[column] = isField
        if !isField, !found.isEmpty { unseen.append(WantedColumn(request: request, column: column)) }
      }
    }
    return unseen
  }

  /// Takes a line that is cut by the pattern which it fits furthest.
  mutating func read(
    _ line: Span<UInt8>, isOpen: Bool, text: inout TextDecoder, into view: inout RecordView
  ) -> LineOutcome {
    var best: (plan: Int, fields: Int)?
    for index in plans.indices {
      switch plans[index].match(line, isOpen: isOpen) {
      case .whole:
        plans[index].fill(line, fields: .max, text: &text, into: &view)
        return .whole
      case .open(let fields): if fields > (best?.fields ?? -1) { best = (index, fields) }
      case .other: break
      }
    }
    guard let best else { return .none }
    plans[best.plan].fill(line, fields: best.fields, text: &text, into: &view)
    return .cut
  }
}
