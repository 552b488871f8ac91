public import Evidence

/// What a pass over a file met, besides the records.
public struct RecordsSummary: Sendable {
  /// What became of one request.
  public struct Answer: Sendable, Equatable {
    /// The table that was read; nil where none fits, or the format has none.
    public var table: TableName?
    /// Whether there was a table to read. A table of a dump without definition counts from its first row.
    public var isTableFound = false
    /// Whether the table was read to its end; a damaged database may end it early. See ``RecordsSummary/remarks``.
    public var isComplete = true
    /// How many records were handed out.
    public var records = 0
    /// For each wanted column, whether it is a column of the table; in JSON, also in
    /// a field of a line, whether any record had it.
    public var isColumnFound: [Bool]
  }

  /// Lines, or rows, that could not be read; they are left out.
  public struct Unparsed: Sendable, Equatable {
    /// How many lines are named at most.
    public static let limit = 10
    public var count = 0
    /// The first of them, from 1.
    public var lines: [Int] = []

    mutating func add(line: Int, count more: Int = 1) {
      count += more
      if lines.count < Self.limit { lines.append(line) }
    }
  }

  /// The format, and whether it was told by the bytes rather than given.
  public var format: RecordFormat
  public var isFormatDetected: Bool
  /// The encoding of the text, and whether it was told by the bytes rather than given.
  public var encoding = TextEncoding.utf8
  public var isEncodingDetected = false
  /// What separates values; nil for formats without.
  public var delimiter: UInt8?

  /// What became of each request, in their order.
  public var answers: [Answer] = []
  public var unparsed = Unparsed()
  /// How many fields held bytes that their encoding does not know; each such byte reads U+FFFD.
  public var undecodableFields = 0
  /// Damage of the compression, or of the file itself.
  public var damage: [Damage] = []
  /// What else was met, in words: problems of a dump, a write-ahead log beside a database.
  public var remarks: [String] = []

  /// SHA-256 of the file as it lies on the medium, in lower-case hexadecimal.
  public var sha256: String?
  /// The size of the file as it lies on the medium.
  public var rawBytes = 0
  /// How many decoded bytes were read for records: the limit where there was one.
  public var decodedBytes = 0
  /// How many lines those are; 0 for SQLite.
  public var lines = 0
  /// The tables, with their columns, that the file turned out to have.
  public var tables: [TableContents] = []
}
