import Bytes

/// Brings text into UTF-8, and finds out what it is written in where nobody has said.
struct TextDecoder {
  /// Nil until the first bytes that are not ASCII decide.
  private(set) var encoding: TextEncoding?
  /// Whether the bytes decided.
  private(set) var isDetected = false
  /// How many fields had bytes that are no characters.
  private(set) var undecodable = 0
  private var converter: Converter?

  /// - Parameters:
  ///   - encoding: what was said of the file.
  ///   - head: the beginning of the file, which decides otherwise.
  init(encoding given: TextEncoding?, head: Span<UInt8>) {
    if let given {
      choose(given)
    } else {
      let end = head.lastOffset(of: 0x0A, from: 0, to: head.count) ?? head.count
      isDetected = true
      if let found = TextEncoding.detect(head, 0..<end) { choose(found) }
    }
  }

  private mutating func choose(_ encoding: TextEncoding) {
    self.encoding = encoding
    converter = encoding == .utf8 ? nil : Converter(encoding)
  }

  /// Adds bytes of a record to `arena` as UTF-8.
  ///
  /// - Parameter record: where the record stands. If nothing has decided yet, its bytes do.
  mutating func append(
    _ bytes: Span<UInt8>, _ range: Range<Int>, of record: Range<Int>, to arena: inout [UInt8]
  ) {
    if encoding == .utf8 || bytes.isASCII(in: range) {
      arena.append(bytes, in: range)
      return
    }
    if encoding == nil { choose(TextEncoding.detect(bytes, record) ?? .utf8) }
    guard let converter else {
      arena.append(bytes, in: range)
      return
    }
    if !converter.append(bytes, range, to: &arena) { undecodable += 1 }
  }

  /// Decides by these bytes, if nothing has decided yet.
  mutating func decide(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    if encoding == nil, let found = TextEncoding.detect(bytes, range) { choose(found) }
  }

  /// Says what the text was written in.
  func describe(into summary: inout RecordsSummary) {
    summary.encoding = encoding ?? .utf8
    summary.isEncodingDetected = isDetected
    summary.undecodableFields = undecodable
  }
}
