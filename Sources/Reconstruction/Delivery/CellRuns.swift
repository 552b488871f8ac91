import DatabaseDump

/// Puts single cells together to rows, and rows to tables.
///
/// Reads of one table that share condition and order are one run, whose columns are all those that were asked for in
/// it. A cell that was never asked for in a row is a single U+FFFD. When the intruder starts over at cells that had
/// been read, a new run begins, since it may be about other columns. Runs with the same columns are one table.
struct CellRuns {
  private let database: Database
  private var reads: [CellRead] = []

  init(database: Database) {
    self.database = database
  }

  /// The order of the calls does not matter.
  mutating func add(_ read: CellRead) { reads.append(read) }

  /// The tables that the reads add up to, each with the set of columns asked for.
  func tables() -> [ObtainedTable] {
    var tables: [Collector.TableKey: Collector.Entry] = [:]
    for run in runs() { run.add(to: &tables, database) }
    return tables.sorted { ($0.key.schema ?? "", $0.key.table, $0.value.table.columns.joined()) < ($1.key.schema ?? "", $1.key.table, $1.value.table.columns.joined()) }
      .compactMap { Collector.finished($0.value) }
  }

  /// The runs, in the order in which they began.
  func runs() -> [CellRun] {
    var runs: [CellRun] = []
    var current: [CellRun.Key: Int] = [:]
    for read in reads.sorted(by: CellRuns.isBefore) {
      let key = CellRun.Key(read)
      if let at = current[key], !runs[at].isLeft(by: read) {
        runs[at].add(read)
      } else {
        current[key] = runs.count
        runs.append(CellRun(key, read))
      }
    }
    return CellRuns.withoutAsides(runs)
  }

  private static func isBefore(_ a: CellRead, _ b: CellRead) -> Bool {
    let (x, y) = (a.evidence.min() ?? .none, b.evidence.min() ?? .none)
    return (a.first.seconds, x, a.column) < (b.first.seconds, y, b.column)
  }

  /// A few cells of one row, fetched again, are no run of their own beside the longer one that has them.
  private static func withoutAsides(_ runs: [CellRun]) -> [CellRun] {
    var kept: [CellRun] = []
    for run in runs {
      if let host = kept.lastIndex(where: { $0.key == run.key }), run.rowCount == 1, kept[host].rowCount > 1,
        run.cellPlaces.isSubset(of: kept[host].cellPlaces)
      {
        kept[host].merge(run)
      } else {
        kept.append(run)
      }
    }
    return kept
  }
}
