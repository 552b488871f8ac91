/// Counts who is affected: records, and people as the address tells them apart.
///
/// People are one bit each, for each figure.
struct Tally {
  /// Records and distinct people of one figure.
  struct Figure {
    var records = 0
    var people = 0
    private var seen: [UInt64] = []

    fileprivate mutating func add(person: Int) {
      records += 1
      if seen.count <= person / 64 {
        seen += [UInt64](repeating: 0, count: max(1024, person / 64 + 1 - seen.count))
      }
      let bit = 1 << UInt64(person % 64) as UInt64
      if seen[person / 64] & bit == 0 { people += 1 }
      seen[person / 64] |= bit
    }

    var json: JSON { .object([("records", .integer(records)), ("people", .integer(people))]) }
  }

  private(set) var total = Figure()
  private(set) var services: [Figure]
  private(set) var populations: [Figure]
  private(set) var classes: [String: Figure] = [:]
  private(set) var sets: [Figure]

  init(_ exposures: Exposures, _ stage: Stage) {
    let scenario = stage.scenario
    services = scenario.services.map { _ in Figure() }
    populations = scenario.populations.map { _ in Figure() }
    sets = scenario.sets.map { _ in Figure() }
    for (population, plan) in scenario.populations.enumerated() {
      for index in 0..<plan.count + plan.later {
        let left = exposures.classes(population, index)
        guard !left.isEmpty else { continue }
        let record = stage.book.record(population, index)
        let person = stage.book.bases[record.identity.population] + record.identity.index
        total.add(person: person)
        services[plan.service].add(person: person)
        populations[population].add(person: person)
        for dataClass in left { classes[dataClass, default: Figure()].add(person: person) }
        var subject = SetExpression.Subject(
          service: scenario.services[plan.service].id, population: plan.id, country: record.person.country,
          isWithdrawn: stage.book.withdrawn(record) != nil, classes: Array(left))
        for (number, set) in scenario.sets.enumerated() where set.expression.holds(subject) {
          subject.sets.insert(set.id)
          sets[number].add(person: person)
        }
      }
    }
  }
}
