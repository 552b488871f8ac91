import Reconstruction
import Records
import YAMLText

/// Reads card numbers out of the records of a table, file or event that are exposed.
struct CardFieldReader {
  private let lister: CardLister
  private let store: Store

  init(_ lister: CardLister, _ store: Store) {
    self.lister = lister
    self.store = store
  }

  /// - Parameters:
  ///   - fields: what the map says of the place's fields.
  ///   - limit: bytes of the decoded file that count; nil: all.
  ///   - exposure: the exposure of a record; nil where it is not exposed.
  func read(
    _ place: RecordPlace, _ fields: [ClassifiedField], upTo limit: Int?, to gatherer: inout CardGatherer,
    _ exposure: (ExposureFinder.FoundRecord) -> Entry?
  ) throws(RecordsError) {
    let affected = lister.affected
    guard case .success(let located) = lister.shelf.locate(place) else { return }
    let population = affected.register.members[lister.population(of: store)].population
    // No time is asked for: which records count is known.
    let reader = FoundRecordReader(
      store, place, nil, fields, population, item: located.item.number, clock: .utc)
    func places(_ dataClass: String) -> [Int] {
      fields.filter { DataClass.isCovered($0.dataClass.value, by: dataClass) }
        .compactMap { reader.columns.firstIndex(of: $0.field.value) }
    }
    let numbers = places(CardLister.numberClass)
    let (expiries, holders) = (places("card.expiry"), places("card.holder"))
    let table = place.tableText
    _ = try located.source.read(
      [RecordRequest(table: located.table, columns: reader.columns)], upTo: limit
    ) { _, record in
      guard let found = reader.found(record), let entry = exposure(found) else { return }
      let line = found.detail.line
      for number in numbers where record.isWritten(number) {
        gatherer.add(
          CardGatherer.Sighting(
            number: record.text(number) ?? "", isComplete: true,
            expiry: expiries.first.flatMap { record.text($0) },
            holder: holders.first.flatMap { record.text($0) }, record: entry.record,
            grade: lister.grade(of: entry) ?? .possible, first: entry.first, last: entry.last,
            place: located.definition == nil
              ? .line(line, offset: found.detail.offset)
              : .row(table: table, key: "\(line.item):\(line.line)"),
            evidence: affected.evidence(of: entry, lister.reconstruction) + [line]))
      }
    }
  }
}
