import DatabaseDump

/// Finds in the dump the rows that blind reads are of.
///
/// The query says which row it should be; where the answers do not fit that row, the order may be another than is known
/// here, and any row is looked at. The dump decides what noise leaves open, but only among what the answers allow.
struct RowIdentifier {
  let database: Database
  let utcOffset: Int
  let cache: SnapshotCache

  /// A value with what it is in the database's terms.
  struct Read {
    let value: BlindValue
    let source: BlindSource

    /// The first request about it, by its number.
    var request: Int { value.questions.first?.request ?? 0 }
  }

  /// What the dump says of the cells of one row.
  struct Identified {
    /// The row, where the answers fit just one.
    let row: Int?
    /// What each value would be if it were that row's; nil is NULL.
    let texts: [[UInt32]?]
    /// The query yields a row at all.
    let isThere: Bool
  }

  /// Bits of agreement from which on a row that fits does not fit by chance.
  private static let convincing = 10.0

  /// - Parameter reads: of cells of one row.
  func identify(_ reads: [Read], table: Int) -> Identified? {
    guard let first = reads.first, let rows = database.tables[table].rows else { return nil }
    let snapshot = Snapshot(
      database: database, assumptions: Snapshot.Assumptions(asOf: first.value.first.seconds),
      utcOffset: utcOffset,
      cache: cache)
    let bits = reads.reduce(0) { $0 + $1.value.known.bits }
    let (expected, isThere) = expectedRow(first, table, snapshot)
    // No answer is known at all: nothing shows that it failed, nothing that it did not.
    if let expected, reads.allSatisfy(\.value.isUnanswered) {
      return Identified(
        row: expected, texts: texts(of: reads, expected, table, snapshot) ?? reads.map { _ in nil },
        isThere: true)
    }
    if let expected, let texts = texts(of: reads, expected, table, snapshot), fit(reads, texts),
      bits >= RowIdentifier.convincing
        || others(than: expected, fit: reads, table, rows.count, snapshot).isEmpty
    {
      return Identified(row: expected, texts: texts, isThere: true)
    }
    guard bits >= RowIdentifier.convincing else {
      return Identified(row: nil, texts: reads.map { _ in nil }, isThere: isThere)
    }
    let fitting = others(than: nil, fit: reads, table, rows.count, snapshot)
    guard fitting.count == 1, let texts = texts(of: reads, fitting[0], table, snapshot) else {
      return Identified(row: nil, texts: reads.map { _ in nil }, isThere: isThere)
    }
    return Identified(row: fitting[0], texts: texts, isThere: true)
  }

  /// The row that the query picks, by the dump; and whether it picks any.
  private func expectedRow(_ read: Read, _ table: Int, _ snapshot: Snapshot) -> (row: Int?, isThere: Bool) {
    let evaluator = Evaluator(tree: read.source.tree, snapshot: snapshot)
    guard let rows = try? evaluator.rows(ofQuery: read.source.query, in: Evaluator.Scope()) else {
      return (nil, true)
    }
    guard let row = rows.first else { return (nil, false) }
    return (row.lazy.flatMap(\.cells).first { $0.table == Int32(table) }.map { Int($0.row) }, true)
  }

  /// At most two rows besides `row` that fit the answers.
  private func others(than row: Int?, fit reads: [Read], _ table: Int, _ count: Int, _ snapshot: Snapshot)
    -> [Int]
  {
    var found: [Int] = []
    for other in 0..<count where other != row {
      guard let texts = texts(of: reads, other, table, snapshot), fit(reads, texts) else { continue }
      found.append(other)
      if found.count == 2 { break }
    }
    return found
  }

  private func fit(_ reads: [Read], _ texts: [[UInt32]?]) -> Bool {
    zip(reads, texts).allSatisfy { read, text in
      guard let text else { return read.value.known.admitsNull }
      return read.value.admits(text)
    }
  }

  private func texts(of reads: [Read], _ row: Int, _ table: Int, _ snapshot: Snapshot) -> [[UInt32]?]? {
    var texts: [[UInt32]?] = []
    for read in reads {
      guard let template = read.source.template, template.gathering == nil,
        let text = template.text(ofRow: row, table: table, snapshot)
      else { return nil }
      texts.append(text)
    }
    return texts
  }
}

extension ValueTemplate {
  /// The text that a row's values make up: nil where it cannot be told, an inner nil where it is NULL.
  func text(ofRow row: Int, table: Int, _ snapshot: Snapshot) -> [UInt32]?? {
    var text: [UInt32] = []
    let definition = snapshot.database.tables[table].definition
    for part in parts {
      switch part {
      case .literal(let literal): text += literal
      case .column(let name, let nullText):
        guard let column = definition.columnIndex(name) else { return .none }
        let datum = snapshot.cell(table: table, row: row, column: column)
        if let bytes = datum.bytes, bytes.isEmpty || !bytes.allSatisfy({ $0 == Snapshot.unknownByte }) {
          text += QuestionReader.codes(bytes)
        } else if datum.isNull {
          guard let nullText else { return .some(nil) }
          text += nullText
        } else {
          return .none
        }
      }
    }
    for writing in writings.reversed() {
      switch writing {
      case .reversed: text.reverse()
      case .internetAddress:
        let parts = String(String.UnicodeScalarView(text.compactMap(Unicode.Scalar.init))).split(
          separator: "."
        )
        .compactMap { UInt32($0) }
        guard parts.count == 4 else { return .none }
        text = String(parts.reduce(0) { $0 << 8 | $1 }).unicodeScalars.map(\.value)
      case .unixTime:
        guard let seconds = DatabaseTime.read(text.flatMap(CharacterFunction.bytes)[...]) else {
          return .none
        }
        text = String(seconds - Int64(snapshot.utcOffset)).unicodeScalars.map(\.value)
      case .hexadecimal:
        let bytes = text.flatMap(CharacterFunction.bytes)
        text = Encoding.hexadecimal(bytes).map(UInt32.init)
      }
    }
    return .some(text)
  }
}

extension BlindValue {
  /// Whether none of its questions has an answer.
  var isUnanswered: Bool { !questions.contains { $0.answer != nil } }

  /// Whether a text may be the value.
  func admits(_ text: [UInt32]) -> Bool {
    known.admits(subject.isBytes ? text.flatMap(CharacterFunction.bytes).map(UInt32.init) : text)
  }

  /// The value with what the dump decides of what the answers leave open.
  ///
  /// Taken that the text is the value, each question has its answer, and the attacker saw it: what those answers
  /// determine together is what he learnt. That adds no character that he did not ask for, nor one that he gave up on.
  func written(against text: [UInt32]?) -> BlindText? {
    let own = written()
    guard let text, own?.isComplete != true else { return own }
    let codes = subject.isBytes ? text.flatMap(CharacterFunction.bytes).map(UInt32.init) : text
    let given = UnknownValue(codes)
    var learnt = UnknownValue()
    for question in questions {
      if let answer = given.verdict(on: question.claim) { learnt.learn(question.claim, answer) }
    }
    learnt.settle()
    guard !learnt.isContradictory else { return own }
    var value = self
    value.known = learnt
    guard var text = value.written() else { return own }
    text.isCertain = false
    return text
  }
}
