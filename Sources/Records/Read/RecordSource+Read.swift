import Bytes
import Evidence
import Foundation

extension RecordSource {
  /// Reads the file once and hands out its records, to every request that they answer.
  ///
  /// Records come in the order of the file; those of an SQLite file table by table, in the order of the
  /// requests. The file is unpacked on a thread of its own; `body` is called on the caller's.
  ///
  /// Columns are matched exactly, else without regard to case; so are tables. A request for what the file does
  /// not have is no error: see ``RecordsSummary/answers`` and ``RecordsSummary/tables``.
  ///
  /// - Parameters:
  ///   - requests: what is wanted.
  ///   - byteLimit: reads only what stands in so many decoded bytes, as somebody did who read the file when it
  ///     was shorter. A record across the limit is handed out with the fields that are wholly inside, and says
  ///     so in ``RecordView/isCut``.
  ///   - body: gets the number of the request and the record. What it throws ends the reading, and is the
  ///     cause of the error thrown then.
  /// - Throws: `RecordsError` where the file cannot be read, or not as what it was said to be.
  /// - Complexity: O(bytes); nothing is allocated for a record. Memory does not depend on the size of the file.
  public func read(
    _ requests: [RecordRequest], upTo byteLimit: Int? = nil,
    _ body: (_ request: Int, _ record: borrowing RecordView) throws -> Void
  ) throws(RecordsError) -> RecordsSummary {
    try withoutActuallyEscaping(body) { body throws(RecordsError) in
      try read(requests, limit: byteLimit, escaping: body)
    }
  }

  private func read(
    _ requests: [RecordRequest], limit: Int?, escaping body: @escaping RecordSink.Body
  ) throws(RecordsError) -> RecordsSummary {
    do {
      var feed = try RecordFeed(file, chunkSize: chunkSize, limit: limit)
      defer { feed.stop() }
      let format = try self.format ?? RecordFormat.detect(feed.head.span, path: file.path)
      var summary = RecordsSummary(format: format, isFormatDetected: self.format == nil)
      var sink = RecordSink(requests, path: file.path, body: body)
      switch format {
      case .csv, .tsv:
        let scanner = try delimitedScanner(format, head: feed.head.span)
        try run(scanner, &feed, into: &sink, &summary)
      case .jsonLines:
        let text = try textDecoder(feed.head.span)
        let reader = JSONLineReader(requests, head: feed.head.span, text: text)
        try run(lineScanner(reader, text: text), &feed, into: &sink, &summary)
      case .lines:
        let text = try textDecoder(feed.head.span)
        let reader = try patternReader(requests, head: feed.head.span, text: text)
        try run(lineScanner(reader, text: text), &feed, into: &sink, &summary)
      case .mysqldump:
        var dump = DumpRecords(self, head: feed.head, requests: requests)
        try dump.run(&feed, into: &sink, summary: &summary)
      case .sqlite:
        if limit != nil {
          throw RecordsError(
            .cannotCut, path: file.path,
            message: "an SQLite database has no beginning that could be read alone",
            remedy: "Leave the limit out: all its records may have been in the part that was read.")
        }
        let database = try openDatabase(&feed, &summary)
        try database.run(into: &sink, summary: &summary)
      }
      summary.answers = sink.answers
      summary.unparsed = sink.unparsed
      try feed.finish(file, into: &summary)
      return summary
    } catch let error as RecordsError {
      throw error
    } catch let error as EvidenceError {
      throw RecordsError(error)
    } catch {
      throw RecordsError(
        .unreadable, path: file.path, message: "\(error)", remedy: "Check the file.", cause: error)
    }
  }

  /// The format of the file, told by its first bytes where it was not given.
  ///
  /// - Throws: `RecordsError` where the file cannot be read, or nothing tells.
  public func detectedFormat() throws(RecordsError) -> RecordFormat {
    if let format { return format }
    let feed: RecordFeed
    do throws(EvidenceError) {
      feed = try RecordFeed(file, chunkSize: chunkSize, limit: nil)
    } catch {
      throw RecordsError(error)
    }
    feed.stop()
    return try RecordFormat.detect(feed.head.span, path: file.path)
  }

  private func run(
    _ scanner: consuming some TextScanner, _ feed: inout RecordFeed, into sink: inout RecordSink,
    _ summary: inout RecordsSummary
  ) throws(RecordsError) {
    try scanner.run(&feed, into: &sink)
    scanner.describe(into: &summary)
  }

  private func textDecoder(_ head: Span<UInt8>) throws(RecordsError) -> TextDecoder {
    try RecordFormat.refuseWideText(head, path: file.path)
    return TextDecoder(encoding: encoding, head: head)
  }

  private func delimitedScanner(
    _ format: RecordFormat, head: Span<UInt8>
  ) throws(RecordsError) -> DelimitedScanner {
    let text = try textDecoder(head)
    let separator = delimiter ?? (format == .tsv ? 0x09 : Delimiter.detect(head) ?? UInt8(ascii: ","))
    return DelimitedScanner(self, delimiter: separator, text: text)
  }

  private func lineScanner<Reader: LineRecordReader>(
    _ reader: Reader, text: TextDecoder
  ) -> LineRecordScanner<Reader> {
    LineRecordScanner(reader, text: text, longestRecord: longestRecord)
  }

  private func patternReader(
    _ requests: [RecordRequest], head: Span<UInt8>, text: TextDecoder
  ) throws(RecordsError) -> PatternLineReader {
    if patterns.isEmpty {
      throw RecordsError(
        .missingPattern, path: file.path, message: "nothing says how its lines are made",
        remedy: "Give a pattern, such as [{time}] {level} {message}.")
    }
    return PatternLineReader(patterns, requests, head: head, text: text)
  }

  /// Opens the database where it lies, or a copy of it that is unpacked for this.
  func openDatabase(
    _ feed: inout RecordFeed, _ summary: inout RecordsSummary
  ) throws(RecordsError) -> SQLiteRecords {
    if file.isRereadable, !feed.isCompressed {
      for (ending, what) in [("-wal", "a write-ahead log"), ("-journal", "a rollback journal")] {
        guard FileManager.default.fileExists(atPath: file.path + ending) else { continue }
        summary.remarks.append(
          "beside it lies \(what) (\(ending)), which was not read: what stands only there is missing")
      }
      return try SQLiteRecords(at: file.path, path: file.path)
    }
    let copy = try TemporaryCopy()
    while let piece = try feed.nextPiece() { try copy.append(piece.bytes) }
    copy.close()
    let database = try SQLiteRecords(at: copy.path, path: file.path)
    copy.remove()
    return database
  }
}
