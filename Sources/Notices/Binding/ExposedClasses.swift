import CaseFile
import Exposure
import Investigation
import YAMLText

/// Which data of which people went out: what the data map says that tables and files hold, as far as the run says that
/// they were read. In one fixed order, that of the list of classes.
struct ExposedClasses: Sendable {
  private let map: DataMap
  /// Of each population, the classes of each place that was read.
  private let read: [String: [Set<String>]]
  private let sets: [String: SetExpression]
  private let order: [String: Int]

  init(_ map: DataMap, _ summary: RunSummary) {
    self.map = map
    sets = Dictionary(
      map.sets.map { ($0.id.value, $0.people.value) }, uniquingKeysWith: { first, _ in first })
    let all = DataClass.wellKnown.map(\.id) + map.ownClasses.map(\.id)
    order = Dictionary(all.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let counted = Set(
      summary.figures.lazy.filter { $0.kind == .dataClass && $0.records.maximum > 0 }.map(\.id))
    var read: [String: [Set<String>]] = [:]
    for store in map.stores {
      let classes = Self.classes(of: store, summary).filter { counted.isEmpty || counted.contains($0) }
      if !classes.isEmpty { read[store.person.population.value, default: []].append(Set(classes)) }
    }
    self.read = read
  }

  /// The classes that a place holds and that left it; none where it was not read.
  private static func classes(of store: Store, _ summary: RunSummary) -> [String] {
    switch store.kind {
    case .table(let place, let columns):
      guard case .table(let schema, let name, _) = place.source.value else {
        return columns.map(\.dataClass.value)
      }
      let tables = summary.tables.filter { table in
        let parts = table.name.split(separator: ".").map(String.init)
        return parts.last == name && (schema == nil || parts.count < 2 || parts.first == schema)
      }
      let obtained = Set(tables.flatMap(\.columns))
      return columns.filter { obtained.contains($0.field.value) }.map(\.dataClass.value)
    case .file(let path, _, _, let fields):
      return summary.files.contains(path.value) ? fields.map(\.dataClass.value) : []
    case .capture(_, _, _, let classes): return classes.map(\.value)
    }
  }

  /// All classes of a population's people.
  func all(of population: String) -> [String] {
    sorted(Set((read[population] ?? []).flatMap(\.self)))
  }

  /// The classes of all people.
  var all: [String] { sorted(Set(read.values.flatMap { $0.flatMap(\.self) })) }

  /// What a set is about beyond what its population is about anyway: of `class(card.number)` all of the card that stood in
  /// the same place.
  func particular(to expression: SetExpression, populations: [String]) -> [String] {
    guard let names = expression.classes(in: sets) else {
      return sorted(Set(populations.flatMap { all(of: $0) }))
    }
    var found: Set<String> = []
    for place in populations.flatMap({ read[$0] ?? [] }) {
      for name in names where place.contains(where: { DataClass.isCovered($0, by: name) }) {
        let root = name.prefix { $0 != "." }
        found.formUnion(place.filter { $0.prefix { $0 != "." } == root })
      }
    }
    return sorted(found)
  }

  /// Which populations a set draws on; all where it names none.
  func populations(of expression: SetExpression) -> [String] {
    let named = atoms(expression)
    return named.isEmpty
      ? map.populations.map(\.id.value) : map.populations.map(\.id.value).filter(named.contains)
  }

  private func atoms(_ expression: SetExpression) -> Set<String> {
    switch expression {
    case .population(let id): [id]
    case .service(let id): Set(map.populations.filter { $0.service.value == id }.map(\.id.value))
    case .set(let id): sets[id].map(atoms) ?? []
    case .union(let a, let b): atoms(a).union(atoms(b))
    case .intersection(let a, let b):
      atoms(a).isEmpty ? atoms(b) : atoms(b).isEmpty ? atoms(a) : atoms(a).intersection(atoms(b))
    case .difference(let a, _): atoms(a)
    default: []
    }
  }

  func sorted(_ classes: Set<String>) -> [String] {
    classes.subtracting(["none"]).sorted { (order[$0] ?? .max, $0) < (order[$1] ?? .max, $1) }
  }

  /// What readers call a class.
  func title(_ id: String, _ language: Language) -> String {
    guard let known = map.dataClass(id) else { return id }
    return language == .ja ? known.japanese : known.english
  }
}
