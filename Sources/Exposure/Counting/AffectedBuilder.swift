import Reconstruction

/// From exposures to figures: who the affected people are, and how many belong to which set.
struct AffectedBuilder {
  let map: DataMap
  let register: Register
  let portions: Portions
  let sources: [Source]
  let entries: [Entry]
  let reconstruction: Reconstruction
  /// Seconds east of UTC at an instant, for the times that are told.
  let utcOffset: (Int64) -> Int

  func affected(notes: Set<ExposureNote>, trace: (first: Moment, last: Moment)?) -> Affected {
    var sums = portions
    var portionOf = [UInt32](repeating: 0, count: register.count)
    for entry in entries {
      portionOf[Int(entry.record)] = sums.sum(portionOf[Int(entry.record)], entry.portion)
    }
    var people = register.people(map.identity)
    let groups = RecordGroups(register: register, portionOf: portionOf, people: &people)
    let sets = SetEvaluator(groups, register, sums, sets: map.sets)

    var affected = Affected(map: map)
    affected.register = register
    affected.portions = sums
    affected.sources = sources
    affected.files = reconstruction.files
    affected.groups = groups
    affected.entries = entries.sorted { ($0.record, $0.source, $0.row) < ($1.record, $1.source, $1.row) }
    affected.total = sets.counts(.all)
    addPartitions(sets, to: &affected)
    affected.sets = map.sets.map { set in
      let parts = set.people.value.parts
      let sum = parts.count < 2 ? nil : parts.reduce(into: Tally()) { $0 += sets.tally(sets.records($1)) }
      return Affected.SetFigure(set: set, counts: sets.counts(set.people.value), sumOfParts: sum)
    }
    var notes = notes
    affected.windows = windows(sets, affected, trace, &notes)
    noteSubsets(sets, &notes)
    noteStrangers(groups, &notes)
    affected.notes = notes.sorted { "\($0)" < "\($1)" }
    return affected
  }

  // MARK: - Figures

  private func addPartitions(_ sets: SetEvaluator, to affected: inout Affected) {
    let classes = affected.portions.classes.sorted()
    let services = map.services.map(\.id.value)
    let populations = map.populations.map(\.id.value)
    let countries = Set(affected.groups.groups.map { $0.facts & ~Register.withdrawnBit })
      .map { register.countries[Int($0)] }.sorted()
    let byClass = services.flatMap { service in
      classes.map { SetExpression.intersection(.service(service), .dataClass($0)) }
    }
    let wanted =
      services.map(SetExpression.service) + populations.map(SetExpression.population)
      + classes.map(SetExpression.dataClass) + countries.map(SetExpression.country) + byClass
    var counts = sets.counts(of: wanted.map(sets.records))[...]
    func take(_ names: [String]) -> [Affected.Figure] {
      let figures = zip(names, counts).map { Affected.Figure(id: $0, counts: $1) }
      counts = counts.dropFirst(names.count)
      return figures
    }
    affected.byService = take(services)
    affected.byPopulation = take(populations)
    affected.byDataClass = take(classes)
    affected.byCountry = take(countries)
    affected.byServiceAndDataClass = services.map {
      ($0, take(classes).filter { $0.counts.records.maximum > 0 })
    }
  }

  // MARK: - Windows

  private func windows(
    _ sets: SetEvaluator, _ affected: Affected, _ trace: (first: Moment, last: Moment)?,
    _ notes: inout Set<ExposureNote>
  ) -> [ExposureWindow] {
    var placeOf = [UInt32](repeating: UInt32.max, count: register.count)
    for (place, record) in affected.groups.records.enumerated() { placeOf[Int(record)] = UInt32(place) }
    var windows = span(nil, { _ in true }, classes: nil, affected.portions)
    var told: Set<[Moment]> = []
    let named = Dictionary(map.sets.map { ($0.id.value, $0.people.value) }) { first, _ in first }
    for set in map.sets {
      let members = sets.records(set.people.value)
      let own = span(
        set.id.value,
        { entry in
          let place = placeOf[Int(entry.record)]
          return place != UInt32.max && members[Int(affected.groups.groupOf[Int(place)])] != 0
        }, classes: set.people.value.classes(in: named), affected.portions)
      if set.people.value.classes(in: named) != nil { noteContradictions(own, trace, &told, &notes) }
      windows += own
    }
    return windows
  }

  /// The windows of some exposures: those of data of some classes, nil for all.
  private func span(
    _ set: String?, _ belongs: (Entry) -> Bool, classes: Set<String>?, _ portions: Portions
  ) -> [ExposureWindow] {
    let concerned = portions.parts.map { parts in
      classes.map { classes in
        parts.contains { part in
          classes.contains { DataClass.isCovered(portions.classes[part.dataClass], by: $0) }
        }
      } ?? true
    }
    var read: (from: Int64, to: Int64)?
    var origins: Set<Origin> = []
    for entry in entries where concerned[Int(entry.portion)] && belongs(entry) {
      let origin = sources[Int(entry.source)].origin
      if origin != .capture, origin != .gap { widen(&read, Int64(entry.first), Int64(entry.last)) }
      if origin.hasEntries { origins.insert(origin) }
    }
    // What was entered is told of the whole file or window with such data, not only of the entries of these people:
    // whoever entered something in between is among those asked about.
    var entered: (from: Int64, to: Int64)?
    var readable: Int64?
    for entry in entries where concerned[Int(entry.portion)] && entry.row >= 0 {
      let source = sources[Int(entry.source)]
      guard origins.contains(source.origin), let time = source.details[Int(entry.row)].time else { continue }
      widen(&entered, time, time)
      readable = max(readable ?? time, source.origin == .capture ? time : Int64(entry.last))
    }
    var windows: [ExposureWindow] = []
    func add(_ kind: ExposureWindow.Kind, _ from: Int64, _ to: Int64) {
      windows.append(
        ExposureWindow(
          kind: kind, set: set, from: Moment(seconds: from, utcOffset: utcOffset(from)),
          to: Moment(seconds: to, utcOffset: utcOffset(to)), precision: .second))
    }
    if let read { add(.exfiltration, read.from, read.to) }
    if let entered { add(.exposure, entered.from, entered.to) }
    if let entered, let readable { add(.atRisk, entered.from, readable) }
    return windows
  }

  private func widen(_ span: inout (from: Int64, to: Int64)?, _ from: Int64, _ to: Int64) {
    span = (min(span?.from ?? from, from), max(span?.to ?? to, to))
  }

  private func noteContradictions(
    _ windows: [ExposureWindow], _ trace: (first: Moment, last: Moment)?, _ told: inout Set<[Moment]>,
    _ notes: inout Set<ExposureNote>
  ) {
    guard let trace, let exposure = windows.first(where: { $0.kind == .exposure }), let set = exposure.set
    else { return }
    // Sets with one window contradict the trace in one way.
    guard told.insert([exposure.from, exposure.to]).inserted else { return }
    if exposure.to < trace.first {
      notes.insert(.exposedBeforeTrace(set: set, seconds: Int(trace.first.seconds - exposure.to.seconds)))
    }
    if let read = windows.first(where: { $0.kind == .exfiltration }), read.to < exposure.to {
      notes.insert(.exposedAfterReads(set: set, seconds: Int(exposure.to.seconds - read.to.seconds)))
    }
  }

  // MARK: - Checks

  private func noteSubsets(_ sets: SetEvaluator, _ notes: inout Set<ExposureNote>) {
    for set in map.sets {
      guard let superset = set.superset?.value else { continue }
      let outside = sets.records(.difference(set.people.value, .set(superset)))
      let count = sets.tally(outside).maximum
      if count > 0 { notes.insert(.notASubset(set: set.id.value, superset: superset, records: count)) }
    }
  }

  private func noteStrangers(_ groups: RecordGroups, _ notes: inout Set<ExposureNote>) {
    var counts: [Int: Int] = [:]
    for record in groups.records where Int(record) >= register.knownCount {
      counts[register.population(of: Int(record)), default: 0] += 1
    }
    for (population, count) in counts {
      notes.insert(
        .notInPopulation(population: register.members[population].population.id.value, records: count))
    }
  }
}
