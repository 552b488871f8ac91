import Bytes
import DatabaseDump
import Evidence

/// Reads the wanted tables of a mysqldump.
struct DumpRecords {
  /// What is to be done with the rows of one table.
  private final class Plan {
    /// The line of the table's definition.
    var line: Int
    /// The requests that it answers, with where their fields begin.
    var answers: [(request: Int, first: Int)] = []
    /// Whether each wanted column holds text, so that it has an encoding.
    var isText: [Bool] = []
    var records: Int

    init(line: Int, records: Int) {
      self.line = line
      self.records = records
    }
  }

  private let source: RecordSource
  private let head: [UInt8]
  private let requests: [RecordRequest]
  private var text: TextDecoder
  private var charset: String?
  /// The tables met so far, by their places in the dump.
  private var plans: [Int: Plan] = [:]
  /// The plan of the last row, and the place of its table.
  private var present: (table: Int, plan: Plan)?
  /// The table that answers each request, once rows of it were met.
  private var chosen: [TableName?]
  private var failure: RecordsError?

  init(_ source: RecordSource, head: [UInt8], requests: [RecordRequest]) {
    self.source = source
    self.head = head
    self.requests = requests
    text = TextDecoder(encoding: source.encoding, head: head.span)
    chosen = requests.map { _ in nil }
  }

  mutating func run(
    _ feed: inout RecordFeed, into sink: inout RecordSink, summary: inout RecordsSummary
  ) throws(RecordsError) {
    let requests = self.requests
    var stream = DumpStream { table in Self.columns(of: table, for: requests) }
    var isCut = false
    while failure == nil, let piece = try feed.nextPiece() {
      if case .cut? = piece.end { isCut = true }
      do throws(DumpError) {
        try stream.consume(piece.bytes.span, firstLine: piece.line) { row in take(row, &sink) }
      } catch {
        throw RecordsError(error, path: source.file.path)
      }
    }
    if let failure { throw failure }
    let dump: DatabaseDump
    do throws(DumpError) {
      dump = try stream.finish(isCut: isCut) { row in take(row, &sink) }
    } catch {
      // Of a dump that is cut early there may be nothing.
      if isCut, error.code == .isNotADump { return }
      throw RecordsError(error, path: source.file.path)
    }
    if let failure { throw failure }
    sink.unparsed.count = stream.unfittingRows
    sink.unparsed.lines = Array(stream.unfittingLines.prefix(RecordsSummary.Unparsed.limit))
    try describe(dump, &sink, &summary)
  }

  // MARK: - Tables

  static func name(of table: TableDefinition) -> TableName {
    TableName(schema: table.schema ?? table.headerDatabase, name: table.name)
  }

  private static func contents(of table: TableDefinition) -> TableContents {
    var contents = TableContents(name: name(of: table), columns: table.columns.map(\.name))
    contents.types = table.columns.map(\.type)
    contents.isView = table.isView
    return contents
  }

  /// The columns that all requests for a table want, one after the other; nil where none is for it.
  private static func columns(of table: TableDefinition, for requests: [RecordRequest]) -> [Int]? {
    let contents = contents(of: table)
    var columns: [Int] = []
    var isWanted = false
    for request in requests where fit(request, table) > .none {
      isWanted = true
      columns += request.columns.map { contents.place(of: $0) ?? -1 }
    }
    return isWanted ? columns : nil
  }

  private static func fit(_ request: RecordRequest, _ table: TableDefinition) -> TableName.Fit {
    guard let wanted = request.table else { return table.isView ? .none : .exact }
    if request.isExact { return wanted == name(of: table) ? .exact : .none }
    return wanted.fit(name(of: table))
  }

  private mutating func makePlan(_ table: TableDefinition, records: Int) throws(RecordsError) -> Plan {
    let plan = Plan(line: table.line, records: records)
    var first = 0
    let contents = Self.contents(of: table)
    for (index, request) in requests.enumerated() {
      let fit = Self.fit(request, table)
      if fit == .none { continue }
      if try choose(Self.name(of: table), fit, for: index) { plan.answers.append((index, first)) }
      first += request.columns.count
      plan.isText += request.columns.map { name in
        guard let place = contents.place(of: name) else { return false }
        return table.columns[place].isText || table.columns[place].type.isEmpty
      }
    }
    return plan
  }

  /// Whether a table is to answer a request; one of exactly the name stands before one of other case.
  private mutating func choose(
    _ table: TableName, _ fit: TableName.Fit, for request: Int
  ) throws(RecordsError) -> Bool {
    guard let other = chosen[request], other != table else {
      chosen[request] = table
      return true
    }
    let wanted = requests[request].table
    if fit == .anyCase, wanted?.fit(other) == .exact { return false }
    throw RecordsError(
      .ambiguousTable, path: source.file.path,
      message:
        "both \(other) and \(table) fit \(wanted.map { "the table \($0)" } ?? "where no table is named")",
      remedy: "Name the table exactly, with its schema.")
  }

  // MARK: - Rows

  /// - Returns: whether to go on.
  private mutating func take(_ row: borrowing DumpRow, _ sink: inout RecordSink) -> Bool {
    do throws(RecordsError) {
      let plan = try plan(for: row)
      plan.records += 1
      fill(&sink.view, from: row, plan)
      for (request, first) in plan.answers { try sink.deliver(to: request, first: first) }
      return true
    } catch {
      failure = error
      return false
    }
  }

  private mutating func plan(for row: borrowing DumpRow) throws(RecordsError) -> Plan {
    if let present, present.table == row.table, present.plan.line == row.definition.line {
      return present.plan
    }
    let known = plans[row.table]
    let plan: Plan
    if let known, known.line == row.definition.line {
      plan = known
    } else {
      plan = try makePlan(row.definition, records: known?.records ?? 0)
    }
    plans[row.table] = plan
    present = (row.table, plan)
    return plan
  }

  private mutating func fill(_ view: inout RecordView, from row: borrowing DumpRow, _ plan: Plan) {
    if source.encoding == nil, charset != row.characterSet {
      charset = row.characterSet
      text = TextDecoder(
        encoding: charset.flatMap { TextEncoding(name: $0) }, head: head.span)
    }
    view.clear(slots: row.cells.count)
    view.number = plan.records
    view.line = row.line
    view.offset = row.offset
    view.isCut = row.isCut
    for slot in row.cells.indices {
      switch row.cells[slot] {
      case .null: view.fields[slot] = .null
      case .absent, .expression: break
      case .bytes(let range, let isNumber):
        let start = view.arena.count
        if isNumber || !plan.isText[slot] {
          view.arena.append(row.arena.span, in: range)
        } else {
          text.append(row.arena.span, range, of: 0..<row.arena.count, to: &view.arena)
        }
        view.fields[slot] = .bytes(start..<view.arena.count)
      }
    }
  }

  // MARK: - Summary

  private mutating func describe(
    _ dump: DatabaseDump, _ sink: inout RecordSink, _ summary: inout RecordsSummary
  ) throws(RecordsError) {
    summary.tables = dump.tables.map { Self.contents(of: $0) }
    summary.remarks = dump.problems.map(\.description)
    if dump.problemsLeftOut > 0 { summary.remarks.append("and \(dump.problemsLeftOut) more problems") }
    text.describe(into: &summary)
    for index in requests.indices {
      // A table without rows has chosen nothing yet.
      let fitting = dump.tables.filter { Self.fit(requests[index], $0) > .none }
      let best =
        fitting.first { Self.name(of: $0) == chosen[index] }
        ?? fitting.first { Self.fit(requests[index], $0) == .exact } ?? fitting.first
      guard let table = best else { continue }
      let contents = Self.contents(of: table)
      sink.answers[index].isTableFound = true
      sink.answers[index].table = contents.name
      sink.answers[index].isColumnFound = requests[index].columns.map { contents.place(of: $0) != nil }
    }
  }
}

extension RecordsError {
  init(_ error: DumpError, path: String) {
    let isWide = error.code == .isUTF16
    self.init(
      isWide ? .unsupportedFormat : .unknownFormat, path: path, line: error.line,
      message: isWide ? "the dump is UTF-16 text" : "nothing in it is a statement of a MySQL or MariaDB dump",
      remedy: isWide
        ? "Convert a copy to UTF-8, and name that." : "Check the format that was given for it.",
      cause: error)
  }
}
