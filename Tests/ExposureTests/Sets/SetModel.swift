import Reconstruction

@testable import Exposure

/// What set expressions mean, told with Swift's sets, as slowly as that is.
struct SetModel {
  /// For each grade those who belong with it or a better one.
  struct Graded: Equatable {
    var possible: Set<Int> = []
    var probable: Set<Int> = []
    var proven: Set<Int> = []

    /// Combines two, grade by grade.
    func with(_ other: Graded, _ combine: (Set<Int>, Set<Int>) -> Set<Int>) -> Graded {
      Graded(
        possible: combine(possible, other.possible), probable: combine(probable, other.probable),
        proven: combine(proven, other.proven))
    }

    /// Without those who belong to the other at all.
    func without(_ other: Graded) -> Graded {
      Graded(
        possible: possible.subtracting(other.possible), probable: probable.subtracting(other.possible),
        proven: proven.subtracting(other.possible))
    }

    func mapped(_ change: (Int) -> Int) -> Graded {
      Graded(
        possible: Set(possible.map(change)), probable: Set(probable.map(change)),
        proven: Set(proven.map(change)))
    }

    var tally: Tally {
      Tally(
        proven: proven.count, probable: probable.count - proven.count,
        possible: possible.count - probable.count)
    }
  }

  let crowd: Crowd
  let sets: [String: SetExpression]

  func counts(_ expression: SetExpression) -> Counts {
    Counts(records: records(expression).tally, people: people(expression).tally)
  }

  func records(_ expression: SetExpression) -> Graded {
    switch expression {
    case .all: select { _ in true }
    case .set(let id): sets[id].map(records) ?? Graded()
    case .union(let a, let b): records(a).with(records(b)) { $0.union($1) }
    case .intersection(let a, let b): records(a).with(records(b)) { $0.intersection($1) }
    case .difference(let a, let b): records(a).without(records(b))
    case .dataClass(let name):
      graded { member in
        member.parts.filter { $0.key == name || $0.key.hasPrefix(name + ".") }.values.max()
      }
    case .service(let id): select { $0.service == id }
    case .population(let id): select { $0.population == id }
    case .country(let name): select { $0.country.lowercased() == name.lowercased() }
    case .withdrawn: select(\.isWithdrawn)
    case .grade(let name): select { $0.grade.rawValue == name }
    }
  }

  /// A person belongs to what one of their records belongs to. Only sets that are named are combined person by person
  /// with `&`; whatever stands beside an atom is combined record by record.
  func people(_ expression: SetExpression) -> Graded {
    switch expression {
    case .set(let id): sets[id].map(people) ?? Graded()
    case .union(let a, let b): people(a).with(people(b)) { $0.union($1) }
    case .difference(let a, let b): people(a).without(people(b))
    case .intersection(let a, let b) where namesSets(a) && namesSets(b):
      people(a).with(people(b)) { $0.intersection($1) }
    default: persons(records(expression))
    }
  }

  func persons(_ records: Graded) -> Graded { records.mapped { crowd.members[$0].person } }

  private func namesSets(_ expression: SetExpression) -> Bool {
    switch expression {
    case .all, .set: true
    case .union(let a, let b), .intersection(let a, let b), .difference(let a, let b):
      namesSets(a) || namesSets(b)
    default: false
    }
  }

  private func select(_ belongs: (Crowd.Member) -> Bool) -> Graded { graded { belongs($0) ? $0.grade : nil } }

  private func graded(_ grade: (Crowd.Member) -> Grade?) -> Graded {
    func those(_ least: Grade) -> Set<Int> {
      Set(crowd.members.indices.filter { (grade(crowd.members[$0]) ?? .reachable) >= least })
    }
    return Graded(possible: those(.possible), probable: those(.probable), proven: those(.proven))
  }
}
