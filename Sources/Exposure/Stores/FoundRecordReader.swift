import Reconstruction
import Records
import YAMLText

/// Takes out of a record of a file or event whose it is, when it was written, and which data stand in it.
struct FoundRecordReader {
  /// The columns that it needs, in the order in which it expects them.
  let columns: [String]

  private let people: [(word: String, place: Int, normaliser: Normaliser)]
  private let population: Population
  private let classes: [(place: Int, dataClass: String)]
  private let time: Int?
  private let conditions: [(place: Int, values: [String?])]
  private let item: Int
  private let clock: MapClock

  init(
    _ store: Store, _ place: RecordPlace, _ time: Marked<String>?, _ fields: [ClassifiedField],
    _ population: Population, item: Int, clock: MapClock
  ) {
    var columns: [String] = []
    func at(_ column: String) -> Int {
      if let place = columns.firstIndex(of: column) { return place }
      columns.append(column)
      return columns.count - 1
    }
    people =
      store.person.by.isEmpty
      ? [(population.key.value, at(population.key.value), Normaliser(word: nil))]
      : store.person.by.map { pair in
        let word = pair.population.value
        return (word, at(pair.store.value), Register.Members.normaliser(word, of: population))
      }
    classes = fields.filter { $0.dataClass.value != "none" }.map { (at($0.field.value), $0.dataClass.value) }
    self.time = time.map { at($0.value) }
    conditions = place.conditions.map { (at($0.column.value), $0.values) }
    self.columns = columns
    self.population = population
    self.item = item
    self.clock = clock
  }

  /// Nil where the record does not meet the place's conditions, and where the data end before they can be checked.
  func found(_ record: borrowing RecordView) -> ExposureFinder.FoundRecord? {
    for condition in conditions where !record.meets(condition.values, at: condition.place) { return nil }
    var hashes: [UInt64?] = []
    var key: String?
    var values: [String: String] = [:]
    for column in people {
      hashes.append(record.hash(column.place, column.normaliser))
      guard let text = record.text(column.place) else { continue }
      if people.count == 1, column.word == population.key.value, population.fields[column.word] == nil {
        key = text
      } else {
        values[column.word] = text
      }
    }
    var present: [String] = []
    for column in classes where record.isWritten(column.place) { present.append(column.dataClass) }
    let time = time.flatMap { clock.seconds(record, $0) }
    return ExposureFinder.FoundRecord(
      person: hashes.count == 1 ? hashes[0] : combined(hashes),
      key: key, values: values, classes: present,
      detail: Source.Detail(
        line: EvidenceLine(item: item, line: record.line), offset: record.offset, time: time))
  }
}

extension RecordView {
  /// Whether anything stands in a field.
  func isWritten(_ place: Int) -> Bool {
    guard case .bytes(let range) = self[place] else { return false }
    return !range.isEmpty
  }
}
