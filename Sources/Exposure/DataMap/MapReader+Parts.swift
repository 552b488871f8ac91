import YAMLText
import Yams

extension MapReader {
  /// The whole map. What could be read is returned even where there were problems.
  mutating func map(_ root: Node) -> DataMap {
    var map = DataMap()
    let keys = ["timeZone", "services", "populations", "stores", "identity", "sets", "classes"]
    guard let entries = mapping(root, "the data map", keys: keys) else { return map }
    if let node = entries["timeZone"] { map.timeZone = zone(node) }
    if let node = entries["classes"] { map.ownClasses = list(node, "classes").compactMap { ownClass($0) } }
    if let node = required(
      entries, "services", of: "The data map", remedy: "List the shops or sites, `- id: …`")
    {
      map.services = list(node, "services").compactMap { service($0) }
    }
    let people = "List whose data it is: `- { id, service, table, key, fields }`"
    if let node = required(entries, "populations", of: "The data map", remedy: people) {
      map.populations = list(node, "populations").compactMap { population($0) }
    }
    let holders = "List what holds personal data: tables with their columns, files, captures"
    if let node = required(entries, "stores", of: "The data map", remedy: holders) {
      map.stores = list(node, "stores").compactMap { store($0, populations: map.populations) }
    }
    if let node = entries["identity"] { map.identity = identity(node) }
    if let node = entries["sets"] { map.sets = list(node, "sets").compactMap { namedSet($0) } }
    return map
  }

  private mutating func zone(_ node: Node) -> Marked<String>? {
    guard let name = text(node, "timeZone") else { return nil }
    if MapZone.isKnown(name.value) { return name }
    report(
      .badValue, at: name.mark, "Unknown time zone \(name.value)",
      remedy: MapZone.nearest(name.value).map { "Did you mean \($0)?" }
        ?? "Write a zone such as Asia/Tokyo, +09:00 or UTC")
    return nil
  }

  private mutating func service(_ node: Node) -> Service? {
    guard let entries = mapping(node, "a service", keys: ["id", "name"]),
      let id = required(entries, "id", of: "A service", remedy: "Add `id: …`, a short word for it")
    else { return nil }
    let name = entries["name"].flatMap { bilingual($0, "name of a service") }
    guard let id = identifier(id, "id of a service") else { return nil }
    return Service(id: id, name: name ?? BilingualText(japanese: id.value, english: id.value))
  }

  private mutating func ownClass(_ node: Node) -> DataClass? {
    guard let entries = mapping(node, "a class", keys: ["id", "title"]),
      let id = required(entries, "id", of: "A class", remedy: "Add `id: …`, for example loyalty.points"),
      let id = identifier(id, "id of a class")
    else { return nil }
    if DataClass.wellKnown.contains(where: { $0.id == id.value }) {
      report(
        .duplicate, at: id.mark, "The class \(id.value) is well known", remedy: "Use it without declaring it")
      return nil
    }
    let title = entries["title"].flatMap { bilingual($0, "title of a class") }
    return DataClass(id: id.value, japanese: title?.japanese ?? id.value, english: title?.english ?? id.value)
  }

  private mutating func population(_ node: Node) -> Population? {
    let keys = ["id", "service", "title", "table", "view", "file", "records", "key", "where", "fields"]
    let columns = [
      "columns": "A population has `fields`, `meaning: column`; what its columns hold is said by a store"
    ]
    guard let entries = mapping(node, "a population", keys: keys, elsewhere: columns) else { return nil }
    let id = required(entries, "id", of: "A population", remedy: "Add `id: …`, a short word for these people")
      .flatMap { identifier($0, "id of a population") }
    let what = id.map { "The population \($0.value)" } ?? "A population"
    let service = required(entries, "service", of: what, remedy: "Add `service: …`, the id of a service")
      .flatMap { identifier($0, "service") }
    let key = required(entries, "key", of: what, remedy: "Add `key: …`, the column that names a record")
      .flatMap { text($0, "key") }
    let place = recordPlace(entries, of: what)
    let title = entries["title"].flatMap { bilingual($0, "title of a population") }
    let fields = entries["fields"].map { fieldWords($0) } ?? [:]
    guard let id, let service, let key, let place else { return nil }
    var population = Population(id: id, service: service, place: place, key: key)
    population.title = title
    population.fields = fields
    return population
  }

  private mutating func fieldWords(_ node: Node) -> [String: Marked<String>] {
    guard let entries = mapping(node, "fields", keys: nil) else { return [:] }
    let known = ["email", "name", "country", "region", "language", "createdAt", "withdrawnAt"]
    var fields: [String: Marked<String>] = [:]
    for (key, value) in entries.pairs {
      if !known.contains(key.value),
        let meant = known.first(where: { MapReader.folded($0) == MapReader.folded(key.value) })
      {
        report(.unknownKey, at: key.mark, "Unknown field \(key.value)", remedy: "It is written \(meant)")
      }
      fields[key.value] = text(value, "\(key.value) of fields")
    }
    return fields
  }

  private static func folded(_ word: String) -> String {
    word.lowercased().filter { $0 != "_" && $0 != "-" }
  }

  private mutating func identity(_ node: Node) -> [IdentityRule] {
    guard let entries = mapping(node, "identity", keys: ["same"]),
      let same = required(
        entries, "same", of: "identity", remedy: "Add `same: [email]`, or leave identity out")
    else { return [] }
    let items = list(same, "same", orOne: true)
    guard !items.isEmpty else {
      report(
        .missingKey, at: place(same), "same names no field",
        remedy: "Name one, or leave identity out: then no two records are one person")
      return []
    }
    let isNested = items.contains { if case .sequence = $0 { true } else { false } }
    guard isNested else { return [IdentityRule(fields: items.compactMap { text($0, "a field of same") })] }
    return items.compactMap { item in
      let fields = list(item, "a list of same").compactMap { text($0, "a field of same") }
      return fields.isEmpty ? nil : IdentityRule(fields: fields)
    }
  }

  private mutating func namedSet(_ node: Node) -> NamedSet? {
    guard let entries = mapping(node, "a set", keys: ["id", "title", "of", "people"]) else { return nil }
    let id = required(entries, "id", of: "A set", remedy: "Add `id: …`").flatMap {
      identifier($0, "id of a set")
    }
    let title = entries["title"].flatMap { bilingual($0, "title of a set") }
    let superset = entries["of"].flatMap { identifier($0, "of") }
    let what = id.map { "The set \($0.value)" } ?? "A set"
    let remedy = "Add `people: \"…\"`, for example \"class(card.number)\""
    let people = required(entries, "people", of: what, remedy: remedy).flatMap { expression($0) }
    if let id, SetExpression.reservedWords.contains(id.value) {
      report(
        .badValue, at: id.mark, "A set cannot be called \(id.value)",
        remedy: "That word has its own meaning in expressions")
      return nil
    }
    guard let id, let people else { return nil }
    return NamedSet(id: id, title: title, superset: superset, people: people)
  }

  private mutating func expression(_ node: Node) -> Marked<SetExpression>? {
    guard let written = text(node, "people"), case .scalar(let scalar) = node else { return nil }
    do throws(SetExpressionError) {
      return Marked(try SetExpression(parsing: written.value), at: written.mark)
    } catch {
      report(
        .badValue, at: mark(written, in: scalar, offset: error.offset),
        "In “\(written.value)”: \(error.message)",
        remedy: error.remedy)
      return nil
    }
  }
}
