import Bytes
import Evidence

/// A format of text whose records follow one another, read piece by piece.
protocol TextScanner {
  /// Reads whole records from the front of `bytes`.
  ///
  /// - Parameters:
  ///   - offset: where the first byte stands in the file.
  ///   - end: set where nothing follows: all bytes are then to be used up.
  /// - Returns: how many bytes were used; the others come again, with what follows them.
  mutating func consume(
    _ bytes: Span<UInt8>, offset: Int, end: Piece.End?, into sink: inout RecordSink
  ) throws(RecordsError) -> Int

  /// Adds what was found out about the file.
  func describe(into summary: inout RecordsSummary)
}

extension TextScanner {
  /// Reads the whole feed, joining what is left of one piece to the next.
  mutating func run(
    _ feed: inout RecordFeed, into sink: inout RecordSink
  ) throws(RecordsError) {
    var carry: [UInt8] = []
    while let piece = try feed.nextPiece() {
      let offset = piece.offset - carry.count
      let bytes = carry.isEmpty ? piece.bytes : carry + piece.bytes
      let used = try consume(bytes.span, offset: offset, end: piece.end, into: &sink)
      carry = Array(bytes[used...])
    }
  }
}

extension RecordFeed {
  /// As ``next()``, with the errors of this module.
  mutating func nextPiece() throws(RecordsError) -> Piece? {
    do throws(EvidenceError) {
      return try next()
    } catch {
      throw RecordsError(error)
    }
  }
}
