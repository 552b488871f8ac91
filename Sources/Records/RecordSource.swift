public import Evidence

/// A file of records, and what is known of how it is written.
///
/// ```swift
/// let source = RecordSource(file: try EvidenceFile("members.csv.gz"))
/// let wanted = RecordRequest(columns: ["email", "created_at"])
/// let summary = try source.read([wanted]) { _, record in
///   print(record.line, record.text(0) ?? "NULL")
/// }
/// ```
///
/// Files may be plain or compressed with gzip, zstd or xz. They are only ever read.
public struct RecordSource: Sendable {
  /// The file, pipe or standard input.
  public var file: EvidenceFile
  /// Its format; nil: told by its first bytes.
  public var format: RecordFormat?
  /// The encoding of its text; nil: told by its bytes, for dumps by what they say themselves.
  public var encoding: TextEncoding?
  /// What separates values in CSV; nil: told by the first lines.
  public var delimiter: UInt8?
  /// The names of the columns of a CSV or TSV file; nil: its first line names them. A first line that repeats
  /// these names is no record.
  public var header: [String]?
  /// How the lines are made, for ``RecordFormat/lines``; the first pattern that a line fits counts.
  public var patterns: [LinePattern]
  /// How many bytes are read at a time; no result depends on it.
  var chunkSize = 1 << 20
  /// The longest record of a text, in bytes. What looks longer is no record: a quote that nobody closes, mostly.
  var longestRecord = 16 << 20

  public init(
    file: EvidenceFile, format: RecordFormat? = nil, encoding: TextEncoding? = nil,
    delimiter: UInt8? = nil, header: [String]? = nil, patterns: [LinePattern] = []
  ) {
    self.file = file
    self.format = format
    self.encoding = encoding
    self.delimiter = delimiter
    self.header = header
    self.patterns = patterns
  }
}

/// What is wanted of a file: some columns of one table.
public struct RecordRequest: Hashable, Sendable {
  /// The table; nil for formats without tables, and where the file has only one.
  public var table: TableName?
  /// The columns, in the order in which ``RecordView`` has them. In JSON lines `a.b.c` is a field in an
  /// object in an object, in lines of text one in an object in the field `a`.
  public var columns: [String]
  /// Whether only the table of exactly that name, schema and all, answers it.
  var isExact = false

  public init(table: TableName? = nil, columns: [String]) {
    self.table = table
    self.columns = columns
  }
}
