/// Counts who is affected: records, and people as the address tells them apart.
///
/// People are one bit each, for each figure.
struct Tally {
  /// Records and distinct people of one figure.
  struct Figure {
    var records = 0
    var people = PersonSet()

    fileprivate mutating func add(person: Int) {
      records += 1
      people.insert(person)
    }

    var json: JSON { .object([("records", .integer(records)), ("people", .integer(people.count))]) }
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
    // What selects records; the people of sets are made of these.
    let selections = scenario.sets.map(\.expression.selections)
    var selected = selections.map { $0.map { _ in PersonSet() } }
    for (population, plan) in scenario.populations.enumerated() {
      for index in 0..<plan.count + plan.later {
        var left = exposures.classes(population, index)
        guard !left.isEmpty else { continue }
        let record = stage.book.record(population, index)
        left.subtract(Tally.empty(in: record.person))
        let person = stage.book.bases[record.identity.population] + record.identity.index
        total.add(person: person)
        services[plan.service].add(person: person)
        populations[population].add(person: person)
        for dataClass in left { classes[dataClass, default: Figure()].add(person: person) }
        var subject = SetExpression.Subject(
          service: scenario.services[plan.service].id, population: plan.id, country: record.person.country,
          isWithdrawn: stage.book.withdrawn(record) != nil, classes: Array(left))
        for (number, set) in scenario.sets.enumerated() {
          for (place, selection) in selections[number].enumerated() where selection.holds(subject) {
            selected[number][place].insert(person)
          }
          guard set.expression.holds(subject) else { continue }
          subject.sets.insert(set.id)
          sets[number].records += 1
        }
      }
    }
    var people: [String: PersonSet] = [:]
    for (number, set) in scenario.sets.enumerated() {
      var next = selected[number][...]
      sets[number].people = set.expression.people(of: people) { next.removeFirst() }
      people[set.id] = sets[number].people
    }
  }

  /// Classes of which nothing is written in a person's record.
  private static func empty(in person: Person) -> Set<String> {
    var empty: Set<String> = []
    if person.gender == nil { empty.insert("gender") }
    if person.kana.isEmpty { empty.insert("name.kana") }
    if person.postal.isEmpty { empty.insert("address.postal") }
    return empty
  }
}

/// A set of people by their numbers.
struct PersonSet {
  private var words: [UInt64] = []
  private(set) var count = 0

  mutating func insert(_ person: Int) {
    if words.count <= person / 64 {
      words += [UInt64](repeating: 0, count: max(1024, person / 64 + 1 - words.count))
    }
    let bit = 1 << UInt64(person % 64) as UInt64
    if words[person / 64] & bit == 0 { count += 1 }
    words[person / 64] |= bit
  }

  /// - Parameter operation: what becomes of two words of 64 people.
  func combined(_ other: PersonSet, _ operation: (UInt64, UInt64) -> UInt64) -> PersonSet {
    var result = PersonSet()
    for place in 0..<max(words.count, other.words.count) {
      let word = operation(
        place < words.count ? words[place] : 0, place < other.words.count ? other.words[place] : 0)
      result.words.append(word)
      result.count += word.nonzeroBitCount
    }
    return result
  }
}

extension SetExpression {
  /// Whether other sets, or everybody, are named in it.
  private var namesSets: Bool {
    switch self {
    case .all, .set: true
    case .union(let a, let b), .intersection(let a, let b), .difference(let a, let b):
      a.namesSets || b.namesSets
    default: false
    }
  }

  /// The parts that select records, in their order. Unions and differences are of people, and so is an intersection of
  /// two parts that name sets.
  fileprivate var selections: [SetExpression] {
    switch self {
    case .set: []
    case .union(let a, let b), .difference(let a, let b): a.selections + b.selections
    case .intersection(let a, let b) where a.namesSets && b.namesSets: a.selections + b.selections
    default: [self]
    }
  }

  /// - Parameters:
  ///   - sets: the people of the sets named before.
  ///   - next: the people of the next selection.
  fileprivate func people(of sets: [String: PersonSet], next: () -> PersonSet) -> PersonSet {
    func both(_ a: SetExpression, _ b: SetExpression, _ operation: (UInt64, UInt64) -> UInt64) -> PersonSet {
      let left = a.people(of: sets, next: next)
      return left.combined(b.people(of: sets, next: next), operation)
    }
    switch self {
    case .set(let id): return sets[id] ?? PersonSet()
    case .union(let a, let b): return both(a, b) { $0 | $1 }
    case .difference(let a, let b): return both(a, b) { $0 & ~$1 }
    case .intersection(let a, let b) where a.namesSets && b.namesSets: return both(a, b) { $0 & $1 }
    default: return next()
    }
  }
}
