import Records
import YAMLText

/// Takes key and fields out of a population's records, counting the same records as ``PopulationReader``.
struct ListedReader {
  let columns: [String]
  private let words: [(word: String, place: Int)]
  private let conditions: [(place: Int, values: [String?])]

  init(_ population: Population) {
    var columns = [population.key.value]
    func at(_ column: String) -> Int {
      if let place = columns.firstIndex(of: column) { return place }
      columns.append(column)
      return columns.count - 1
    }
    words = population.fields.sorted { $0.key < $1.key }.map { ($0.key, at($0.value.value)) }
    conditions = population.place.conditions.map { (at($0.column.value), $0.values) }
    self.columns = columns
  }

  func counts(_ record: borrowing RecordView) -> Bool {
    for condition in conditions where !record.meets(condition.values, at: condition.place) { return false }
    return record.hash(0, Normaliser(word: nil)) != nil
  }

  func values(_ record: borrowing RecordView) -> (key: String?, values: [String: String]) {
    var values: [String: String] = [:]
    for (word, place) in words { values[word] = record.text(place) }
    return (record.text(0), values)
  }
}
