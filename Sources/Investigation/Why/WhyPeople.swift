public import Exposure
public import Reconstruction
import Records
import YAMLText

/// A figure about people that a person asked about: how many records and people, and by what they are known.
public struct WhyPeopleFigure: Sendable {
  /// What the figure counts.
  public enum Subject: Sendable, Hashable {
    case total
    case set(String)
    case service(String)
    case population(String)
    case dataClass(String)
  }

  /// A source of the figure: a store, and what exposed it.
  public struct Part: Sendable {
    public let source: Source
    public let records: Int
    public let evidence: [EvidenceLine]
  }

  public let subject: Subject
  public let counts: Counts
  public let sumOfParts: Tally?
  public let windows: [ExposureWindow]
  public let parts: [Part]
  /// Some of the records, as a person would name them again: `customers:12`.
  public let examples: [String]
}

/// Looks up people and figures about people.
struct WhyPeople {
  let people: People
  let findings: Findings
  let typed: String

  /// How many records are told of at most.
  static let most = 12

  private var affected: Affected { people.affected }

  // MARK: - Figures

  func figures() throws(RecordsError) -> [WhyPeopleFigure] {
    let lister = people.lister(findings.reconstruction)
    var figures: [WhyPeopleFigure] = []
    for (subject, expression, figure) in subjects() {
      let figure = WhyPeopleFigure(
        subject: subject, counts: figure.counts, sumOfParts: figure.sum,
        windows: affected.windows.filter { window in
          if case .set(let id) = subject { window.set == id } else { subject == .total && window.set == nil }
        },
        parts: lister.sources(of: expression).map { source, records in
          WhyPeopleFigure.Part(source: source, records: records, evidence: evidence(source))
        },
        examples: try examples(expression, lister))
      figures.append(figure)
    }
    return figures
  }

  private func subjects() -> [(
    WhyPeopleFigure.Subject, SetExpression, (counts: Counts, sum: Tally?)
  )] {
    if ["total", "all", "people", "affected"].contains(typed.lowercased()) {
      return [(.total, .all, (affected.total, nil))]
    }
    if let set = affected.sets.first(where: { $0.set.id.value == typed }) {
      return [(.set(typed), .set(typed), (set.counts, set.sumOfParts))]
    }
    func named(_ figures: [Affected.Figure]) -> Counts? { figures.first { $0.id == typed }?.counts }
    if let counts = named(affected.byService) { return [(.service(typed), .service(typed), (counts, nil))] }
    if let counts = named(affected.byPopulation) {
      return [(.population(typed), .population(typed), (counts, nil))]
    }
    if let counts = named(affected.byDataClass) {
      return [(.dataClass(typed), .dataClass(typed), (counts, nil))]
    }
    return []
  }

  private func evidence(_ source: Source) -> [EvidenceLine] {
    switch source.origin {
    case .table(let table): findings.reconstruction.obtained[table].allEvidence
    case .file(let file): findings.reconstruction.files[file].evidence
    case .capture: source.details.map(\.line)
    case .gap: []
    case .unresolved(let question): findings.reconstruction.unresolved[question].evidence
    }
  }

  private func examples(_ expression: SetExpression, _ lister: AffectedLister) throws(RecordsError)
    -> [String]
  {
    var examples: [String] = []
    try lister.list(in: expression) { record in
      if let key = record.key { examples.append("\(record.population.id.value):\(key)") }
      return examples.count < 3
    }
    return examples
  }

  // MARK: - People

  /// The records of people who are called what was typed: by key, by a field's value, or as `population:key`; and the
  /// other records of the same people.
  func records() throws(RecordsError) -> [AffectedRecord] {
    let lister = people.lister(findings.reconstruction)
    let (population, key) = reference
    var found: [AffectedRecord] = []
    try lister.list(where: { recordKey, values in
      if let key, recordKey == key { return true }
      return recordKey == typed || values.contains { AffectedLister.isSame($0.value, typed, as: $0.key) }
    }) { record in
      let isOther = key != nil && record.key == key && record.population.id.value != population
      if !isOther { found.append(record) }
      return found.count < WhyPeople.most
    }
    guard !found.isEmpty, !affected.map.identity.isEmpty else { return found }
    let persons = Set(found.map(\.person))
    var all: [AffectedRecord] = []
    try lister.list(ofPeople: persons) { record in
      all.append(record)
      return all.count < WhyPeople.most
    }
    return all
  }

  /// Records of people who are called so, of whom nothing was exposed.
  func unaffected() throws(RecordsError) -> [UnaffectedRecord] {
    let (population, key) = reference
    return try people.lister(findings.reconstruction).unaffected(limit: WhyPeople.most) {
      owner, recordKey, values in
      if let key { return recordKey == key && owner.id.value == population }
      return recordKey == typed || values.contains { AffectedLister.isSame($0.value, typed, as: $0.key) }
    }
  }

  /// `customers:12` names the record of a population by its key.
  private var reference: (population: String, key: String?) {
    guard let colon = typed.firstIndex(of: ":") else { return ("", nil) }
    let population = String(typed[..<colon])
    guard affected.map.populations.contains(where: { $0.id.value == population }) else { return ("", nil) }
    return (population, String(typed[typed.index(after: colon)...]))
  }
}
