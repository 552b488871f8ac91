import DatabaseDump
import YAMLText

extension Shelf {
  /// What the dumps contradict in a store: a table or column that is not there.
  ///
  /// A table of which no dump is given is no contradiction: what was read from it is known without.
  func contradictions(_ store: Store) -> [DataMapError.Problem] {
    guard case .table(let place, let columns) = store.kind else { return [] }
    switch locate(place) {
    case .failure(let missing):
      return items.contains { !$0.tables.isEmpty } ? [missing.problem] : []
    case .success(let located):
      guard let definition = located.definition, !definition.columns.isEmpty else { return [] }
      let named = columns.map(\.field) + place.conditions.map(\.column) + store.person.by.map(\.store)
      return named.filter { definition.columnIndex($0.value) == nil }.map { column in
        DataMapError.Problem(
          .notInEvidence, at: column.mark, "\(place.tableText) has no column \(column.value)",
          remedy: Nearest.advice(column.value, among: definition.columns.map(\.name), noun: "columns"))
      }
    }
  }
}
