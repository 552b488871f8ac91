public import Injection

/// Where something stands in the evidence.
public struct EvidenceLine: Sendable, Hashable, Comparable {
  public let item: Int
  public let line: Int

  public init(item: Int, line: Int) {
    self.item = item
    self.line = line
  }

  /// Before every line.
  static let none = EvidenceLine(item: 0, line: 0)

  public static func < (a: EvidenceLine, b: EvidenceLine) -> Bool { (a.item, a.line) < (b.item, b.line) }
}

/// An instant and the zone it is told in.
public struct Moment: Sendable, Hashable, Comparable {
  /// Seconds since 1970, UTC.
  public let seconds: Int64
  /// Seconds east of UTC.
  public let utcOffset: Int

  public init(seconds: Int64, utcOffset: Int) {
    self.seconds = seconds
    self.utcOffset = utcOffset
  }

  public static func < (a: Moment, b: Moment) -> Bool { a.seconds < b.seconds }
}

/// What the attack requests and the responses to them show was obtained.
public struct Reconstruction: Sendable {
  public var points: [PointResult] = []
  public var obtained: [ObtainedTable] = []
  public var enumerated = Enumerated()
  public var files: [FileRead] = []
  public var scalars: [ScalarRead] = []
  public var unresolved: [Unresolved] = []
  /// How each value was learnt, where it was asked to be kept.
  public var reasons: Reasons?

  public init() {}
}

/// An injection point and whether it let anything out.
public struct PointResult: Sendable {
  public let point: InjectionPoint
  public var attempts = 0
  public var techniques: [Technique] = []
  /// The product whose dialect the successful requests speak.
  public var product: String?
  public var succeeded = false
  /// Data was asked for by techniques whose answers are not worked out: whether it came out is not known.
  public var hasOpenQuestions = false
  /// Which responses meant yes and which no, where the page answered questions.
  public var oracles: [OracleResult] = []
  /// Size models by which deliveries were recognised, in words, with the number of known deliveries they predict.
  public var models: [(words: String, explained: Int, samples: Int)] = []
  /// The first and the last request to it.
  public var evidence: [EvidenceLine] = []
  /// When the first and the last request to it were made; nil where there is none.
  public var first: Moment?
  public var last: Moment?

  public init(point: InjectionPoint) {
    self.point = point
  }
}

/// Which response to a question meant that its claim holds.
public struct OracleResult: Sendable, Hashable {
  /// What tells the answers apart: status, size, sizeLessPayload, sizeRange, duration.
  public var signal: String
  /// What a response looks like that means yes, and one that means no.
  public var whenTrue: ResponseSign
  public var whenFalse: ResponseSign
  /// How it was learnt: knownTruths, oneKnownTruth, nextQuestions, fewestContradictions, delay.
  public var calibratedBy: String
  public var questions: Int
  /// Answers that the attacker's own next question contradicts.
  public var contradictions: Int

  public init(
    signal: String, whenTrue: ResponseSign, whenFalse: ResponseSign, calibratedBy: String, questions: Int,
    contradictions: Int
  ) {
    self.signal = signal
    self.whenTrue = whenTrue
    self.whenFalse = whenFalse
    self.calibratedBy = calibratedBy
    self.questions = questions
    self.contradictions = contradictions
  }
}

/// What was obtained from one table through one set of columns.
public struct ObtainedTable: Sendable {
  public enum Extent: String, Sendable { case rows, wholeTable, filtered }

  public var schema: String?
  public var table: String
  public var columns: [String]
  public var orderBy: String?
  public var condition: String?
  public var extent: Extent
  public var rows: [ObtainedRow] = []
  /// A bound from the response's bytes, where rows cannot be listed.
  public var rowsAtMost: Int?
  /// Rows that the responses have room for beyond all that the dump holds: deleted before it was taken.
  public var rowsMissing = 0
  /// Response bytes that the listed content predicts, and that the log shows, summed over the requests.
  public var predictedBytes: Int?
  public var observedBytes: Int?
  /// What does not fit or had to be assumed.
  public var notes: [Note] = []
  public var evidence: [EvidenceLine] = []
  public var first: Moment
  public var last: Moment

  /// Something about a table's reading that a person must know.
  public enum Note: Sendable, Hashable {
    /// The response's bytes differ from those that the dump predicts.
    case bytesDisagree(predicted: Int, observed: Int)
    /// Rows that were created after the read and so are left out.
    case createdLater(Int)
    /// Rows that changed after the read: values of some cells are not known.
    case changedLater(Int)
    /// GROUP_CONCAT cut the result at so many bytes.
    case cutAt(Int)
    /// The table is in no dump of the evidence.
    case notInDump
    /// Values were learnt that no row of the dump holds: they have changed since, or the row is gone.
    case differsFromDump
    /// No size model could be learnt; delivery is neither shown nor refuted.
    case sizesNotCalibrated
    /// The table's name fits several schemas.
    case ambiguousSchema([String])
    /// The query cannot be computed.
    case notComputed(String)
  }

  public init(schema: String?, table: String, columns: [String], extent: Extent, first: Moment, last: Moment)
  {
    self.schema = schema
    self.table = table
    self.columns = columns
    self.extent = extent
    self.first = first
    self.last = last
  }
}

/// One row that was obtained.
public struct ObtainedRow: Sendable {
  /// Text, nil for NULL; U+FFFD for what is not known.
  public var values: [String?]
  public var cells: [Cell]
  public var grade: Grade
  /// The primary key's values, where the dump names them.
  public var key: String?
  /// The row's number in the order it was asked in, from 0.
  public var position: Int?
  public var first: Moment
  public var last: Moment
  public var evidence: [EvidenceLine]

  public struct Cell: Sendable {
    public var grade: Grade
    public var isComplete: Bool

    public init(grade: Grade, isComplete: Bool) {
      self.grade = grade
      self.isComplete = isComplete
    }
  }

  public init(
    values: [String?], cells: [Cell], grade: Grade, key: String?, position: Int?, first: Moment, last: Moment,
    evidence: [EvidenceLine]
  ) {
    self.values = values
    self.cells = cells
    self.grade = grade
    self.key = key
    self.position = position
    self.first = first
    self.last = last
    self.evidence = evidence
  }
}

/// Names that the attacker learnt from the database's catalogue.
public struct Enumerated: Sendable {
  public var schemas: Set<String> = []
  public var tables: Set<String> = []
  public var columns: Set<String> = []
  /// What was asked of the catalogue, with the lines that asked.
  public var questions: [(question: String, grade: Grade, evidence: [EvidenceLine])] = []

  public init() {}
}

/// A file of the server that was asked for.
public struct FileRead: Sendable {
  public var path: String
  /// Bytes obtained; 0: tried, nothing came.
  public var bytes: Int
  public var grade: Grade
  public var at: Moment
  public var evidence: [EvidenceLine]
  /// Set where the page wrote the content otherwise than it stands in the file: `bytes` is then what was written, and
  /// the file's own are at most as many. A copy of the file tells how many.
  public var written: WrittenContent?

  public init(path: String, bytes: Int, grade: Grade, at: Moment, evidence: [EvidenceLine]) {
    self.path = path
    self.bytes = bytes
    self.grade = grade
    self.at = at
    self.evidence = evidence
  }
}

/// A single value that was asked for and belongs to no person.
public struct ScalarRead: Sendable {
  public var expression: String
  /// The value, U+FFFD where it is not known.
  public var value: String
  /// Length of the delivered value in bytes, where the response shows it.
  public var length: Int?
  public var grade: Grade
  public var evidence: [EvidenceLine]

  public init(expression: String, value: String, length: Int?, grade: Grade, evidence: [EvidenceLine]) {
    self.expression = expression
    self.value = value
    self.length = length
    self.grade = grade
    self.evidence = evidence
  }
}

/// Questions of one kind whose answers are not worked out: they may have let more out than is listed.
public struct Unresolved: Sendable {
  /// One of them, as the application saw it.
  public var payload: String
  public var technique: Technique
  /// The tables they ask about; empty: a file.
  public var subject: String
  /// What in the first of them was not understood, in English; nil where it was, but no response tells the answer.
  public var reason: String?
  public var evidence: [EvidenceLine]
  /// What they would have brought, had they been answered; nil where no rows are asked for: counts, names, files.
  public var rows: Rows?

  /// Rows that questions ask for.
  public struct Rows: Sendable {
    /// The tables named, as written.
    public var tables: [(schema: String?, table: String)]
    /// The columns named, in lower case; empty where all are asked for.
    public var columns: Set<String>
    public var first: Moment
    public var last: Moment

    public init(tables: [(schema: String?, table: String)], columns: Set<String>, first: Moment, last: Moment)
    {
      self.tables = tables
      self.columns = columns
      self.first = first
      self.last = last
    }
  }

  public init(
    payload: String, technique: Technique, subject: String, reason: String? = nil, evidence: [EvidenceLine]
  ) {
    self.payload = payload
    self.technique = technique
    self.subject = subject
    self.reason = reason
    self.evidence = evidence
  }
}
