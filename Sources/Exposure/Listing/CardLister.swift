public import Reconstruction
public import Records
import YAMLText

/// Lists the cards whose numbers were exposed, reading the numbers out of the evidence.
///
/// Of a table the rows that were obtained tell the numbers; where rows are possible only, the dump does. Of a file and
/// of events the records that were exposed are read once more. A number is taken as it stands: what is not wholly
/// known, or is no card number, is counted and not completed.
///
/// - Complexity: one more pass over each file that holds numbers, and over the populations. Memory: some hundred bytes a
///   card.
public struct CardLister {
  let affected: Affected
  let shelf: Shelf
  let reconstruction: Reconstruction
  let utcOffset: @Sendable (Int64) -> Int

  static let numberClass = "card.number"

  public init(
    _ affected: Affected, shelf: Shelf, reconstruction: Reconstruction,
    utcOffset: @escaping @Sendable (Int64) -> Int
  ) {
    self.affected = affected
    self.shelf = shelf
    self.reconstruction = reconstruction
    self.utcOffset = utcOffset
  }

  /// - Throws: `RecordsError` where a file cannot be read again.
  public func list() throws(RecordsError) -> CardList {
    var gatherer = CardGatherer()
    var bySource: [UInt32: [Entry]] = [:]
    var exposed: Set<UInt32> = []
    for entry in affected.entries where grade(of: entry) != nil {
      bySource[entry.source, default: []].append(entry)
      exposed.insert(entry.record)
    }
    for (number, entries) in bySource.sorted(by: { $0.key < $1.key }) {
      try add(affected.sources[Int(number)], entries, to: &gatherer)
    }
    let owners = try owners(of: gatherer.records)
    return gatherer.list(withNumber: exposed, owners: owners, utcOffset: utcOffset)
  }

  private func add(_ source: Source, _ entries: [Entry], to gatherer: inout CardGatherer) throws(RecordsError)
  {
    let store = affected.map.stores[source.store]
    let reader = CardFieldReader(self, store)
    switch store.kind {
    case .table(let place, let columns):
      if case .table(let table) = source.origin { addRows(of: table, source, entries, to: &gatherer) }
      let possible = entries.filter { $0.row < 0 && $0.record < affected.register.knownCount }
      guard !possible.isEmpty else { return }
      let byRecord = Dictionary(possible.map { ($0.record, $0) }) { first, _ in first }
      let population = population(of: store)
      let way = affected.register.way(store.person, population)
      try reader.read(place, columns, upTo: nil, to: &gatherer) { found in
        guard let person = found.person,
          case .found(let record) = affected.register.find(person, by: way, population: population)
        else { return nil }
        return byRecord[UInt32(record)]
      }
    case .file(_, let copy, _, let fields):
      var limit: Int?
      // As when it was searched: where the size of the page is not understood, only times tell what stood in it.
      if case .file(let file) = source.origin, affected.files[file].grade > .possible {
        limit = affected.files[file].bytes
      }
      try reader.read(copy, fields, upTo: limit, to: &gatherer, byDetail(source, entries))
    case .capture(_, let events, _, _):
      let fields = fields(of: events)
      guard !fields.isEmpty else { return }
      try reader.read(events, fields, upTo: nil, to: &gatherer, byDetail(source, entries))
    }
  }

  // MARK: - Tables

  /// Adds the numbers in the rows that were obtained.
  private func addRows(of number: Int, _ source: Source, _ entries: [Entry], to gatherer: inout CardGatherer)
  {
    let table = reconstruction.obtained[number]
    guard let match = affected.map.matches(for: table).first(where: { $0.store == source.store }) else {
      return
    }
    func places(_ dataClass: String) -> [Int] {
      match.columns.filter { DataClass.isCovered($0.dataClass, by: dataClass) }.map(\.place)
    }
    let (expiries, holders) = (places("card.expiry"), places("card.holder"))
    for entry in entries where entry.row >= 0 {
      let row = table.rows[Int(entry.row)]
      func text(_ places: [Int]) -> String? {
        places.first { row.cells[$0].isComplete }.flatMap { row.values[$0] }
      }
      for place in places(CardLister.numberClass) {
        guard let value = row.values[place], !value.isEmpty else { continue }
        gatherer.add(
          CardGatherer.Sighting(
            number: value, isComplete: row.cells[place].isComplete, expiry: text(expiries),
            holder: text(holders), record: entry.record, grade: grade(of: entry) ?? .possible,
            first: entry.first, last: entry.last,
            place: .row(table: table.name, key: row.key ?? "\(number)\u{0}\(entry.row)"),
            evidence: row.evidence)
        )
      }
    }
  }

  // MARK: - Files and events

  /// Finds the exposure of a record by where the record stands.
  private func byDetail(_ source: Source, _ entries: [Entry]) -> (ExposureFinder.FoundRecord) -> Entry? {
    var known: [CardGatherer.Place: Entry] = [:]
    for entry in entries {
      guard let detail = source.detail(of: entry) else { continue }
      known[.line(detail.line, offset: detail.offset)] = entry
    }
    return { found in known[.line(found.detail.line, offset: found.detail.offset)] }
  }

  /// The fields of events that hold card data: a capture names none, so that those count which another store gives
  /// to the same place.
  private func fields(of events: RecordPlace) -> [ClassifiedField] {
    var fields: [ClassifiedField] = []
    for store in affected.map.stores {
      switch store.kind {
      case .table(let place, let columns) where place.source == events.source: fields += columns
      case .file(_, let copy, _, let own) where copy.source == events.source: fields += own
      default: continue
      }
    }
    return fields.contains { DataClass.isCovered($0.dataClass.value, by: CardLister.numberClass) }
      ? fields : []
  }

  // MARK: - Shared

  /// With which grade an exposure concerns a card number; nil where it does not.
  func grade(of entry: Entry) -> Grade? {
    affected.portions.parts[Int(entry.portion)]
      .filter {
        DataClass.isCovered(affected.portions.classes[$0.dataClass], by: CardLister.numberClass)
      }.map(\.grade).max()
  }

  /// The number of the population that a store's records refer to.
  func population(of store: Store) -> Int {
    affected.register.members.firstIndex { $0.population.id.value == store.person.population.value } ?? 0
  }

  /// Whose the records are, their keys read from the populations once more.
  private func owners(of records: Set<UInt32>) throws(RecordsError) -> [UInt32: ExposedCard.Owner] {
    var owners: [UInt32: ExposedCard.Owner] = [:]
    for member in affected.register.members {
      let own = UInt32(member.base)..<UInt32(member.base + member.count)
      guard records.contains(where: own.contains),
        case .success(let located) = shelf.locate(member.population.place)
      else { continue }
      let reader = ListedReader(member.population)
      var record = own.lowerBound
      _ = try located.source.read([RecordRequest(table: located.table, columns: reader.columns)]) { _, view in
        guard reader.counts(view) else { return }
        defer { record += 1 }
        if records.contains(record) { owners[record] = owner(member.population, key: view.text(0)) }
      }
    }
    for record in records where record >= affected.register.knownCount {
      let unknown = affected.register.unknown[Int(record) - affected.register.knownCount]
      owners[record] = owner(affected.register.members[unknown.population].population, key: unknown.key)
    }
    return owners
  }

  private func owner(_ population: Population, key: String?) -> ExposedCard.Owner {
    ExposedCard.Owner(service: population.service.value, population: population.id.value, key: key)
  }
}
