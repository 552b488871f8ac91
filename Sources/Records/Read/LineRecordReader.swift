import Bytes

/// A format in which each line is a record; ``LineRecordScanner`` walks from line to line.
protocol LineRecordReader {
  /// The columns, as far as the beginning of the file tells.
  var contents: TableContents { get }

  /// Says which of the wanted columns there are.
  ///
  /// - Returns: those of which it is known only once a record has them.
  func begin(_ sink: inout RecordSink) -> [WantedColumn]

  /// Reads one line.
  ///
  /// - Parameters:
  ///   - line: UTF-8 or what stands for it, without the line ending; never empty.
  ///   - isOpen: the data end inside the line, which goes on behind them.
  ///   - text: for values that hold bytes of the file's encoding, such as those of a form.
  ///   - view: has a field for each wanted column, all missing.
  /// - Complexity: O(*n*), and nothing may be allocated: called for every line.
  mutating func read(
    _ line: Span<UInt8>, isOpen: Bool, text: inout TextDecoder, into view: inout RecordView
  ) -> LineOutcome
}

/// What a line turned out to be.
enum LineOutcome {
  /// A whole record.
  case whole
  /// The beginning of one; of its fields those are set that are whole.
  case cut
  /// No record.
  case none
}

/// A column that was asked for: the request, and its place there.
struct WantedColumn {
  let request: Int
  let column: Int
}
