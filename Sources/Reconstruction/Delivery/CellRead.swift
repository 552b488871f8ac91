/// What one or more requests showed of a single cell of one row: error-based, inline and blind intruders go cell by
/// cell.
struct CellRead {
  var schema: String?
  var table: String
  /// The dump's table, where the name means one.
  var number: Int?
  /// What picked the row, as asked: the text of WHERE and of ORDER BY, and the offset of LIMIT.
  var condition: String?
  var order: String?
  var position: Int?
  /// The dump's row, where it is identified.
  var dumpRow: Int?
  var column: String
  /// The number of the first character asked for, where the value is fetched in pieces; else 0.
  var piece = 0
  /// What is known of the value: nil is NULL, U+FFFD stands for each character that is not known.
  var text: String?
  var cell: ObtainedRow.Cell
  var first: Moment
  var last: Moment
  var evidence: [EvidenceLine]
  var notes: Set<ObtainedTable.Note> = []
  var predictedBytes: Int?
  var observedBytes: Int?

  /// What picked the row, as one text.
  var pick: String { "\(condition ?? "")\u{0}\(order ?? "")\u{0}\(position ?? -1)" }

  /// Takes up what another read of the same cell showed.
  mutating func merge(_ other: CellRead) {
    let better =
      other.cell.isComplete && !cell.isComplete
      || other.cell.isComplete == cell.isComplete && other.cell.grade > cell.grade
    // What may have come must not pass for what did: pieces of either kind stay apart.
    if !cell.isComplete, !other.cell.isComplete, (cell.grade >= .probable) == (other.cell.grade >= .probable),
      let pieces = CellRead.joined(text, other.text)
    {
      text = pieces
      cell.grade = min(cell.grade, other.cell.grade)
      cell.isComplete = !pieces.unicodeScalars.contains("\u{FFFD}")
    } else if better {
      text = other.text
      cell = other.cell
    }
    dumpRow = dumpRow ?? other.dumpRow
    first = min(first, other.first)
    last = max(last, other.last)
    evidence += other.evidence
    notes.formUnion(other.notes)
    predictedBytes = CellRead.sum(predictedBytes, other.predictedBytes)
    observedBytes = CellRead.sum(observedBytes, other.observedBytes)
  }

  func merged(with other: CellRead) -> CellRead {
    var both = self
    both.merge(other)
    return both
  }

  /// Whether another read of the same cell shows nothing that this one does not.
  func covers(_ other: CellRead) -> Bool {
    if text == other.text { return true }
    if cell.isComplete { return !other.cell.isComplete }
    return CellRead.joined(text, other.text) == text
  }

  /// Two pieces of one value, each with U+FFFD for what it lacks.
  static func joined(_ a: String?, _ b: String?) -> String? {
    guard let a, let b, a.unicodeScalars.count == b.unicodeScalars.count, a.unicodeScalars.count > 1 else {
      return nil
    }
    var text = ""
    for (x, y) in zip(a.unicodeScalars, b.unicodeScalars) {
      text.unicodeScalars.append(x == "\u{FFFD}" ? y : x)
    }
    return text
  }

  private static func sum(_ a: Int?, _ b: Int?) -> Int? {
    if let a, let b { return a + b }
    return a ?? b
  }
}
