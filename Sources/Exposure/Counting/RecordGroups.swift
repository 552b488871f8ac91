import Reconstruction

/// The affected records, grouped by all that a set can ask of them: population, country, withdrawn, portion.
///
/// There are few groups, so that a set is worked out over groups and only then counted over records and people.
struct RecordGroups: Sendable {
  /// What the records of a group have in common.
  struct Group: Sendable, Hashable {
    let population: UInt16
    /// Country number and withdrawn bit, as in ``Register``.
    let facts: UInt16
    let portion: UInt32
  }

  var groups: [Group] = []
  /// How many records each group has.
  var sizes: [Int] = []
  /// The affected records, ascending.
  var records: [UInt32] = []
  /// The group of each.
  var groupOf: [UInt32] = []
  /// The person of each, numbered through from 0.
  var personOf: [UInt32] = []
  var personCount = 0

  private var numbers: [Group: UInt32] = [:]

  init() {}

  /// - Parameter portionOf: by record number; 0 for records that are not affected.
  init(register: Register, portionOf: [UInt32], people: inout PersonUnion) {
    let affected = portionOf.count { $0 != 0 }
    records.reserveCapacity(affected)
    groupOf.reserveCapacity(affected)
    personOf.reserveCapacity(affected)
    var person = [UInt32](repeating: UInt32.max, count: portionOf.count)
    func add(_ record: Int, _ population: Int, _ facts: UInt16, _ groups: inout RecordGroups) {
      let portion = portionOf[record]
      guard portion != 0 else { return }
      let root = people.root(of: record)
      if person[root] == UInt32.max {
        person[root] = UInt32(groups.personCount)
        groups.personCount += 1
      }
      groups.append(
        UInt32(record), Group(population: UInt16(population), facts: facts, portion: portion), person[root])
    }
    for (population, members) in register.members.enumerated() {
      for place in 0..<members.count { add(members.base + place, population, members.facts[place], &self) }
    }
    for (place, unknown) in register.unknown.enumerated() {
      add(register.knownCount + place, unknown.population, 0, &self)
    }
  }

  private mutating func append(_ record: UInt32, _ group: Group, _ person: UInt32) {
    let number: UInt32
    if let known = numbers[group] {
      number = known
    } else {
      number = UInt32(groups.count)
      numbers[group] = number
      groups.append(group)
      sizes.append(0)
    }
    sizes[Int(number)] += 1
    records.append(record)
    groupOf.append(number)
    personOf.append(person)
  }
}

/// Grades as bits that add up to the better one: possible 1, probable 3, proven 7.
enum GradeBits {
  static func bits(_ grade: Grade) -> UInt8 {
    switch grade {
    case .reachable: 0
    case .possible: 1
    case .probable: 3
    case .proven: 7
    }
  }

  static func grade(_ bits: UInt8) -> Grade {
    switch bits {
    case 0: .reachable
    case 1: .possible
    case 3: .probable
    default: .proven
    }
  }
}
