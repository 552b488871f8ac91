import Bytes

/// Reads a JSON object from a line.
struct JSONLineReader: LineRecordReader {
  private var scanner: JSONScanner
  let contents: TableContents

  init(_ requests: [RecordRequest], head: Span<UInt8>, text: TextDecoder) {
    let columns = requests.flatMap(\.columns)
    scanner = JSONScanner(WantedFields(columns, fields: Array(columns.indices)))
    contents = TableContents(name: nil, columns: JSONKeys.paths(in: head, text: text))
  }

  /// Nothing says which fields there are but the records.
  func begin(_ sink: inout RecordSink) -> [WantedColumn] {
    sink.requests.enumerated().flatMap { request, wanted in
      wanted.columns.indices.map { WantedColumn(request: request, column: $0) }
    }
  }

  mutating func read(
    _ line: Span<UInt8>, isOpen: Bool, text: inout TextDecoder, into view: inout RecordView
  ) -> LineOutcome {
    switch scanner.scan(line, 0..<line.count, into: &view) {
    case .whole: .whole
    case .incomplete: isOpen ? .cut : .none
    case .invalid: .none
    }
  }
}
