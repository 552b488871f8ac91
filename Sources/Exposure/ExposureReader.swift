public import Reconstruction

/// The whole way from what was reconstructed to whose data it is.
public struct ExposureReader: Sendable {
  public let map: DataMap
  /// The path of the map's file, as errors call it.
  public let path: String
  public let shelf: Shelf
  /// Seconds east of UTC at an instant, for times that name no zone and for those that are told.
  public let utcOffset: @Sendable (Int64) -> Int

  public init(map: DataMap, path: String, shelf: Shelf, utcOffset: @escaping @Sendable (Int64) -> Int) {
    self.map = map
    self.path = path
    self.shelf = shelf
    self.utcOffset = utcOffset
  }

  /// A stretch that the evidence does not show, while the intrusion was under way.
  public struct Gap: Sendable {
    public let from: Moment
    /// Nil where its end is not known.
    public let to: Moment?

    public init(from: Moment, to: Moment?) {
      self.from = from
      self.to = to
    }
  }

  /// - Parameters:
  ///   - trace: the intruders' first and last request.
  ///   - gaps: those during the intrusion.
  ///   - progress: called with an item and the bytes of it that have been read.
  /// - Throws: everything about the map that the evidence contradicts.
  public func affected(
    by reconstruction: Reconstruction, trace: (first: Moment, last: Moment)?, gaps: [Gap],
    progress: @escaping (Shelf.Item, Int) -> Void = { _, _ in }
  ) throws(DataMapError) -> Affected {
    let clock = MapClock { local in utcOffset(local - Int64(utcOffset(local))) }
    let plan = SearchPlan(map: map, reconstruction: reconstruction, shelf: shelf, widens: !gaps.isEmpty)
    let loader = PeopleLoader(map: map, shelf: shelf, clock: clock, progress: progress)
    let people = try loader.load(searched: plan.lookups, stores: plan.stores, path: path)
    let tables = TableExposure(map: map, primaryKeys: plan.primaryKeys, rows: people.rows)
    var finder = ExposureFinder(
      map: map, reconstruction: reconstruction, tables: tables, register: people.register)
    for unparsed in people.unparsed {
      finder.notes.insert(.unparsedLines(file: unparsed.file, lines: unparsed.lines))
    }
    finder.addTables()
    let files = FileExposure(map: map, shelf: shelf, clock: clock, path: path)
    try files.addFiles(to: &finder)
    try files.addCaptures(to: &finder)
    finder.addUnresolved()
    for gap in gaps {
      let before = finder.entries.count
      finder.addGap(from: gap.from, to: gap.to ?? trace?.last ?? gap.from)
      try files.addGap(until: (gap.to ?? trace?.last ?? gap.from).seconds, to: &finder)
      let added = Set(finder.entries[before...].map(\.record)).subtracting(
        finder.entries[..<before].map(\.record))
      finder.notes.insert(.widenedByGap(from: gap.from, to: gap.to, records: added.count))
    }
    return AffectedBuilder(
      map: map, register: finder.register, portions: finder.portions, sources: finder.sources,
      entries: finder.entries, reconstruction: finder.reconstruction, utcOffset: utcOffset, clock: clock
    ).affected(notes: finder.notes, trace: trace)
  }
}
