import Records
import YAMLText

/// Looks whether the parts of a map fit together: ids, references, classes, cycles. Needs no evidence.
struct MapChecker {
  let map: DataMap
  private(set) var problems: [DataMapError.Problem] = []

  init(_ map: DataMap) { self.map = map }

  mutating func check() {
    duplicates(map.services.map(\.id), "services", "id")
    duplicates(map.populations.map(\.id), "populations", "id")
    duplicates(map.stores.compactMap(\.id), "stores", "id")
    duplicates(map.sets.map(\.id), "sets", "id")
    for population in map.populations {
      refer(population.service, to: map.services.map(\.id.value), "service", "services")
      let fields = population.fields.sorted { $0.key < $1.key }.map(\.value)
      check([population.key] + fields + population.place.conditions.map(\.column), in: population.place)
    }
    for store in map.stores { check(store) }
    checkIdentity()
    for set in map.sets { check(set) }
    checkCycles()
  }

  private mutating func report(
    _ code: DataMapError.Problem.Code, at mark: Mark, _ message: String, remedy: String
  ) {
    problems.append(.init(code, at: mark, message, remedy: remedy))
  }

  private mutating func duplicates(_ ids: [Marked<String>], _ list: String, _ key: String) {
    var seen: [String: Mark] = [:]
    for id in ids {
      if let first = seen[id.value] {
        report(
          .duplicate, at: id.mark, "The \(key) \(id.value) stands twice in \(list)",
          remedy: "The first is in line \(first.line); give each its own")
      } else {
        seen[id.value] = id.mark
      }
    }
  }

  private mutating func refer(_ name: Marked<String>, to known: [String], _ noun: String, _ nouns: String) {
    guard !known.contains(name.value) else { return }
    report(
      .unknownReference, at: name.mark, "There is no \(noun) \(name.value)",
      remedy: Nearest.advice(name.value, among: known, noun: nouns))
  }

  private mutating func check(_ store: Store) {
    refer(store.person.population, to: map.populations.map(\.id.value), "population", "populations")
    check(store.columns, in: store.place)
    switch store.kind {
    case .table(_, let fields), .file(_, _, _, let fields):
      for field in fields { check(dataClass: field.dataClass.value, at: field.dataClass.mark) }
    case .capture(_, _, _, let classes):
      for name in classes { check(dataClass: name.value, at: name.mark) }
    }
  }

  /// The columns of lines are the fields of their patterns, and what stands inside these.
  private mutating func check(_ columns: [Marked<String>], in place: RecordPlace) {
    let patterns = place.patterns.map(\.value)
    guard !patterns.isEmpty else { return }
    let names = patterns.flatMap(\.fields).map(\.name)
    let known = names.indices.filter { names.firstIndex(of: names[$0]) == $0 }.map { names[$0] }
    for column in columns where !patterns.contains(where: { $0.field(of: column.value) != nil }) {
      let parts = column.value.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      let list = Nearest.listed(known, noun: "fields")
      let near = Nearest.match(String(parts[0]), among: known)
      let meant = near.map { parts.count == 2 ? "\($0).\(parts[1])" : $0 }
      report(
        .unknownReference, at: column.mark, "The pattern has no field \(column.value)",
        remedy: meant.map { "Did you mean \($0)? " + list } ?? list)
    }
  }

  /// A class is known, or stands under one that is; one letter beside a known class is taken for a slip.
  private mutating func check(dataClass id: String, at mark: Mark) {
    let known = DataClass.wellKnown.map(\.id) + map.ownClasses.map(\.id)
    guard !known.contains(id) else { return }
    let isUnderKnown = known.contains { DataClass.root(of: $0) == DataClass.root(of: id) }
    let slip = known.first { Nearest.distance(id.lowercased(), $0.lowercased()) <= 1 }
    if isUnderKnown, slip == nil { return }
    let declare = "a class of your own is declared under `classes: [{ id: \(id), title: … }]`"
    guard let near = slip ?? Nearest.match(id, among: known) else {
      report(
        .unknownClass, at: mark, "Unknown data class \(id)",
        remedy: "`tenmatsu map --classes` lists them; \(declare)")
      return
    }
    report(
      .unknownClass, at: mark, "Unknown data class \(id)",
      remedy: "Did you mean \(near)? Otherwise \(declare)")
  }

  private mutating func checkIdentity() {
    let known = Set(map.populations.flatMap(\.fields.keys)).sorted()
    for field in map.identity.flatMap(\.fields) where !known.contains(field.value) {
      report(
        .unknownReference, at: field.mark, "No population has a field \(field.value)",
        remedy: "Add `\(field.value): column` to the fields of a population. "
          + Nearest.advice(field.value, among: known, noun: "fields"))
    }
  }

  private mutating func check(_ set: NamedSet) {
    let ids = map.sets.map(\.id.value)
    if let superset = set.superset, superset.value != "all" {
      checkSet(superset.value, at: superset.mark, ids)
    }
    let mark = set.people.mark
    for name in set.people.value.names {
      switch name {
      case .set(let id): checkSet(id, at: mark, ids)
      case .dataClass(let id): checkAsked(dataClass: id, at: mark)
      case .service(let id):
        refer(Marked(id, at: mark), to: map.services.map(\.id.value), "service", "services")
      case .population(let id):
        refer(Marked(id, at: mark), to: map.populations.map(\.id.value), "population", "populations")
      default: break
      }
    }
  }

  private mutating func checkSet(_ id: String, at mark: Mark, _ ids: [String]) {
    guard !ids.contains(id) else { return }
    let functions: [(name: String, ids: [String])] = [
      ("service", map.services.map(\.id.value)), ("population", map.populations.map(\.id.value)),
      ("class", DataClass.wellKnown.map(\.id) + map.ownClasses.map(\.id)),
    ]
    if let function = functions.first(where: { $0.ids.contains(id) })?.name {
      report(
        .unknownReference, at: mark, "There is no set \(id), but a \(function) of that name",
        remedy: "Write \(function)(\(id)), or declare `{ id: \(id), people: \"\(function)(\(id))\" }`")
    } else {
      report(
        .unknownReference, at: mark, "There is no set \(id)",
        remedy: Nearest.advice(id, among: ids, noun: "sets"))
    }
  }

  /// In an expression a class may also be one that only covers others, as card does.
  private mutating func checkAsked(dataClass id: String, at mark: Mark) {
    let used = map.stores.flatMap { store in
      switch store.kind {
      case .table(_, let fields), .file(_, _, _, let fields): fields.map(\.dataClass.value)
      case .capture(_, _, _, let classes): classes.map(\.value)
      }
    }
    if used.contains(where: { DataClass.isCovered($0, by: id) }) { return }
    check(dataClass: id, at: mark)
  }

  /// Sets that are made of each other, or part of each other, by either kind of reference.
  private mutating func checkCycles() {
    var uses: [String: [String]] = [:]
    var parts: [String: [String]] = [:]
    for set in map.sets {
      uses[set.id.value, default: []] += set.people.value.names.compactMap {
        if case .set(let id) = $0 { id } else { nil }
      }
      if let superset = set.superset { parts[set.id.value, default: []].append(superset.value) }
    }
    cycle(uses, "is made of itself", "Take one of the sets out of the other's expression")
    cycle(parts, "is part of itself by `of`", "Leave one `of` out")
  }

  private mutating func cycle(_ graph: [String: [String]], _ words: String, _ remedy: String) {
    var done: Set<String> = []
    for set in map.sets where !done.contains(set.id.value) {
      // Depth first without recursion: a chain of thousands of sets must not end the program.
      var trail: [(id: String, next: Int)] = [(set.id.value, 0)]
      var onTrail: Set<String> = [set.id.value]
      while let last = trail.last {
        let targets = graph[last.id] ?? []
        guard last.next < targets.count else {
          done.insert(last.id)
          onTrail.remove(last.id)
          trail.removeLast()
          continue
        }
        trail[trail.count - 1].next += 1
        let target = targets[last.next]
        if onTrail.contains(target), let start = trail.firstIndex(where: { $0.id == target }),
          let head = map.sets.first(where: { $0.id.value == target })
        {
          let round = (trail[start...].map(\.id) + [target]).joined(separator: " → ")
          report(.cycle, at: head.id.mark, "The set \(target) \(words): \(round)", remedy: remedy)
        } else if !done.contains(target), graph[target] != nil {
          trail.append((target, 0))
          onTrail.insert(target)
        }
      }
    }
  }
}
