import Reconstruction
import YAMLText

/// By which ways records will be looked up, and which tables' rows are needed for it.
struct SearchPlan {
  private(set) var lookups: [String: Set<Register.Lookup>] = [:]
  private(set) var stores: Set<Int> = []
  private(set) var primaryKeys: [Int: [String]] = [:]

  /// - Parameter widens: the evidence has gaps, so that whole tables will be counted.
  init(map: DataMap, reconstruction: Reconstruction, shelf: Shelf, widens: Bool) {
    let populations = Dictionary(map.populations.map { ($0.id.value, $0) }) { first, _ in first }
    for store in map.stores where !store.person.by.isEmpty {
      lookups[store.person.population.value, default: []].insert(store.person.lookup)
    }
    for (number, store) in map.stores.enumerated() {
      guard case .table(let place, _) = store.kind, case .success(let located) = shelf.locate(place) else {
        continue
      }
      primaryKeys[number] = located.definition?.primaryKeyNames ?? []
    }
    for table in reconstruction.obtained {
      for match in map.matches(for: table) {
        let store = map.stores[match.store]
        guard let population = populations[store.person.population.value] else { continue }
        let key = population.key.value.lowercased()
        let columns = Set(table.columns.map { $0.lowercased() })
        if store.person.by.isEmpty {
          let hasKey = columns.contains(key) || primaryKeys[match.store]?.map { $0.lowercased() } == [key]
          if !hasKey || !match.place.conditions.isEmpty { stores.insert(match.store) }
          // Rows of which the key is not known are found by what else names one person.
          if !columns.contains(key) {
            for rule in map.identity where rule.fields.allSatisfy({ population.fields[$0.value] != nil }) {
              let words = rule.fields.map(\.value)
              guard
                words.allSatisfy({
                  columns.contains(Register.Members.column($0, of: population).lowercased())
                })
              else { continue }
              lookups[population.id.value, default: []].insert(Register.Lookup(words: words))
            }
          }
        } else {
          stores.insert(match.store)
        }
      }
    }
    guard widens || !reconstruction.unresolved.isEmpty else { return }
    for (number, store) in map.stores.enumerated() {
      guard case .table(let place, _) = store.kind else { continue }
      if !store.person.by.isEmpty || !place.conditions.isEmpty { stores.insert(number) }
    }
  }
}
