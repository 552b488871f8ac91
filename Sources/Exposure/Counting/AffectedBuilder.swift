import Reconstruction
import YAMLText

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
  let clock: MapClock

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
    var places: Set<EntryPlace> = []
    for entry in entries where concerned[Int(entry.portion)] && belongs(entry) {
      let source = sources[Int(entry.source)]
      if source.origin != .capture, source.origin != .gap {
        widen(&read, Int64(entry.first), Int64(entry.last))
      }
      if let place = place(source) { places.insert(place) }
    }
    var windows: [ExposureWindow] = []
    if let read { windows.append(window(.exfiltration, set, read.from, read.to)) }
    // What was entered is told of the whole file or window with such data, not only of the entries of these people:
    // whoever entered something in between is among those asked about.
    for place in places.sorted() {
      windows += entered(at: place, set) { concerned[Int($0.portion)] }
    }
    return windows
  }

  /// Where people entered something: a file, or a window of the map.
  private enum EntryPlace: Hashable, Comparable {
    case file(String)
    case capture(store: Int)
  }

  private func place(_ source: Source) -> EntryPlace? {
    switch source.origin {
    case .file(let file): .file(reconstruction.files[file].path)
    case .capture: .capture(store: source.store)
    case .table, .gap, .unresolved: nil
    }
  }

  /// When something was entered at a place, and until when it could be read.
  private func entered(
    at place: EntryPlace, _ set: String?, _ isConcerned: (Entry) -> Bool
  ) -> [ExposureWindow] {
    if case .capture(let store) = place, case .capture(let window, _, _, _) = map.stores[store].kind,
      let from = clock.seconds(window.from.value), let to = clock.seconds(window.to.value)
    {
      let isMinute = [window.from, window.to].contains { MapInstant.isWrittenToTheMinute($0.value) }
      return [ExposureWindow.Kind.exposure, .atRisk].map {
        self.window($0, set, from, to, precision: isMinute ? .minute : .second)
      }
    }
    var entered: (from: Int64, to: Int64)?
    var readable: Int64 = 0
    var isMinute = true
    for entry in entries where entry.row >= 0 && isConcerned(entry) {
      let source = sources[Int(entry.source)]
      guard self.place(source) == place, let time = source.details[Int(entry.row)].time else { continue }
      widen(&entered, time, time)
      readable = max(readable, Int64(entry.last))
      isMinute = isMinute && time % 60 == 0
    }
    guard let entered else { return [] }
    let precision: ExposureWindow.Precision = isMinute && entered.from < entered.to ? .minute : .second
    return [
      window(.exposure, set, entered.from, entered.to, precision: precision),
      window(.atRisk, set, entered.from, readable, precision: precision),
    ]
  }

  private func window(
    _ kind: ExposureWindow.Kind, _ set: String?, _ from: Int64, _ to: Int64,
    precision: ExposureWindow.Precision = .second
  ) -> ExposureWindow {
    ExposureWindow(
      kind: kind, set: set, from: Moment(seconds: from, utcOffset: utcOffset(from)),
      to: Moment(seconds: to, utcOffset: utcOffset(to)), precision: precision)
  }

  private func widen(_ span: inout (from: Int64, to: Int64)?, _ from: Int64, _ to: Int64) {
    span = (min(span?.from ?? from, from), max(span?.to ?? to, to))
  }

  private func noteContradictions(
    _ windows: [ExposureWindow], _ trace: (first: Moment, last: Moment)?, _ told: inout Set<[Moment]>,
    _ notes: inout Set<ExposureNote>
  ) {
    guard let trace else { return }
    for exposure in windows where exposure.kind == .exposure {
      // Sets with one window contradict the trace in one way.
      guard let set = exposure.set, told.insert([exposure.from, exposure.to]).inserted else { continue }
      if exposure.to < trace.first {
        notes.insert(.exposedBeforeTrace(set: set, seconds: Int(trace.first.seconds - exposure.to.seconds)))
      }
      if trace.last < exposure.to {
        notes.insert(.exposedAfterTrace(set: set, seconds: Int(exposure.to.seconds - trace.last.seconds)))
      }
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
