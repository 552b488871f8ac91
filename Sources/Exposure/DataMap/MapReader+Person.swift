import YAMLText
import Yams

extension MapReader {
  /// Whose the records of a store are: `person` with `by`, or `population` alone.
  ///
  /// `population` alone means that the record itself is the person's where the store is the population's own table or
  /// file, and otherwise that the first field of class memberId holds the population's key.
  mutating func personReference(
    _ entries: Entries, of what: String, place: RecordPlace?, fields: [ClassifiedField],
    _ populations: [Population]
  ) -> PersonReference? {
    if let person = entries.key("person"), entries["population"] != nil {
      report(.duplicate, at: person.mark, "\(what) has population and person", remedy: "Keep one of them")
      return nil
    }
    if let node = entries["person"] {
      guard let inner = mapping(node, "person", keys: ["population", "by"]),
        let population = required(inner, "population", of: "person", remedy: "Add `population: …`, its id")
          .flatMap({ identifier($0, "population") })
      else { return nil }
      guard let by = inner["by"] else { return own(population, what, place, fields, populations) }
      return pairs(by).map { PersonReference(population: population, by: $0) }
    }
    guard let node = entries["population"] else {
      report(
        .missingKey, at: entries.mark, "\(what) does not say whose data it holds",
        remedy:
          "Add `population: …` where a record is the person, or `person: { population: …, by: { key: column } }`"
      )
      return nil
    }
    return identifier(node, "population").flatMap { own($0, what, place, fields, populations) }
  }

  private mutating func pairs(_ node: Node) -> [PersonReference.Pair]? {
    guard let entries = mapping(node, "by", keys: nil) else { return nil }
    guard !entries.pairs.isEmpty else {
      report(
        .missingKey, at: entries.mark, "by is empty",
        remedy: "Write `by: { column of the population: column of the store }`")
      return nil
    }
    return entries.pairs.compactMap { key, value in
      text(value, "\(key.value) of by").map { PersonReference.Pair(population: key, store: $0) }
    }
  }

  private mutating func own(
    _ id: Marked<String>, _ what: String, _ place: RecordPlace?, _ fields: [ClassifiedField],
    _ populations: [Population]
  ) -> PersonReference? {
    // An unknown population, or a store whose place is wrong, has been or will be reported.
    guard let place, let population = populations.first(where: { $0.id == id }) else {
      return PersonReference(population: id)
    }
    if place.source.value.isSame(as: population.place.source.value) { return PersonReference(population: id) }
    if let member = fields.first(where: { $0.dataClass.value == "memberId" }) {
      return PersonReference(population: id, by: [.init(population: population.key, store: member.field)])
    }
    report(
      .missingKey, at: id.mark,
      "\(what) is not where the population \(id.value) stands, so its records do not name people",
      remedy:
        "Write `person: { population: \(id.value), by: { \(population.key.value): … } }` with the column that refers to it"
    )
    return nil
  }
}

extension RecordPlace.Source {
  /// Whether both name one table (a schema left out fits any) or one file (by the end of its path).
  func isSame(as other: RecordPlace.Source) -> Bool {
    switch (self, other) {
    case (.table(let schema, let name, _), .table(let otherSchema, let otherName, _)):
      name.lowercased() == otherName.lowercased()
        && (schema == nil || otherSchema == nil || schema?.lowercased() == otherSchema?.lowercased())
    case (.file(let a), .file(let b)): a == b || a.hasSuffix("/" + b) || b.hasSuffix("/" + a)
    default: false
    }
  }
}
