/// Puts single cells together to rows, and rows to tables.
///
/// Reads of one table that share condition and order are one run, whose columns are all those that were asked for in
/// it. A cell that was never asked for in a row is a single U+FFFD. When the intruder starts over at cells that had
/// been read, a new run begins, since it may be about other columns. Runs with the same columns are one table: the
/// collector adds each to the table that has its columns.
struct CellRuns {
  private var reads: [CellRead] = []

  /// The order of the calls does not matter.
  mutating func add(_ read: CellRead) { reads.append(read) }

  /// The runs, in the order in which they began.
  func runs() -> [CellRun] {
    var runs: [(began: Int, run: CellRun)] = []
    let sorted = reads.sorted(by: CellRuns.isBefore)
    for (key, places) in Dictionary(grouping: sorted.indices, by: { CellRun.Key(sorted[$0]) }) {
      var of = [(places[0], CellRun(key, sorted[places[0]]))]
      for (number, place) in places.enumerated().dropFirst() {
        let read = sorted[place]
        let upcoming = places[(number + 1)...].prefix(CellRuns.sight).map { sorted[$0] }
        guard of[of.count - 1].1.isLeft(by: read, before: upcoming) else {
          of[of.count - 1].1.add(read)
          continue
        }
        let earlier = of[of.count - 1].1.giveUpReads(before: read)
        var run = CellRun(key, earlier.first ?? read)
        for more in earlier.dropFirst() { run.add(more) }
        if !earlier.isEmpty { run.add(read) }
        of.append((place, run))
      }
      runs += of
    }
    return CellRuns.withoutAsides(runs.sorted { $0.began < $1.began }.map(\.run))
  }

  /// How many further reads tell whether the intruder started over or repeated a single request.
  private static let sight = 6

  private static func isBefore(_ a: CellRead, _ b: CellRead) -> Bool {
    let (x, y) = (a.evidence.min() ?? .none, b.evidence.min() ?? .none)
    return (a.first.seconds, x, a.column) < (b.first.seconds, y, b.column)
  }

  /// Some cells fetched again here and there are no run of their own beside the longer one that has them.
  private static func withoutAsides(_ runs: [CellRun]) -> [CellRun] {
    var kept: [CellRun] = []
    for run in runs {
      if let host = kept.lastIndex(where: { $0.key == run.key }), run.isScattered, kept[host].rowCount > 1,
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
