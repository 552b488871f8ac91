import CaseFile
import Exposure
import Investigation
import YAMLText

/// Who is concerned, population by population, the sets within each below it: the table of every notice.
struct AffectedRows: Sendable {
  struct Row: Sendable {
    /// 1 for a population, 2 for a set within it, and so on.
    let depth: Int
    let title: BilingualText
    /// The subject of its figures: `population.members`, `set.cards`.
    let subject: String
    let classes: [String]
    /// The set or sets by which groups may name these people.
    let sets: [String]
    let population: String
    let service: String
  }

  let rows: [Row]

  init(_ map: DataMap, _ exposed: ExposedClasses, _ figures: FigureSource) {
    var rows: [Row] = []
    let affected = Set(figures.ids(of: .population))
    let counted = Set(figures.ids(of: .set))
    for population in map.populations where affected.contains(population.id.value) {
      let id = population.id.value
      let whole = map.sets.filter { $0.people.value == .population(id) }
      var nested: [Row] = []
      for set in whole {
        Self.add(within: set.id.value, of: id, depth: 2, map, exposed, counted, population, &nested)
      }
      let own = exposed.all(of: id)
      let particular = Set(nested.flatMap(\.classes))
      let name = map.services.first { $0.id.value == population.service.value }?.name
      rows.append(
        Row(
          depth: 1, title: population.title ?? whole.first?.title ?? name ?? Self.both(id),
          subject: "population.\(id)", classes: own.filter { !particular.contains($0) },
          sets: whole.map(\.id.value), population: id,
          service: population.service.value))
      rows += nested
    }
    self.rows = rows
  }

  private static func add(
    within superset: String, of population: String, depth: Int, _ map: DataMap, _ exposed: ExposedClasses,
    _ counted: Set<String>, _ home: Population, _ rows: inout [Row]
  ) {
    // Sets may name each other in a circle; the data map's checker refuses that, and the depth ends it here.
    guard depth < 6 else { return }
    for set in map.sets where set.superset?.value == superset && counted.contains(set.id.value) {
      rows.append(
        Row(
          depth: depth, title: set.title ?? both(set.id.value), subject: "set.\(set.id.value)",
          classes: exposed.particular(to: set.people.value, populations: [population]), sets: [set.id.value],
          population: population, service: home.service.value))
      add(within: set.id.value, of: population, depth: depth + 1, map, exposed, counted, home, &rows)
    }
  }

  private static func both(_ text: String) -> BilingualText { BilingualText(japanese: text, english: text) }
}
