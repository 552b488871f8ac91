public import Reconstruction
public import Records
import YAMLText

/// Lists the affected records one after another, with the people's names and addresses as the populations have them.
///
/// These are read again from the evidence, so that none of them is held in memory.
public struct AffectedLister {
  let affected: Affected
  let shelf: Shelf
  let reconstruction: Reconstruction
  let utcOffset: (Int64) -> Int
  private let groups: RecordGroups
  /// For each set the grade, as bits, with which the records of each group belong to it.
  private let members: [(id: String, grades: [UInt8])]
  private let sets: SetEvaluator
  /// The place of each affected record in the groups' list.
  private let entryStart: [Int]

  public init(
    _ affected: Affected, shelf: Shelf, reconstruction: Reconstruction, utcOffset: @escaping (Int64) -> Int
  ) {
    self.affected = affected
    self.shelf = shelf
    self.reconstruction = reconstruction
    self.utcOffset = utcOffset
    groups = affected.groups
    sets = SetEvaluator(groups, affected.register, affected.portions, sets: affected.map.sets)
    members = affected.map.sets.map { [sets] set in (set.id.value, sets.records(set.people.value)) }
    // Entries are ordered by record, and so are the affected records.
    var starts: [Int] = []
    var at = 0
    for record in groups.records {
      while at < affected.entries.count, affected.entries[at].record < record { at += 1 }
      starts.append(at)
    }
    entryStart = starts
  }

  /// Hands the affected records of a set to `body`, in the order of the populations.
  ///
  /// - Parameters:
  ///   - people: only records of these people; nil for all.
  ///   - wanted: a look at key and values before the rest is put together.
  ///   - body: tells whether to go on.
  /// - Throws: `RecordsError` where a population cannot be read again.
  public func list(
    in expression: SetExpression = .all, ofPeople people: Set<Int>? = nil,
    where wanted: (String?, [String: String]) -> Bool = { _, _ in true }, _ body: (AffectedRecord) -> Bool
  ) throws(RecordsError) {
    let inSet = sets.records(expression)
    func belongs(_ place: Int) -> Bool {
      inSet[Int(groups.groupOf[place])] != 0 && people?.contains(Int(groups.personOf[place])) != false
    }
    var place = 0
    var goesOn = true
    for (number, owner) in affected.register.members.enumerated() {
      let end = UInt32(owner.base + owner.count)
      guard place < groups.records.count, groups.records[place] < end,
        case .success(let located) = shelf.locate(owner.population.place)
      else { continue }
      let reader = ListedReader(owner.population)
      var record = owner.base
      _ = try located.source.read([RecordRequest(table: located.table, columns: reader.columns)]) { _, view in
        guard reader.counts(view) else { return }
        defer { record += 1 }
        guard place < groups.records.count, Int(groups.records[place]) == record else { return }
        defer { place += 1 }
        guard goesOn, belongs(place) else { return }
        let (key, values) = reader.values(view)
        guard wanted(key, values) else { return }
        goesOn = body(
          self.record(
            at: place, population: number, key: key, values: values,
            line: EvidenceLine(item: owner.item, line: view.line)))
      }
      while place < groups.records.count, groups.records[place] < end { place += 1 }
    }
    while place < groups.records.count, goesOn {
      defer { place += 1 }
      let unknown = affected.register.unknown[Int(groups.records[place]) - affected.register.knownCount]
      guard belongs(place), wanted(unknown.key, unknown.values) else { continue }
      goesOn = body(
        record(at: place, population: unknown.population, key: unknown.key, values: unknown.values, line: nil)
      )
    }
  }

  /// Records of the populations that are not affected, and whom a look at key and values finds: at most `limit`.
  ///
  /// - Throws: `RecordsError` where a population cannot be read again.
  public func unaffected(
    limit: Int, where wanted: (Population, String?, [String: String]) -> Bool
  ) throws(RecordsError) -> [UnaffectedRecord] {
    var found: [UnaffectedRecord] = []
    let known = Set(groups.records)
    for owner in affected.register.members {
      guard case .success(let located) = shelf.locate(owner.population.place) else { continue }
      let reader = ListedReader(owner.population)
      var record = owner.base
      _ = try located.source.read([RecordRequest(table: located.table, columns: reader.columns)]) { _, view in
        guard reader.counts(view) else { return }
        defer { record += 1 }
        guard found.count < limit, !known.contains(UInt32(record)) else { return }
        let (key, values) = reader.values(view)
        guard wanted(owner.population, key, values) else { return }
        found.append(
          UnaffectedRecord(
            population: owner.population, key: key ?? "",
            line: EvidenceLine(item: owner.item, line: view.line)))
      }
    }
    return found
  }

  /// The sources by which records of a set are affected, and how many records each exposes.
  public func sources(of expression: SetExpression) -> [(source: Source, records: Int)] {
    let inSet = sets.records(expression)
    let classes = expression.classes(in: sets.sets)
    var counts: [UInt32: Set<UInt32>] = [:]
    for place in groups.records.indices where inSet[Int(groups.groupOf[place])] != 0 {
      var at = entryStart[place]
      while at < affected.entries.count, affected.entries[at].record == groups.records[place] {
        let entry = affected.entries[at]
        if concerns(entry.portion, classes) { counts[entry.source, default: []].insert(entry.record) }
        at += 1
      }
    }
    return counts.sorted { $0.key < $1.key }.map { (affected.sources[Int($0.key)], $0.value.count) }
  }

  private func concerns(_ portion: UInt32, _ classes: Set<String>?) -> Bool {
    guard let classes else { return true }
    return affected.portions.parts[Int(portion)].contains { part in
      classes.contains { DataClass.isCovered(affected.portions.classes[part.dataClass], by: $0) }
    }
  }

  /// Whether two values of a population's field are the same, ways of writing aside.
  public static func isSame(_ a: String, _ b: String, as word: String) -> Bool {
    let normaliser = Normaliser(word: word)
    return normaliser.hash(a).map { $0 == normaliser.hash(b) } ?? false
  }

  private func record(
    at place: Int, population: Int, key: String?, values: [String: String], line: EvidenceLine?
  ) -> AffectedRecord {
    let group = groups.groups[Int(groups.groupOf[place])]
    var reasons: [AffectedRecord.Reason] = []
    var at = entryStart[place]
    while at < affected.entries.count, affected.entries[at].record == groups.records[place] {
      reasons.append(reason(affected.entries[at]))
      at += 1
    }
    return AffectedRecord(
      population: affected.map.populations[population], key: key, values: values,
      isWithdrawn: group.facts & Register.withdrawnBit != 0, isKnown: line != nil,
      person: Int(groups.personOf[place]), grade: affected.portions.grade(group.portion),
      classes: parts(group.portion), reasons: reasons,
      sets: members.filter { $0.grades[Int(groups.groupOf[place])] != 0 }.map(\.id), line: line)
  }

  private func parts(_ portion: UInt32) -> [AffectedRecord.Part] {
    affected.portions.parts[Int(portion)].map {
      AffectedRecord.Part(dataClass: affected.portions.classes[$0.dataClass], grade: $0.grade)
    }.sorted { $0.dataClass < $1.dataClass }
  }

  private func reason(_ entry: Entry) -> AffectedRecord.Reason {
    let source = affected.sources[Int(entry.source)]
    let detail = source.detail(of: entry)
    func moment(_ seconds: UInt32) -> Moment {
      Moment(seconds: Int64(seconds), utcOffset: utcOffset(Int64(seconds)))
    }
    return AffectedRecord.Reason(
      source: source, classes: parts(entry.portion), first: moment(entry.first), last: moment(entry.last),
      evidence: affected.evidence(of: entry, reconstruction), detail: detail)
  }
}
