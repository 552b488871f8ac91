import Reconstruction
import TestSupport
import YAMLText

@testable import Exposure

/// Random records of random people: as a test counts them, and as the engine does.
struct Crowd {
  struct Member {
    let service: String
    let population: String
    var country = ""
    var isWithdrawn = false
    /// Classes of data and their grades; none where the record is not affected.
    var parts: [String: Grade] = [:]
    var person = 0

    /// The best grade.
    var grade: Grade { parts.values.max() ?? .reachable }
  }

  static let classes = ["card", "card.number", "card.cvv", "email", "email.alias"]
  static let countries = ["", "JP", "DE", "FR"]
  private static let map = """
    services: [{ id: shop }, { id: club }]
    populations:
      - { id: members, service: shop, table: members, key: id }
      - { id: friends, service: shop, table: friends, key: id }
      - { id: staff, service: club, table: staff, key: id }
    stores: [{ table: members, population: members, columns: { id: memberId } }]
    """

  private(set) var members: [Member] = []
  private let map: DataMap
  /// How many are in a population; the others were obtained and are in none.
  private let known: Int
  private var pairs: [(Int, Int)] = []

  init(_ random: inout SplitMix) throws {
    map = try DataMap(yaml: Self.map, path: "map.yml")
    for population in map.populations {
      for _ in 0..<Int.random(in: 0...25, using: &random) {
        var member = Member(service: population.service.value, population: population.id.value)
        member.country = Self.countries.randomElement(using: &random) ?? ""
        member.isWithdrawn = Int.random(in: 0..<3, using: &random) == 0
        members.append(member)
      }
    }
    known = members.count
    for _ in 0..<Int.random(in: 1...5, using: &random) {
      members.append(Member(service: "shop", population: "friends"))
    }
    for index in members.indices {
      members[index].person = index
      for name in Self.classes where Int.random(in: 0..<4, using: &random) == 0 {
        members[index].parts[name] = [.possible, .probable, .proven].randomElement(using: &random)
      }
    }
    for _ in 0..<members.count / 2 {
      let (a, b) = (
        Int.random(in: 0..<members.count, using: &random), Int.random(in: 0..<members.count, using: &random)
      )
      pairs.append((a, b))
      let (from, to) = (members[a].person, members[b].person)
      for index in members.indices where members[index].person == from { members[index].person = to }
    }
  }

  /// The engine's evaluator over these records.
  func evaluator(_ sets: [NamedSet]) -> SetEvaluator {
    var register = Register()
    for population in map.populations {
      var own = Register.Members(population: population, item: 1, base: register.knownCount)
      for member in members.prefix(known) where member.population == population.id.value {
        own.lines.append(1)
        own.created.append(0)
        own.facts.append(
          register.countryNumber(member.country) | (member.isWithdrawn ? Register.withdrawnBit : 0))
      }
      register.members.append(own)
    }
    for _ in known..<members.count {
      _ = register.unknown(Register.Unknown(population: 1, key: nil, values: [:]), fingerprint: nil)
    }
    var portions = Portions()
    let portionOf = members.map { member in
      let parts = member.parts.sorted { $0.key < $1.key }.map { name, grade in
        Portions.Part(dataClass: portions.classNumber(name), grade: grade)
      }
      return portions.number(parts)
    }
    var people = PersonUnion(count: members.count)
    for (a, b) in pairs { people.unite(a, b) }
    let groups = RecordGroups(register: register, portionOf: portionOf, people: &people)
    return SetEvaluator(groups, register, portions, sets: sets)
  }
}
