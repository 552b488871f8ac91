import Reconstruction
import YAMLText

/// Works out sets over the groups of affected records, and over the people behind them.
///
/// Records: what an expression says of each record. People: a person belongs to what one of their records belongs to;
/// `a - b` are the people of a without those of b, and `a & b` of two named sets are the people in both, be it with
/// different records. An atom such as `class(…)` or `service(…)` on either side of `&` selects records.
struct SetEvaluator {
  let groups: RecordGroups
  let register: Register
  let portions: Portions
  let sets: [String: SetExpression]

  init(_ groups: RecordGroups, _ register: Register, _ portions: Portions, sets: [NamedSet]) {
    self.groups = groups
    self.register = register
    self.portions = portions
    self.sets = Dictionary(sets.map { ($0.id.value, $0.people.value) }) { first, _ in first }
  }

  // MARK: - Records

  /// For each group the grade, as bits, with which its records belong to the set.
  func records(_ expression: SetExpression) -> [UInt8] {
    switch expression {
    case .all: groups.groups.map(whole)
    case .set(let id): sets[id].map(records) ?? [UInt8](repeating: 0, count: groups.groups.count)
    case .union(let a, let b): zip(records(a), records(b)).map { $0 | $1 }
    case .intersection(let a, let b): zip(records(a), records(b)).map { $0 & $1 }
    case .difference(let a, let b): zip(records(a), records(b)).map { $1 == 0 ? $0 : 0 }
    case .dataClass(let name): groups.groups.map { bits(of: name, in: $0) }
    case .service(let id): select { register.members[Int($0.population)].population.service.value == id }
    case .population(let id): select { register.members[Int($0.population)].population.id.value == id }
    case .country(let name):
      select { register.countries[Int($0.facts & ~Register.withdrawnBit)].lowercased() == name.lowercased() }
    case .withdrawn: select { $0.facts & Register.withdrawnBit != 0 }
    case .grade(let name): select { portions.grade($0.portion).rawValue == name }
    }
  }

  private func whole(_ group: RecordGroups.Group) -> UInt8 { GradeBits.bits(portions.grade(group.portion)) }

  private func select(_ belongs: (RecordGroups.Group) -> Bool) -> [UInt8] {
    groups.groups.map { belongs($0) ? whole($0) : 0 }
  }

  private func bits(of name: String, in group: RecordGroups.Group) -> UInt8 {
    portions.parts[Int(group.portion)].reduce(0) { bits, part in
      DataClass.isCovered(portions.classes[part.dataClass], by: name)
        ? bits | GradeBits.bits(part.grade) : bits
    }
  }

  // MARK: - People

  /// For each person the grade, as bits, with which they belong to the set.
  func people(_ expression: SetExpression) -> [UInt8] {
    switch expression {
    case .set(let id): sets[id].map(people) ?? [UInt8](repeating: 0, count: groups.personCount)
    case .union(let a, let b): zip(people(a), people(b)).map { $0 | $1 }
    case .difference(let a, let b): zip(people(a), people(b)).map { $1 == 0 ? $0 : 0 }
    case .intersection(let a, let b) where a.namesSets && b.namesSets:
      zip(people(a), people(b)).map { $0 & $1 }
    default: projected(records(expression))
    }
  }

  func projected(_ grades: [UInt8]) -> [UInt8] {
    var people = [UInt8](repeating: 0, count: groups.personCount)
    for place in groups.records.indices {
      people[Int(groups.personOf[place])] |= grades[Int(groups.groupOf[place])]
    }
    return people
  }

  // MARK: - Counts

  func counts(_ expression: SetExpression) -> Counts {
    Counts(records: tally(records(expression)), people: SetEvaluator.tally(people: people(expression)))
  }

  func tally(_ grades: [UInt8]) -> Tally {
    var tally = Tally()
    for (group, bits) in grades.enumerated() { tally[GradeBits.grade(bits)] += groups.sizes[group] }
    return tally
  }

  static func tally(people: [UInt8]) -> Tally {
    var counts = [Int](repeating: 0, count: 8)
    for bits in people { counts[Int(bits)] += 1 }
    return Tally(proven: counts[7], probable: counts[3], possible: counts[1])
  }

  /// Counts of many selections of records at once: 21 fit into one pass over the people.
  func counts(of selections: [[UInt8]]) -> [Counts] {
    var result: [Counts] = []
    var rest = selections[...]
    while !rest.isEmpty {
      let batch = Array(rest.prefix(21))
      rest = rest.dropFirst(21)
      let masks = groups.groups.indices.map { group in
        batch.enumerated().reduce(UInt64(0)) { $0 | UInt64($1.element[group]) << (3 * UInt64($1.offset)) }
      }
      var people = [UInt64](repeating: 0, count: groups.personCount)
      for place in groups.records.indices {
        people[Int(groups.personOf[place])] |= masks[Int(groups.groupOf[place])]
      }
      var tallies = [Tally](repeating: Tally(), count: batch.count)
      // Few different ones: each is taken apart once.
      var kinds: [UInt64: Int] = [:]
      for bits in people where bits != 0 { kinds[bits, default: 0] += 1 }
      for (bits, count) in kinds {
        for lane in batch.indices {
          tallies[lane][GradeBits.grade(UInt8(bits >> (3 * UInt64(lane)) & 7))] += count
        }
      }
      result += zip(batch, tallies).map { Counts(records: tally($0), people: $1) }
    }
    return result
  }
}

extension SetExpression {
  /// Whether other sets, or everybody, are named in it.
  var namesSets: Bool {
    switch self {
    case .set, .all: true
    case .union(let a, let b), .intersection(let a, let b), .difference(let a, let b):
      a.namesSets || b.namesSets
    default: false
    }
  }

  /// The classes that a set is about; nil: all that its records have.
  public func classes(in sets: [String: SetExpression]) -> Set<String>? {
    switch self {
    case .dataClass(let name): return [name]
    case .set(let id): return sets[id].flatMap { $0.classes(in: sets) }
    case .union(let a, let b):
      guard let x = a.classes(in: sets), let y = b.classes(in: sets) else { return nil }
      return x.union(y)
    case .intersection(let a, let b):
      guard let x = a.classes(in: sets) else { return b.classes(in: sets) }
      return x.union(b.classes(in: sets) ?? [])
    case .difference(let a, _): return a.classes(in: sets)
    default: return nil
    }
  }

  /// The parts of a union; one for what is none.
  public var parts: [SetExpression] {
    if case .union(let a, let b) = self { return a.parts + b.parts }
    return [self]
  }
}
